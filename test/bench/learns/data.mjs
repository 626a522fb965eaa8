import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { UsageError } from "../support/usage.mjs";

/*
 * Turns of users, each sentence of them labelled by hand: is it worth keeping? The sets are no part of this repository.
 */

export const LANGUAGES = ["en", "de", "fr", "es"];

const GET_IT = "Labelled sentences lie in DIR/disclosures as disclosures_en_dev.jsonl and so on";

/**
 * @typedef {import("./judge.ts").LabelledTurn} LabelledTurn
 * @typedef {import("./judge.ts").LabelledSentence & { turn_id: string; n: number; turn: string }} Row
 */

/**
 * @param {string} dir
 * @param {string} lang
 * @param {string} half
 * @returns {LabelledTurn[]}
 */
export function loadTurns(dir, lang, half) {
  const path = join(dir, "disclosures", `disclosures_${lang}_${half}.jsonl`);
  if (!existsSync(path)) throw new UsageError(`${path} is missing. ${GET_IT}.`);
  const rows = readFileSync(path, "utf8")
    .trim()
    .split("\n")
    .map((line) => /** @type {Row} */ (JSON.parse(line)));
  return [...new Set(rows.map((row) => row.turn_id))].map((id) => {
    const sentences = rows.filter((row) => row.turn_id === id).toSorted((a, b) => a.n - b.n);
    return { text: sentences[0]?.turn ?? "", lang, sentences };
  });
}
