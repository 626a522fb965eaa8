/** The best few of many, kept in order while they are seen: most candidates are turned away by one comparison. */
export class Top {
  private readonly kept: { place: number; score: number }[] = [];
  private readonly count: number;

  constructor(count: number) {
    this.count = count;
  }

  takes(score: number): boolean {
    return this.kept.length < this.count || score > (this.kept.at(-1)?.score ?? 0);
  }

  add(place: number, score: number): void {
    let low = 0;
    for (let high = this.kept.length; low < high;) {
      const middle = (low + high) >> 1;
      if ((this.kept[middle]?.score ?? 0) >= score) low = middle + 1;
      else high = middle;
    }
    this.kept.splice(low, 0, { place, score });
    if (this.kept.length > this.count) this.kept.pop();
  }

  places(): number[] {
    return this.kept.map(({ place }) => place);
  }
}
