/** Bits of a term's hash by which most words of a text are told not to be among those of a query. */
const BITS = 12;
const SIZE = 1 << BITS;

/** The words of a query, with their places in it. One look at a byte turns most words of a text away. */
export class TermSieve {
  private readonly sieve = new Uint8Array(SIZE);
  private readonly places = new Map<number, number>();

  /** @param terms hashes of words, each once */
  constructor(terms: readonly number[]) {
    for (const [place, term] of terms.entries()) {
      this.places.set(term, place);
      this.sieve[term & (SIZE - 1)] = 1;
    }
  }

  /** Returns the place of a word in the query. Returns -1 if it is none of the query's words. */
  placeOf(term: number): number {
    return this.sieve[term & (SIZE - 1)] === 0 ? -1 : (this.places.get(term) ?? -1);
  }
}
