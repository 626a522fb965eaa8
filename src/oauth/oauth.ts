import { readBody } from "../http/body.ts";
import { ProxyError } from "../http/errors.ts";
import { publicOrigin, refuseForeignHost } from "../http/public-origin.ts";
import type { Ports } from "../ports/ports.ts";
import { log, reasonOf } from "../runtime/log.ts";
import { authorize } from "./authorize.ts";
import {
  AUTHORIZE_PATH,
  type AuthorizationServer,
  authorizationServer,
  REGISTER_PATH,
  RESOURCE_METADATA_PATH,
  resourceAt,
  SERVER_METADATA_PATH,
  TOKEN_PATH,
} from "./authorization-server.ts";
import { SCOPES } from "../mcp/scopes.ts";
import { GrantNotKept } from "./grant-kv.ts";
import { isRetired } from "./retired-tokens.ts";

/* `/oauth/*` and `/.well-known/oauth-*`: OAuth 2.1 for `/mcp`. */

const MAX_REQUEST_BYTES = 64 * 1024;

export async function answerOAuth(sent: Request, ports: Ports): Promise<Response> {
  refuseForeignHost(sent.url, ports.settings);
  const origin = publicOrigin(sent.url, ports.settings);
  refuseCleartext(origin);
  const { pathname, search } = new URL(sent.url);
  // Behind another server, the request has another scheme and host than the caller wrote.
  const request = new Request(`${origin}${pathname}${search}`, sent);
  if (pathname === RESOURCE_METADATA_PATH || pathname === `${RESOURCE_METADATA_PATH}/mcp`) {
    return metadata(request, resourceMetadata(origin));
  }
  try {
    const server = await authorizationServer(origin, ports);
    if (pathname === AUTHORIZE_PATH) return await authorize(request, server, ports);
    if (pathname === SERVER_METADATA_PATH) return metadata(request, await serverMetadata(request, server));
    if (pathname === TOKEN_PATH) return await answerToken(await whole(request), server);
    if (pathname === REGISTER_PATH) return await server.fetch(await whole(request));
  } catch (error) {
    if (error instanceof ProxyError) throw error;
    log("error", { event: "oauth_failed", reason: error instanceof GrantNotKept ? error.message : reasonOf(error) });
    throw new ProxyError("identity_unavailable", "The sign-in cannot go on right now. Try again.");
  }
  throw new ProxyError("not_found", `There is nothing at ${pathname}.`);
}

/** @throws {ProxyError} `not_allowed` where codes and tokens would cross a network in clear text */
function refuseCleartext(origin: string): void {
  const { protocol, hostname } = new URL(origin);
  if (protocol === "https:" || /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(hostname)) return;
  const message =
    "OAuth needs https. Put a server with TLS before the proxy and set PUBLIC_URL, or bring a key as bearer token.";
  throw new ProxyError("not_allowed", message, "PUBLIC_URL");
}

/** RFC 9728. */
function resourceMetadata(origin: string): object {
  return {
    resource: resourceAt(origin),
    authorization_servers: [origin],
    scopes_supported: SCOPES,
    bearer_methods_supported: ["header"],
    resource_name: "Throughline",
  };
}

/** RFC 8414, with the one thing that the proxy does in the library's place. */
async function serverMetadata(request: Request, server: AuthorizationServer): Promise<object> {
  const response = await server.fetch(new Request(request.url));
  return { ...(await response.json<object>()), client_id_metadata_document_supported: true };
}

function metadata({ method }: Request, value: object): Response {
  if (method === "GET" || method === "HEAD") {
    return Response.json(value, { headers: { "cache-control": "public, max-age=300" } });
  }
  throw new ProxyError("method_not_allowed", "This path answers GET.", null, { allow: "GET" });
}

/**
 * Answers a request for tokens. A refresh token that its grant had and has no more is refused, and ends the grant with all
 * its tokens: two hold them, and one of the two is a thief.
 */
async function answerToken(request: Request, server: AuthorizationServer): Promise<Response> {
  const { helpers, kv } = server;
  const form = request.method === "POST" ? new URLSearchParams(await request.clone().text()) : new URLSearchParams();
  const response = await server.fetch(request);
  const token = form.get("refresh_token") ?? "";
  const [owner = "", grant = ""] = token.split(":");
  if (response.status !== 400 || form.get("grant_type") !== "refresh_token" || grant === "") return response;
  if (isRetired(await kv.get(`grant:${owner}:${grant}`, "json"), token)) {
    await helpers.revokeGrant(grant, owner);
    log("warn", { event: "oauth_token_reused", reason: "refresh_token", advice: REUSED });
  }
  return response;
}

const REUSED = "A refresh token was used again after its successor. The grant was ended; its person signs in anew.";

/** Reads the body first, because the library reads it without a limit. */
async function whole(request: Request): Promise<Request> {
  if (request.method !== "POST") return request;
  const body = await readBody(request, MAX_REQUEST_BYTES);
  return new Request(request.url, { method: "POST", headers: request.headers, body });
}
