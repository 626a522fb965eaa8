import { isStopWord, wordHash, words } from "../../../src/text/words.ts";

/*
 * The baseline: what the product embedded with before it had a table. Words and their character
 * 4-grams, hashed with signs into 128 dimensions (Weinberger et al. 2009). It knows spelling, not meaning.
 */

const DIMENSIONS = 128;
const STOP_WORD_WEIGHT = 0.15;
const GRAM_WEIGHT = 0.35;
const GRAM = 4;

function addFeature(vector: Float32Array, feature: string, weight: number): void {
  const hash = wordHash(feature);
  const place = hash % DIMENSIONS;
  vector[place] = (vector[place] ?? 0) + (hash & 0x8000_0000 ? -weight : weight);
}

export function hashedEmbedding(text: string): Float32Array {
  const vector = new Float32Array(DIMENSIONS);
  for (const word of words(text)) {
    const weight = isStopWord(word) ? STOP_WORD_WEIGHT : 1;
    addFeature(vector, word, weight);
    const padded = `<${word}>`;
    for (let i = 0; i + GRAM <= padded.length; i++) addFeature(vector, padded.slice(i, i + GRAM), weight * GRAM_WEIGHT);
  }
  let square = 0;
  for (const value of vector) square += value * value;
  const norm = Math.sqrt(square);
  return norm === 0 ? vector : vector.map((value) => value / norm);
}
