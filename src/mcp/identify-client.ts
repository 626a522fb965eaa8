import { ProxyError } from "../http/errors.ts";
import { publicOrigin } from "../http/public-origin.ts";
import { credentialIn } from "../identity/credentials.ts";
import type { Grantor } from "../identity/grantor.ts";
import { identify, identifyGrantor, type NamedCaller } from "../identity/identify.ts";
import { refuseOtherNames } from "../identity/refuse-other-names.ts";
import type { Ports } from "../ports/ports.ts";
import type { Settings } from "../ports/settings.ts";
import { grantIdIn } from "../runtime/grant-owner.ts";
import { SCOPES } from "./scopes.ts";

/** A caller of `/mcp`, by a key or by a grant. */
export interface McpClient {
  readonly who: NamedCaller;
  /** The grant that the client presents. Null for a key, which may do all that it may do over HTTP. */
  readonly grant: { readonly scopes: readonly string[]; readonly clientId: string; readonly expiresAt: number } | null;
}

/**
 * Identifies a client. Its user stands in `Throughline-User`, or as `user` in the URL, because many clients can be
 * told a URL only.
 * @throws {ProxyError} `invalid_api_key` with the place where a client learns how to sign in, `user_required`, or what
 *   `identify` throws
 */
export async function identifyClient(request: Request, ports: Ports): Promise<McpClient> {
  const origin = publicOrigin(request.url, ports.settings);
  const token = credentialIn(request.headers, "authorization");
  const grantId = token === null ? null : grantIdIn(token);
  try {
    if (token !== null && grantId !== null) return await byGrant({ token, grantId, origin }, request, ports);
    const { headers, user } = namedInUrl(request);
    if (token !== null) takeBearerForKey(headers, token, ports.settings);
    const { scope, ...caller } = await identify({ headers, url: request.url }, user, ports);
    if (scope) return { who: { ...caller, scope }, grant: null };
    throw new ProxyError("user_required", NO_USER, "Throughline-User");
  } catch (error) {
    if (!(error instanceof ProxyError) || error.code !== "invalid_api_key") throw error;
    const challenge = challengeAt(origin, token !== null);
    throw new ProxyError(error.code, error.message, error.param, { ...error.headers, "www-authenticate": challenge });
  }
}

const NO_USER =
  "No user is named, and the key stands for many: send Throughline-User, or end the URL in /mcp?user=NAME. A user token or a sign-in names the user itself.";

/**
 * Puts a bearer where the THROUGHLINE_KEY stands. Clients of MCP send one credential, and no request of theirs goes to a
 * provider, whose key the bearer would be otherwise.
 */
function takeBearerForKey(headers: Headers, token: string, { adminKey, throughlineKey }: Settings): void {
  if (adminKey !== null || throughlineKey === null || headers.has("throughline-key")) return;
  headers.set("throughline-key", token);
  headers.delete("authorization");
}

interface PresentedGrant {
  readonly token: string;
  readonly grantId: string;
  readonly origin: string;
}

async function byGrant({ token, grantId, origin }: PresentedGrant, request: Request, ports: Ports): Promise<McpClient> {
  const { authorizationServer } = await import("../oauth/authorization-server.ts");
  const valid = await (await authorizationServer(origin, ports)).validate(token);
  if (valid === null) {
    throw new ProxyError("invalid_api_key", "The access token is unknown, expired or revoked.", "Authorization");
  }
  const { scope: scopes, clientId, expiresAt } = valid;
  const grantor = valid.props as Grantor;
  const { headers, user } = namedInUrl(request);
  refuseOtherNames(headers, grantor, "The access token", user?.id ?? null);
  const who = await identifyGrantor(grantor, `grant_${grantId}`, ports);
  return { who, grant: { scopes, clientId, expiresAt } };
}

/** Returns the challenge of RFC 6750 and RFC 9728: where the metadata is, and what a client should ask for. */
function challengeAt(origin: string, isRefused: boolean): string {
  const parts = [
    `resource_metadata="${origin}/.well-known/oauth-protected-resource/mcp"`,
    ...(isRefused ? ['error="invalid_token"'] : []),
    `scope="${SCOPES.join(" ")}"`,
  ];
  return `Bearer ${parts.join(", ")}`;
}

/**
 * Reads the user and the tenant that the URL names. Headers count before it, as they do before a body.
 * @throws {ProxyError} `invalid_value` for any other parameter, or one that is repeated
 */
function namedInUrl({ url, headers: sent }: Request): { headers: Headers; user: { id: string; param: string } | null } {
  const { searchParams } = new URL(url);
  for (const name of searchParams.keys()) {
    if (name !== "user" && name !== "tenant") {
      throw new ProxyError("invalid_value", `${name} is not a parameter of /mcp: it takes user, tenant.`, name);
    }
    if (searchParams.getAll(name).length > 1) {
      throw new ProxyError("invalid_value", `${name} must not be given more than once.`, name);
    }
  }
  const [user, tenant] = [searchParams.get("user"), searchParams.get("tenant")];
  const headers = new Headers(sent);
  if (tenant !== null && !headers.has("throughline-tenant")) setTenant(headers, tenant);
  return { headers, user: user === null ? null : { id: user, param: "user" } };
}

function setTenant(headers: Headers, tenant: string): void {
  try {
    headers.set("throughline-tenant", tenant);
  } catch {
    throw new ProxyError("invalid_id", "tenant holds characters that no tenant has.", "tenant");
  }
}
