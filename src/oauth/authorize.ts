import { AuthorizationError, type AuthRequest, authorizationErrorRedirect } from "@cloudflare/workers-oauth-provider";
import { readBody } from "../http/body.ts";
import { ProxyError } from "../http/errors.ts";
import { type Grantor, grantorOf } from "../identity/grantor.ts";
import { identify, type NamedCaller } from "../identity/identify.ts";
import { isScope, type McpScope, READ, SCOPES } from "../mcp/scopes.ts";
import type { Ports } from "../ports/ports.ts";
import type { Settings } from "../ports/settings.ts";
import { AUTHORIZE_PATH, type AuthorizationServer } from "./authorization-server.ts";
import { isDocumentUrl } from "./client-document.ts";
import {
  type AskingClient,
  consentPage,
  type Given,
  refusalPage,
  type SignInForm,
  signInPage,
} from "./consent-page.ts";
import { storeGrant } from "./store-grant.ts";

/*
 * `/oauth/authorize`, on which a person lets a client in. First they sign in, as whoever the HTTP API would take them
 * for. Then a second page names the client, the user and the tools. What lies between the pages is stored encrypted,
 * for ten minutes, for this browser alone, and works once.
 */

const MAX_FORM_BYTES = 64 * 1024;

export async function authorize(request: Request, server: AuthorizationServer, ports: Ports): Promise<Response> {
  try {
    if (request.method === "POST") return await answerForm(request, server, ports);
    if (request.method !== "GET") throw new ProxyError("method_not_allowed", "This path answers GET, POST.");
    const asked = await readRequest(request.url, server);
    return signInPage(await describe(asked, server), formFor(ports.settings), NOTHING_GIVEN, null);
  } catch (error) {
    // The library tells whether an error may be sent to the client, or was made by somebody who only poses as one.
    if (!(error instanceof AuthorizationError)) throw error;
    return error.redirectTo === undefined ? refusalPage(`${error.description}.`) : redirect(error.redirectTo);
  }
}

const NOTHING_GIVEN: Given = { user: "", tenant: "" };

async function answerForm(request: Request, server: AuthorizationServer, ports: Ports): Promise<Response> {
  if (request.headers.get("origin") !== server.origin) {
    throw new ProxyError("not_allowed", "The form was sent from another page. Start again.", "Origin");
  }
  const bytes = await readBody(request, MAX_FORM_BYTES);
  const form = new URLSearchParams(new TextDecoder().decode(bytes));
  const step = form.get("step");
  if (step === "allow" || step === "deny") return finish(request, form, server, ports);
  const asked = await readRequest(request.url, server);
  if (step === "cancel") return redirect(authorizationErrorRedirect(asked, "access_denied"));
  return signIn(asked, form, server, ports);
}

/** @throws {AuthorizationError} for a request that is none of a known client */
async function readRequest(url: string, { helpers }: AuthorizationServer): Promise<AuthRequest> {
  const asked = await helpers.parseAuthRequest(new Request(url));
  // The library lets clients with a secret do without.
  if (asked.codeChallenge && asked.codeChallengeMethod === "S256") return asked;
  const { redirectUri, state, issuer } = asked;
  const description = "A code challenge with the method S256 is required";
  throw new AuthorizationError("invalid_request", {
    description,
    redirectUri,
    state,
    ...(issuer !== undefined && { issuer }),
  });
}

async function signIn(
  asked: AuthRequest,
  form: URLSearchParams,
  server: AuthorizationServer,
  ports: Ports,
): Promise<Response> {
  const given: Given = { user: form.get("user") ?? "", tenant: form.get("tenant") ?? "" };
  const client = await describe(asked, server);
  let caller: NamedCaller;
  try {
    caller = await identifyPerson(given, form.get("key")?.trim() ?? "", server.origin, ports);
  } catch (error) {
    if (!(error instanceof ProxyError)) throw error;
    return signInPage(client, formFor(ports.settings), given, error.message);
  }
  const grantor = grantorOf(caller.scope, caller.admission?.presented.text ?? null, Date.now());
  const { state, headers } = await server.helpers.beginUpstream(asked, { data: grantor });
  return consentPage(client, grantor, scopesOf(asked), state, headers);
}

/** Identifies a person by what they typed, as a request to the HTTP API with the same would be. */
async function identifyPerson(
  { user, tenant }: Given,
  key: string,
  origin: string,
  ports: Ports,
): Promise<NamedCaller> {
  const headers = new Headers();
  const isOurs = ports.settings.adminKey !== null || ports.settings.throughlineKey !== null;
  try {
    if (key !== "" && isOurs) headers.set("throughline-key", key);
    if (key !== "" && !isOurs) headers.set("authorization", `Bearer ${key}`);
    if (tenant !== "") headers.set("throughline-tenant", tenant);
  } catch {
    throw new ProxyError("invalid_header", "The key or the tenant holds characters that no key or tenant has.");
  }
  const named = user === "" ? null : { id: user, param: "user" };
  const { scope, ...caller } = await identify({ headers, url: `${origin}/memory` }, named, ports);
  if (!scope) throw new ProxyError("user_required", "Name the user: this key stands for many.", "user");
  return { ...caller, scope };
}

async function finish(
  request: Request,
  form: URLSearchParams,
  server: AuthorizationServer,
  ports: Ports,
): Promise<Response> {
  const url = `${server.origin}${AUTHORIZE_PATH}?state=${encodeURIComponent(form.get("state") ?? "")}`;
  const bound = new Request(url, { headers: { cookie: request.headers.get("cookie") ?? "" } });
  const { request: asked, data, headers } = await server.helpers.finishUpstream<Grantor>(bound);
  if (form.get("step") === "deny") return redirect(authorizationErrorRedirect(asked, "access_denied"), headers);
  const ticked = form.getAll("scope").filter(isScope);
  const scope = scopesOf(asked).filter((one) => one === READ || ticked.includes(one));
  const client = await describe(asked, server);
  return redirect(await storeGrant({ asked, grantor: data, scope, client }, server, ports), headers);
}

/** Returns what a client asks for, in the order of the page. A client that names nothing asks for everything. */
function scopesOf({ scope }: AuthRequest): McpScope[] {
  const named = scope.filter(isScope);
  return SCOPES.filter((one) => named.length === 0 || one === READ || named.includes(one));
}

async function describe(asked: AuthRequest, { helpers }: AuthorizationServer): Promise<AskingClient> {
  const { clientName, redirectUri, redirectHost, redirectIsLoopback } = await helpers.describeConsent(asked);
  const domain = isDocumentUrl(asked.clientId) ? new URL(asked.clientId).hostname : null;
  const name = [...clientName.replace(UNSEEN, "")].slice(0, MAX_NAME_CHARACTERS).join("");
  return { name, domain, redirectHost, redirectUri, isLocal: redirectIsLoopback };
}

const MAX_NAME_CHARACTERS = 100;
/** Characters that turn or hide what stands beside them. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}]/gu;

function formFor({ adminKey, throughlineKey, account, isLoopback }: Settings): SignInForm {
  if (adminKey !== null) {
    return { key: { label: "Throughline key or user token", isRequired: true }, asksTenant: true };
  }
  if (throughlineKey !== null) return { key: { label: "THROUGHLINE_KEY", isRequired: true }, asksTenant: false };
  if (account === "shared") return { key: null, asksTenant: false };
  const label = isLoopback
    ? "Provider key whose memory it is (empty for the proxy's own)"
    : "Provider key whose memory it is";
  return { key: { label, isRequired: !isLoopback }, asksTenant: false };
}

function redirect(to: string, more = new Headers()): Response {
  const headers = new Headers({ location: to, "cache-control": "no-store", "referrer-policy": "no-referrer" });
  for (const cookie of more.getSetCookie()) headers.append("set-cookie", cookie);
  return new Response(null, { status: 302, headers });
}
