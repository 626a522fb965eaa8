import { type Evidence, hitsUntilProbe, isProven, NO_EVIDENCE, withComparison } from "../cache/error-bound.ts";
import { addCounts } from "../cache/counters.ts";
import type { MatchKind } from "../cache/match-kind.ts";
import type { CacheCounts } from "../ports/answer-store.ts";

/** `repeat`: answers to the very same question, asked anew. */
export type Compared = MatchKind | "repeat";

/** What is written down of one tenancy's cache. */
export interface State {
  /** False: nothing is served and nothing kept. */
  readonly on: boolean;
  readonly since: number;
  readonly counts: CacheCounts;
  readonly evidence: Readonly<Record<Compared, Evidence>>;
  /** Semantic hits to serve until the next is compared. */
  readonly untilTrial: number;
}

/**
 * What was counted and what was learned. Kept in memory and written some seconds later, beside
 * everybody's request: a crash loses the counts of those seconds. What was learned is written at once, with the
 * answer that taught it.
 */
export class CacheStatistics {
  books: State;
  private dirty = false;
  private readonly sql: SqlStorage;
  private readonly random: () => number;
  private readonly target: number;

  constructor(sql: SqlStorage, target: number, now: number, random: () => number = Math.random) {
    this.sql = sql;
    this.target = target;
    this.random = random;
    const row = sql.exec<{ value: string }>("SELECT value FROM state WHERE name = 'books'").toArray()[0];
    this.books = row
      ? (JSON.parse(row.value) as State)
      : {
          on: true,
          since: now,
          counts: {},
          evidence: { spelling: NO_EVIDENCE, wording: NO_EVIDENCE, repeat: NO_EVIDENCE },
          untilTrial: hitsUntilProbe(NO_EVIDENCE, random),
        };
  }

  get isDirty(): boolean {
    return this.dirty;
  }

  count(counts: CacheCounts): void {
    this.change({ counts: addCounts(this.books.counts, counts) });
  }

  turn(on: boolean): void {
    this.change({ on });
  }

  /**
   * Whether a would-be semantic hit goes upstream instead. `unproven`: hits of its kind are not known to be
   * right often enough. `explored`: they are, and this one is to show whether they still are.
   */
  withhold(kinship: MatchKind): "unproven" | "explored" | null {
    const { evidence, untilTrial } = this.books;
    if (!isProven(evidence[kinship], evidence.repeat, this.target)) return "unproven";
    if (this.target >= 1) return null;
    if (untilTrial > 0) {
      this.change({ untilTrial: untilTrial - 1 });
      return null;
    }
    this.change({ untilTrial: hitsUntilProbe(evidence[kinship], this.random) });
    return "explored";
  }

  learn(what: Compared, differs: boolean): void {
    const { evidence } = this.books;
    this.change({ evidence: { ...evidence, [what]: withComparison(evidence[what], differs, this.target) } });
  }

  write(): void {
    if (!this.dirty) return;
    this.dirty = false;
    this.sql.exec("INSERT OR REPLACE INTO state (name, value) VALUES ('books', ?)", JSON.stringify(this.books));
  }

  /** After the file was emptied. */
  rewrite(): void {
    this.dirty = true;
    this.write();
  }

  private change(changed: Partial<State>): void {
    this.books = { ...this.books, ...changed };
    this.dirty = true;
  }
}
