/*
 * How Upstash Vector scores: in float32, normalised to 0..1 for dense vectors, as the weighted inner
 * product for sparse ones, and fused for hybrid ones.
 */

export interface SparseVector {
  readonly indices: readonly number[];
  readonly values: readonly number[];
}

export interface Scored {
  readonly id: string;
  readonly score: number;
}

export type Similarity = "COSINE" | "EUCLIDEAN" | "DOT_PRODUCT";

const { fround } = Math;

/** The shortest decimal that means the same float32: what a service that keeps float32 prints. */
export function printed(value: number): number {
  const kept = fround(value);
  for (let digits = 1; digits < 9; digits++) {
    const short = Number(kept.toPrecision(digits));
    if (fround(short) === kept) return short;
  }
  return Number(kept.toPrecision(9));
}

export function denseScore(a: readonly number[], b: readonly number[], similarity: Similarity): number {
  let dot = 0;
  let aa = 0;
  let bb = 0;
  let apart = 0;
  for (const [i, value] of a.entries()) {
    const x = fround(value);
    const y = fround(b[i] ?? 0);
    dot = fround(dot + fround(x * y));
    aa = fround(aa + fround(x * x));
    bb = fround(bb + fround(y * y));
    apart = fround(apart + fround((x - y) ** 2));
  }
  if (similarity === "EUCLIDEAN") return fround(1 / (1 + apart));
  if (similarity === "DOT_PRODUCT") return fround((1 + dot) / 2);
  const norm = fround(Math.sqrt(aa) * Math.sqrt(bb));
  return fround(fround(1 + (norm === 0 ? 0 : fround(dot / norm))) / 2);
}

export type Weight = (index: number) => number;

/** Returns null if they have no dimension in common. */
export function sparseScore(query: SparseVector, stored: SparseVector, weight: Weight): number | null {
  const values = new Map(stored.indices.map((index, i) => [index, stored.values[i] ?? 0]));
  let score = 0;
  let met = false;
  for (const [i, index] of query.indices.entries()) {
    const value = values.get(index);
    if (value === undefined) continue;
    met = true;
    const weighted = fround(fround(query.values[i] ?? 0) * fround(weight(index)));
    score = fround(score + fround(weighted * fround(value)));
  }
  return met ? score : null;
}

/** Inverse document frequency over the sparse vectors of a namespace. */
export function idf(stored: readonly SparseVector[]): Weight {
  const counts = new Map<number, number>();
  for (const { indices } of stored) for (const index of indices) counts.set(index, (counts.get(index) ?? 0) + 1);
  return (index) => {
    const n = counts.get(index) ?? 0;
    return Math.log((stored.length - n + 0.5) / (n + 0.5) + 1);
  };
}

export const byScore = (a: Scored, b: Scored): number => b.score - a.score;

/** Reciprocal rank fusion with K = 60, ranks from 0. */
export function rrf(lists: readonly (readonly Scored[])[]): Scored[] {
  return fused(lists.map((list) => list.map(({ id }, rank) => ({ id, score: fround(1 / (rank + 60)) }))));
}

/** Distribution-based score fusion, over as many of each list as are asked for. */
export function dbsf(lists: readonly (readonly Scored[])[], topK: number): Scored[] {
  return fused(lists.map((list) => spread(list.slice(0, topK))));
}

function spread(list: readonly Scored[]): Scored[] {
  const mean = fround(list.reduce((sum, { score }) => fround(sum + score), 0) / list.length);
  const squares = list.reduce((sum, { score }) => fround(sum + fround((score - mean) ** 2)), 0);
  const reach = list.length > 1 ? fround(3 * fround(Math.sqrt(fround(squares / (list.length - 1))))) : 0;
  const from = fround(mean - reach);
  const width = fround(fround(mean + reach) - from);
  return list.map(({ id, score }) => ({ id, score: reach === 0 ? 0.5 : fround(fround(score - from) / width) }));
}

function fused(lists: readonly (readonly Scored[])[]): Scored[] {
  const scores = new Map<string, number>();
  for (const { id, score } of lists.flat()) scores.set(id, fround((scores.get(id) ?? 0) + score));
  return [...scores].map(([id, score]) => ({ id, score })).toSorted(byScore);
}
