import { DurableObject } from "cloudflare:workers";
import { keyedDigest } from "./digest.ts";
import type { AuditEntry, KeyRecord, PresentedKey, Slice } from "./platform.ts";
import { AUDIT_TABLE, note, readAudit } from "./tenant/audit.ts";
import { addKey, KEYS_TABLE, knowsKey, listKeys, revokeKey } from "./tenant/keyring.ts";
import { newAccount, PLATFORM } from "./throughline-key.ts";

const TABLES = `
  CREATE TABLE IF NOT EXISTS deployment (pepper TEXT NOT NULL, agreed INTEGER NOT NULL DEFAULT 0);
  -- By a keyed digest of the name: what a tenant is called is known to its own object, and goes with it.
  CREATE TABLE IF NOT EXISTS tenants (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, account TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS departed (name TEXT PRIMARY KEY, account TEXT NOT NULL, receipt TEXT NOT NULL) WITHOUT ROWID;
  ${KEYS_TABLE} ${AUDIT_TABLE}
`;

const ADMIN = "admin";

/** Facts about the deployment as a whole, in one object: its secret, which tenants there are, who may speak for any of them. */
export class Directory extends DurableObject<Env> {
  private readonly sql: SqlStorage;
  private known: string | null = null;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.sql = ctx.storage.sql;
    this.sql.exec(TABLES);
  }

  /** Made on first use and kept for good: with another pepper every account would have another name. */
  async pepper(): Promise<string> {
    return this.secret();
  }

  /** The pepper that all deployments over one database share; null: they have not been asked. */
  async agreedPepper(): Promise<string | null> {
    const known = this.sql.exec<{ pepper: string }>("SELECT pepper FROM deployment WHERE agreed = 1").toArray()[0];
    return known?.pepper ?? null;
  }

  async agree(pepper: string): Promise<void> {
    this.sql.exec("UPDATE deployment SET pepper = ?, agreed = 1", pepper);
    this.known = pepper;
  }

  async accountOf(tenant: string): Promise<string | null> {
    return this.find(this.digestOf(tenant));
  }

  async platformKey(key: PresentedKey, tenant: string, now: number): Promise<{ account: string | null } | null> {
    return knowsKey(this.sql, key, now) ? { account: this.find(this.digestOf(tenant)) } : null;
  }

  async enrol(tenant: string, now: number): Promise<string> {
    const name = this.digestOf(tenant);
    const there = this.find(name);
    if (there) return there;
    const account = newAccount(this.secret());
    this.sql.exec("INSERT INTO tenants (name, account) VALUES (?, ?)", name, account);
    note(this.sql, ADMIN, "tenant.created", account, now);
    return account;
  }

  async accounts(after: number, limit: number): Promise<Slice<string, number>> {
    const rows = this.sql
      .exec<{ id: number; account: string }>(
        "SELECT id, account FROM tenants WHERE id > ? ORDER BY id LIMIT ?",
        after,
        limit + 1,
      )
      .toArray();
    const shown = rows.slice(0, limit);
    const next = rows.length > limit ? (shown.at(-1)?.id ?? null) : null;
    return { data: shown.map(({ account }) => account), next };
  }

  async addPlatformKey(expiresAt: number | null, now: number): Promise<{ id: string; key: string }> {
    const made = addKey(this.sql, PLATFORM, expiresAt, now);
    note(this.sql, ADMIN, "key.created", made.id, now);
    return made;
  }

  async platformKeys(): Promise<KeyRecord[]> {
    return listKeys(this.sql);
  }

  async revokePlatformKey(id: string, now: number): Promise<boolean> {
    if (!revokeKey(this.sql, id, now)) return false;
    note(this.sql, ADMIN, "key.revoked", id, now);
    return true;
  }

  async audit(after: number, limit: number): Promise<Slice<AuditEntry, number>> {
    return readAudit(this.sql, after, limit);
  }

  async depart(tenant: string, receipt: string, now: number): Promise<void> {
    const name = this.digestOf(tenant);
    const account = this.find(name);
    if (!account) return;
    this.sql.exec("INSERT OR REPLACE INTO departed VALUES (?, ?, ?)", name, account, receipt);
    this.sql.exec("DELETE FROM tenants WHERE name = ?", name);
    note(this.sql, ADMIN, "tenant.erased", account, now);
  }

  async receiptOf(tenant: string): Promise<{ account: string; receipt: string } | null> {
    const rows = this.sql.exec<{ account: string; receipt: string }>(
      "SELECT account, receipt FROM departed WHERE name = ?",
      this.digestOf(tenant),
    );
    return rows.toArray()[0] ?? null;
  }

  private find(name: string): string | null {
    const rows = this.sql.exec<{ account: string }>("SELECT account FROM tenants WHERE name = ?", name);
    return rows.toArray()[0]?.account ?? null;
  }

  private digestOf(tenant: string): string {
    return keyedDigest(this.secret(), "tenant", tenant);
  }

  private secret(): string {
    this.known ??= this.sql.exec<{ pepper: string }>("SELECT pepper FROM deployment").toArray()[0]?.pepper ?? null;
    if (this.known === null) {
      this.known = `${crypto.randomUUID()}${crypto.randomUUID()}`;
      this.sql.exec("INSERT INTO deployment (pepper) VALUES (?)", this.known);
    }
    return this.known;
  }
}
