import { DurableObject } from "cloudflare:workers";
import { digest, keyedDigest } from "../runtime/digest.ts";
import type { AuditEntry, KeyRecord, PresentedKey, Slice } from "../ports/tenants.ts";
import type { ColdRecords } from "../ports/cold-records.ts";
import type { ReplicatedTable } from "../replication/replicated-table.ts";
import { dropReplicationState } from "../replication/drop-replication.ts";
import type { Replica } from "../replication/replica.ts";
import { AUDIT_TABLE, REPLICATED_AUDIT, recordAudit, readAudit } from "./audit.ts";
import { hasTable } from "../runtime/upgrade-tables.ts";
import { EARLIER_PEPPER, upgradeDirectory } from "./upgrade-directory.ts";
import { addKey, REPLICATED_KEYS, KEYS_TABLE, knowsKey, listKeys, revokeKey } from "./keyring.ts";
import { newAccount, PLATFORM } from "../identity/api-key.ts";
import { wireRecords } from "../wiring.ts";

const TABLES = `
  -- The pepper, by its name.
  CREATE TABLE IF NOT EXISTS secrets (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  -- By a keyed digest of the name: what a tenant is called is known to its own object, and goes with it.
  CREATE TABLE IF NOT EXISTS tenants (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, account TEXT NOT NULL);
  -- What was found out about services that the deployment uses, so that no isolate has to ask them again.
  CREATE TABLE IF NOT EXISTS findings (about TEXT PRIMARY KEY, found TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS departed (name TEXT PRIMARY KEY, account TEXT NOT NULL, receipt TEXT NOT NULL) WITHOUT ROWID;
  ${KEYS_TABLE} ${AUDIT_TABLE}
`;

const CARRIED: readonly ReplicatedTable[] = [
  { name: "secrets", part: "critical", key: ["name"] },
  { name: "tenants", part: "critical", key: ["name"], omits: ["id"] },
  { name: "departed", part: "critical", key: ["name"] },
  REPLICATED_KEYS,
  REPLICATED_AUDIT,
];

const ADMIN = "admin";
/** How long another deployment's revoked platform keys may hold here, as long as there are requests. */
const FRESH_FOR_MS = 5_000;
/** What is not known here is asked for no more often. */
const ASKED_AGAIN_MS = 1_000;

/**
 * Facts about the deployment as a whole, in one object: its secret, which tenants there are, who may speak for any of
 * them. With a cold tier they are those of all deployments over it.
 */
export class Directory extends DurableObject<Env> {
  private readonly sql: SqlStorage;
  private known: string | null = null;
  /** Read once: it is found out when this wakes, or never. */
  private earlier: { pepper: string | null } | null = null;
  /** Null: this file is all there is. */
  private replica: Replica | null = null;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.sql = ctx.storage.sql;
    if (hasTable(this.sql, "deployment")) ctx.storage.transactionSync(() => upgradeDirectory(this.sql, TABLES));
    this.sql.exec(TABLES);
    const records = wireRecords(env);
    if (records) void ctx.blockConcurrencyWhile(async () => void (this.replica = await this.replicaIn(records)));
    else dropReplicationState(this.sql);
  }

  override async alarm(): Promise<void> {
    await this.replica?.onAlarm();
  }

  /** Made on first use and kept for good: with another pepper every account would have another name. */
  async pepper(): Promise<string> {
    return this.ready();
  }

  async earlierPepper(): Promise<string | null> {
    await this.ready();
    return this.secretNamed(EARLIER_PEPPER);
  }

  async found(about: string): Promise<string | null> {
    const rows = this.sql.exec<{ found: string }>("SELECT found FROM findings WHERE about = ?", about);
    return rows.toArray()[0]?.found ?? null;
  }

  async keepFinding(about: string, found: string): Promise<void> {
    this.sql.exec("INSERT OR REPLACE INTO findings (about, found) VALUES (?, ?)", about, found);
  }

  async accountOf(tenant: string): Promise<string | null> {
    await this.ready();
    this.replica?.pullIfStale();
    const account = this.find(this.digestOf(tenant));
    if (account !== null) return account;
    // Another deployment may have founded it just now.
    await this.replica?.syncWithin("critical", ASKED_AGAIN_MS);
    return this.find(this.digestOf(tenant));
  }

  async hasAccount(account: string): Promise<boolean> {
    await this.ready();
    return this.sql.exec("SELECT 1 FROM tenants WHERE account = ?", account).toArray().length > 0;
  }

  async platformKey(key: PresentedKey, tenant: string, now: number): Promise<{ account: string | null } | null> {
    await this.ready();
    this.replica?.pullIfStale();
    const isKnown = (): boolean => knowsKey(this.sql, key, now) && this.find(this.digestOf(tenant)) !== null;
    if (!isKnown()) await this.replica?.syncWithin("critical", ASKED_AGAIN_MS);
    return knowsKey(this.sql, key, now) ? { account: this.find(this.digestOf(tenant)) } : null;
  }

  async register(tenant: string, now: number): Promise<string> {
    const pepper = await this.ready();
    const name = this.digestOf(tenant);
    await this.replica?.sync();
    const there = this.find(name);
    if (there) return there;
    const account = newAccount(pepper);
    this.sql.exec("INSERT INTO tenants (name, account) VALUES (?, ?)", name, account);
    this.recordAudit("tenant.created", account, now);
    // All deployments agree on one account before anything is founded under it.
    await this.replica?.sync();
    return this.find(name) ?? account;
  }

  async accounts(after: number, limit: number): Promise<Slice<string, number>> {
    await this.fresh();
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
    await this.ready();
    const made = addKey(this.sql, PLATFORM, expiresAt, now);
    this.recordAudit("key.created", made.id, now);
    await this.replica?.syncWithin();
    return made;
  }

  async platformKeys(): Promise<KeyRecord[]> {
    await this.fresh();
    return listKeys(this.sql);
  }

  /** Holds here at once, and is known elsewhere before it is said: else this rejects, and the alarm tells it later. */
  async revokePlatformKey(id: string, now: number): Promise<boolean> {
    await this.fresh();
    if (!revokeKey(this.sql, id, now)) return false;
    this.recordAudit("key.revoked", id, now);
    await this.replica?.sync();
    return true;
  }

  async audit(after: number, limit: number): Promise<Slice<AuditEntry, number>> {
    await this.ready();
    await this.replica?.sync("bulk");
    return readAudit(this.sql, after, limit);
  }

  async unregister(tenant: string, receipt: string, now: number): Promise<void> {
    await this.ready();
    const name = this.digestOf(tenant);
    const account = this.find(name);
    if (!account) return;
    this.sql.exec("INSERT OR REPLACE INTO departed VALUES (?, ?, ?)", name, account, receipt);
    this.sql.exec("DELETE FROM tenants WHERE name = ?", name);
    this.recordAudit("tenant.erased", account, now);
    await this.replica?.sync();
  }

  async erasureReceipt(tenant: string): Promise<{ account: string; receipt: string } | null> {
    await this.fresh();
    const rows = this.sql.exec<{ account: string; receipt: string }>(
      "SELECT account, receipt FROM departed WHERE name = ?",
      this.digestOf(tenant),
    );
    return rows.toArray()[0] ?? null;
  }

  /** Loaded where it is needed: most deployments have one storage. */
  private async replicaIn(records: ColdRecords): Promise<Replica> {
    const { Replica } = await import("../replication/replica.ts");
    return new Replica(this.ctx.storage, records, digest("directory"), {
      tables: CARRIED,
      hasTables: () => true,
      makeTables: () => {},
      setOwner: () => {},
      remembersNothing: true,
      freshForMs: FRESH_FOR_MS,
      // There is one pepper, and one account to a name, whoever was first.
      remoteWins: (table) => table === "secrets" || table === "tenants",
      onOverwritten: () => (this.known = null),
      onPulled: async () => {},
      onDestroyed: async () => {},
    });
  }

  /**
   * The secret under which names are kept: that of all deployments, once they agree.
   * @throws they cannot be asked
   */
  private async ready(): Promise<string> {
    if (this.known !== null) return this.known;
    await this.replica?.hydrate();
    const secret = this.secret();
    if (this.replica?.hasPendingRow("secrets", PEPPER)) await this.replica.sync();
    return (this.known = this.replica ? this.secret() : secret);
  }

  /** The same, having asked what other deployments have written. */
  private async fresh(): Promise<void> {
    await this.ready();
    await this.replica?.syncWithin();
  }

  private secret(): string {
    const there = this.secretNamed("pepper");
    if (there !== null) return there;
    const made = `${crypto.randomUUID()}${crypto.randomUUID()}`;
    this.sql.exec("INSERT INTO secrets VALUES ('pepper', ?)", made);
    return made;
  }

  private secretNamed(name: string): string | null {
    const rows = this.sql.exec<{ value: string }>("SELECT value FROM secrets WHERE name = ?", name);
    return rows.toArray()[0]?.value ?? null;
  }

  private find(name: string): string | null {
    const rows = this.sql.exec<{ account: string }>("SELECT account FROM tenants WHERE name = ?", name);
    return rows.toArray()[0]?.account ?? null;
  }

  private digestOf(tenant: string): string {
    const name = keyedDigest(this.known ?? this.secret(), "tenant", tenant);
    this.earlier ??= { pepper: this.secretNamed(EARLIER_PEPPER) };
    if (this.earlier.pepper === null || this.find(name) !== null) return name;
    const before = keyedDigest(this.earlier.pepper, "tenant", tenant);
    return this.find(before) === null ? name : before;
  }

  private recordAudit(action: string, subject: string, now: number): void {
    recordAudit(this.sql, ADMIN, action, subject, now);
    this.replica?.scheduleSync();
  }
}

/** Its row. */
const PEPPER = '["pepper"]';
