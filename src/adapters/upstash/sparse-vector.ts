import type { SparseVector } from "@upstash/vector/cloudflare";

/*
 * The words of a text as a sparse vector: a dimension for each word, by its hash, as the vault's own index has it. A memory
 * carries the part of BM25 that is about itself, a question each word as often as it says it; how rare a word is the service
 * counts and weighs in (`weightingStrategy: IDF`).
 */

/** As Upstash's own BM25 has them: saturation, how much length counts, and an average length in words. */
const BM25 = { k1: 1.2, b: 0.75, average: 32 };
/** What a sparse vector may have that is not zero (upstash.com/docs/vector/features/sparseindexes). */
const MAX_NON_ZERO = 1_000;
/** Indices are signed, hashes are not. */
const INDEX = 0x7fffffff;
/** A vector must have something: a text without a word stands where no word is looked for. */
const NO_WORD: SparseVector = { indices: [0], values: [1e-6] };

export function memoryVector(terms: Uint32Array): SparseVector {
  const { k1, b, average } = BM25;
  const length = 1 - b + (b * terms.length) / average;
  const weighed = countsOf(terms).map(([index, n]) => [index, (n * (k1 + 1)) / (n + k1 * length)] as const);
  return weighed.length === 0 ? NO_WORD : vectorOf(weighed);
}

/** Null: no word is looked for. */
export function questionVector(terms: Uint32Array): SparseVector | null {
  return terms.length === 0 ? null : vectorOf(countsOf(terms));
}

function countsOf(terms: Uint32Array): (readonly [number, number])[] {
  const counts = new Map<number, number>();
  for (const term of terms) counts.set(term & INDEX, (counts.get(term & INDEX) ?? 0) + 1);
  return [...counts];
}

/** Of too many, those that weigh most. */
function vectorOf(weighed: readonly (readonly [number, number])[]): SparseVector {
  const kept = weighed.length <= MAX_NON_ZERO ? weighed : weighed.toSorted((a, b) => b[1] - a[1]);
  const first = kept.slice(0, MAX_NON_ZERO);
  return { indices: first.map(([index]) => index), values: first.map(([, value]) => Number(value.toPrecision(6))) };
}
