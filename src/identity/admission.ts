import type { HeaderReader } from "../http/request-head.ts";
import type { Cost } from "../ports/policy.ts";
import type { Admitted, Credential, Refused } from "../ports/tenants.ts";
import { LimitReached } from "./limit-reached.ts";
import { notKnown, refusal } from "./admission-errors.ts";
import { type AdmissionRequest, askTenant, type Named } from "./ask-tenant.ts";
import { presentedIn, type Presented } from "./credentials.ts";
import type { Grantor, SignedInBy } from "./grantor.ts";
import type { Tenancy } from "../scope.ts";
import type { Ports } from "../ports/ports.ts";

/** The ports that identify a caller. */
export type IdentityPorts = Pick<
  Ports,
  "settings" | "deploymentSecrets" | "tenantDirectory" | "tenants" | "memory" | "answers" | "webhooks"
>;

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
  const { account, result, actor } = await askTenant({ text: presented.text, named, demand, now }, ports);
  if (result.admitted) return { ...result, account, presented, actor, cost: demand.cost, at: now };
  if (result.reason !== "limit") throw refusal(result);
  tellQuota(result, ports, now);
  throw new LimitReached(tenancyOf(account, result.tenant), result);
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
