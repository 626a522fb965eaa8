import { CHUNK_SECONDS } from "../metrics/names.ts";
import type { StageTime } from "../ports/observed-exchange.ts";
import { type Histogram, newHistogram, record } from "../runtime/histogram.ts";

/** A stage of a request whose time callers see. */
export type Stage = "identify" | "cache" | "recall" | "upstream";

/** Stages that end after the head of the answer has gone out, or may. */
export type LateStage = "first_chunk" | "remember";

const tenths = (ms: number): number => Math.round(ms * 10) / 10;

/**
 * The time that the stages of a request took, for `Server-Timing` and for those who observe. On Cloudflare, clocks stand
 * still between I/O.
 */
export class Timings {
  private readonly begun = performance.now();
  private readonly spent = new Map<Stage | LateStage, StageTime>();
  private chunkAt: number | null = null;
  /** The seconds between the chunks of a stream. Null until the second. */
  betweenChunks: Histogram | null = null;

  async measure<T>(stage: Stage | LateStage, work: Promise<T>): Promise<T> {
    const from = performance.now();
    try {
      return await work;
    } finally {
      this.spent.set(stage, { from: from - this.begun, ms: performance.now() - from });
    }
  }

  /** Notes a chunk of a stream: the first with the time since the upstream was asked, others with that since the one before. */
  noteChunk(): void {
    const now = performance.now();
    if (this.chunkAt === null) {
      const { from = 0 } = this.spent.get("upstream") ?? {};
      this.spent.set("first_chunk", { from, ms: now - this.begun - from });
    } else {
      this.betweenChunks ??= newHistogram(CHUNK_SECONDS);
      record(this.betweenChunks, (now - this.chunkAt) / 1000);
    }
    this.chunkAt = now;
  }

  /** Returns the milliseconds that a stage took. Returns 0 if it has not ended. */
  of(stage: Stage): number {
    return this.spent.get(stage)?.ms ?? 0;
  }

  /** Returns the milliseconds since the request came in. */
  total(): number {
    return performance.now() - this.begun;
  }

  /** Returns all stages that have ended. */
  all(): ReadonlyMap<string, StageTime> {
    return this.spent;
  }

  /**
   * Returns the stages that have ended, in tenths of milliseconds, for the record of an exchange. `upstream` lasts until now
   * if it began: its answer is whole.
   */
  recorded(): Record<string, StageTime> {
    const recorded: Record<string, StageTime> = {};
    for (const [stage, { from, ms }] of this.spent) {
      if (stage === "remember") continue;
      recorded[stage] = { from: tenths(from), ms: tenths(stage === "upstream" ? this.total() - from : ms) };
    }
    return recorded;
  }

  header(): string {
    let header = "";
    for (const [stage, { ms }] of this.spent) {
      if (stage === "remember" || stage === "first_chunk") continue;
      header += `${header === "" ? "" : ", "}${stage};dur=${ms.toFixed(1)}`;
    }
    return header;
  }
}
