import { DurableObject } from "cloudflare:workers";
import { NO_RULES } from "../memory/tenant-rules.ts";
import type { RuleSet, Proposal } from "../ports/rule-store.ts";
import { keyedDigest } from "../runtime/digest.ts";
import { log, reasonOf } from "../runtime/log.ts";
import { ruleOf } from "../memory/common-instruction.ts";
import type { VaultPlace } from "../ports/cold-tier.ts";
import type { ColdRecords } from "../ports/cold-records.ts";
import { dropReplicationState } from "../replication/drop-replication.ts";
import type { Replica } from "../replication/replica.ts";
import { rulebookName, type Tenancy } from "../scope.ts";
import { hasTable } from "../runtime/upgrade-tables.ts";
import { addVersion, REPLICATED, createTables, hasTables, isSealed, saltIn, seal, upgradeRulebook } from "./schema.ts";

/** Fewer who ask for the same could be told apart by who has just come or gone. */
const MIN_USERS = 5;
const MAX_PROPOSALS = 20;
/** How long rules of another deployment may be unknown here, as long as there are requests. */
const FRESH_FOR_MS = 30_000;
/** Its row. */
const SALT = '["salt"]';

interface VersionRow extends Record<string, SqlStorageValue> {
  version: number;
  at: number;
  rules: string;
}

/**
 * The standing instructions of one tenancy, all versions of them, and how many users ask for what. Asking for them creates
 * nothing; with a cold tier, the memory that there are none.
 */
export class Rulebook extends DurableObject<Env> {
  private readonly sql: SqlStorage;
  private hasTables: boolean;
  /** Null: this file is all there is. */
  private replica: Replica | null = null;

  constructor(ctx: DurableObjectState, env: Env, records: ColdRecords | null) {
    super(ctx, env);
    this.sql = ctx.storage.sql;
    this.hasTables = hasTables(this.sql);
    if (this.hasTables && !hasTable(this.sql, "secrets")) ctx.storage.transactionSync(() => upgradeRulebook(this.sql));
    if (records) void ctx.blockConcurrencyWhile(async () => void (this.replica = await this.replicaIn(records)));
    else dropReplicationState(this.sql);
  }

  override async alarm(): Promise<void> {
    await this.replica?.onAlarm();
  }

  /** @param version null: the one in force */
  async read(tenancy: Tenancy, version: number | null): Promise<RuleSet | null> {
    this.assertOwner(tenancy);
    if (this.replica?.isHydrated() === false) await this.replica.hydrate();
    this.replica?.pullIfStale();
    const current = this.current();
    if (version === null || version === current.version) return current;
    return this.hasTables ? (this.versions("version = ?", version)[0] ?? null) : null;
  }

  async replace(
    tenancy: Tenancy,
    texts: readonly string[],
    expected: number | null,
    now: number,
  ): Promise<RuleSet | "conflict"> {
    this.assertOwner(tenancy);
    await this.replica?.hydrate();
    // Which version is in force, another deployment may have decided.
    await this.replica?.syncWithin();
    const current = this.current();
    if (expected !== null && expected !== current.version) return "conflict";
    const rules = JSON.stringify(texts);
    if (rules === JSON.stringify(current.rules.map(({ text }) => text))) return current;
    this.ensureTables();
    addVersion(this.sql, current.version + 1, now, rules);
    await this.replica?.syncWithin();
    return this.current();
  }

  /** What a vault tells replaces what it told before. */
  async report(place: VaultPlace, patterns: readonly string[]): Promise<void> {
    if (this.ctx.id.name !== place.tenancy) throw new Error("a rulebook was told of another tenancy");
    await this.whole();
    if (!this.hasTables && patterns.length === 0) return;
    this.ensureTables();
    const voter = this.voterOf(place.name);
    if (this.replica?.hasPendingRow("secrets", SALT)) await this.replica.sync();
    if (voter !== this.voterOf(place.name)) throw new Error("another deployment has made the salt meanwhile");
    this.sql.exec("DELETE FROM votes WHERE voter = ?", voter);
    for (const pattern of patterns) this.sql.exec("INSERT INTO votes VALUES (?, ?)", pattern, voter);
    this.replica?.scheduleSync();
  }

  /** Those of the votes that are known: where they cannot be read, nobody is kept from the rules for it. */
  async proposals(tenancy: Tenancy): Promise<Proposal[]> {
    this.assertOwner(tenancy);
    await this.replica?.hydrate();
    await this.replica?.hydrate("bulk").catch((error: unknown) => {
      log("warn", { event: "votes_unread", reason: reasonOf(error) });
    });
    if (!this.hasTables) return [];
    const rows = this.sql.exec<{ pattern: string; users: number }>(
      "SELECT pattern, count(*) AS users FROM votes GROUP BY pattern HAVING users >= ? ORDER BY users DESC, pattern LIMIT ?",
      MIN_USERS,
      MAX_PROPOSALS,
    );
    const inForce = new Set(this.current().rules.map(({ text }) => text));
    return rows.toArray().flatMap(({ pattern, users }) => {
      const text = ruleOf(pattern);
      return text === null || inForce.has(text) ? [] : [{ text, users }];
    });
  }

  async forgetVoter(tenancy: Tenancy, vault: string): Promise<number> {
    this.assertOwner(tenancy);
    await this.whole();
    const votes = this.votesOf(vault);
    if (votes > 0) this.sql.exec("DELETE FROM votes WHERE voter = ?", this.voterOf(vault));
    this.replica?.scheduleSync();
    return votes;
  }

  /** After all that is owed to the cold tier: what it has not heard of is not gone. */
  async countVoter(tenancy: Tenancy, vault: string): Promise<number> {
    this.assertOwner(tenancy);
    await this.whole();
    if (this.hasTables) await this.replica?.sync("bulk");
    return this.votesOf(vault);
  }

  /** Returns how many versions went. */
  async destroy(tenancy: Tenancy): Promise<number> {
    this.assertOwner(tenancy);
    await this.replica?.hydrate();
    const removed = this.hasTables ? this.sql.exec("SELECT 1 FROM versions").toArray().length : 0;
    if (this.replica) await this.replica.destroy();
    else await this.empty();
    return removed;
  }

  private async empty(): Promise<void> {
    this.hasTables = false;
    await this.ctx.storage.deleteAlarm();
    await this.ctx.storage.deleteAll();
    seal(this.sql);
  }

  /** Loaded where it is needed: most deployments have one storage. */
  private async replicaIn(records: ColdRecords): Promise<Replica> {
    const { Replica } = await import("../replication/replica.ts");
    return new Replica(this.ctx.storage, records, this.ctx.id.name ?? "", {
      tables: REPLICATED,
      hasTables: () => this.hasTables,
      makeTables: () => {
        createTables(this.sql);
        this.hasTables = true;
      },
      setOwner: () => {},
      remembersNothing: true,
      freshForMs: FRESH_FOR_MS,
      // Versions have one order for all: who was heard later comes later. And all voters are told apart by one salt.
      remoteWins: (table) => table !== "votes",
      onOverwritten: (table, { at, rules }) => {
        if (table === "versions") addVersion(this.sql, this.current().version + 1, Number(at), rules as string);
        else this.sql.exec("DELETE FROM votes");
      },
      onPulled: async () => {},
      onDestroyed: () => this.empty(),
    });
  }

  /** Votes, too, are all that there are. */
  private async whole(): Promise<void> {
    await this.replica?.hydrate();
    await this.replica?.hydrate("bulk");
  }

  private votesOf(vault: string): number {
    if (!this.hasTables) return 0;
    return this.sql.exec<{ n: number }>("SELECT count(*) AS n FROM votes WHERE voter = ?", this.voterOf(vault)).one().n;
  }

  private current(): RuleSet {
    return (this.hasTables && this.versions("1 ORDER BY version DESC LIMIT 1")[0]) || NO_RULES;
  }

  private versions(which: string, ...given: number[]): RuleSet[] {
    const rows = this.sql.exec<VersionRow>(`SELECT version, at, rules FROM versions WHERE ${which}`, ...given);
    return rows.toArray().map(({ version, at, rules }) => ({
      version,
      updatedAt: new Date(at).toISOString(),
      rules: (JSON.parse(rules) as string[]).map((text) => ({ text: text.toWellFormed() })),
    }));
  }

  private voterOf(vault: string): string {
    return keyedDigest(saltIn(this.sql), "voter", vault);
  }

  private ensureTables(): void {
    if (!this.hasTables && isSealed(this.sql)) throw new Error("the tenant of this rulebook is gone");
    if (this.hasTables) return;
    createTables(this.sql);
    this.hasTables = true;
    this.replica?.follow();
  }

  /** Refuses to answer for a tenancy that is not this object's. */
  private assertOwner(tenancy: Tenancy): void {
    if (this.ctx.id.name !== rulebookName(tenancy)) throw new Error("a rulebook was asked for another tenancy");
  }
}
