import { digest } from "../../runtime/digest.ts";
import type { ColdRow } from "../../ports/cold-tier.ts";
import type { Round } from "../../ports/exchange.ts";
import type { ForgottenTurns } from "../../ports/portable.ts";

/** A history that is resent later than this finds its tombstones gone. */
const KEPT_DAYS = 180;
const MAX_KEPT = 10_000;
/** Vaults whose tombstones have come here by import: each costs a look. */
const MAX_SALTS = 8;
const DAY_MS = 86_400_000;

/** As it is stored: digests by salt, each with the day it was laid. The first salt is the one that is used here. */
type Stored = Record<string, Record<string, number>>;

/**
 * What is left of turns that were forgotten: salted digests, by which a retry or a resent history is recognised and adds
 * nothing. A salt is random and one vault's own, so that they tell nothing to whoever has neither that vault nor an export
 * of it. Those of another vault come by import, with their salt: without it nobody could compare them with anything.
 */
export class Tombstones {
  private readonly bySalt: Map<string, Map<string, number>>;

  constructor(stored: string) {
    const salts = Object.entries(stored === "" ? {} : (JSON.parse(stored) as Stored));
    this.bySalt = new Map(salts.map(([salt, days]) => [salt, new Map(Object.entries(days))]));
  }

  has({ turn, retry }: Pick<Round, "turn" | "retry">): boolean {
    for (const [salt, days] of this.bySalt) {
      if (days.has(markOf(salt, turn, "turn")) || (retry && days.has(markOf(salt, turn, "retry")))) return true;
    }
    return false;
  }

  /** @param kind `retry`: only where the client says that it tries again; else it may be meant anew */
  add(turns: readonly string[], now: number, kind: "turn" | "retry" = "turn"): void {
    if (turns.length === 0) return;
    const [[salt, days] = [crypto.randomUUID(), new Map<string, number>()]] = this.bySalt;
    this.bySalt.set(salt, days);
    for (const turn of turns) days.set(markOf(salt, turn, kind), Math.floor(now / DAY_MS));
    this.evictOldest();
  }

  /** Takes those of another vault. @returns whether any were news */
  merge({ salt, days }: ForgottenTurns): boolean {
    const known = this.bySalt.get(salt) ?? new Map<string, number>();
    const news = Object.entries(days).filter(([mark]) => !known.has(mark));
    if (news.length === 0 || (known.size === 0 && this.bySalt.size >= MAX_SALTS)) return false;
    for (const [mark, day] of news) known.set(mark, day);
    this.bySalt.set(salt, known);
    this.evictOldest();
    return true;
  }

  /** @returns whether any went */
  removeOld(now: number): boolean {
    const old = this.all().filter(({ day }) => now / DAY_MS >= day + KEPT_DAYS);
    this.remove(old);
    return old.length > 0;
  }

  /** When the oldest may go; null: there are none. */
  nextRemoval(): number | null {
    let oldest = Infinity;
    for (const days of this.bySalt.values()) for (const day of days.values()) oldest = Math.min(oldest, day);
    return oldest === Infinity ? null : (oldest + KEPT_DAYS) * DAY_MS;
  }

  /** As they travel in an export. */
  toExport(): ForgottenTurns[] {
    return [...this.bySalt].map(([salt, days]) => ({ salt, days: Object.fromEntries(days) }));
  }

  toText(): string {
    return this.bySalt.size === 0
      ? ""
      : JSON.stringify(Object.fromEntries(this.toExport().map(({ salt, days }) => [salt, days])));
  }

  private all(): { salt: string; mark: string; day: number }[] {
    return [...this.bySalt].flatMap(([salt, days]) => [...days].map(([mark, day]) => ({ salt, mark, day })));
  }

  private evictOldest(): void {
    const size = [...this.bySalt.values()].reduce((sum, days) => sum + days.size, 0);
    if (size <= MAX_KEPT) return;
    const oldestFirst = this.all().toSorted((a, b) => a.day - b.day);
    this.remove(oldestFirst.slice(0, size - MAX_KEPT));
  }

  private remove(gone: readonly { salt: string; mark: string }[]): void {
    for (const { salt, mark } of gone) this.bySalt.get(salt)?.delete(mark);
    for (const [salt, days] of this.bySalt) if (days.size === 0) this.bySalt.delete(salt);
  }
}

const markOf = (salt: string, turn: string, kind: "turn" | "retry"): string => digest(salt, kind, turn).slice(0, 32);

/** A turn of somebody who is erased. */
export interface ErasedTurn {
  readonly turn: string;
  /** It opened a conversation that nobody named. */
  readonly opens: boolean;
}

const openerOf = (said: string): string => `opening:${said.slice(0, 32)}`;

/**
 * Of an erased user every turn is marked. What opened a conversation that nobody named reads the same when it is said
 * anew: it is taken for old only where the client says so.
 */
export function addErased(tombstones: Tombstones, erased: readonly ErasedTurn[], now: number): void {
  for (const kind of ["turn", "retry"] as const) {
    const marked = erased.filter(({ opens }) => opens === (kind === "retry"));
    tombstones.add(
      marked.map(({ turn }) => turn),
      now,
      kind,
    );
  }
}

/** What a turn's own row says, and what its round does. */
type TurnRow = { turn: string; same_as: string | null };
type RoundRow = { turn: string | null; conversation: string | null; said: string | null };

export function erasedTurns(turns: readonly TurnRow[], rounds: Iterable<RoundRow>): ErasedTurn[] {
  const opening = new Set<string>();
  for (const { turn, conversation, said } of rounds) {
    if (turn !== null && said !== null && conversation === openerOf(said)) opening.add(turn);
  }
  return turns.map(({ turn, same_as }) => ({ turn, opens: same_as !== null || opening.has(turn) }));
}

/** @param wantsRounds of a vault that has not all its rows: a turn whose round is not here is left out */
export function turnsIn(sql: SqlStorage, wantsRounds: boolean): ErasedTurn[] {
  const turns = sql.exec<TurnRow>("SELECT turn, same_as FROM turns").toArray();
  const rounds = sql.exec<RoundRow>("SELECT turn, conversation, said FROM memories WHERE turn IS NOT NULL").toArray();
  const here = new Set(rounds.map(({ turn }) => turn));
  return erasedTurns(wantsRounds ? turns.filter(({ turn }) => here.has(turn)) : turns, rounds);
}

/** The same of all rows of a vault, as they lie in the cold tier. */
export class RemoteTurns {
  private readonly turns: TurnRow[] = [];
  private readonly rounds: RoundRow[] = [];

  add(rows: readonly ColdRow[]): void {
    for (const { table, row } of rows) {
      if (row === null) continue;
      if (table === "turns") this.turns.push(JSON.parse(row) as TurnRow);
      if (table !== "memories") continue;
      const { turn, conversation, said } = JSON.parse(row) as RoundRow;
      this.rounds.push({ turn, conversation, said });
    }
  }

  erased(): ErasedTurn[] {
    return erasedTurns(this.turns, this.rounds);
  }
}
