import type { HeaderReader } from "../http/request-head.ts";
import type { Cost } from "../ports/policy.ts";
import { ProxyError } from "../http/errors.ts";
import type { Admitted, Credential, Refused } from "../ports/tenants.ts";
import { LimitReached } from "./limit-reached.ts";
import { isAccount, PLATFORM, readKey } from "./api-key.ts";
import { presentedIn, type Presented } from "./credentials.ts";
import type { Grantor, SignedInBy } from "./grantor.ts";
import type { Tenancy } from "../scope.ts";
import type { Ports } from "../ports/ports.ts";

/** The ports that identify a caller. */
export type IdentityPorts = Pick<
  Ports,
  "settings" | "deploymentSecrets" | "tenantDirectory" | "tenants" | "memory" | "answers" | "webhooks"
>;

/** The cost and the stored key that a request asks a tenant for. */
export interface AdmissionRequest {
  readonly cost: Cost;
  /** The upstream whose stored key the request needs. Null for none. */
  readonly upstream: string | null;
}

export const NO_ADMISSION_REQUEST: AdmissionRequest = { cost: { requests: 0, tokens: 0 }, upstream: null };

/** The result of admitting a request to a tenant. */
export interface Admission extends Admitted {
  readonly account: string;
  /** The key or token and its header. Neither may go upstream. */
  readonly presented: Presented;
  /** The id of the key, or `token`, for the audit log. */
  readonly actor: string;
  readonly cost: Cost;
  readonly at: number;
}

/** Twice the size that servers accept for all headers together. */
const MAX_TOKEN_CHARACTERS = 16_384;

interface Named {
  readonly tenant: string | null;
  readonly user: string | null;
}

/**
 * Admits a request of platform mode. A tenant's own key takes one hop, because it names the object that knows it. A
 * platform key or a token names the tenant and takes one hop more, to the directory.
 * @param tenancyOf names the tenant whose limit the request exceeds
 * @throws {ProxyError} 401, 403, 400 or 429, before anything else is done
 */
export async function admit(
  headers: HeaderReader,
  named: Named,
  demand: AdmissionRequest,
  ports: IdentityPorts,
  tenancyOf: (account: string, tenant: string) => Tenancy,
): Promise<Admission> {
  const presented = presentedIn(headers);
  if (!presented || presented.text.length > MAX_TOKEN_CHARACTERS) throw notKnown();
  const now = Date.now();
  const key = readKey(presented.text);
  const askTenant = async (account: string, credential: Credential): Promise<Admitted | Refused> =>
    ports.tenants.admit(account, { credential, ...named, ...demand, now });
  const admissionOf = (account: string, result: Admitted | Refused, actor: string): Admission => {
    if (!result.admitted) {
      if (result.reason === "limit") {
        tellQuota(result, ports, now);
        throw new LimitReached(tenancyOf(account, result.tenant), result);
      }
      throw refusal(result);
    }
    return { ...result, account, presented, actor, cost: demand.cost, at: now };
  };

  if (key && key.where !== PLATFORM) {
    const { where, presented: known } = key;
    const isOurs =
      isAccount(where, await ports.deploymentSecrets.pepper()) || (await ports.tenantDirectory.hasAccount(where));
    if (!isOurs) throw notKnown();
    return admissionOf(where, await askTenant(where, { kind: "key", key: known }), known.id);
  }
  if (key) {
    const found = await ports.tenantDirectory.platformKey(key.presented, named.tenant ?? "", now);
    if (!found) throw notKnown();
    if (named.tenant === null) {
      throw new ProxyError(
        "tenant_required",
        "Throughline-Tenant is missing: a platform key needs the tenant's name in it.",
        "Throughline-Tenant",
      );
    }
    if (found.account === null) throw notAllowed("Throughline-Tenant");
    return admissionOf(found.account, await askTenant(found.account, { kind: "platform" }), key.presented.id);
  }

  const tenant = tenantClaimed(presented.text);
  if (tenant === null) throw notKnown();
  const credential: Credential = { kind: "token", token: presented.text };
  // The account may come from a cache. If its tenant is gone, the directory is asked once more.
  for (const fresh of [false, true]) {
    const account = await ports.tenantDirectory.accountOf(tenant, fresh);
    if (account === null) throw notKnown();
    const result = await askTenant(account, credential);
    if (fresh || result.admitted || result.reason !== "gone") return admissionOf(account, result, "token");
  }
  throw notKnown();
}

/**
 * Admits a request of a client to which somebody granted access. The tenant checks again that it stands by whoever made
 * the grant: a key may have been revoked.
 * @param actor the client, for the audit log
 * @throws {ProxyError} 401 or 429
 */
export async function admitGrantor(
  { account, tenant, user, by }: Grantor,
  actor: string,
  ports: IdentityPorts,
): Promise<Admission> {
  const now = Date.now();
  if (by.kind === "personal") throw notKnown();
  if (by.kind === "platform-key") {
    const found = await ports.tenantDirectory.platformKey(by.key, tenant, now);
    if (found?.account !== account) throw notKnown();
  }
  const credential = credentialOfGrantor(by);
  const result = await ports.tenants.admit(account, { credential, tenant, user, ...NO_ADMISSION_REQUEST, now });
  if (!result.admitted) throw refusal(result);
  return { ...result, account, presented: NOTHING_PRESENTED, actor, cost: NO_ADMISSION_REQUEST.cost, at: now };
}

function credentialOfGrantor(by: Exclude<SignedInBy, { kind: "personal" }>): Credential {
  if (by.kind === "token") return { kind: "grant", madeAt: by.at };
  return by.kind === "key" ? { kind: "key", key: by.key } : { kind: "platform" };
}

/** A client with a grant presents an access token, which no upstream is ever sent. */
const NOTHING_PRESENTED: Presented = { text: "", header: "authorization" };

function tellQuota({ tenant, limit }: Refused & { reason: "limit" }, { webhooks }: IdentityPorts, now: number): void {
  webhooks?.notify({ type: "quota.reached", data: { tenant, limit } }, now);
}

/** @throws {ProxyError} `invalid_api_key` for a caller who presents neither a key nor a token */
export function mustPresentKey(headers: HeaderReader): void {
  if (!presentedIn(headers)) throw notKnown();
}

/** Returns the tenant that an unverified token names. It only tells which tenant can verify it. */
function tenantClaimed(token: string): string | null {
  const [, payload] = /^[\w-]+\.([\w-]+)\.[\w-]+$/.exec(token) ?? [];
  if (payload === undefined) return null;
  try {
    const bytes = Uint8Array.from(
      atob(payload.replaceAll("-", "+").replaceAll("_", "/")),
      (c) => c.codePointAt(0) ?? 0,
    );
    const claims: unknown = JSON.parse(new TextDecoder().decode(bytes));
    const tenant: unknown = (claims as { tenant?: unknown } | null)?.tenant;
    return typeof tenant === "string" ? tenant : null;
  } catch {
    return null;
  }
}

function refusal(refused: Refused): ProxyError {
  const { reason } = refused;
  if (reason === "limit") return new ProxyError("rate_limit_exceeded", refused.message, null, refused.headers);
  if (reason === "tenant") return notAllowed("Throughline-Tenant");
  if (reason === "user") return notAllowed("Throughline-User");
  if (reason === "unavailable") {
    return new ProxyError(
      "identity_unavailable",
      "The token cannot be verified right now, because the tenant's key set does not answer. Try again.",
    );
  }
  return notKnown();
}

/** Returns the same error for a key that is missing, unknown, revoked or expired, so that it tells nothing. */
function notKnown(): ProxyError {
  const message =
    "The Throughline key or token is missing, unknown, revoked or expired. Send a valid one in Throughline-Key or as bearer token.";
  return new ProxyError("invalid_api_key", message, "Throughline-Key", { "www-authenticate": "Bearer" });
}

function notAllowed(header: "Throughline-Tenant" | "Throughline-User"): ProxyError {
  const named = header === "Throughline-User" ? "user" : "tenant";
  const message = `The key or token is not valid for the ${named} in ${header}. Name one that it is valid for.`;
  return new ProxyError("not_allowed", message, header);
}
