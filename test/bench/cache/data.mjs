import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { UsageError } from "../support/usage.mjs";

/*
 * Labelled pairs and a stream of questions in order of arrival. Public sets in JSON Lines, never part of this
 * repository.
 */

/**
 * @typedef {{ a: string; b: string; same: boolean }} Pair
 * @typedef {{ q: string; group: string }} Arrival
 */

const GET_IT =
  "SNIPS, HWU64, PAWS-QQP, MQP, QQP, Disfl-QA and MRPC are public, and the FAQ pairs were written for this project; as pairs they lie in DIR/cache as " +
  "cache_pairs_qqp_dev.jsonl.gz and so on, the stream as cache_stream_qqp_dev.jsonl.gz";

/** @type {Readonly<Record<string, { title: string; file: string }>>} */
export const PAIR_SETS = {
  snips: { title: "one slot different, SNIPS", file: "cache_pairs_slots_snips_dev.jsonl" },
  hwu64: { title: "one slot different, HWU64", file: "cache_pairs_slots_hwu64_dev.jsonl" },
  paws: { title: "word swaps, PAWS-QQP", file: "cache_pairs_paws_qqp_dev.jsonl" },
  medical: { title: "medical look-alikes", file: "cache_pairs_medical_dev.jsonl" },
  mrpc: { title: "paraphrased sentences, MRPC", file: "cache_pairs_mrpc_dev.jsonl" },
  disflqa: { title: "self-corrections, Disfl-QA", file: "cache_pairs_disflqa_dev.jsonl" },
  faq: { title: "questions of support bots, four languages", file: "cache_pairs_faq_dev.jsonl" },
  qqp: { title: "questions of users, QQP", file: "cache_pairs_qqp_dev.jsonl.gz" },
};

const STREAM = "cache_stream_qqp_dev.jsonl.gz";

/**
 * @param {string} dir
 * @param {string} name
 * @returns {Pair[]}
 */
export function loadPairs(dir, name) {
  const rows = /** @type {{ a: string; b: string; same: number | boolean }[]} */ (
    lines(dir, PAIR_SETS[name]?.file ?? name)
  );
  return rows.map(({ a, b, same }) => ({ a, b, same: same === 1 || same === true }));
}

/** Sets of everyday questions, of which each is asked twice. */
export const QUESTION_SETS = {
  qqp: "questions of users, QQP",
  faq: "questions of support bots, four languages",
};

/**
 * Returns the different questions of a set, every so many of them.
 * @param {string} dir
 * @param {keyof typeof QUESTION_SETS} name
 * @param {number} most
 * @returns {string[]}
 */
export function loadQuestions(dir, name, most) {
  const all = [...new Set(loadPairs(dir, name).flatMap(({ a, b }) => [a, b]))];
  const step = Math.max(1, Math.floor(all.length / most));
  return all.filter((_, at) => at % step === 0).slice(0, most);
}

/**
 * @param {string} dir
 * @returns {Arrival[]}
 */
export function loadStream(dir) {
  return /** @type {Arrival[]} */ (lines(dir, STREAM));
}

/**
 * @param {string} dir
 * @param {string} file
 * @returns {unknown[]}
 */
function lines(dir, file) {
  const path = join(dir, "cache", file);
  if (!existsSync(path)) throw new UsageError(`${file} is not in ${join(dir, "cache")}. ${GET_IT}`);
  const bytes = readFileSync(path);
  const text = (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
  return text
    .trim()
    .split("\n")
    .map((line) => /** @type {unknown} */ (JSON.parse(line)));
}

/**
 * Names a pair without its text, which may not be copied.
 * @param {{ a: string; b: string }} pair
 */
export function idOf({ a, b }) {
  return createHash("sha256").update(`${a}\n${b}`).digest("hex").slice(0, 12);
}
