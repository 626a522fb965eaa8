import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { random, shuffle } from "./random.mjs";

/*
 * The texts that the teacher labels. Only `corpus/` of the data folder is read: its licences allow
 * derived weights to be shipped. What else lies in that folder is for measuring.
 */

/** @param {string} data @param {string} name @returns {any[]} */
function rows(data, name) {
  return gunzipSync(readFileSync(join(data, "corpus", `${name}.jsonl.gz`)))
    .toString("utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

/** @param {string} text */
function sentences(text) {
  return text.split(/(?<=[.!?])\s+(?=\p{Lu}|["'(])/u);
}

/** @param {string} text */
function wordCount(text) {
  return text.split(/\s+/).length;
}

/** Joins what wikitext wrote apart. @param {string} text */
function joined(text) {
  return text
    .replace(/ @([-,.])@ /g, "$1")
    .replace(/ ([.,;:!?)'])/g, "$1")
    .replace(/([(]) /g, "$1")
    .replace(/ n't\b/g, "n't");
}

/**
 * Each text once, of four letters or more.
 * @param {string[]} list @param {number} most words
 */
function short(list, most) {
  const seen = new Set();
  return list
    .map((text) => text.trim())
    .filter((text) => {
      const key = text.toLowerCase();
      if (text.length < 4 || wordCount(text) > most || seen.has(key)) return false;
      seen.add(key);
      return true;
    });
}

/**
 * @param {string} data the data folder
 * @returns {{ sources: Record<string, string[]>; synsets: { words: string[]; pos: string; definition: string }[] }}
 */
export function readCorpus(data) {
  const synsets = rows(data, "corpus_wordnet_glosses");
  const texts = (/** @type {string} */ name) => rows(data, name).map(({ text }) => /** @type {string} */ (text));
  const sgd = rows(data, "corpus_sgd_utterances");
  return {
    synsets,
    sources: {
      sgdUser: short(
        sgd.filter(({ role }) => role === "user").map(({ text }) => text),
        20,
      ),
      sgdSystem: short(
        sgd.filter(({ role }) => role !== "user").map(({ text }) => text),
        20,
      ),
      taskmaster: short(texts("corpus_taskmaster_utterances"), 25),
      topical: short(texts("corpus_topicalchat_messages").flatMap(sentences), 22),
      questions: short(texts("queries_nq_open"), 25),
      wiki: short(
        texts("corpus_wikitext2_valid_test")
          .flatMap((text) => sentences(joined(text)))
          .filter((text) => !text.includes("<unk>")),
        25,
      ),
      definitions: short(
        synsets.map(({ definition }) => definition),
        20,
      ),
      examples: short(
        synsets.flatMap(({ examples }) => examples),
        20,
      ),
    },
  };
}

const PATTERNS =
  `how do i V my N|how do i V a N|how can i V the A N|can you V my N|can you V the N for me|i want to V my N|i need to V a N
what is the N of the N|what is a N|what does N mean|what is the best N for N|which N is A|why is my N A|why is the N so A|why did my N V
where is my N|where can i V a N|where can i find a A N|when will my N V|when is the N|when should i V my N|who is the N of N|who invented the N
how many N are in a N|how much does a N cost|how much N do i have|how long does it take to V a N|how A is the N|how far is the N
is it A to V a N|is my N A|is there a N in the N|are N A|do i have a N|do you have any A N|does the N V|did you V the N
tell me about N|tell me the N of my N|show me the N|give me a N|find me a A N|V the N|V my N|V the N and the N|V a N to my N|V all N
i lost my N|i can not V my N|my N is not A|my N was A|there is a N on my N|i would like to V a N|i think the N is A|i do not V N|please V my N
what happens if i V my N|what should i do if my N is A|should i V my N or my N|what are some A N|what kind of N is A|difference between N and N
set my N to A|change the N|turn on the N|remind me to V the N|add N to my N list|have you V the N|N N|A N|A N N|N V N|N of N|the N of a A N
i am A about the N|she V the N with a N|they V N in the N|he is a A N|the N V the A N|it is A that N V|we V N because the N is A|my favorite N is N`
    .split(/[|\n]/)
    .map((line) => line.split(" "));

/**
 * Made-up short texts over the whole vocabulary, so that rare words are seen in the company of
 * common ones. They need not make sense: the teacher says what they are near to.
 * @param {{ words: string[]; pos: string }[]} synsets
 * @param {Map<string, number>} ranks of words by frequency
 * @param {number} count @param {number} seed
 */
export function madeUp(synsets, ranks, count, seed) {
  const draw = random(seed);
  /** @type {Record<string, Set<string>>} */
  const found = { N: new Set(), V: new Set(), A: new Set() };
  for (const { words, pos } of synsets) {
    const kind = pos === "noun" ? "N" : pos === "verb" ? "V" : pos.startsWith("adj") ? "A" : null;
    if (kind) for (const word of words) if (/^[a-z-]{2,}$/.test(word) && ranks.has(word)) found[kind].add(word);
  }
  const byRank = Object.fromEntries(
    Object.entries(found).map(([kind, words]) => [
      kind,
      [...words].toSorted((a, b) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0)).slice(0, kind === "N" ? 14_000 : 5_000),
    ]),
  );
  const texts = new Set();
  while (texts.size < count) {
    const pattern = PATTERNS[Math.floor(draw() * PATTERNS.length)];
    texts.add(
      pattern
        .map((slot) => {
          const words = byRank[slot];
          // The square prefers common words, as people do.
          return words ? words[Math.floor(draw() ** 2 * words.length)] : slot;
        })
        .join(" "),
    );
  }
  return [...texts];
}

/** How many of each source are taken at most. */
const SHARES = {
  sgdUser: 60_000,
  sgdSystem: 15_000,
  taskmaster: 10_000,
  topical: 45_000,
  questions: 8_000,
  wiki: 10_000,
  definitions: 30_000,
  examples: 45_000,
};

/**
 * @param {Record<string, string[]>} sources
 * @param {number} seed
 */
export function sample(sources, seed) {
  return Object.entries(SHARES).flatMap(([name, share], i) =>
    shuffle([...sources[name]], random(seed + i)).slice(0, share),
  );
}
