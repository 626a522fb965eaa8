import { passageEnds } from "./passages.ts";
import type { QueryTerms } from "./query-terms.ts";

/** How a query's words stand together in a text. */
export interface RoundMatch {
  /** The share of the query's pairs of neighbouring words that are neighbours in the text as well, by their weight. */
  readonly pairs: number;
  /** The share of the query's words that the best sentence says, less if it is long. */
  readonly sentence: number;
}

/** The match of a text that says no word of the query. */
export const NO_MATCH: RoundMatch = { pairs: 0, sentence: 0 };
/** Content words at which a sentence counts less for its length. */
const LONG = 20;
/** Bits of the hashes of the query's words by which most words of a text are told not to be among them. */
const SIEVE_BITS = 12;

/** Compares texts with one query. */
export class RoundMatcher {
  private readonly sieve = new Uint8Array(1 << SIEVE_BITS);
  private readonly places = new Map<number, number>();
  private readonly pairs = new Map<number, number>();
  private readonly shares: ArrayLike<number>;
  private readonly width: number;

  /** @param shares the weights of the first words of the query */
  constructor({ terms, pairs }: QueryTerms, shares: ArrayLike<number>) {
    this.shares = shares;
    this.width = shares.length;
    for (let place = 0; place < this.width; place++) {
      const term = terms[place] as number;
      this.places.set(term, place);
      this.sieve[term & (this.sieve.length - 1)] = 1;
    }
    const weights = pairs
      .filter(([a, b]) => a < this.width && b < this.width)
      .map(([a, b]) => [a * this.width + b, Math.min(shares[a] as number, shares[b] as number)] as const);
    const whole = weights.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [pair, weight] of weights) this.pairs.set(pair, (this.pairs.get(pair) ?? 0) + weight / whole);
  }

  /** @param passages those of a round. Null for a text of one sentence */
  match(terms: Uint32Array, passages: Uint16Array | null): RoundMatch {
    const ends = passages === null ? [terms.length] : passageEnds(passages);
    let sentence = 0;
    let pairs = 0;
    let met: Set<number> | null = null;
    let from = 0;
    let last = -1;
    let before = -2;
    for (const end of ends) {
      let mask = 0;
      let share = 0;
      for (let at = from; at < end; at++) {
        const term = terms[at] as number;
        if (this.sieve[term & (this.sieve.length - 1)] === 0) continue;
        const place = this.places.get(term);
        if (place === undefined) continue;
        if ((mask & (1 << place)) === 0) {
          mask |= 1 << place;
          share += this.shares[place] as number;
        }
        const pair = before === at - 1 ? last * this.width + place : -1;
        const weight = this.pairs.get(pair);
        if (weight !== undefined && !met?.has(pair)) {
          (met ??= new Set()).add(pair);
          pairs += weight;
        }
        [last, before] = [place, at];
      }
      if (share > 0) sentence = Math.max(sentence, share * Math.min(1, (2 * LONG) / (LONG + end - from)));
      from = end;
    }
    return sentence === 0 ? NO_MATCH : { pairs, sentence };
  }
}
