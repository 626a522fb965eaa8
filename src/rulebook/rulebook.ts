import { DurableObject } from "cloudflare:workers";
import { NO_RULES, type RuleSet } from "../memory/tenant-rules.ts";
import { keyedDigest } from "../digest.ts";
import { ruleOf } from "../memory/shared-pattern.ts";
import type { VaultPlace } from "../ports/cold-tier.ts";
import type { Proposal } from "../ports/rule-store.ts";
import { rulebookName, type Tenancy } from "../scope.ts";
import { createTables, hasTables, isSealed, seal } from "./schema.ts";

/** Versions that can be read again; what the rules said long ago explains no answer of today. */
const VERSIONS_KEPT = 200;
/** Fewer who ask for the same could be told apart by who has just come or gone. */
const USERS_AT_LEAST = 5;
const PROPOSALS_AT_MOST = 20;

interface VersionRow extends Record<string, SqlStorageValue> {
  version: number;
  at: number;
  rules: string;
}

/** The standing instructions of one tenancy, all versions of them, and how many users ask for what. Asking for them creates nothing. */
export class Rulebook extends DurableObject<Env> {
  private readonly sql: SqlStorage;
  private hasTables: boolean;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.sql = ctx.storage.sql;
    this.hasTables = hasTables(this.sql);
  }

  /** @param version null: the one in force */
  async read(tenancy: Tenancy, version: number | null): Promise<RuleSet | null> {
    this.enter(tenancy);
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
    this.enter(tenancy);
    const current = this.current();
    if (expected !== null && expected !== current.version) return "conflict";
    const rules = JSON.stringify(texts);
    if (rules === JSON.stringify(current.rules.map(({ text }) => text))) return current;
    this.ensureTables();
    const version = current.version + 1;
    this.sql.exec("INSERT INTO versions (version, at, rules) VALUES (?, ?, ?)", version, now, rules);
    this.sql.exec("DELETE FROM versions WHERE version <= ?", version - VERSIONS_KEPT);
    return this.current();
  }

  /** What a vault tells replaces what it told before. */
  async report(place: VaultPlace, patterns: readonly string[]): Promise<void> {
    if (this.ctx.id.name !== place.tenancy) throw new Error("a rulebook was told of another tenancy");
    if (!this.hasTables && patterns.length === 0) return;
    this.ensureTables();
    const voter = this.voterOf(place.name);
    this.sql.exec("DELETE FROM votes WHERE voter = ?", voter);
    for (const pattern of patterns) this.sql.exec("INSERT INTO votes VALUES (?, ?)", pattern, voter);
  }

  async proposals(tenancy: Tenancy): Promise<Proposal[]> {
    this.enter(tenancy);
    if (!this.hasTables) return [];
    const rows = this.sql.exec<{ pattern: string; users: number }>(
      "SELECT pattern, count(*) AS users FROM votes GROUP BY pattern HAVING users >= ? ORDER BY users DESC, pattern LIMIT ?",
      USERS_AT_LEAST,
      PROPOSALS_AT_MOST,
    );
    const inForce = new Set(this.current().rules.map(({ text }) => text));
    return rows.toArray().flatMap(({ pattern, users }) => {
      const text = ruleOf(pattern);
      return text === null || inForce.has(text) ? [] : [{ text, users }];
    });
  }

  async forgetVoter(tenancy: Tenancy, vault: string): Promise<number> {
    const votes = await this.countVoter(tenancy, vault);
    if (votes > 0) this.sql.exec("DELETE FROM votes WHERE voter = ?", this.voterOf(vault));
    return votes;
  }

  async countVoter(tenancy: Tenancy, vault: string): Promise<number> {
    this.enter(tenancy);
    if (!this.hasTables) return 0;
    return this.sql.exec<{ n: number }>("SELECT count(*) AS n FROM votes WHERE voter = ?", this.voterOf(vault)).one().n;
  }

  /** Returns how many versions went. */
  async destroy(tenancy: Tenancy): Promise<number> {
    this.enter(tenancy);
    const removed = this.hasTables ? this.sql.exec("SELECT 1 FROM versions").toArray().length : 0;
    this.hasTables = false;
    await this.ctx.storage.deleteAll();
    seal(this.sql);
    return removed;
  }

  private current(): RuleSet {
    return (this.hasTables && this.versions("1 ORDER BY version DESC LIMIT 1")[0]) || NO_RULES;
  }

  private versions(which: string, ...given: number[]): RuleSet[] {
    const rows = this.sql.exec<VersionRow>(`SELECT version, at, rules FROM versions WHERE ${which}`, ...given);
    return rows.toArray().map(({ version, at, rules }) => ({
      version,
      updatedAt: new Date(at).toISOString(),
      rules: (JSON.parse(rules) as string[]).map((text) => ({ text })),
    }));
  }

  private voterOf(vault: string): string {
    return keyedDigest(this.sql.exec<{ salt: string }>("SELECT salt FROM salt").one().salt, "voter", vault);
  }

  private ensureTables(): void {
    if (!this.hasTables && isSealed(this.sql)) throw new Error("the tenant of this rulebook is gone");
    if (!this.hasTables) createTables(this.sql);
    this.hasTables = true;
  }

  /** Refuses to answer for a tenancy that is not this object's. */
  private enter(tenancy: Tenancy): void {
    if (this.ctx.id.name !== rulebookName(tenancy)) throw new Error("a rulebook was asked for another tenancy");
  }
}
