import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { UsageError } from "../support/usage.mjs";

/** Requests of the trace of production traffic that `--data` names. */
const FILE = "traces/trace_azure_llm_2023.jsonl.gz";
/** Characters of a token, on average in English. */
const CHARACTERS = 4;

/** @typedef {{ atMs: number; characters: number; words: number }} Arrival words of the answer */

/**
 * Reads the first hour of a trace, in the order of time.
 * @param {string} data
 * @returns {Arrival[]}
 */
export function arrivalsIn(data) {
  const file = join(data, FILE);
  if (data === "" || !existsSync(file)) throw new UsageError(`--data must name a folder with ${FILE}`);
  const rows = gunzipSync(readFileSync(file))
    .toString("utf8")
    .trim()
    .split("\n")
    .map((line) => {
      const row = /** @type {{ t: string; in_tokens: number; out_tokens: number }} */ (JSON.parse(line));
      const at = Date.parse(`${row.t.replace(" ", "T").slice(0, 23)}Z`);
      return { atMs: at, characters: row.in_tokens * CHARACTERS, words: row.out_tokens };
    })
    .toSorted((a, b) => a.atMs - b.atMs);
  const first = rows[0]?.atMs ?? 0;
  return rows.map((row) => ({ ...row, atMs: row.atMs - first })).filter(({ atMs }) => atMs < 3_600_000);
}
