import { ruleText } from "../memory/rules/common-instruction.ts";
import { isWish } from "../memory/rules/wish-pattern.ts";
import { keyedDigest } from "../runtime/digest.ts";
import type { Proposal, RuleSet, WordedWish } from "../ports/rule-store.ts";

/** In a smaller group, a user who joins or leaves could be identified by the change of the count. */
const MIN_USERS = 5;
const MAX_PROPOSALS = 20;
/** Wordings that are kept of one wish: if a user leaves, that of another one is told. */
const MAX_WORDINGS = 3;

/** The name of the salt, and its key in the outbox. */
const SALT = "salt";
export const SALT_KEY = JSON.stringify([SALT]);

/** The standing instructions that users have, by pattern, and wordings of those that many have. A voter is a salted digest of a vault. Its tables must exist. */
export class Votes {
  private readonly sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.sql = sql;
  }

  /** Returns the digest of a vault. Makes the salt if there is none. */
  voterOf(vault: string): string {
    return keyedDigest(this.salt(), "voter", vault);
  }

  /** Replaces all votes of a voter, and drops wordings that nobody may read any more. */
  replace(voter: string, patterns: readonly string[]): void {
    const stored = new Set(patterns.map((pattern) => this.stored(pattern)));
    this.sql.exec("DELETE FROM votes WHERE voter = ?", voter);
    for (const pattern of stored) this.sql.exec("INSERT INTO votes VALUES (?, ?)", pattern, voter);
    this.sql.exec(
      `DELETE FROM wordings WHERE (voter = ?1 AND pattern NOT IN (SELECT pattern FROM votes WHERE voter = ?1))
         OR pattern NOT IN (SELECT pattern FROM votes GROUP BY pattern HAVING count(*) >= ?2)`,
      voter,
      MIN_USERS,
    );
  }

  /** Returns the wishes that enough users share and few have worded. A wording goes with its user, so several are kept. */
  wanted(patterns: readonly string[]): string[] {
    return patterns.filter((pattern) => {
      const stored = this.stored(pattern);
      return (
        isWish(pattern) && this.countOf("votes", stored) >= MIN_USERS && this.countOf("wordings", stored) < MAX_WORDINGS
      );
    });
  }

  /** Keeps a voter's wordings of wishes that enough users share. */
  word(voter: string, wishes: readonly WordedWish[]): void {
    for (const { pattern, text } of wishes) {
      const stored = this.stored(pattern);
      const isVoted =
        this.sql.exec("SELECT 1 FROM votes WHERE pattern = ? AND voter = ?", stored, voter).toArray().length > 0;
      if (!isWish(pattern) || !isVoted || this.countOf("votes", stored) < MIN_USERS) continue;
      this.sql.exec("INSERT OR REPLACE INTO wordings VALUES (?, ?, ?)", stored, voter, text);
    }
  }

  /** Returns how many votes and wordings a vault has. */
  count(vault: string): number {
    return this.sql
      .exec<{ n: number }>(
        "SELECT (SELECT count(*) FROM votes WHERE voter = ?1) + (SELECT count(*) FROM wordings WHERE voter = ?1) AS n",
        this.voterOf(vault),
      )
      .one().n;
  }

  deleteAll(): void {
    this.sql.exec("DELETE FROM votes");
    this.sql.exec("DELETE FROM wordings");
  }

  /**
   * Returns rules that at least five users have as an instruction and that are not in force, most users first.
   * @param patternsOf returns what a text wishes. Two texts with one pattern are one rule
   */
  proposals(inForce: RuleSet, patternsOf: (text: string) => readonly string[]): Proposal[] {
    const rows = this.sql.exec<{ pattern: string; users: number; wording: string | null }>(
      `SELECT pattern, count(*) AS users,
         (SELECT text FROM wordings w WHERE w.pattern = votes.pattern ORDER BY length(text), text LIMIT 1) AS wording
       FROM votes GROUP BY pattern HAVING users >= ?1 ORDER BY users DESC, pattern`,
      MIN_USERS,
    );
    const texts = new Set(inForce.rules.map(({ text }) => text));
    const wished = new Set(inForce.rules.flatMap(({ text }) => patternsOf(text)));
    const open = rows.toArray().flatMap(({ pattern, users, wording }) => {
      const text = wording ?? ruleText(pattern);
      const isInForce =
        text !== null && (texts.has(text) || wished.has(pattern) || patternsOf(text).some((one) => wished.has(one)));
      return text === null || isInForce ? [] : [{ text, users }];
    });
    return open.slice(0, MAX_PROPOSALS);
  }

  /** Returns a pattern as it is stored: a digest under the salt, unless it is of the closed vocabulary. */
  private stored(pattern: string): string {
    return isWish(pattern) ? keyedDigest(this.salt(), "wish", pattern) : pattern;
  }

  private countOf(table: "votes" | "wordings", pattern: string): number {
    return this.sql.exec<{ n: number }>(`SELECT count(*) AS n FROM ${table} WHERE pattern = ?`, pattern).one().n;
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
