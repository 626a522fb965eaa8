import { OAuthAuthorizationServer, type OAuthHelpers } from "@cloudflare/workers-oauth-provider";
import { SCOPES } from "../mcp/scopes.ts";
import type { Ports } from "../ports/ports.ts";
import { log } from "../runtime/log.ts";
import { fetchClientDocument } from "./fetch-client-document.ts";
import { type GrantKv, grantKv } from "./grant-kv.ts";

export const AUTHORIZE_PATH = "/oauth/authorize";
export const TOKEN_PATH = "/oauth/token";
export const REGISTER_PATH = "/oauth/register";
export const RESOURCE_METADATA_PATH = "/.well-known/oauth-protected-resource";
export const SERVER_METADATA_PATH = "/.well-known/oauth-authorization-server";

const HOUR_SECONDS = 60 * 60;
const DAY_SECONDS = 24 * HOUR_SECONDS;
/** How long a client may be idle before the person must sign in again. */
const IDLE_SECONDS = 30 * DAY_SECONDS;
/** How long a registered client that is in use stays known without being used. */
export const CLIENT_SECONDS = 90 * DAY_SECONDS;

/** The environment that the library reads its records from. */
interface OAuthEnv {
  readonly OAUTH_KV: GrantKv;
}

/** Returns the one resource that tokens are issued for. */
export const resourceAt = (origin: string): string => `${origin}/mcp`;

/** The authorization server of one origin, for the time of one request. */
export interface AuthorizationServer {
  readonly origin: string;
  readonly kv: GrantKv;
  readonly helpers: OAuthHelpers;
  fetch(request: Request): Promise<Response>;
  /** Returns what a token was issued for, or null if it is not valid. */
  validate(token: string): Promise<ValidToken | null>;
}

/** A valid access token. */
export interface ValidToken {
  /** The person who made the grant. The library keeps it encrypted with a key that only the token opens. */
  readonly props: unknown;
  readonly scope: readonly string[];
  readonly clientId: string;
  /** Seconds since the epoch. */
  readonly expiresAt: number;
}

/** One origin in nearly every deployment: others come by name on a loopback address. */
const servers = new Map<string, OAuthAuthorizationServer<OAuthEnv>>();
const MAX_SERVERS = 20;

function serverAt(origin: string): OAuthAuthorizationServer<OAuthEnv> {
  let server = servers.get(origin);
  if (!server) {
    server = new OAuthAuthorizationServer<OAuthEnv>({
      issuer: origin,
      resources: [resourceAt(origin)],
      // Clients of the first revisions do not name the resource. There is only one.
      defaultResource: resourceAt(origin),
      authorizeEndpoint: AUTHORIZE_PATH,
      tokenEndpoint: TOKEN_PATH,
      clientRegistrationEndpoint: REGISTER_PATH,
      scopesSupported: [...SCOPES],
      accessTokenTTL: HOUR_SECONDS,
      refreshTokenTTL: IDLE_SECONDS,
      refreshTokenIdleTTL: IDLE_SECONDS,
      clientRegistrationTTL: CLIENT_SECONDS,
      allowPrivateUseRedirectUris: true,
      // The library would fetch documents from any address, along redirects. `grantKv` fetches them instead.
      clientIdMetadataDocumentEnabled: false,
      onError: ({ code }) => log("info", { event: "oauth_refused", reason: code }),
    });
    if (servers.size >= MAX_SERVERS) servers.clear();
    servers.set(origin, server);
  }
  return server;
}

export async function authorizationServer(origin: string, ports: Ports): Promise<AuthorizationServer> {
  const server = serverAt(origin);
  const pepper = await ports.deploymentSecrets.pepper();
  const kv = grantKv(ports.grants, pepper, (url) => fetchClientDocument(url, ports.publicUpstream));
  const env: OAuthEnv = { OAUTH_KV: kv };
  return {
    origin,
    kv,
    helpers: server.getOAuthApi(env),
    fetch: (request) => server.fetch(request, env, NO_CONTEXT),
    validate: (token) => server.validateToken(resourceAt(origin), token, env),
  };
}

/** The library hands the context on to handlers of an application, of which there are none. */
const NO_CONTEXT = {} as ExecutionContext;
