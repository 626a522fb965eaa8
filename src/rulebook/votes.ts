import { ruleText } from "../memory/common-instruction.ts";
import { keyedDigest } from "../runtime/digest.ts";
import type { Proposal, RuleSet } from "../ports/rule-store.ts";

/** In a smaller group, a user who joins or leaves could be identified by the change of the count. */
const MIN_USERS = 5;
const MAX_PROPOSALS = 20;

/** The name of the salt, and its key in the outbox. */
const SALT = "salt";
export const SALT_KEY = JSON.stringify([SALT]);

/** The standing instructions that users have, by pattern. A voter is a salted digest of a vault. Its tables must exist. */
export class Votes {
  private readonly sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.sql = sql;
  }

  /** Returns the digest of a vault. Makes the salt if there is none. */
  voterOf(vault: string): string {
    return keyedDigest(this.salt(), "voter", vault);
  }

  /** Replaces all votes of a voter. */
  replace(voter: string, patterns: readonly string[]): void {
    this.sql.exec("DELETE FROM votes WHERE voter = ?", voter);
    for (const pattern of patterns) this.sql.exec("INSERT INTO votes VALUES (?, ?)", pattern, voter);
  }

  count(vault: string): number {
    return this.sql.exec<{ n: number }>("SELECT count(*) AS n FROM votes WHERE voter = ?", this.voterOf(vault)).one().n;
  }

  deleteAll(): void {
    this.sql.exec("DELETE FROM votes");
  }

  /** Returns rules that at least five users have as an instruction and that are not in force, most users first. */
  proposals(inForce: RuleSet): Proposal[] {
    const rows = this.sql.exec<{ pattern: string; users: number }>(
      "SELECT pattern, count(*) AS users FROM votes GROUP BY pattern HAVING users >= ? ORDER BY users DESC, pattern LIMIT ?",
      MIN_USERS,
      MAX_PROPOSALS,
    );
    const texts = new Set(inForce.rules.map(({ text }) => text));
    return rows.toArray().flatMap(({ pattern, users }) => {
      const text = ruleText(pattern);
      return text === null || texts.has(text) ? [] : [{ text, users }];
    });
  }

  private salt(): string {
    const stored = this.storedSalt();
    if (stored !== null) return stored;
    this.sql.exec("INSERT INTO secrets VALUES (?, ?)", SALT, crypto.randomUUID());
    return this.storedSalt() ?? "";
  }

  private storedSalt(): string | null {
    const rows = this.sql.exec<{ value: string }>("SELECT value FROM secrets WHERE name = ?", SALT).toArray();
    return rows[0]?.value ?? null;
  }
}
