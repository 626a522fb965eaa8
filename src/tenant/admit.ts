import type { Admitted, AdmissionAttempt, PresentedKey, Refused } from "../ports/tenants.ts";
import { authenticate } from "./authenticate.ts";
import { overLimit } from "./over-limit.ts";
import type { TenantParts } from "./tenant-parts.ts";

/** An unknown tenant or key is looked up in Redis at most this often, so that made-up keys cost few calls. */
const LOOKUP_INTERVAL_MS = 1_000;

/** Authenticates a request, checks it against the tenant's policy and limits, and counts it. */
export async function admit(
  tenant: TenantParts,
  account: string,
  attempt: AdmissionAttempt,
): Promise<Admitted | Refused> {
  const { replica } = tenant;
  if (replica?.isHydrated() === false) await replica.hydrate();
  // Another deployment may have created the tenant a moment ago.
  if (!tenant.stateOf(account)) await replica?.syncWithin("critical", LOOKUP_INTERVAL_MS);
  const asked = tenant.stateOf(account);
  if (!asked) return { admitted: false, reason: "gone" };
  const isKnown = (key: PresentedKey): Promise<boolean> => isValidKey(tenant, key, attempt.now);
  const speaker = await authenticate(asked, attempt.credential, attempt.now, isKnown);
  // The tenant may have changed or been deleted while the credential was verified.
  const { state } = tenant;
  if (!state || state.closed) return { admitted: false, reason: "gone" };
  if (typeof speaker === "string") return { admitted: false, reason: speaker };
  const { user } = speaker;
  if (attempt.tenant !== null && attempt.tenant !== state.name) return { admitted: false, reason: "tenant" };
  if (user !== null && attempt.user !== null && attempt.user !== user) return { admitted: false, reason: "user" };
  const { limits } = state.policy;
  const exceeded = tenant.meter.admit(attempt.cost, limits, attempt.now);
  const rateLimit = tenant.meter.headers(limits, attempt.now);
  replica?.pullIfStale();
  if (exceeded) return overLimit(exceeded, rateLimit, state.name);
  const upstream = attempt.upstream === "default" ? (state.policy.upstream ?? "default") : attempt.upstream;
  const providerKey = upstream === null ? null : (state.providerKeys.get(upstream) ?? null);
  return { admitted: true, tenant: state.name, user, policy: state.policy, providerKey, rateLimit };
}

/** Asks Redis about a key that is not valid, because another deployment may have made it a moment ago. */
async function isValidKey(tenant: TenantParts, key: PresentedKey, now: number): Promise<boolean> {
  const isValid = (): boolean => tenant.hasTables && tenant.keyring.isValid(key, now);
  if (!isValid()) await tenant.replica?.syncWithin("critical", LOOKUP_INTERVAL_MS);
  return isValid();
}
