import type { AuditEntry, KeyRecord, Signing, Slice, TenantRecord } from "../ports/tenants.ts";
import { ALLOW_ALL } from "../ports/policy.ts";
import type { RowCounts } from "../ports/usage.ts";
import { newSecret } from "../identity/api-key.ts";
import { readAudit } from "./audit.ts";
import { noteErased, removedIn, vaultsIn } from "./erasure.ts";
import { addKey, listKeys, revokeKey } from "./keyring.ts";
import { factsIn, setFacts } from "./schema.ts";
import { encryptSecret } from "./secret-box.ts";
import { keySetOf } from "./authenticate.ts";
import { TenantObject } from "./tenant-object.ts";

const OWN_SECRET_ONLY: Signing = { jwksUrl: null, issuer: null, audience: null };
/** Whoever holds the `ADMIN_KEY`. */
const ADMIN = "admin";

/** What may be asked of a tenant by whoever administers it, from its founding to its end. */
export abstract class AdministeredTenant extends TenantObject {
  async create(account: string, name: string, now: number): Promise<{ jwtSecret: string } | null> {
    const jwtSecret = newSecret("tls");
    const sealed = await encryptSecret(jwtSecret, this.ports.sealingKeys, `jwt ${account}`);
    await this.replica?.hydrate();
    if (this.assertOwner(account) || this.isCreating) return null;
    this.isCreating = true;
    try {
      this.makeTables();
      this.replica?.follow();
      const facts = { account, name, created_at: String(now), closed: "0", removed: "{}", jwt_secret: sealed };
      const [policy, signing] = [JSON.stringify(ALLOW_ALL), JSON.stringify(OWN_SECRET_ONLY)];
      setFacts(this.sql, { ...facts, policy, signing });
      this.writeAudit(ADMIN, "tenant.created", null, now);
      await this.replica?.sync();
      this.tenantState = await this.load();
    } catch (error) {
      // As if it had not been asked for.
      await this.empty();
      throw error;
    } finally {
      this.isCreating = false;
    }
    return factsIn(this.sql)?.jwt_secret === sealed ? { jwtSecret } : null;
  }

  async describe(account: string): Promise<TenantRecord | null> {
    await this.replica?.hydrate();
    // Whoever administers a tenant should see what was done to it elsewhere.
    await this.replica?.syncWithin();
    const tenant = this.assertOwner(account);
    if (!tenant) return null;
    const { name, createdAt, policy, signing, providerKeys } = tenant;
    const upstreams = [...providerKeys.keys()].toSorted();
    return { tenant: name, createdAt: new Date(createdAt).toISOString(), policy, signing, providerKeys: upstreams };
  }

  async update(account: string, { policy, signing }: Pick<TenantRecord, "policy" | "signing">, now: number) {
    const keySet = await keySetOf(signing, this.ports.fetchKeys);
    const tenant = this.known(account);
    setFacts(this.sql, { policy: JSON.stringify(policy), signing: JSON.stringify(signing) });
    this.writeAudit(ADMIN, "tenant.changed", null, now);
    tenant.policy = policy;
    if (signing.jwksUrl !== tenant.signing.jwksUrl) tenant.keySet = keySet;
    tenant.signing = signing;
    await this.replica?.syncWithin();
  }

  async renewSecret(account: string, now: number): Promise<{ jwtSecret: string }> {
    const jwtSecret = newSecret("tls");
    const sealed = await encryptSecret(jwtSecret, this.ports.sealingKeys, `jwt ${account}`);
    await this.replica?.hydrate();
    const tenant = this.known(account);
    setFacts(this.sql, { jwt_secret: sealed });
    this.writeAudit(ADMIN, "jwt_secret.renewed", null, now);
    tenant.jwtSecret = jwtSecret;
    await this.replica?.sync();
    return { jwtSecret };
  }

  async addKey(account: string, expiresAt: number | null, now: number): Promise<{ id: string; key: string }> {
    await this.replica?.hydrate();
    this.known(account);
    const made = addKey(this.sql, account, expiresAt, now);
    this.writeAudit(ADMIN, "key.created", made.id, now);
    await this.replica?.syncWithin();
    return made;
  }

  async keys(account: string): Promise<KeyRecord[]> {
    await this.replica?.hydrate();
    return this.assertOwner(account) ? listKeys(this.sql) : [];
  }

  /** Holds here at once, and is known elsewhere before it is said: else this rejects, and the alarm tells it later. */
  async revokeKey(account: string, id: string, now: number): Promise<boolean> {
    await this.replica?.hydrate();
    const revoke = (): boolean => this.assertOwner(account) !== null && revokeKey(this.sql, id, now);
    let revoked = revoke();
    if (revoked) this.writeAudit(ADMIN, "key.revoked", id, now);
    await this.replica?.sync();
    // One that another deployment has made may have been heard of only now.
    if (!revoked && (revoked = revoke())) {
      this.writeAudit(ADMIN, "key.revoked", id, now);
      await this.replica?.sync();
    }
    return revoked;
  }

  async setProviderKey(account: string, upstream: string, key: string | null, now: number): Promise<void> {
    const sealed =
      key === null ? null : await encryptSecret(key, this.ports.sealingKeys, `provider ${account} ${upstream}`);
    await this.replica?.hydrate();
    const tenant = this.known(account);
    if (sealed === null) this.sql.exec("DELETE FROM provider_keys WHERE upstream = ?", upstream);
    else this.sql.exec("INSERT OR REPLACE INTO provider_keys VALUES (?, ?)", upstream, sealed);
    this.writeAudit(ADMIN, key === null ? "provider_key.removed" : "provider_key.stored", upstream, now);
    if (key === null) tenant.providerKeys.delete(upstream);
    else tenant.providerKeys.set(upstream, key);
    await (key === null ? this.replica?.sync() : this.replica?.syncWithin());
  }

  async audit(account: string, after: number, limit: number): Promise<Slice<AuditEntry, number>> {
    await this.replica?.hydrate();
    await this.replica?.sync("bulk");
    return this.assertOwner(account) ? readAudit(this.sql, after, limit) : { data: [], next: null };
  }

  async close(account: string, now: number): Promise<RowCounts | null> {
    await this.replica?.hydrate();
    const tenant = this.assertOwner(account);
    if (!tenant) return null;
    if (!tenant.closed) {
      setFacts(this.sql, { closed: "1" });
      this.writeAudit(ADMIN, "tenant.closed", null, now);
      tenant.closed = true;
    }
    await this.replica?.sync();
    return removedIn(this.sql);
  }

  async vaults(account: string, limit: number, after = ""): Promise<string[]> {
    await this.replica?.hydrate();
    await this.replica?.sync("bulk");
    return this.assertOwner(account) ? vaultsIn(this.sql, limit, after) : [];
  }

  async erased(account: string, vaults: readonly string[], more: RowCounts): Promise<RowCounts> {
    this.known(account);
    const sum = noteErased(this.sql, vaults, more);
    this.replica?.scheduleSync();
    return sum;
  }

  async destroy(account: string): Promise<void> {
    this.assertOwner(account);
    if (this.replica) await this.replica.destroy();
    else await this.empty();
  }
}
