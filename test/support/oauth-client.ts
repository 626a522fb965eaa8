import { exports } from "cloudflare:workers";
import { ORIGIN } from "./mcp-client.ts";

/* A client of OAuth without a library, and the person in the browser, inside workerd. */

export interface Asked {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly scope?: string;
  /** Parameters to change. Null leaves one out. */
  readonly change?: Readonly<Record<string, string | null>>;
}

const VERIFIER = "a-verifier-of-the-tests-that-is-long-enough-0123456789";

/** Returns where a client sends the browser. */
export async function authorizeUrl({ clientId, redirectUri, scope, change = {} }: Asked): Promise<string> {
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(VERIFIER));
  const challenge = btoa(String.fromCharCode(...new Uint8Array(hash)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
  const given: Record<string, string | null> = {
    response_type: "code",
    client_id: clientId,
    redirect_uri: redirectUri,
    state: "of-the-client",
    code_challenge: challenge,
    code_challenge_method: "S256",
    resource: `${ORIGIN}/mcp`,
    ...(scope !== undefined && { scope }),
    ...change,
  };
  const kept = Object.entries(given).filter((one): one is [string, string] => one[1] !== null);
  return `${ORIGIN}/oauth/authorize?${new URLSearchParams(kept).toString()}`;
}

/** A page that came back, and what the browser keeps of it. */
export interface Page {
  readonly status: number;
  readonly html: string;
  readonly location: string | null;
  readonly headers: Headers;
  readonly cookies: string;
}

export async function open(
  url: string,
  form?: Record<string, string | readonly string[]>,
  cookies = "",
): Promise<Page> {
  const pairs = Object.entries(form ?? {}).flatMap(([name, value]) => [value].flat().map((one) => [name, one]));
  const response = await exports.default.fetch(url, {
    method: form ? "POST" : "GET",
    redirect: "manual",
    headers: {
      ...(form && { "content-type": "application/x-www-form-urlencoded", origin: ORIGIN }),
      ...(cookies !== "" && { cookie: cookies }),
    },
    ...(form && { body: new URLSearchParams(pairs).toString() }),
  });
  return {
    status: response.status,
    html: await response.text(),
    location: response.headers.get("location"),
    headers: response.headers,
    cookies: response.headers
      .getSetCookie()
      .map((cookie) => cookie.split(";")[0])
      .join("; "),
  };
}

export interface SignIn {
  readonly key?: string;
  readonly user?: string;
  readonly tenant?: string;
}

/** Signs in and allows what is ticked. Returns the page that sends the browser back to the client. */
export async function allow(url: string, who: SignIn, scopes = ["memory:read", "memory:write"]): Promise<Page> {
  const consent = await open(url, { step: "sign-in", ...(who as Record<string, string>) });
  const state = /name="state" value="([^"]+)"/.exec(consent.html)?.[1];
  if (state === undefined) throw new Error(`no consent page: ${consent.status} ${consent.html}`);
  return open(url, { step: "allow", state, scope: scopes }, consent.cookies);
}

export interface Tokens {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly scope: string;
  readonly error?: string;
}

export async function post(path: string, form: Record<string, string>): Promise<{ status: number; body: Tokens }> {
  const response = await exports.default.fetch(`${ORIGIN}${path}`, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams(form).toString(),
  });
  return { status: response.status, body: await response.json<Tokens>() };
}

export function exchange({ location }: Page, { clientId, redirectUri }: Asked, change: Record<string, string> = {}) {
  const code = new URL(location ?? "").searchParams.get("code") ?? "";
  return post("/oauth/token", {
    grant_type: "authorization_code",
    code,
    client_id: clientId,
    redirect_uri: redirectUri,
    code_verifier: VERIFIER,
    resource: `${ORIGIN}/mcp`,
    ...change,
  });
}

export async function register(redirectUri: string, more: object = {}): Promise<{ status: number; clientId: string }> {
  const response = await exports.default.fetch(`${ORIGIN}/oauth/register`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      client_name: "A registered client",
      redirect_uris: [redirectUri],
      token_endpoint_auth_method: "none",
      grant_types: ["authorization_code", "refresh_token"],
      response_types: ["code"],
      ...more,
    }),
  });
  const { client_id } = await response.json<{ client_id: string }>();
  return { status: response.status, clientId: client_id };
}

/** Publishes a document of a client under a URL of its own. Returns its id. */
export async function publish(document: (clientId: string) => string | object): Promise<string> {
  const clientId = `https://client.example/_keys/${crypto.randomUUID()}`;
  const made = document(clientId);
  await fetch(clientId, { method: "PUT", body: typeof made === "string" ? made : JSON.stringify(made) });
  return clientId;
}

export const documentOf = (clientId: string, redirectUri: string, more: object = {}): object => ({
  client_id: clientId,
  client_name: "A client with a document",
  redirect_uris: [redirectUri],
  token_endpoint_auth_method: "none",
  grant_types: ["authorization_code", "refresh_token"],
  response_types: ["code"],
  ...more,
});

/** Has a client of its own let in. Returns its tokens. */
export async function letIn(who: SignIn): Promise<Tokens> {
  const redirectUri = "http://127.0.0.1:4321/callback";
  const asked: Asked = { clientId: (await register(redirectUri)).clientId, redirectUri };
  return (await exchange(await allow(await authorizeUrl(asked), who), asked)).body;
}
