import { type Scope, tenancyDigest, type Tenancy, vaultName } from "../scope.ts";
import type { VaultOwner } from "./schema.ts";
import { ownerRecordOf, type VaultStorage } from "./vault-storage.ts";

/** Refuses to answer anybody but the owner of a vault. */
export class OwnerGuard {
  /** The name by which the runtime found this object. */
  private readonly name: string | undefined;
  private readonly storage: VaultStorage;
  /** The scope that was last found to own this vault. */
  private scope: Scope | null = null;

  constructor(name: string | undefined, storage: VaultStorage) {
    this.name = name;
    this.storage = storage;
  }

  /** @throws if the vault belongs to another scope */
  assertScope(scope: Scope): void {
    const known = this.scope;
    if (known?.account === scope.account && known.tenant === scope.tenant && known.user === scope.user) return;
    const name = vaultName(scope);
    if (this.name === name) this.storage.claim(name, tenancyDigest(scope));
    if (this.name !== name || (this.storage.owner && this.storage.owner.name !== name)) {
      throw new Error("a vault was asked for another scope");
    }
    this.scope = scope;
  }

  /**
   * Checks a caller who knows only the tenancy and the vault's name. Returns the digest of the tenancy.
   * @throws if the vault belongs to another tenant
   */
  assertTenancy(tenancy: Tenancy, name: string): string {
    const digest = tenancyDigest(tenancy);
    if (this.name === name) this.storage.claim(name, digest);
    if (this.name !== name || (this.storage.owner && this.storage.owner.tenancy !== digest)) {
      throw new Error("a vault was asked for another tenant");
    }
    return digest;
  }

  /** Returns the owner as the vault row has it, or as the last request named it. Returns null if neither is known. */
  get record(): VaultOwner | null {
    return this.storage.owner ?? (this.scope && ownerRecordOf(this.scope));
  }
}
