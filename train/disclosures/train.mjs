import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import { fitCompact } from "./compact-model.mjs";
import { corpusTurns } from "./corpora.mjs";
import { examplesOf, frequentWords } from "./examples.mjs";
import { joinedTurns } from "./joined.mjs";
import { modelFile } from "./model-file.mjs";
import { promptTurns } from "./prompts.mjs";
import { reader } from "./reader.mjs";
import { reportKinds, reportLabels } from "./report.mjs";
import { ourTurns, theirTurns } from "./turns.mjs";

/*
 * `node train/disclosures/train.mjs --data DIR`: cross-validates the judge of sentences on `DIR/disclosures`, then trains
 * it on all turns and writes the file that the product ships. The same bytes on every run.
 */

const FILE = fileURLToPath(new URL("../../src/extraction/disclosures/disclosures.bin", import.meta.url));
const LABEL_FEATURES = 25_000;
/** 2,500 were right in 2 of 100 kinds less, and 12,000 are no better. */
const KIND_FEATURES = 6_000;

/** How much a rare kind gains: 0 is nothing, at 1 all kinds weigh the same. */
const BALANCE = 0.25;

/** @param {import("./examples.mjs").Judged[]} examples */
const fitLabels = (examples) => fitCompact(examples, reader.LABELS.length, LABEL_FEATURES);
/** @param {import("./examples.mjs").Judged[]} examples */
const fitKinds = (examples) => fitCompact(balanced(examples), reader.KINDS.length, KIND_FEATURES);

/**
 * Returns examples of which rare kinds weigh more: of what people write "project" is the most, and "health" matters most.
 * @param {import("./examples.mjs").Judged[]} examples
 */
function balanced(examples) {
  const known = examples.filter(({ y }) => y >= 0);
  const counts = reader.KINDS.map(
    (/** @type {string} */ _kind, /** @type {number} */ y) => known.filter((one) => one.y === y).length,
  );
  return known.map((one) => ({
    ...one,
    weight: one.weight * (known.length / reader.KINDS.length / counts[one.y]) ** BALANCE,
  }));
}

const { values: options } = parseArgs({
  options: { data: { type: "string" }, rounds: { type: "string", default: "3" } },
});
if (!options.data) {
  process.stderr.write("train: --data DIR is missing; it holds disclosures/, see train/disclosures/README.md\n");
  process.exit(2);
}

const ours = ourTurns();
const frequent = frequentWords(ours);
const isFrequent = new Set(frequent);
const prompts = promptTurns(join(options.data, "openai", "prompts_mixed.jsonl.gz"));
const theirs = theirTurns(join(options.data, "disclosures"));
const corpora = corpusTurns(join(options.data, "corpus"), new Set(theirs.map(({ turn }) => turn.trim())));
const turns = [...ours, ...joinedTurns(ours), ...prompts, ...corpora, ...theirs].map((turn) =>
  examplesOf(turn, isFrequent),
);

const seeds = Array.from({ length: Number(options.rounds) }, (_, i) => i + 1);
if (seeds.length > 0) {
  reportLabels(turns, seeds, fitLabels);
  reportKinds(turns, seeds, fitKinds);
}
const labels = fitLabels(turns.flatMap((turn) => turn.labels));
const kinds = fitKinds(turns.flatMap((turn) => turn.kinds));
const bytes = modelFile(frequent, [labels, kinds]);
writeFileSync(FILE, bytes);
console.log(`disclosures.bin: ${bytes.length} bytes, ${gzipSync(bytes, { level: 9 }).length} with gzip`);
