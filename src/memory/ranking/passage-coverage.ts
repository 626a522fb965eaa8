import { TermSieve } from "./term-sieve.ts";

/** Content words at which a passage counts less for its length: it costs more to tell. */
const LONG = 20;

/** Measures how much of one query the passages of a memory say. Most of its words are none of the query, and cost one look. */
export class PassageCoverage {
  private readonly sieve: TermSieve;
  /** By the place of a word in the query: its weight, and the passage that said it last. */
  private readonly weights: readonly number[];
  private readonly lastSaid: Int32Array;
  private passage = 0;
  /** Where the memory says words of the query, and which. What stands behind the count is of a memory before. */
  private readonly saidAt: number[] = [];
  private readonly places: number[] = [];
  private count = 0;
  private next = 0;
  /** The words of the query that the last passage says. */
  words = 0;
  /** How much of the query the whole memory says. */
  whole = 0;

  constructor(weights: ReadonlyMap<number, number>) {
    this.sieve = new TermSieve([...weights.keys()]);
    this.weights = [...weights.values()];
    this.lastSaid = new Int32Array(weights.size);
  }

  /** Reads a memory. */
  read(terms: Uint32Array): void {
    const { sieve, saidAt, places, weights, lastSaid } = this;
    let count = (this.next = this.whole = 0);
    const passage = ++this.passage;
    for (let at = 0; at < terms.length; at++) {
      const place = sieve.placeOf(terms[at] as number);
      if (place < 0) continue;
      saidAt[count] = at;
      places[count] = place;
      count += 1;
      if (lastSaid[place] === passage) continue;
      lastSaid[place] = passage;
      this.whole += weights[place] as number;
    }
    this.count = count;
  }

  /** True if the memory says no word of the query. */
  get saysNothing(): boolean {
    return this.count === 0;
  }

  /** Returns how much of the query the words from one position to another say, less if they are many. */
  of(from: number, to: number): number {
    const { saidAt, places, count, weights, lastSaid } = this;
    const passage = ++this.passage;
    let sum = 0;
    let words = 0;
    let next = this.next;
    // Passages are asked for in their order, once those of the answer, and once those of the user.
    while (next > 0 && (saidAt[next - 1] as number) >= from) next -= 1;
    while (next < count && (saidAt[next] as number) < from) next += 1;
    for (; next < count && (saidAt[next] as number) < to; next++) {
      const place = places[next] as number;
      if (lastSaid[place] === passage) continue;
      lastSaid[place] = passage;
      words += 1;
      sum += weights[place] as number;
    }
    this.next = next;
    this.words = words;
    return sum === 0 ? 0 : sum * Math.min(1, (2 * LONG) / (LONG + (to - from)));
  }
}
