import { KEY_BITS } from "./compact-model.mjs";
import { reader, vectorOf } from "./reader.mjs";

/*
 * Labelled sentences as examples: their features, by the product's own reading, and the class that they belong to.
 */

/** Words of each language that outlines name as they are. Twice as many measure the same. */
const FREQUENT_WORDS = 250;
/** Other people's sentences are few, and are what counts. */
const WEIGHT_OF_THEIRS = 5;
/** Their kinds are given by another hand than ours. 1 to 6 were tried: 33, 35 and 36 of 100 were right. */
const KIND_WEIGHT_OF_THEIRS = 6;
const MASK = (1 << KEY_BITS) - 1;

/** @typedef {import("./softmax.mjs").Example & { label: string; lang: string; isForeign: boolean; isOwn: boolean }} Judged */

/**
 * Returns the keys of the words that most sentences of a language hold, in ascending order.
 * @param {import("./turns.mjs").Turn[]} ours
 */
export function frequentWords(ours) {
  /** @type {Map<string, Map<number, number>>} */
  const counts = new Map();
  for (const { lang, turn, sentences } of ours) {
    const ofLanguage = counts.get(lang) ?? new Map();
    counts.set(lang, ofLanguage);
    for (const { from, to } of sentences) {
      for (const key of wordsOf(turn.slice(from, to))) ofLanguage.set(key, (ofLanguage.get(key) ?? 0) + 1);
    }
  }
  const words = [...counts.values()].flatMap((ofLanguage) =>
    [...ofLanguage].toSorted((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, FREQUENT_WORDS),
  );
  return [...new Set(words.map(([key]) => key))].toSorted((a, b) => a - b);
}

/** @param {string} sentence @returns {Set<number>} */
function wordsOf(sentence) {
  const words = reader.tokensOf(sentence).filter((/** @type {any} */ { shape }) => shape < reader.NUMBER);
  return new Set(words.map((/** @type {any} */ { hash }) => hash & MASK));
}

/**
 * Returns the sentences of a turn as examples for their labels, and as examples for their kinds.
 * @param {import("./turns.mjs").Turn} turn @param {ReadonlySet<number>} frequent
 * @returns {{ ours: boolean; labels: Judged[]; kinds: Judged[] }}
 */
export function examplesOf({ turn, sentences, lang, ours, weight = ours ? 1 : WEIGHT_OF_THEIRS }, frequent) {
  const seen = reader.readTurn(turn, sentences, reader.foreignSpans(turn), (/** @type {number} */ hash) =>
    frequent.has(hash & MASK),
  );
  const features = sentences.map((_, at) => featuresOf((sink) => reader.addFeatures(seen, at, sink)));
  const ofKinds = sentences.map(({ from, to, label }, at) =>
    featuresOf((sink) => {
      if (label !== "KEEP") return;
      reader.addFeatures(seen, at, sink);
      reader.addTopics(turn.slice(from, to), sink);
      reader.addMeaning(vectorOf(turn.slice(from, to)), sink);
    }),
  );
  return {
    ours,
    labels: sentences.map(({ label }, at) => ({
      ...features[at],
      y: reader.LABELS.indexOf(label.toLowerCase()),
      weight,
      label,
      lang,
      isForeign: seen.sentences[at].foreign !== 0,
      isOwn: reader.isOwn(seen, at),
    })),
    kinds: sentences.map(({ label, kind }, at) => ({
      ...ofKinds[at],
      y: label === "KEEP" ? reader.KINDS.indexOf(kind) : -1,
      weight: ours ? 1 : KIND_WEIGHT_OF_THEIRS,
      label,
      lang,
      isForeign: seen.sentences[at].foreign !== 0,
      isOwn: reader.isOwn(seen, at),
    })),
  };
}

/** @param {(sink: (key: number, value: number) => void) => void} add */
function featuresOf(add) {
  /** @type {number[]} */
  const keys = [];
  /** @type {number[]} */
  const values = [];
  add((key, value) => {
    keys.push(key);
    values.push(value);
  });
  return { keys: Int32Array.from(keys), values: Float32Array.from(values) };
}
