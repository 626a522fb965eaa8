import { ruleText } from "../memory/rules/common-instruction.ts";
import { isWish } from "../memory/rules/wish-pattern.ts";
import { keyedDigest } from "../runtime/digest.ts";
import type { DeclinedProposal, Proposal, RuleSet, WordedWish } from "../ports/rule-store.ts";

/** In a smaller group, a user who joins or leaves could be identified by the change of the count. */
const MIN_USERS = 5;
const MAX_PROPOSALS = 20;
/** A declined proposal is made again if so many times as many users ask for it: then it is another question. */
const GROWN = 2;
/** Declined proposals that are remembered. The oldest go first. */
const MAX_DECLINED = 500;
/** Wordings that are kept of one wish: if a user leaves, that of another one is told. */
const MAX_WORDINGS = 3;

/** The name of the salt, and its key in the outbox. */
const SALT = "salt";
export const SALT_KEY = JSON.stringify([SALT]);

/** Something that many users ask for, each for themselves. */
interface Asked extends Proposal {
  readonly pattern: string;
  /** The time of its decline, and how many asked for it then. It is null for one that never was declined. */
  readonly declined: { readonly at: string; readonly users: number } | null;
}

interface AskedRow extends Record<string, SqlStorageValue> {
  pattern: string;
  users: number;
  at: number | null;
  then_users: number | null;
  wording: string | null;
}

/**
 * The standing instructions that users have, by pattern, and wordings of those that many have. A voter is a salted digest
 * of a vault. Its tables must exist.
 */
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
    const texts = new Set(inForce.rules.map(({ text }) => text));
    const wished = new Set(inForce.rules.flatMap(({ text }) => patternsOf(text)));
    const open = this.askedFor().flatMap(({ pattern, id, text, users, declined }) => {
      const isInForce = texts.has(text) || wished.has(pattern) || patternsOf(text).some((one) => wished.has(one));
      return isInForce || (declined && users < declined.users * GROWN) ? [] : [{ id, text, users }];
    });
    return open.slice(0, MAX_PROPOSALS);
  }

  /** Returns the declined proposals that at least five users still ask for and that are not made again. */
  declined(): DeclinedProposal[] {
    return this.askedFor().flatMap(({ id, text, users, declined }) =>
      declined && users < declined.users * GROWN ? [{ id, text, users, declinedAt: declined.at }] : [],
    );
  }

  /** Returns false if nobody asks for such a rule, or too few. */
  decline(id: string, now: number): boolean {
    const asked = this.askedFor().find((one) => one.id === id);
    if (!asked) return false;
    if (asked.declined && asked.users < asked.declined.users * GROWN) return true;
    this.sql.exec("INSERT OR REPLACE INTO declined VALUES (?, ?, ?)", asked.pattern, now, asked.users);
    this.sql.exec(
      "DELETE FROM declined WHERE pattern NOT IN (SELECT pattern FROM declined ORDER BY at DESC, pattern LIMIT ?)",
      MAX_DECLINED,
    );
    return true;
  }

  /** Returns false if no such proposal is declined. */
  reopen(id: string): boolean {
    const patterns = this.sql.exec<{ pattern: string }>("SELECT pattern FROM declined").toArray();
    const found = patterns.find(({ pattern }) => this.idOf(pattern) === id);
    if (found) this.sql.exec("DELETE FROM declined WHERE pattern = ?", found.pattern);
    return found !== undefined;
  }

  /** Returns what at least five users ask for, as far as it has words, most users first. */
  private askedFor(): Asked[] {
    const rows = this.sql.exec<AskedRow>(
      `SELECT votes.pattern, count(*) AS users, max(declined.at) AS at, max(declined.users) AS then_users,
         (SELECT text FROM wordings w WHERE w.pattern = votes.pattern ORDER BY length(text), text LIMIT 1) AS wording
       FROM votes LEFT JOIN declined USING (pattern)
       GROUP BY votes.pattern HAVING count(*) >= ?1 ORDER BY count(*) DESC, votes.pattern`,
      MIN_USERS,
    );
    return rows.toArray().flatMap(({ pattern, users, at, then_users, wording }) => {
      const text = wording ?? ruleText(pattern);
      const declined =
        at === null || then_users === null ? null : { at: new Date(at).toISOString(), users: then_users };
      return text === null ? [] : [{ pattern, id: this.idOf(pattern), text, users, declined }];
    });
  }

  /** Returns the name of a proposal for those who may read it. It tells nothing of the pattern. */
  private idOf(pattern: string): string {
    return keyedDigest(this.salt(), "proposal", pattern).slice(0, 24);
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
