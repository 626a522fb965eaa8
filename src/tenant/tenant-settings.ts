import type { TenantRecord } from "../ports/tenants.ts";
import { newSecret } from "../identity/api-key.ts";
import { ADMIN } from "./audit-log.ts";
import { keySetOf } from "./authenticate.ts";
import { setFacts } from "./schema.ts";
import { encryptSecret } from "./secret-box.ts";
import type { TenantParts } from "./tenant-parts.ts";

/** The settings of a tenant, as its administrator reads and changes them: policy, signing, and secrets. */
export class TenantSettings {
  private readonly tenant: TenantParts;

  constructor(tenant: TenantParts) {
    this.tenant = tenant;
  }

  /** Describes the tenant with the changes of other deployments. Returns null if there is no such tenant. */
  async describe(account: string): Promise<TenantRecord | null> {
    await this.tenant.replica?.hydrate();
    await this.tenant.replica?.syncWithin();
    const state = this.tenant.stateOf(account);
    if (!state) return null;
    const { name, createdAt, policy, signing, providerKeys } = state;
    const upstreams = [...providerKeys.keys()].toSorted();
    return { tenant: name, createdAt: new Date(createdAt).toISOString(), policy, signing, providerKeys: upstreams };
  }

  async update(account: string, { policy, signing }: Pick<TenantRecord, "policy" | "signing">, now: number) {
    const { sql, ports, auditLog, replica } = this.tenant;
    const keySet = await keySetOf(signing, ports.fetchKeys);
    const state = this.tenant.existing(account);
    const changed = JSON.stringify(signing) !== JSON.stringify(state.signing);
    setFacts(sql, {
      policy: JSON.stringify(policy),
      signing: JSON.stringify(signing),
      ...(changed && { signing_changed_at: String(now) }),
    });
    if (changed) state.signingChangedAt = now;
    auditLog.record(ADMIN, "tenant.changed", null, now);
    state.policy = policy;
    if (signing.jwksUrl !== state.signing.jwksUrl) state.keySet = keySet;
    state.signing = signing;
    await replica?.syncWithin();
  }

  /** Replaces the secret that signs user tokens. Redis has the new one before it is returned. */
  async renewSecret(account: string, now: number): Promise<{ jwtSecret: string }> {
    const { sql, ports, auditLog, replica } = this.tenant;
    const jwtSecret = newSecret("tls");
    const sealed = await encryptSecret(jwtSecret, ports.sealingKeys, `jwt ${account}`);
    await replica?.hydrate();
    const state = this.tenant.existing(account);
    setFacts(sql, { jwt_secret: sealed, signing_changed_at: String(now) });
    auditLog.record(ADMIN, "jwt_secret.renewed", null, now);
    state.jwtSecret = jwtSecret;
    state.signingChangedAt = now;
    await replica?.sync();
    return { jwtSecret };
  }

  /** Stores the tenant's key for an upstream. Null removes it, in Redis before this resolves. */
  async setProviderKey(account: string, upstream: string, key: string | null, now: number): Promise<void> {
    const { sql, ports, auditLog, replica } = this.tenant;
    const purpose = `provider ${account} ${upstream}`;
    const sealed = key === null ? null : await encryptSecret(key, ports.sealingKeys, purpose);
    await replica?.hydrate();
    const { providerKeys } = this.tenant.existing(account);
    if (key === null) {
      sql.exec("DELETE FROM provider_keys WHERE upstream = ?", upstream);
      auditLog.record(ADMIN, "provider_key.removed", upstream, now);
      providerKeys.delete(upstream);
      await replica?.sync();
    } else {
      sql.exec("INSERT OR REPLACE INTO provider_keys VALUES (?, ?)", upstream, sealed);
      auditLog.record(ADMIN, "provider_key.stored", upstream, now);
      providerKeys.set(upstream, key);
      await replica?.syncWithin();
    }
  }
}
