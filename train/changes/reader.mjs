import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { productSource } from "../product-source.mjs";

/* The product's own reading of sentences, so that the judge is trained on what it will see. */

const CONTENTS = `
  export { StaticTable } from "./adapters/static-table/table.ts";
  export { splitSentences } from "./extraction/disclosures/split-sentences.ts";
  export { mayChangeLife } from "./memory/outdates/life-changes.ts";
  export { mayOutdate } from "./memory/outdates/may-outdate.ts";
  export { outdates } from "./memory/outdates/outdates.ts";
  export { readEarlier, readLater } from "./memory/outdates/sentences-in-time.ts";
  export { likenessOf } from "./memory/outdates/judged/likeness.ts";
  export * as features from "./memory/outdates/judged/change-features.ts";
  export { readCompared } from "./memory/outdates/judged/sentence.ts";
`;

const product = await productSource(CONTENTS);

const file = readFileSync(fileURLToPath(new URL("../../src/adapters/static-table/table.bin", import.meta.url)));
const table = new product.StaticTable(file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength));
const meanings = {
  vectorOf: (/** @type {string} */ text) => table.embed(text),
  weightOf: (/** @type {string} */ word) => table.weightOf(word),
};

/** @type {Map<string, { compared: object; late: object; early: object }>} */
const readings = new Map();

/** @param {string} text */
function readingOf(text) {
  const known = readings.get(text) ?? {
    compared: product.readCompared(text, meanings),
    late: product.readLater(text),
    early: product.readEarlier(text),
  };
  readings.set(text, known);
  return known;
}

/**
 * Returns the features of two sentences.
 * @param {string} late @param {string} early
 */
export function featuresOf(late, early) {
  /** @type {Map<number, number>} */
  const features = new Map();
  const [one, other] = [readingOf(late), readingOf(early)];
  const outdates = product.outdates(late, early, 0);
  const mayOutdate =
    outdates === "no" && (product.mayOutdate(one.late, other.early) || product.mayChangeLife(one.late, other.early));
  const rules = { outdates, mayOutdate };
  const sink = (/** @type {number} */ key, /** @type {number} */ value) =>
    void features.set(key, value + (features.get(key) ?? 0));
  const { addAlike, addBoth, addEarly, addLate, addNear, addPart } = product.features;
  const likeness = product.likenessOf(one.compared, other.compared);
  addLate(one.compared, sink);
  addAlike(one.compared, likeness.alike, sink);
  addNear(one.compared, likeness.near, sink);
  if (likeness.part) addPart(one.compared, likeness.part, sink);
  addEarly(other.compared, sink);
  addBoth(one.compared, other.compared, likeness, rules, sink);
  return { keys: [...features.keys()], values: [...features.values()] };
}

/** @param {string} text @returns {string[]} */
export const sentencesOf = (text) =>
  product.splitSentences(text).map((/** @type {{ from: number; to: number }} */ { from, to }) => text.slice(from, to));
