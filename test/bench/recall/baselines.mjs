/*
 * A search that does not know that these are conversations: BM25 as textbooks have it, over the same rounds
 * and the same words; and the embedder alone, over the same vectors.
 */

const K1 = 1.2;
const B = 0.75;

/**
 * @param {readonly string[][]} texts by their words
 * @returns {(query: readonly string[], upTo: number) => number[]} the best of the first `upTo`, best first
 */
export function bm25(texts) {
  const counted = texts.map((words) => {
    /** @type {Map<string, number>} */
    const counts = new Map();
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
    return { counts, length: words.length };
  });
  return (query, upTo) => {
    const searched = counted.slice(0, upTo);
    const average = searched.reduce((sum, { length }) => sum + length, 0) / Math.max(1, upTo);
    const scores = searched.map(() => 0);
    for (const word of new Set(query)) {
      const found = searched.filter(({ counts }) => counts.has(word)).length;
      const rarity = Math.log(1 + (upTo - found + 0.5) / (found + 0.5));
      searched.forEach(({ counts, length }, i) => {
        const count = counts.get(word);
        if (count === undefined) return;
        scores[i] = (scores[i] ?? 0) + (rarity * count * (K1 + 1)) / (count + K1 * (1 - B + (B * length) / average));
      });
    }
    return best(scores);
  };
}

/**
 * @param {readonly Float32Array[]} vectors
 * @returns {(query: Float32Array, upTo: number) => number[]}
 */
export function nearest(vectors) {
  return (query, upTo) =>
    best(vectors.slice(0, upTo).map((vector) => vector.reduce((sum, value, i) => sum + value * (query[i] ?? 0), 0)));
}

/** @param {readonly number[]} scores */
function best(scores) {
  return [...scores.keys()]
    .filter((i) => (scores[i] ?? 0) > 0)
    .toSorted((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || b - a);
}
