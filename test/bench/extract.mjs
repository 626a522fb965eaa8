import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { loadModule } from "../../cli/bundle.mjs";
import { machine } from "./support/facts.mjs";
import { show, table } from "./support/figures.mjs";
import { readOptions, UsageError } from "./support/usage.mjs";

export const description = "the rules extractor on labelled turns in four languages: precision, recall, failures";

const FOLDER = fileURLToPath(new URL("../fixtures/turns/", import.meta.url));
const PARTS = /** @type {const} */ (["open", "held out"]);
const REPEATS = 20;

/** @typedef {typeof import("./extract/parts.ts")} Parts */

/**
 * `--failures open|all|none --json FILE`: the failures of the third that is held out are for the end.
 * @param {string[]} args
 */
export async function run(args) {
  const { failures, json } = readOptions(args, { failures: "open", json: "" });
  if (!["open", "all", "none"].includes(failures)) throw new UsageError("--failures must be open, all or none");
  const { extractStatements, resolveDates, redact, grade, labelledTurns, SAID_AT, scoresOf } = /** @type {Parts} */ (
    await loadModule("test/bench/extract/parts.ts")
  );
  const read = (/** @type {string} */ said) =>
    extractStatements(redact(said).text).map((saying) => resolveDates(saying, SAID_AT));
  const languages = readdirSync(FOLDER).map((file) => {
    const turns = labelledTurns(readFileSync(`${FOLDER}${file}`, "utf8"));
    return { language: file.replace(".txt", ""), graded: turns.map((turn) => grade(turn, read(turn.said))) };
  });
  const all = languages.flatMap(({ graded }) => graded);

  const started = performance.now();
  for (let i = 0; i < REPEATS; i++) for (const { turn } of all) read(turn.said);
  const microsPerTurn = ((performance.now() - started) * 1_000) / REPEATS / all.length;

  const rows = [...languages, { language: "all", graded: all }].flatMap(({ language, graded }) =>
    PARTS.map((part) => ({
      language,
      part,
      ...scoresOf(graded.filter(({ turn }) => turn.heldOut === (part === "held out"))),
    })),
  );
  console.log(
    table(
      ["language, part", "turns", "to find", "found", "wrong", "precision %", "recall %"],
      rows.map((row) => [
        `${row.language}, ${row.part}`,
        ...[row.turns, row.expected, row.right, row.wrong].map((n) => show(n)),
        show(row.precision * 100, 1),
        show(row.recall * 100, 1),
      ]),
    ),
  );
  console.log(`\n${show(microsPerTurn)} µs a turn, in Node`);
  for (const { turn, wrong, missed } of all) {
    if (failures === "none" || (failures === "open" && turn.heldOut)) continue;
    if (wrong.length + missed.length === 0) continue;
    console.log(`\n[${turn.kind}] ${JSON.stringify(turn.said)}`);
    for (const label of missed) console.log(`  missed ${label}`);
    for (const label of wrong) console.log(`  wrong  ${label}`);
  }
  const told = { bench: "extract", machine: machine(), rows, microsPerTurn };
  if (json) writeFileSync(json, `${JSON.stringify(told, null, 2)}\n`);
}
