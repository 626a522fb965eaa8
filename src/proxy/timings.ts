/** A stage of a request whose time callers see. */
export type Stage = "identify" | "cache" | "recall" | "upstream";

/** The time that the stages of a request took, for `Server-Timing`. On Cloudflare, clocks stand still between I/O. */
export class Timings {
  private readonly spent = new Map<Stage, number>();

  async measure<T>(stage: Stage, work: Promise<T>): Promise<T> {
    const from = performance.now();
    try {
      return await work;
    } finally {
      this.spent.set(stage, performance.now() - from);
    }
  }

  /** Returns the milliseconds that a stage took. Returns 0 if it has not ended. */
  of(stage: Stage): number {
    return this.spent.get(stage) ?? 0;
  }

  header(): string {
    return [...this.spent].map(([stage, ms]) => `${stage};dur=${ms.toFixed(1)}`).join(", ");
  }
}
