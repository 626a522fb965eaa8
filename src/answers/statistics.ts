import {
  type Evidence,
  hitsUntilProbe,
  isEarned,
  isProven,
  NO_EVIDENCE,
  withComparison,
} from "../cache/error-bound.ts";
import { addCounts } from "../cache/counters.ts";
import type { MatchKind } from "../cache/match-kind.ts";
import type { NearBand } from "../cache/near-question.ts";
import type { CacheCounts } from "../ports/answer-store.ts";

/** The pairs of answers that are compared. `repeat`: two answers to the same question. */
type Compared = MatchKind | NearBand | "repeat";

/** The step by which the scale moves. It comes to rest where one repeat in ten shares fewer words. */
const SCALE_STEP = 0.02;
const SCALE_QUANTILE = 0.1;
const FIRST_SCALE = 0.6;

/** The statistics of one tenancy's cache, as they are stored. */
interface State {
  /** If false, no answer is served or stored. */
  readonly on: boolean;
  readonly since: number;
  readonly counts: CacheCounts;
  readonly evidence: Readonly<Partial<Record<Compared, Evidence>>>;
  /** The share of words that two answers to one question have at least, nine times in ten. Absent at first. */
  readonly scale?: number;
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
          evidence: {},
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
    if (!isProven(this.evidenceOf(kind), this.evidenceOf("repeat"), this.target)) return "unproven";
    return this.target >= 1 ? null : this.probe(kind);
  }

  /** Returns the same for a near question, whose band must have earned it. */
  reasonToWithholdNear(band: NearBand): "unproven" | "explored" | null {
    const earned = isEarned(this.evidenceOf(band), this.evidenceOf("repeat"), this.target);
    return earned ? this.probe(band) : "unproven";
  }

  /** Returns false if the operator wants no comparison, so that no near question can earn anything. */
  get learnsNear(): boolean {
    return this.target > 0 && this.target < 1;
  }

  /** Returns how many words two answers to one question share, at least. */
  get scale(): number {
    return this.state.scale ?? FIRST_SCALE;
  }

  /** Moves the scale by how many words two answers to the same question share. */
  learnScale(shared: number): void {
    const step = shared < this.scale ? -SCALE_STEP * (1 - SCALE_QUANTILE) : SCALE_STEP * SCALE_QUANTILE;
    this.change({ scale: Math.min(1, Math.max(0, this.scale + step)) });
  }

  /** Adds one comparison of two answers to the evidence. */
  learn(what: Compared, differs: boolean): void {
    const { evidence } = this.state;
    this.change({ evidence: { ...evidence, [what]: withComparison(this.evidenceOf(what), differs, this.target) } });
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

  private evidenceOf(what: Compared): Evidence {
    return this.state.evidence[what] ?? NO_EVIDENCE;
  }

  /** Lets one of some hits be compared with a new answer. */
  private probe(what: Compared): "explored" | null {
    const { untilTrial } = this.state;
    const isDue = untilTrial <= 0;
    this.change({ untilTrial: isDue ? hitsUntilProbe(this.evidenceOf(what), this.random) : untilTrial - 1 });
    return isDue ? "explored" : null;
  }

  private change(changed: Partial<State>): void {
    this.state = { ...this.state, ...changed };
    this.dirty = true;
  }
}
