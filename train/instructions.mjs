import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { readClauses } from "../src/extraction/instructions/read-clauses.ts";
import { addWordFeatures } from "../src/extraction/instructions/word-features.ts";
import { KEY_BITS } from "./disclosures/compact-model.mjs";
import { modelFile } from "./disclosures/model-file.mjs";

/*
 * Trains the weights by which src/extraction/instructions/ tells a standing instruction from an order of the moment,
 * and writes them there: `node train/instructions.mjs --data DIR`, with a Node that reads TypeScript. It learns from
 * train/instructions/*.txt (a line is a turn; "+" holds an instruction, "-" holds none), train/instructions/turns.jsonl,
 * which tells the words of each, train/disclosures/*.jsonl, the turns of the tests, and public turns under DIR that hold none. A logistic regression over the features of clauses: of a turn that holds an
 * instruction, the clause that looks most like one counts, and of all others each.
 */

const LANGUAGES = /** @type {const} */ ([
  ["en", "english"],
  ["de", "german"],
  ["fr", "french"],
  ["es", "spanish"],
]);
const PUBLIC = {
  "openai/prompts_mixed.jsonl.gz": 1,
  "corpus/corpus_sgd_utterances.jsonl.gz": 4,
  "corpus/corpus_taskmaster_utterances.jsonl.gz": 1,
  "corpus/corpus_topicalchat_messages.jsonl.gz": 5,
};
/** Public turns hold no instruction, and are what the product meets: at 0.3 a third more of them were taken for one. */
const PUBLIC_WEIGHT = 1.5;
const INSTRUCTION_WEIGHT = 2;
/** The weight of the squares of the weights. 1 to 20 find the same share of the other half, to 2 points. */
const PENALTY = 4;
const ROUNDS = 3;
const STEPS = 250;
const RATE = 0.05;
/** Features of fewer clauses tell nothing. */
const MET = 3;
/** A smaller weight of a word is left out: at twice as much, wording not read is told apart as well, to a point of the area under the curve. */
const LEAST_OF_WORDS = 0.08;
/** Weights of words are whole numbers of a 32nd; src/extraction/instructions/find-instructions.ts says so too. */
const WORD_UNITS = 32;
const KEY_MASK = (1 << KEY_BITS) - 1;

const here = dirname(fileURLToPath(import.meta.url));
const FOLDER = join(here, "../src/extraction/instructions");
const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });

/** @typedef {string | number} Feature the name of a sign's feature, or the key of a word's */
/** @typedef {{ holds: boolean, weight: number, half: number, clauses: (readonly Feature[])[] }} Example */

/** @param {import("../src/extraction/instructions/read-clauses.ts").ReadClause} clause @returns {Feature[]} */
function featuresIn(clause) {
  if (clause.features.length === 0) return [];
  /** @type {Set<Feature>} */
  const found = new Set(clause.features);
  addWordFeatures(clause.words, clause, (key) => found.add(key & KEY_MASK));
  return [...found];
}

/** @param {readonly string[]} sentences */
function clausesIn(sentences) {
  const read = sentences.map((text) => ({ text, asked: /\?\W*$/.test(text) }));
  return readClauses(read)
    .map(featuresIn)
    .filter(({ length }) => length > 0);
}

/** @param {string} text */
const sentencesOf = (text) => [...segmenter.segment(text)].map(({ segment }) => segment.trim()).filter(Boolean);

/** @param {string} path @returns {any[]} */
function rows(path) {
  const bytes = readFileSync(path);
  const text = (path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString();
  return text
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

/**
 * Returns the labelled turns of the tests, but for the third of them that is held out.
 * @param {string} name @returns {Example[]}
 */
function turns(name) {
  return readFileSync(join(here, "../test/fixtures/turns", `${name}.txt`), "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "" && !/^\[[a-z ]+\]$/.test(line))
    .filter((_, at) => at % 3 !== 2)
    .map((line, at) => {
      const [said = "", labels = ""] = line.split(" => ");
      const holds = labels.includes("instruction:");
      return {
        holds,
        weight: holds ? INSTRUCTION_WEIGHT : 1,
        half: at % 2,
        clauses: clausesIn(sentencesOf(said.replaceAll("\\n", "\n"))),
      };
    });
}

/** @param {string} language @returns {any[]} */
const disclosures = (language) =>
  readdirSync(join(here, "disclosures"))
    .filter((file) => new RegExp(`^${language}(?:-\\d+)?\\.jsonl$`).test(file))
    .toSorted()
    .flatMap((file) => rows(join(here, "disclosures", file)));

/**
 * Returns the turns of which it is known which words instruct: their clauses, and the other clauses as examples of none.
 * @returns {Example[]}
 */
function markedTurns() {
  return rows(join(here, "instructions/turns.jsonl")).flatMap(({ said, instruction }, at) => {
    const texts = sentencesOf(said);
    let behind = 0;
    const starts = texts.map((text) => {
      const start = said.indexOf(text, behind);
      behind = start + text.length;
      return start;
    });
    const from = instruction === null ? said.length : said.indexOf(instruction);
    const to = from + (instruction?.length ?? 0);
    const clauses = readClauses(texts.map((text) => ({ text, asked: /\?\W*$/.test(text) }))).filter(
      ({ features }) => features.length > 0,
    );
    const isWithin = (/** @type {import("../src/extraction/instructions/read-clauses.ts").ReadClause} */ clause) => {
      const start = starts[clause.sentence] ?? 0;
      return (
        start + (clause.words[clause.at]?.from ?? 0) < to && start + (clause.words[clause.end - 1]?.to ?? 0) > from
      );
    };
    const [within, outside] = [clauses.filter(isWithin), clauses.filter((clause) => !isWithin(clause))];
    return [
      { holds: true, weight: INSTRUCTION_WEIGHT, half: at % 2, clauses: within.map(featuresIn) },
      { holds: false, weight: 1, half: at % 2, clauses: outside.map(featuresIn) },
    ].filter((example) => example.clauses.length > 0);
  });
}

/** @returns {Example[]} */
function ownExamples() {
  return LANGUAGES.flatMap(([language, name]) => [
    ...turns(name),
    ...readFileSync(join(here, "instructions", `${language}.txt`), "utf8")
      .split("\n")
      .filter(Boolean)
      .map((line, at) => ({
        holds: line.startsWith("+"),
        weight: line.startsWith("+") ? INSTRUCTION_WEIGHT : 1,
        half: at % 2,
        clauses: clausesIn(sentencesOf(line.slice(2))),
      })),
    ...disclosures(language).flatMap(({ sentences }, at) => {
      const texts = sentences.map((/** @type {any} */ { text }) => text);
      const read = readClauses(texts.map((/** @type {string} */ text) => ({ text, asked: /\?\W*$/.test(text) })));
      return sentences.map((/** @type {any} */ { label }, /** @type {number} */ index) => ({
        holds: label === "INSTRUCTION",
        weight: label === "INSTRUCTION" ? INSTRUCTION_WEIGHT : 1,
        half: at % 2,
        clauses: read.filter(({ sentence, features }) => sentence === index && features.length > 0).map(featuresIn),
      }));
    }),
  ]);
}

/** @param {string} data @returns {Example[]} */
function publicExamples(data) {
  return Object.entries(PUBLIC).flatMap(([file, every]) =>
    rows(join(data, file))
      .filter(({ role }) => role === undefined || role === "user")
      .filter((_, at) => at % every === 0)
      .map(({ text }, at) => ({
        holds: false,
        weight: PUBLIC_WEIGHT,
        half: at % 2,
        clauses: clausesIn(sentencesOf(text)),
      })),
  );
}

/** @param {readonly Example[]} examples */
function train(examples) {
  /** @type {Map<Feature, number>} */
  const met = new Map();
  for (const { clauses } of examples)
    for (const features of clauses) for (const name of features) met.set(name, (met.get(name) ?? 0) + 1);
  const names = [...met]
    .filter(([, times]) => times >= MET)
    .map(([name]) => name)
    .toSorted((a, b) => (String(a) < String(b) ? -1 : 1));
  const numbers = new Map(names.map((name, number) => [name, number]));
  const read = examples.map((example) => ({
    ...example,
    clauses: example.clauses.map((features) => Int32Array.from(features.flatMap((name) => numbers.get(name) ?? []))),
  }));
  let weights = new Float64Array(names.length);
  for (let round = 0; round < ROUNDS; round += 1) {
    const seen = read.flatMap(({ holds, weight, clauses }) => {
      if (!holds || round === 0) return clauses.map((clause) => ({ clause, holds, weight }));
      const scores = clauses.map((clause) => sum(clause, weights));
      const clause = clauses[scores.indexOf(Math.max(...scores))];
      return clause ? [{ clause, holds, weight }] : [];
    });
    weights = fit(seen, names.length);
  }
  return new Map(names.map((name, number) => [name, weights[number] ?? 0]));
}

/** @param {Int32Array} clause @param {Float64Array} weights */
function sum(clause, weights) {
  let total = 0;
  for (const number of clause) total += weights[number] ?? 0;
  return total;
}

/** @param {readonly { clause: Int32Array, holds: boolean, weight: number }[]} seen @param {number} size */
function fit(seen, size) {
  const weights = new Float64Array(size);
  const mean = new Float64Array(size);
  const square = new Float64Array(size);
  const gradient = new Float64Array(size);
  for (let step = 1; step <= STEPS; step += 1) {
    for (let i = 0; i < size; i += 1) gradient[i] = PENALTY * (weights[i] ?? 0);
    for (const { clause, holds, weight } of seen) {
      const error = weight * (1 / (1 + Math.exp(-sum(clause, weights))) - (holds ? 1 : 0));
      for (const number of clause) gradient[number] = (gradient[number] ?? 0) + error;
    }
    for (let i = 0; i < size; i += 1) {
      const slope = gradient[i] ?? 0;
      mean[i] = 0.9 * (mean[i] ?? 0) + 0.1 * slope;
      square[i] = 0.999 * (square[i] ?? 0) + 0.001 * slope * slope;
      const moved = (mean[i] ?? 0) / (1 - 0.9 ** step);
      weights[i] = (weights[i] ?? 0) - (RATE * moved) / (Math.sqrt((square[i] ?? 0) / (1 - 0.999 ** step)) + 1e-9);
    }
  }
  return weights;
}

/** @param {Map<Feature, number>} weights @param {readonly Example[]} examples */
function report(weights, examples) {
  const best = (/** @type {Example} */ { clauses }) =>
    Math.max(-99, ...clauses.map((features) => features.reduce((total, name) => total + (weights.get(name) ?? 0), 0)));
  const of = (/** @type {(example: Example) => boolean} */ kind) => examples.filter(kind).map(best);
  const held = of(({ holds }) => holds);
  const own = of(({ holds, weight }) => !holds && weight === 1);
  const others = of(({ weight }) => weight === PUBLIC_WEIGHT);
  for (const threshold of [-2, -1.75, -1.5, -1.25, -1, -0.5, 0]) {
    const share = (/** @type {number[]} */ scores) =>
      ((100 * scores.filter((score) => score > threshold).length) / Math.max(1, scores.length)).toFixed(1);
    console.log(
      `above ${threshold}: found ${share(held)} %, false ${share(own)} %, of public turns ${share(others)} %`,
    );
  }
}

const data = process.argv[process.argv.indexOf("--data") + 1] ?? "";
if (!process.argv.includes("--data") || !existsSync(data)) {
  console.error("usage: node train/instructions.mjs --data DIR");
  process.exit(2);
}
const examples = [...ownExamples(), ...markedTurns(), ...publicExamples(data)];
for (const half of [0, 1]) {
  console.log(`trained on half ${half}, measured on the other:`);
  report(
    train(examples.filter((example) => example.half === half)),
    examples.filter((example) => example.half !== half),
  );
}
const weights = train(examples);
const kept = [...weights]
  .filter(([name]) => typeof name === "string")
  .map(([name, weight]) => [name, Number(weight.toFixed(2))])
  .filter(([, weight]) => weight !== 0);
writeFileSync(join(FOLDER, "weights.json"), `${JSON.stringify(Object.fromEntries(kept), null, 2)}\n`);
const words = [...weights]
  .flatMap(([name, weight]) =>
    typeof name === "number" && Math.abs(weight) >= LEAST_OF_WORDS ? [{ name, weight }] : [],
  )
  .toSorted((a, b) => a.name - b.name);
const levels = words.map(({ weight }) => Math.max(-127, Math.min(127, Math.round(weight * WORD_UNITS))));
const bytes = modelFile(
  [],
  [{ classes: 1, keys: words.map(({ name }) => name), scales: [1], weights: Int8Array.from(levels) }],
);
writeFileSync(join(FOLDER, "instructions.bin"), bytes);
console.log(`${kept.length} weights of signs, ${words.length} of words: ${bytes.length} bytes`);
