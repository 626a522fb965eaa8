import type { SparseVector } from "@upstash/vector/cloudflare";

/*
 * The words of a text as a sparse vector, with a dimension for each word by its hash, as in the vault's own index. A
 * memory's values are its own part of BM25, a question's are word counts. The service weighs in how rare a word is
 * (`weightingStrategy: IDF`).
 */

/** The parameters of Upstash's own BM25: saturation, weight of the length, and average length in words. */
const BM25 = { k1: 1.2, b: 0.75, average: 32 };
/** The most values of a sparse vector (upstash.com/docs/vector/features/sparseindexes). */
const MAX_NON_ZERO = 1_000;
/** Masks a hash, because indices are signed. */
const INDEX = 0x7fffffff;
/** The vector of a text without words. The service refuses an empty one, and no question asks for index 0. */
const NO_WORD: SparseVector = { indices: [0], values: [1e-6] };

export function memoryVector(terms: Uint32Array): SparseVector {
  const { k1, b, average } = BM25;
  const length = 1 - b + (b * terms.length) / average;
  const weighed = countsOf(terms).map(([index, n]) => [index, (n * (k1 + 1)) / (n + k1 * length)] as const);
  return weighed.length === 0 ? NO_WORD : vectorOf(weighed);
}

/** Returns the vector of a question's words, or null if it has none. */
export function questionVector(terms: Uint32Array): SparseVector | null {
  return terms.length === 0 ? null : vectorOf(countsOf(terms));
}

function countsOf(terms: Uint32Array): (readonly [number, number])[] {
  const counts = new Map<number, number>();
  for (const term of terms) counts.set(term & INDEX, (counts.get(term & INDEX) ?? 0) + 1);
  return [...counts];
}

/** Makes a vector of the heaviest words, as many as the service accepts. */
function vectorOf(weighed: readonly (readonly [number, number])[]): SparseVector {
  const heaviest = weighed.length <= MAX_NON_ZERO ? weighed : weighed.toSorted((a, b) => b[1] - a[1]);
  const first = heaviest.slice(0, MAX_NON_ZERO);
  return { indices: first.map(([index]) => index), values: first.map(([, value]) => Number(value.toPrecision(6))) };
}
