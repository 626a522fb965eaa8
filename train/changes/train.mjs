import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import { fitCompact, sharesOf } from "../disclosures/compact-model.mjs";
import { modelFile } from "../disclosures/model-file.mjs";
import { ownExamples, theirExamples } from "./examples.mjs";

/*
 * `node train/changes/train.mjs --data DIR`: estimates what the judge of changes finds of people whom it was not trained on,
 * then trains it on all of them and writes the file that the product ships. The same bytes on every run.
 */

const FILE = fileURLToPath(new URL("../../src/memory/outdates/judged/changes.bin", import.meta.url));
const FEATURES = 16_000;
/** Nearly all weights are whole numbers up to this. */
const LEVELS = 24;
const THRESHOLDS = [-1, 0, 0.5, 1, 1.5, 2, 3];

/** @typedef {import("./examples.mjs").ChangeExample} ChangeExample */

/** @param {ChangeExample[]} examples */
const fit = (examples) => fitCompact(examples, 2, FEATURES);

/**
 * Returns the logarithm of the odds that the later sentence ends the earlier one.
 * @param {import("../disclosures/compact-model.mjs").CompactModel} model @param {ChangeExample} example
 */
function scoreOf(model, example) {
  const [no = 0, yes = 0] = sharesOf(model, example);
  return Math.log(Math.max(yes, 1e-9) / Math.max(no, 1e-9));
}

/** Prints, for the people of each hand, what a judge finds that was trained on all others. @param {ChangeExample[]} examples */
function report(examples) {
  for (const set of new Set(examples.map((one) => one.set))) {
    if (set === "pairs") continue;
    const model = fit(examples.filter((one) => one.set !== set));
    const judged = examples.filter((one) => one.set === set).map((one) => ({ ...one, score: scoreOf(model, one) }));
    const changes = new Set(judged.flatMap(({ change }) => change ?? []));
    for (const from of THRESHOLDS) {
      const found = judged.filter(({ score }) => score >= from);
      const right = new Set(found.flatMap(({ change }) => change ?? []));
      const wrong = found.filter(({ change }) => change === null).length * 3;
      console.log(
        `${set.padEnd(8)} from ${String(from).padEnd(4)} finds ${right.size} of ${changes.size} changes, about ${wrong} others`,
      );
    }
  }
}

/**
 * Returns a model of two classes as one of their difference.
 * @param {import("../disclosures/compact-model.mjs").CompactModel} model
 */
function difference({ keys, scales: [no = 0, yes = 0], weights }) {
  const sums = keys.map((_, row) => (weights[keys.length + row] ?? 0) * yes - (weights[row] ?? 0) * no);
  const sizes = sums.map(Math.abs).toSorted((a, b) => a - b);
  const scale = Math.fround((sizes[Math.floor(sizes.length * 0.999)] ?? 1) / LEVELS);
  const levels = Int8Array.from(sums, (sum) => Math.max(-127, Math.min(127, Math.round(sum / scale))));
  return { classes: 1, keys, scales: [scale], weights: levels };
}

const { values: options } = parseArgs({ options: { data: { type: "string" }, estimate: { type: "boolean" } } });
if (!options.data) {
  process.stderr.write("train: --data DIR is missing; it holds people/, see train/changes/README.md\n");
  process.exit(2);
}
const examples = [...ownExamples(), ...theirExamples(options.data)];
if (options.estimate) report(examples);
const bytes = modelFile([], [difference(fit(examples))]);
writeFileSync(FILE, bytes);
console.log(`changes.bin: ${bytes.length} bytes, ${gzipSync(bytes, { level: 9 }).length} with gzip`);
