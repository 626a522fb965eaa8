import type { QueryTerms } from "./query-terms.ts";
import type { StoredPassages } from "./stored-passages.ts";
import { TermSieve } from "./term-sieve.ts";

/** How a query's words stand together in a text. */
export interface RoundMatch {
  /** The share of the query's pairs of neighbouring words that are neighbours in the text as well, by their weight. */
  readonly pairs: number;
  /** The share of the query's words that the best sentence says, less if it is long. */
  readonly sentence: number;
  /** The same of the sentences of the answer alone. */
  readonly answer: number;
}

/** The match of a text that says no word of the query. */
export const NO_MATCH: RoundMatch = { pairs: 0, sentence: 0, answer: 0 };
/** Content words at which a sentence counts less for its length. */
const LONG = 20;

/** Compares texts with one query. */
export class RoundMatcher {
  private readonly sieve: TermSieve;
  private readonly pairs = new Map<number, number>();
  private readonly shares: ArrayLike<number>;
  private readonly width: number;

  /** @param shares the weights of the first words of the query */
  constructor({ terms, pairs }: QueryTerms, shares: ArrayLike<number>) {
    this.shares = shares;
    this.width = shares.length;
    this.sieve = new TermSieve(terms.slice(0, this.width));
    const weights = pairs
      .filter(([a, b]) => a < this.width && b < this.width)
      .map(([a, b]) => [a * this.width + b, Math.min(shares[a] as number, shares[b] as number)] as const);
    const whole = weights.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [pair, weight] of weights) this.pairs.set(pair, (this.pairs.get(pair) ?? 0) + weight / whole);
  }

  /** @param passages those of a round. Null for a text of one sentence */
  match(terms: Uint32Array, passages: StoredPassages | null): RoundMatch {
    const count = passages?.count ?? 1;
    const answersFrom = passages?.answersFrom ?? count;
    let [sentence, answer] = [0, 0];
    let pairs = 0;
    let met: Set<number> | null = null;
    let from = 0;
    let last = -1;
    let before = -2;
    for (let passage = 0; passage < count; passage++) {
      const end = passages?.endTermAt(passage) ?? terms.length;
      let mask = 0;
      let share = 0;
      for (let at = from; at < end; at++) {
        const place = this.sieve.placeOf(terms[at] as number);
        if (place < 0) continue;
        if ((mask & (1 << place)) === 0) {
          mask |= 1 << place;
          share += this.shares[place] as number;
        }
        if (before === at - 1) {
          const pair = last * this.width + place;
          const weight = this.pairs.get(pair);
          if (weight !== undefined && !met?.has(pair)) {
            (met ??= new Set()).add(pair);
            pairs += weight;
          }
        }
        last = place;
        before = at;
      }
      if (share > 0) {
        const told = share * Math.min(1, (2 * LONG) / (LONG + end - from));
        sentence = Math.max(sentence, told);
        if (passage >= answersFrom) answer = Math.max(answer, told);
      }
      from = end;
    }
    return sentence === 0 ? NO_MATCH : { pairs, sentence, answer };
  }
}
