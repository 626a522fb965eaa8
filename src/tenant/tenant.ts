import type { Admitted, AdmissionAttempt, PresentedKey, Refused, Spent } from "../ports/tenants.ts";
import type { UsageDay } from "../ports/usage.ts";
import { type Scope, type Tenancy, vaultName } from "../scope.ts";
import { AdministeredTenant } from "./administered-tenant.ts";
import { knowsKey } from "./keyring.ts";
import { overLimit } from "./over-limit.ts";
import { authenticate } from "./authenticate.ts";

/** What is not known here is asked for no more often. */
const ASKED_AGAIN_MS = 1_000;

/**
 * One tenant of platform mode: who may speak for it, what it may do, how much it has done, which vaults it has.
 * Every request of it comes by here once, so that a revoked key is refused at once and limits are exact.
 * Here stands what its requests ask of it.
 */
export class Tenant extends AdministeredTenant {
  async admit(account: string, entry: AdmissionAttempt): Promise<Admitted | Refused> {
    if (this.replica?.isHydrated() === false) await this.replica.hydrate();
    // Another deployment may have founded it just now.
    if (!this.assertOwner(account)) await this.replica?.syncWithin("critical", ASKED_AGAIN_MS);
    const asked = this.assertOwner(account);
    if (!asked) return { admitted: false, reason: "gone" };
    const speaker = await authenticate(asked, entry.credential, entry.now, (key) => this.knows(key, entry.now));
    // That takes time, in which the tenant may have changed, or gone.
    const tenant = this.tenantState;
    if (!tenant || tenant.closed) return { admitted: false, reason: "gone" };
    if (typeof speaker === "string") return { admitted: false, reason: speaker };
    const { user } = speaker;
    if (entry.tenant !== null && entry.tenant !== tenant.name) return { admitted: false, reason: "tenant" };
    if (user !== null && entry.user !== null && entry.user !== user) return { admitted: false, reason: "user" };
    const { limits } = tenant.policy;
    const meter = this.counting();
    const exceeded = meter.admit(entry.cost, limits, entry.now);
    const rateLimit = meter.headers(limits, entry.now);
    this.replica?.pullIfStale();
    if (exceeded) return overLimit(exceeded, rateLimit);
    const providerKey = entry.upstream === null ? null : (tenant.providerKeys.get(entry.upstream) ?? null);
    return { admitted: true, tenant: tenant.name, user, policy: tenant.policy, providerKey, rateLimit };
  }

  async spend({ account }: Tenancy, spent: Spent, now: number): Promise<void> {
    await this.replica?.hydrate();
    if (this.assertOwner(account)) this.counting().spend(spent, now);
  }

  async register(scope: Scope): Promise<boolean> {
    await this.replica?.hydrate();
    const tenant = this.assertOwner(scope.account);
    if (!tenant || tenant.closed || tenant.name !== scope.tenant) return false;
    this.sql.exec("INSERT OR IGNORE INTO vaults (name) VALUES (?)", vaultName(scope));
    this.replica?.scheduleSync();
    return true;
  }

  async recordAudit(
    { account }: Tenancy,
    actor: string,
    action: string,
    subject: string | null,
    now: number,
  ): Promise<void> {
    await this.replica?.hydrate();
    if (this.assertOwner(account)) this.writeAudit(actor, action, subject, now);
  }

  async usage({ account }: Tenancy): Promise<UsageDay[]> {
    await this.replica?.hydrate();
    return this.assertOwner(account) ? this.counting().usage() : [];
  }

  private async knows(key: PresentedKey, now: number): Promise<boolean> {
    const isKnown = (): boolean => this.hasTables && knowsKey(this.sql, key, now);
    // Another deployment may have made it just now.
    if (!isKnown()) await this.replica?.syncWithin("critical", ASKED_AGAIN_MS);
    return isKnown();
  }
}
