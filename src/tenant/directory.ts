import { DurableObject } from "cloudflare:workers";
import type { AuditEntry, KeyRecord, PresentedKey, Slice } from "../ports/tenants.ts";
import type { ColdRecords } from "../ports/cold-records.ts";
import { newAccount, PLATFORM } from "../identity/api-key.ts";
import { ADMIN } from "./audit-log.ts";
import { DirectoryParts } from "./directory-parts.ts";

/** An unknown tenant or key is looked up in Redis at most this often, so that made-up names cost few calls. */
const LOOKUP_INTERVAL_MS = 1_000;

/**
 * The directory of a deployment, in one object: its pepper, its tenants, its platform keys and its findings. Deployments
 * over one cold tier share the directory, except for findings.
 */
export class Directory extends DurableObject<Env> {
  private readonly parts: DirectoryParts;

  constructor(ctx: DurableObjectState, env: Env, records: ColdRecords | null) {
    super(ctx, env);
    this.parts = new DirectoryParts(ctx, records);
  }

  override async alarm(): Promise<void> {
    await this.parts.replica?.onAlarm();
  }

  /** Returns the pepper. It is made on first use and never changes, because it names every account. */
  async pepper(): Promise<string> {
    return this.parts.ready();
  }

  async earlierPepper(): Promise<string | null> {
    await this.parts.ready();
    return this.parts.peppers.earlier();
  }

  async found(about: string): Promise<string | null> {
    return this.parts.findings.read(about);
  }

  async keepFinding(about: string, found: string): Promise<void> {
    this.parts.findings.write(about, found);
  }

  async accountOf(tenant: string): Promise<string | null> {
    await this.parts.ready();
    this.parts.replica?.pullIfStale();
    const account = this.parts.tenants.find(tenant);
    if (account !== null) return account;
    // Another deployment may have created the tenant a moment ago.
    await this.parts.replica?.syncWithin("critical", LOOKUP_INTERVAL_MS);
    return this.parts.tenants.find(tenant);
  }

  async hasAccount(account: string): Promise<boolean> {
    await this.parts.ready();
    return this.parts.tenants.has(account);
  }

  async platformKey(key: PresentedKey, tenant: string, now: number): Promise<{ account: string | null } | null> {
    await this.parts.ready();
    this.parts.replica?.pullIfStale();
    const isKnown = (): boolean => this.parts.keyring.isValid(key, now) && this.parts.tenants.find(tenant) !== null;
    if (!isKnown()) await this.parts.replica?.syncWithin("critical", LOOKUP_INTERVAL_MS);
    return this.parts.keyring.isValid(key, now) ? { account: this.parts.tenants.find(tenant) } : null;
  }

  /** Returns the account of a tenant. All deployments agree on a new one before anything is stored under it. */
  async register(tenant: string, now: number): Promise<string> {
    const pepper = await this.parts.ready();
    await this.parts.replica?.sync();
    const existing = this.parts.tenants.find(tenant);
    if (existing) return existing;
    const account = newAccount(pepper);
    this.parts.tenants.add(tenant, account);
    this.parts.auditLog.record(ADMIN, "tenant.created", account, now);
    await this.parts.replica?.sync();
    return this.parts.tenants.find(tenant) ?? account;
  }

  async accounts(after: number, limit: number): Promise<Slice<string, number>> {
    await this.parts.synced();
    return this.parts.tenants.list(after, limit);
  }

  async addPlatformKey(expiresAt: number | null, now: number): Promise<{ id: string; key: string }> {
    await this.parts.ready();
    const made = this.parts.keyring.add(PLATFORM, expiresAt, now);
    this.parts.auditLog.record(ADMIN, "key.created", made.id, now);
    await this.parts.replica?.syncWithin();
    return made;
  }

  async platformKeys(): Promise<KeyRecord[]> {
    await this.parts.synced();
    return this.parts.keyring.list();
  }

  /** Revokes a key here at once. Rejects if Redis cannot be reached; the alarm then pushes the revocation. */
  async revokePlatformKey(id: string, now: number): Promise<boolean> {
    await this.parts.synced();
    if (!this.parts.keyring.revoke(id, now)) return false;
    this.parts.auditLog.record(ADMIN, "key.revoked", id, now);
    await this.parts.replica?.sync();
    return true;
  }

  async audit(after: number, limit: number): Promise<Slice<AuditEntry, number>> {
    await this.parts.ready();
    await this.parts.replica?.sync("bulk");
    return this.parts.auditLog.read(after, limit);
  }

  async unregister(tenant: string, receipt: string, now: number): Promise<void> {
    await this.parts.ready();
    const account = this.parts.tenants.remove(tenant, receipt);
    if (account === null) return;
    this.parts.auditLog.record(ADMIN, "tenant.erased", account, now);
    await this.parts.replica?.sync();
  }

  async erasureReceipt(tenant: string): Promise<{ account: string; receipt: string } | null> {
    await this.parts.synced();
    return this.parts.tenants.receipt(tenant);
  }
}
