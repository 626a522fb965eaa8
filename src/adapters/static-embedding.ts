import type { Embedder, Embedding } from "../ports.ts";
import { isStopWord, wordHash, words } from "../words.ts";

const DIMENSIONS = 128;
/** Characters that are read; a longer text is judged by how it begins. */
const READ_AT_MOST = 4_000;
const STOP_WORD_WEIGHT = 0.15;
const GRAM_WEIGHT = 0.35;
const GRAM = 4;

function addFeature(vector: Float32Array, feature: string, weight: number): void {
  const hash = wordHash(feature);
  const place = hash % DIMENSIONS;
  const sign = hash & 0x8000_0000 ? -1 : 1;
  vector[place] = (vector[place] ?? 0) + sign * weight;
}

function embedOne(text: string): Float32Array {
  const vector = new Float32Array(DIMENSIONS);
  for (const word of words(text.slice(0, READ_AT_MOST))) {
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

/**
 * Embeds in the isolate, without network: words and their character 4-grams, hashed with signs into
 * 128 dimensions (the hashing trick, Weinberger et al. 2009). It knows spelling, not meaning.
 * A text without any word becomes the zero vector, which is near nothing.
 */
export const staticEmbedding: Embedder = {
  space: "hashed-words-1",
  dimensions: DIMENSIONS,
  async embed(_scope, texts): Promise<Embedding[]> {
    return texts.map((text) => ({ space: "hashed-words-1", vector: embedOne(text) }));
  },
};
