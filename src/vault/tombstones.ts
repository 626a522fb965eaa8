import { digest } from "../digest.ts";
import type { Round } from "../ports.ts";

/** A history that is resent later than this finds its tombstones gone. */
const KEPT_DAYS = 180;
const KEPT_AT_MOST = 10_000;
const DAY_MS = 86_400_000;

/** As it is stored: digests by salt, each with the day it was laid. */
type Stored = Record<string, Record<string, number>>;

/**
 * What is left of turns that were forgotten: salted digests, by which a retry or a resent history is recognised and adds
 * nothing. The salt is random and this vault's own, so that they tell nothing to whoever does not have the vault.
 */
export class Tombstones {
  private readonly days = new Map<string, number>();
  private readonly salt: string;

  constructor(stored: string) {
    const [salt, days] = Object.entries(stored === "" ? {} : (JSON.parse(stored) as Stored))[0] ?? [];
    this.salt = salt ?? crypto.randomUUID();
    for (const [mark, day] of Object.entries(days ?? {})) this.days.set(mark, day);
  }

  covers({ turn, retry }: Pick<Round, "turn" | "retry">): boolean {
    if (this.days.size === 0) return false;
    return this.days.has(this.markOf(turn)) || (retry && this.days.has(this.markOf(turn, "retry")));
  }

  /** @param kind `retry`: only where the client says that it tries again; else it may be meant anew */
  lay(turns: readonly string[], now: number, kind: "turn" | "retry" = "turn"): void {
    for (const turn of turns) this.days.set(this.markOf(turn, kind), Math.floor(now / DAY_MS));
    const surplus = this.days.size - KEPT_AT_MOST;
    for (const mark of [...this.days.keys()].slice(0, Math.max(0, surplus))) this.days.delete(mark);
  }

  /** @returns whether any went */
  removeOld(now: number): boolean {
    const before = this.days.size;
    for (const [mark, day] of this.days) if (now / DAY_MS >= day + KEPT_DAYS) this.days.delete(mark);
    return this.days.size < before;
  }

  /** When the oldest may go; null: there are none. */
  nextRemoval(): number | null {
    const oldest = Math.min(...this.days.values());
    return this.days.size === 0 ? null : (oldest + KEPT_DAYS) * DAY_MS;
  }

  toText(): string {
    return this.days.size === 0 ? "" : JSON.stringify({ [this.salt]: Object.fromEntries(this.days) });
  }

  private markOf(turn: string, kind: "turn" | "retry" = "turn"): string {
    return digest(this.salt, kind, turn).slice(0, 32);
  }
}

/**
 * Of an erased user every turn is marked. What opened a conversation that nobody named reads the same when it is said
 * anew: it is taken for old only where the client says so.
 */
export function layForErased(tombstones: Tombstones, sql: SqlStorage, now: number): void {
  const turns = sql.exec<{ turn: string; opens: number }>(
    `SELECT t.turn, t.same_as IS NOT NULL OR m.conversation = 'opening:' || substr(m.said, 1, 32) AS opens
     FROM turns t LEFT JOIN memories m ON m.turn = t.turn`,
  );
  for (const { turn, opens } of turns) tombstones.lay([turn], now, opens === 1 ? "retry" : "turn");
}
