import type { ComparedVector } from "../../../../src/memory/embedding/compared-vector.ts";
import { signatureOf } from "../../../../src/memory/embedding/signature.ts";
import { indexTerms, RecallIndex } from "../../../../src/memory/ranking/recall-index.ts";
import { StoredPassages } from "../../../../src/memory/ranking/stored-passages.ts";
import { termsOfRound } from "../../../../src/memory/ranking/passages.ts";
import {
  type Fit,
  type IndexEntry,
  type RelevanceWeights,
  type Weights,
  WORDS_ALONE,
} from "../../../../src/memory/ranking/recall-search.ts";

/** Admits every memory. */
export const all = (): boolean => true;

export const round = (said: string): Partial<IndexEntry> => {
  const { terms, passages } = termsOfRound({ said, answer: "" });
  return { terms, passages: new StoredPassages(passages) };
};

export const weighing = (relevance: Partial<RelevanceWeights>, fields: Partial<Weights> = {}): Weights => ({
  ...WORDS_ALONE,
  ...fields,
  relevance: { ...WORDS_ALONE.relevance, ...relevance },
});

export const entry = (id: string, text: string, fields: Partial<IndexEntry> = {}): IndexEntry => ({
  id,
  conversation: null,
  createdAt: 0,
  isRound: true,
  terms: indexTerms(text),
  passages: null,
  isPart: false,
  vector: null,
  ...fields,
});

export const search = (
  index: RecallIndex,
  query: string,
  vector: Float32Array | null = null,
  admit: (id: string) => boolean = all,
  weights = WORDS_ALONE,
): Fit[] => index.search({ query, vector, weights, times: [], admit: ({ id }) => admit(id) });

export function indexOf(texts: Readonly<Record<string, string>>): RecallIndex {
  const index = new RecallIndex();
  for (const [id, text] of Object.entries(texts)) index.add(entry(id, text));
  return index;
}

export const found = (index: RecallIndex, query: string, admit: (id: string) => boolean = all): string[] =>
  search(index, query, null, admit)
    .toSorted((a, b) => b.words - a.words)
    .map(({ id }) => id);

export const compared = (values: Float32Array): ComparedVector => ({ signature: signatureOf(values), values });
export const vector = (...values: number[]): Float32Array =>
  Float32Array.from({ length: 64 }, (_, i) => values[i] ?? 0);
