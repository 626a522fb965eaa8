import { ProxyError } from "../http/errors.ts";
import type { Cost } from "../ports/policy.ts";
import type { Ports } from "../ports/ports.ts";
import type { Admitted, Credential, PresentedKey, Refused } from "../ports/tenants.ts";
import { notAllowed, notKnown } from "./admission-errors.ts";
import { isAccount, PLATFORM, readKey } from "./api-key.ts";

type Stores = Pick<Ports, "deploymentSecrets" | "tenantDirectory" | "tenants">;

/** The cost and the stored key that a request asks a tenant for. */
export interface AdmissionRequest {
  readonly cost: Cost;
  /** The upstream whose stored key the request needs. Null for none. */
  readonly upstream: string | null;
}

/** The names that a request gives. */
export interface Named {
  readonly tenant: string | null;
  readonly user: string | null;
}

/** A request that asks to be let in. */
interface Applicant {
  /** The key or token. */
  readonly text: string;
  readonly named: Named;
  readonly demand: AdmissionRequest;
  readonly now: number;
}

/** The answer of a tenant to an applicant. */
interface Verdict {
  readonly account: string;
  readonly result: Admitted | Refused;
  /** The id of the key, or `token`, for the audit log. */
  readonly actor: string;
}

/**
 * Asks the tenant that a key or token belongs to.
 * @throws {ProxyError} 401, 403 or 400 if it belongs to none
 */
export function askTenant(applicant: Applicant, ports: Stores): Promise<Verdict> {
  const key = readKey(applicant.text);
  if (!key) return askByToken(applicant, ports);
  if (key.where === PLATFORM) return askByPlatformKey(key.presented, applicant, ports);
  return askByTenantKey(key.where, key.presented, applicant, ports);
}

const ask = (
  account: string,
  credential: Credential,
  { named, demand, now }: Applicant,
  { tenants }: Stores,
): Promise<Admitted | Refused> => tenants.admit(account, { credential, ...named, ...demand, now });

async function askByTenantKey(
  account: string,
  key: PresentedKey,
  applicant: Applicant,
  ports: Stores,
): Promise<Verdict> {
  const { deploymentSecrets, tenantDirectory } = ports;
  const isOurs = isAccount(account, await deploymentSecrets.pepper()) || (await tenantDirectory.hasAccount(account));
  if (!isOurs) throw notKnown();
  return { account, result: await ask(account, { kind: "key", key }, applicant, ports), actor: key.id };
}

async function askByPlatformKey(key: PresentedKey, applicant: Applicant, ports: Stores): Promise<Verdict> {
  const { tenant } = applicant.named;
  const found = await ports.tenantDirectory.platformKey(key, tenant ?? "", applicant.now);
  if (!found) throw notKnown();
  if (tenant === null) {
    throw new ProxyError(
      "tenant_required",
      "Throughline-Tenant is missing: a platform key needs the tenant's name in it.",
      "Throughline-Tenant",
    );
  }
  const { account } = found;
  if (account === null) throw notAllowed("Throughline-Tenant");
  return { account, result: await ask(account, { kind: "platform" }, applicant, ports), actor: key.id };
}

async function askByToken(applicant: Applicant, ports: Stores): Promise<Verdict> {
  const { text } = applicant;
  const tenant = tenantClaimed(text);
  if (tenant === null) throw notKnown();
  // The account may come from a cache. If its tenant is gone, the directory is asked once more.
  for (const fresh of [false, true]) {
    const account = await ports.tenantDirectory.accountOf(tenant, fresh);
    if (account === null) throw notKnown();
    const result = await ask(account, { kind: "token", token: text }, applicant, ports);
    if (fresh || result.admitted || result.reason !== "gone") return { account, result, actor: "token" };
  }
  throw notKnown();
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
