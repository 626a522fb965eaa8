import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * @typedef {{ from: number; to: number; label: string; kind?: string }} Labelled
 * @typedef {object} Turn
 * @property {string} id
 * @property {string} lang
 * @property {string} turn
 * @property {Labelled[]} sentences
 * @property {boolean} ours
 * @property {number} [weight] of each of its sentences, if it is not the usual one
 */

const OURS = fileURLToPath(new URL(".", import.meta.url));

/** Files of sentences that leave out the subject. At full weight, word problems are taken for the user's own. */
const TERSE = /-5\.jsonl$/;
const WEIGHT_OF_TERSE = 0.3;

/** @param {string} path @returns {any[]} */
const rowsOf = (path) =>
  readFileSync(path, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

/** @param {string} folder @param {RegExp} name */
const filesOf = (folder, name) =>
  readdirSync(folder)
    .filter((file) => name.test(file))
    .toSorted()
    .map((file) => join(folder, file));

/** Returns the turns that were written for this project. */
export function ourTurns() {
  return filesOf(OURS, /^[a-z]{2}(?:-\d+)?\.jsonl$/).flatMap((path) =>
    rowsOf(path).map(({ turn, sentences }, row) => {
      const lang = path.slice(OURS.length).replace(/^\W/, "").slice(0, 2);
      const placed = locate(
        turn,
        sentences.map((/** @type {any} */ s) => ({ ...s, sentence: s.text })),
      );
      const weight = TERSE.test(path) ? WEIGHT_OF_TERSE : 1;
      return { id: `${path}#${row}`, lang, turn, sentences: placed, ours: true, weight };
    }),
  );
}

/**
 * Returns the turns of a folder of labelled sentences of other people.
 * @param {string} folder
 */
export function theirTurns(folder) {
  /** @type {Map<string, any[]>} */
  const byTurn = new Map();
  for (const row of filesOf(folder, /^disclosures_.*\.jsonl$/).flatMap(rowsOf)) {
    byTurn.set(row.turn_id, [...(byTurn.get(row.turn_id) ?? []), row]);
  }
  return [...byTurn].map(([id, rows]) => {
    const { lang, turn } = rows[0];
    return { id, lang, turn, sentences: locate(turn, rows), ours: false };
  });
}

/**
 * Finds each sentence behind the one before.
 * @param {string} turn @param {{ sentence: string; label: string; kind?: string }[]} sentences
 * @returns {Labelled[]}
 */
function locate(turn, sentences) {
  let at = 0;
  return sentences.flatMap(({ sentence, label, kind }) => {
    const from = turn.indexOf(sentence, at);
    if (from < 0) return [];
    at = from + sentence.length;
    return [{ from, to: at, label, ...(kind && { kind }) }];
  });
}
