import type { SparseVector } from "./vector-scores.ts";

/*
 * Stands in for the models that Upstash hosts: texts that share letters are near, texts that share words
 * meet in a dimension. Good enough to tell texts apart, and the same each time.
 */

const SPARSE_DIMENSIONS = 2 ** 20;

function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return value;
}

export function denseOf(text: string, dimensions: number): number[] {
  const vector = Array.from({ length: dimensions }, () => 0);
  const padded = `  ${text.toLowerCase()} `;
  for (let i = 0; i + 3 <= padded.length; i++) {
    const at = hash(padded.slice(i, i + 3));
    vector[at % dimensions] = (vector[at % dimensions] ?? 0) + (at & 0x80000000 ? 1 : -1);
  }
  const norm = Math.hypot(...vector) || 1;
  return vector.map((value) => value / norm);
}

export function sparseOf(text: string): SparseVector {
  const counts = new Map<number, number>();
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
    const index = hash(word) % SPARSE_DIMENSIONS;
    counts.set(index, (counts.get(index) ?? 0) + 1);
  }
  return { indices: [...counts.keys()], values: [...counts.values()].map((n) => n / (n + 1)) };
}
