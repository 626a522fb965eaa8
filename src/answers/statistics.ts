import { type Evidence, hitsUntilProbe, isProven, NO_EVIDENCE, withComparison } from "../cache/error-bound.ts";
import { addCounts } from "../cache/counters.ts";
import type { MatchKind } from "../cache/match-kind.ts";
import type { CacheCounts } from "../ports/answer-store.ts";

/** The pairs of answers that are compared. `repeat`: two answers to the same question. */
type Compared = MatchKind | "repeat";

/** The statistics of one tenancy's cache, as they are stored. */
interface State {
  /** If false, no answer is served or stored. */
  readonly on: boolean;
  readonly since: number;
  readonly counts: CacheCounts;
  readonly evidence: Readonly<Record<Compared, Evidence>>;
  /** Semantic hits to serve before the next one is compared with a new answer. */
  readonly untilTrial: number;
}

/**
 * The counts of a cache and the measured error of its semantic hits. Counts are written some seconds later, so that no request
 * waits for them, and a crash loses them. A comparison is written at once, with the answer that was compared.
 */
export class CacheStatistics {
  state: State;
  private dirty = false;
  private readonly sql: SqlStorage;
  private readonly random: () => number;
  private readonly target: number;

  constructor(sql: SqlStorage, target: number, now: number, random: () => number = Math.random) {
    this.sql = sql;
    this.target = target;
    this.random = random;
    const row = sql.exec<{ value: string }>("SELECT value FROM state WHERE name = 'books'").toArray()[0];
    this.state = row
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
    this.change({ counts: addCounts(this.state.counts, counts) });
  }

  setEnabled(on: boolean): void {
    this.change({ on });
  }

  /**
   * Returns why a semantic hit must go upstream instead, or null. `unproven`: hits of its kind are not known to be right
   * often enough. `explored`: they are, and this one is compared to see whether they still are.
   */
  reasonToWithhold(kind: MatchKind): "unproven" | "explored" | null {
    const { evidence, untilTrial } = this.state;
    if (!isProven(evidence[kind], evidence.repeat, this.target)) return "unproven";
    if (this.target >= 1) return null;
    if (untilTrial > 0) {
      this.change({ untilTrial: untilTrial - 1 });
      return null;
    }
    this.change({ untilTrial: hitsUntilProbe(evidence[kind], this.random) });
    return "explored";
  }

  /** Adds one comparison of two answers to the evidence. */
  learn(what: Compared, differs: boolean): void {
    const { evidence } = this.state;
    this.change({ evidence: { ...evidence, [what]: withComparison(evidence[what], differs, this.target) } });
  }

  write(): void {
    if (!this.dirty) return;
    this.dirty = false;
    this.sql.exec("INSERT OR REPLACE INTO state (name, value) VALUES ('books', ?)", JSON.stringify(this.state));
  }

  /** Writes everything again, after the file was emptied. */
  rewrite(): void {
    this.dirty = true;
    this.write();
  }

  private change(changed: Partial<State>): void {
    this.state = { ...this.state, ...changed };
    this.dirty = true;
  }
}
