/** The best few of many, kept in order while they are seen: most candidates are turned away by one comparison. */
export class TopK {
  private readonly kept: Int32Array;
  private readonly scores: Float64Array;
  private size = 0;
  /** What a candidate must beat; nothing is too little while there is room. */
  private least = Number.NEGATIVE_INFINITY;

  constructor(count: number) {
    this.kept = new Int32Array(count);
    this.scores = new Float64Array(count);
  }

  takes(score: number): boolean {
    return score > this.least;
  }

  /** One that comes later stands behind its equals. */
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
