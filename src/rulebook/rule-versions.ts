import { NO_RULES } from "../memory/rules/tenant-rules.ts";
import type { RuleSet } from "../ports/rule-store.ts";

/** Older versions are deleted, because they explain no answer of today. */
const MAX_VERSIONS = 200;

interface VersionRow extends Record<string, SqlStorageValue> {
  version: number;
  at: number;
  rules: string;
}

/** The versions of a tenancy's rules, of which the last is in force. Its tables must exist. */
export class RuleVersions {
  private readonly sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.sql = sql;
  }

  /** Returns the rules in force. */
  current(): RuleSet {
    return this.select("1 ORDER BY version DESC LIMIT 1") ?? NO_RULES;
  }

  /** Returns null if there never was such a version, or if it is no longer stored. */
  version(version: number): RuleSet | null {
    return this.select("version = ?", version);
  }

  /**
   * Adds a version after the current one.
   * @param rules the texts of the rules, as a JSON array
   */
  add(rules: string, at: number): void {
    const version = this.current().version + 1;
    this.sql.exec("INSERT INTO versions (version, at, rules) VALUES (?, ?, ?)", version, at, rules);
    this.sql.exec("DELETE FROM versions WHERE version <= ?", version - MAX_VERSIONS);
  }

  count(): number {
    return this.sql.exec<{ n: number }>("SELECT count(*) AS n FROM versions").one().n;
  }

  private select(condition: string, ...bound: number[]): RuleSet | null {
    const rows = this.sql.exec<VersionRow>(`SELECT version, at, rules FROM versions WHERE ${condition}`, ...bound);
    const row = rows.toArray()[0];
    if (!row) return null;
    const texts = JSON.parse(row.rules) as string[];
    const rules = texts.map((text) => ({ text: text.toWellFormed() }));
    return { version: row.version, updatedAt: new Date(row.at).toISOString(), rules };
  }
}
