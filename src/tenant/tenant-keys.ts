import type { KeyRecord } from "../ports/tenants.ts";
import { ADMIN } from "./audit-log.ts";
import type { TenantParts } from "./tenant-parts.ts";

/** The keys of a tenant, as its administrator makes and revokes them. */
export class TenantKeys {
  private readonly tenant: TenantParts;

  constructor(tenant: TenantParts) {
    this.tenant = tenant;
  }

  /** Makes a key, which is returned once and valid at once. */
  async add(account: string, expiresAt: number | null, now: number): Promise<{ id: string; key: string }> {
    const { replica, keyring, auditLog } = this.tenant;
    await replica?.hydrate();
    this.tenant.existing(account);
    const made = keyring.add(account, expiresAt, now);
    auditLog.record(ADMIN, "key.created", made.id, now);
    await replica?.syncWithin();
    return made;
  }

  async list(account: string): Promise<KeyRecord[]> {
    await this.tenant.replica?.hydrate();
    return this.tenant.stateOf(account) ? this.tenant.keyring.list() : [];
  }

  /**
   * Revokes a key here at once, and in Redis before this resolves. Returns false if there is no such key.
   * @throws if Redis cannot be reached. The alarm then pushes the revocation.
   */
  async revoke(account: string, id: string, now: number): Promise<boolean> {
    const { replica } = this.tenant;
    await replica?.hydrate();
    const isRevoked = this.revokeHere(account, id, now);
    await replica?.sync();
    if (isRevoked || !replica) return isRevoked;
    // The sync may have brought a key that another deployment has made.
    const isRevokedNow = this.revokeHere(account, id, now);
    if (isRevokedNow) await replica.sync();
    return isRevokedNow;
  }

  private revokeHere(account: string, id: string, now: number): boolean {
    const isRevoked = this.tenant.stateOf(account) !== null && this.tenant.keyring.revoke(id, now);
    if (isRevoked) this.tenant.auditLog.record(ADMIN, "key.revoked", id, now);
    return isRevoked;
  }
}
