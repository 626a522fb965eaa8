/** Keeps the best few of many in order. One comparison turns most candidates away. */
export class TopK {
  private readonly kept: Int32Array;
  private readonly scores: Float64Array;
  private size = 0;
  /** The score that a candidate must beat. Every score beats it while places are free. */
  least = Number.NEGATIVE_INFINITY;

  constructor(count: number) {
    this.kept = new Int32Array(count);
    this.scores = new Float64Array(count);
  }

  takes(score: number): boolean {
    return score > this.least;
  }

  /** Adds a candidate behind those of the same score. */
  add(position: number, score: number): void {
    const { kept, scores } = this;
    if (!(score > this.least)) return;
    let at = this.size < kept.length ? this.size++ : kept.length - 1;
    for (; at > 0 && (scores[at - 1] as number) < score; at--) {
      scores[at] = scores[at - 1] as number;
      kept[at] = kept[at - 1] as number;
    }
    scores[at] = score;
    kept[at] = position;
    if (this.size === kept.length) this.least = scores[this.size - 1] as number;
  }

  positions(): number[] {
    return Array.from(this.kept.subarray(0, this.size));
  }
}
