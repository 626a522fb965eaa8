import { DurableObject } from "cloudflare:workers";
import type {
  Admitted,
  AdmissionAttempt,
  AuditEntry,
  KeyRecord,
  Refused,
  Slice,
  Spent,
  TenantRecord,
} from "../ports/tenants.ts";
import type { TenantPorts } from "../ports/ports.ts";
import type { RowCounts, UsageDay } from "../ports/usage.ts";
import { type Scope, type Tenancy, vaultName } from "../scope.ts";
import { admit } from "./admit.ts";
import { ADMIN } from "./audit-log.ts";
import { createTenant } from "./create-tenant.ts";
import { setFacts } from "./schema.ts";
import { TenantKeys } from "./tenant-keys.ts";
import { TenantParts } from "./tenant-parts.ts";
import { TenantSettings } from "./tenant-settings.ts";

/**
 * One tenant of platform mode: its credentials, its policy, its usage and its vaults. Every request of a tenant passes
 * its object once, so that a revoked key is refused at once and limits are exact.
 */
export class Tenant extends DurableObject<Env> {
  private readonly parts: TenantParts;
  private readonly settings: TenantSettings;
  private readonly keyAdmin: TenantKeys;

  constructor(ctx: DurableObjectState, env: Env, ports: TenantPorts) {
    super(ctx, env);
    this.parts = new TenantParts(ctx, ports);
    this.settings = new TenantSettings(this.parts);
    this.keyAdmin = new TenantKeys(this.parts);
    void ctx.blockConcurrencyWhile(() => this.parts.open());
  }

  override async alarm(): Promise<void> {
    await this.parts.replica?.onAlarm();
  }

  // ---------------------------------------------------------------- for its requests

  async admit(account: string, attempt: AdmissionAttempt): Promise<Admitted | Refused> {
    return admit(this.parts, account, attempt);
  }

  async spend({ account }: Tenancy, spent: Spent, now: number): Promise<void> {
    await this.parts.replica?.hydrate();
    if (this.parts.stateOf(account)) this.parts.meter.spend(spent, now);
  }

  async register(scope: Scope): Promise<boolean> {
    const { replica, vaults } = this.parts;
    await replica?.hydrate();
    const state = this.parts.stateOf(scope.account);
    if (!state || state.closed || state.name !== scope.tenant) return false;
    vaults.add(vaultName(scope));
    replica?.scheduleSync();
    return true;
  }

  async recordAudit(
    { account }: Tenancy,
    actor: string,
    action: string,
    subject: string | null,
    now: number,
  ): Promise<void> {
    await this.parts.replica?.hydrate();
    if (this.parts.stateOf(account)) this.parts.auditLog.record(actor, action, subject, now);
  }

  async usage({ account }: Tenancy): Promise<UsageDay[]> {
    await this.parts.replica?.hydrate();
    return this.parts.stateOf(account) ? this.parts.meter.usage() : [];
  }

  // ---------------------------------------------------------------- for its administrator

  async create(account: string, name: string, now: number): Promise<{ jwtSecret: string } | null> {
    return createTenant(this.parts, account, name, now);
  }

  async describe(account: string): Promise<TenantRecord | null> {
    return this.settings.describe(account);
  }

  async update(account: string, change: Pick<TenantRecord, "policy" | "signing">, now: number): Promise<void> {
    return this.settings.update(account, change, now);
  }

  async renewSecret(account: string, now: number): Promise<{ jwtSecret: string }> {
    return this.settings.renewSecret(account, now);
  }

  async setProviderKey(account: string, upstream: string, key: string | null, now: number): Promise<void> {
    return this.settings.setProviderKey(account, upstream, key, now);
  }

  async addKey(account: string, expiresAt: number | null, now: number): Promise<{ id: string; key: string }> {
    return this.keyAdmin.add(account, expiresAt, now);
  }

  async keys(account: string): Promise<KeyRecord[]> {
    return this.keyAdmin.list(account);
  }

  async revokeKey(account: string, id: string, now: number): Promise<boolean> {
    return this.keyAdmin.revoke(account, id, now);
  }

  async audit(account: string, after: number, limit: number): Promise<Slice<AuditEntry, number>> {
    const { replica, auditLog } = this.parts;
    await replica?.hydrate();
    await replica?.sync("bulk");
    return this.parts.stateOf(account) ? auditLog.read(after, limit) : { data: [], next: null };
  }

  // ---------------------------------------------------------------- for its erasure

  async close(account: string, now: number): Promise<RowCounts | null> {
    const { replica, sql, auditLog, vaults } = this.parts;
    await replica?.hydrate();
    const state = this.parts.stateOf(account);
    if (!state) return null;
    if (!state.closed) {
      setFacts(sql, { closed: "1" });
      auditLog.record(ADMIN, "tenant.closed", null, now);
      state.closed = true;
    }
    await replica?.sync();
    return vaults.removedRows();
  }

  async vaults(account: string, limit: number, after = ""): Promise<string[]> {
    const { replica, vaults } = this.parts;
    await replica?.hydrate();
    await replica?.sync("bulk");
    return this.parts.stateOf(account) ? vaults.list(limit, after) : [];
  }

  async erased(account: string, vaults: readonly string[], more: RowCounts): Promise<RowCounts> {
    this.parts.existing(account);
    const sum = this.parts.vaults.recordErased(vaults, more);
    this.parts.replica?.scheduleSync();
    return sum;
  }

  async destroy(account: string): Promise<void> {
    this.parts.stateOf(account);
    if (this.parts.replica) await this.parts.replica.destroy();
    else await this.parts.empty();
  }
}
