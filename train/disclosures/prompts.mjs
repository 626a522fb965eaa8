import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { reader } from "./reader.mjs";

/*
 * Prompts of public benchmarks: word problems, code, exam questions, orders. Nobody tells of themselves in them, so that
 * a sentence without "I", "my" or "we" is NOT. One with such a word may be anything, and counts for nothing.
 */

/** They are many, and their sentences are seldom near misses. */
const WEIGHT = 0.25;
/** In characters, and in sentences: the beginning says what a prompt is. */
const MOST = { characters: 3_000, sentences: 30 };
/** Every second prompt is left to be measured on. */
const LEARNT = 2;
/** Word problems are alike, so that a third of those is enough. */
const ALIKE = /^gsm8k/;
const OF_ALIKE = 3;

/**
 * Returns the prompts that are learnt from as labelled turns. Returns none if the file is absent.
 * @param {string} path of `prompts_mixed.jsonl.gz`
 * @returns {import("./turns.mjs").Turn[]}
 */
export function promptTurns(path) {
  if (!existsSync(path)) return [];
  const rows = gunzipSync(readFileSync(path)).toString("utf8").trim().split("\n");
  const learnt = rows.filter((_row, i) => i % LEARNT === 0).map((row) => JSON.parse(row));
  let alike = 0;
  const chosen = learnt.filter(({ source }) => !ALIKE.test(source) || alike++ % OF_ALIKE === 0);
  return chosen.map(({ text }, i) => {
    const turn = text.slice(0, MOST.characters);
    const spans = reader.splitSentences(turn).slice(0, MOST.sentences);
    const { sentences: read } = reader.readTurn(turn, spans, [], () => false);
    const sentences = spans.map((/** @type {{ from: number; to: number }} */ span, /** @type {number} */ at) => ({
      ...span,
      label: read[at].mine ? "EITHER" : "NOT",
    }));
    return { id: `prompt#${i}`, lang: "en", turn, sentences, ours: true, weight: WEIGHT };
  });
}
