import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { table } from "../support/figures.mjs";

/*
 * Turns of public corpora that state nothing of anybody: questions about the world, orders to assistants, word problems.
 * What is learnt of them is wrong, but for the few in which somebody tells of themselves all the same.
 */

/**
 * @typedef {object} Corpus
 * @property {string} file below the folder with the data
 * @property {number} learnt one of so many turns, from the first, is learnt by train/disclosures: they are left out. 0: none is
 */

/** @type {Readonly<Record<string, Corpus>>} */
const CORPORA = {
  "orders to assistants, CLINC150": { file: "cache/intents_clinc150_dev.jsonl", learnt: 20 },
  "orders to assistants, HWU64": { file: "cache/intents_hwu64_slots_dev.jsonl", learnt: 10 },
  "orders to assistants, SNIPS": { file: "cache/intents_snips_slots_dev.jsonl", learnt: 0 },
  "questions, QQP": { file: "cache/cache_stream_qqp_dev.jsonl.gz", learnt: 100 },
  "questions, NQ-open": { file: "corpus/queries_nq_open.jsonl.gz", learnt: 10 },
  "questions, wellformedness": { file: "cache/queries_wellformedness.jsonl.gz", learnt: 0 },
  "prompts of benchmarks": { file: "openai/prompts_mixed.jsonl.gz", learnt: 2 },
  "a bank's customers, BANKING77": { file: "cache/intents_banking77_dev.jsonl", learnt: 0 },
};

/** Words of one who tells of themselves. Turns with one are counted apart. */
const OWN = /(?<!\p{L})(?:i|i['’]?(?:m|ve|d|ll)|my|me|we|our|us|mine)(?!\p{L})/iu;

/**
 * Returns a sample of a corpus, spread over the whole of it. Returns null if the file is absent.
 * @param {string} data @param {Corpus} corpus @param {number} most
 * @returns {string[] | null}
 */
export function sampleOf(data, { file, learnt }, most) {
  const path = join(data, file);
  if (!existsSync(path)) return null;
  const bytes = readFileSync(path);
  const rows = (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8").trim().split("\n");
  const unseen = rows.filter((_row, i) => learnt === 0 || i % learnt !== 0);
  const step = Math.max(1, Math.floor(unseen.length / most));
  return unseen
    .filter((_row, i) => i % step === 0)
    .slice(0, most)
    .map((row) => {
      const { text, q } = /** @type {{ text?: string; q?: string }} */ (JSON.parse(row));
      return text ?? q ?? "";
    });
}

/**
 * Counts the turns that teach a fact or an instruction, by the product's own extraction.
 * @param {string} data @param {number} most turns of each corpus
 * @param {(said: string) => readonly { type: string; quote: string }[]} extract
 */
export function measureWorld(data, most, extract) {
  return Object.entries(CORPORA).flatMap(([title, corpus]) => {
    const turns = sampleOf(data, corpus, most);
    if (turns === null) return [];
    const taught = turns.map((turn) => ({ own: OWN.test(turn), found: extract(turn) }));
    const ofType = (/** @type {string} */ type, /** @type {boolean} */ own) =>
      taught.filter((one) => one.own === own && one.found.some((found) => found.type === type)).length;
    return {
      title,
      turns: turns.length,
      own: taught.filter(({ own }) => own).length,
      facts: ofType("semantic", false),
      ofOwn: ofType("semantic", true),
      instructions: ofType("procedural", false) + ofType("procedural", true),
      learnt: taught.flatMap(({ found }) => found.map(({ type, quote }) => `${type}: ${quote}`)),
    };
  });
}

const share = (/** @type {number} */ part, /** @type {number} */ of) =>
  of === 0 ? "–" : ((100 * part) / of).toFixed(1);

/** @param {ReturnType<typeof measureWorld>} results */
export const reportWorld = (results) =>
  table(
    ["turns that state nothing", "turns", "fact %, nobody says I", "fact %, I or my", "instruction %"],
    results.map(({ title, turns, own, facts, ofOwn, instructions }) => [
      title,
      String(turns),
      share(facts, turns - own),
      share(ofOwn, own),
      share(instructions, turns),
    ]),
  );
