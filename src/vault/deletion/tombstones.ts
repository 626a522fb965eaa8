import { digest } from "../../runtime/digest.ts";
import { shortDigest } from "../short-digest.ts";
import type { Round } from "../../ports/exchange.ts";
import type { ForgottenTurns } from "../../ports/portable.ts";

/** A history that is resent after this finds no tombstones any more. */
const MAX_DAYS = 180;
const MAX_TOMBSTONES = 10_000;
/** Vaults whose tombstones came by import. Every turn is compared with the tombstones of each. */
const MAX_SALTS = 8;
const DAY_MS = 86_400_000;

/** The stored form: digests by salt, each with the day it was added. The first salt is this vault's own. */
type Stored = Record<string, Record<string, number>>;

/**
 * Salted digests of turns that were forgotten. By them a retry or a resent history is recognised, and adds nothing. The
 * salt is random and belongs to one vault, so that the digests tell nothing without that vault or an export of it. The
 * tombstones of another vault come by import with their salt, because nobody could compare them without it.
 */
export class Tombstones {
  private readonly bySalt: Map<string, Map<string, number>>;

  constructor(stored: string) {
    const salts = Object.entries(stored === "" ? {} : (JSON.parse(stored) as Stored));
    this.bySalt = new Map(salts.map(([salt, days]) => [salt, new Map(Object.entries(days))]));
  }

  /** Returns true if the turn was forgotten. Earlier versions made tombstones of long digests. */
  has({ turn, retry }: Pick<Round, "turn" | "retry">): boolean {
    const digests = new Set([turn, shortDigest(turn)]);
    const kinds = retry ? (["turn", "retry"] as const) : (["turn"] as const);
    return [...this.bySalt].some(([salt, days]) =>
      kinds.some((kind) => [...digests].some((one) => days.has(tombstoneOf(salt, one, kind)))),
    );
  }

  /** @param kind `retry` bars the turn only if the client says that it tries again: else the user may mean it anew */
  add(turns: readonly string[], now: number, kind: "turn" | "retry" = "turn"): void {
    if (turns.length === 0) return;
    const [[salt, days] = [crypto.randomUUID(), new Map<string, number>()]] = this.bySalt;
    this.bySalt.set(salt, days);
    for (const turn of turns) days.set(tombstoneOf(salt, turn, kind), Math.floor(now / DAY_MS));
    this.evictOldest();
  }

  /** Takes over the tombstones of another vault. Returns whether any were new. */
  merge({ salt, days }: ForgottenTurns): boolean {
    const known = this.bySalt.get(salt) ?? new Map<string, number>();
    const news = Object.entries(days).filter(([mark]) => !known.has(mark));
    if (news.length === 0 || (known.size === 0 && this.bySalt.size >= MAX_SALTS)) return false;
    for (const [mark, day] of news) known.set(mark, day);
    this.bySalt.set(salt, known);
    this.evictOldest();
    return true;
  }

  /** Removes tombstones that are too old. Returns whether there were any. */
  removeOld(now: number): boolean {
    const old = this.all().filter(({ day }) => now / DAY_MS >= day + MAX_DAYS);
    this.remove(old);
    return old.length > 0;
  }

  /** Returns when the oldest tombstone may go. Returns null if there is none. */
  nextRemoval(): number | null {
    let oldest = Infinity;
    for (const days of this.bySalt.values()) for (const day of days.values()) oldest = Math.min(oldest, day);
    return oldest === Infinity ? null : (oldest + MAX_DAYS) * DAY_MS;
  }

  /** Returns all tombstones as an export holds them. */
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
    if (size <= MAX_TOMBSTONES) return;
    const oldestFirst = this.all().toSorted((a, b) => a.day - b.day);
    this.remove(oldestFirst.slice(0, size - MAX_TOMBSTONES));
  }

  private remove(old: readonly { salt: string; mark: string }[]): void {
    for (const { salt, mark } of old) this.bySalt.get(salt)?.delete(mark);
    for (const [salt, days] of this.bySalt) if (days.size === 0) this.bySalt.delete(salt);
  }
}

const tombstoneOf = (salt: string, turn: string, kind: "turn" | "retry"): string =>
  digest(salt, kind, turn).slice(0, 32);
