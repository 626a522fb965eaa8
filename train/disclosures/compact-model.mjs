import { fitSoftmax, toShares } from "./softmax.mjs";

/*
 * A model as it ships: the features that matter, their weights as small whole numbers. It is the mean of several fits,
 * which costs nothing afterwards.
 */

/** A feature of fewer examples than this tells of one sentence. */
const MIN_EXAMPLES = 3;
/** In bits. src/text/linear-model.ts cuts hashes to the same. */
export const KEY_BITS = 22;
const MASK = (1 << KEY_BITS) - 1;
const FITS = 3;
/** Nearly all weights are whole numbers up to this. Fewer levels compress better. */
const LEVELS = 12;

/**
 * @typedef {{ classes: number; keys: number[]; scales: number[]; weights: Int8Array }} CompactModel weights by class, then feature
 */

/**
 * @param {readonly import("./softmax.mjs").Example[]} all those of class -1 belong to none @param {number} classes
 * @param {number} features how many to keep
 * @returns {CompactModel}
 */
export function fitCompact(all, classes, features) {
  const examples = all.filter(({ y }) => y >= 0);
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const { keys } of examples) {
    for (const key of Array.from(keys)) counts.set(key & MASK, (counts.get(key & MASK) ?? 0) + 1);
  }
  const common = [...counts.keys()].filter((key) => (counts.get(key) ?? 0) >= MIN_EXAMPLES).toSorted((a, b) => a - b);
  const first = fitSoftmax(restricted(examples, common), common.length, classes, 1);
  /** @param {number} row */
  const worth = (row) =>
    Math.max(...first.subarray(row * classes, (row + 1) * classes).map(Math.abs)) * (counts.get(common[row]) ?? 0);
  const worths = Float64Array.from(common, (_, row) => worth(row));
  const rows = [...common.keys()].toSorted((a, b) => worths[b] - worths[a] || a - b);
  const keys = rows
    .slice(0, features)
    .map((row) => common[row])
    .toSorted((a, b) => a - b);
  const narrowed = restricted(examples, keys);
  const fits = Array.from({ length: FITS }, (_, fit) => fitSoftmax(narrowed, keys.length, classes, fit + 2));
  const mean = Float64Array.from(fits[0], (_, i) => fits.reduce((sum, fit) => sum + fit[i], 0) / FITS);
  return quantised(mean, keys, classes);
}

/**
 * Returns the probabilities of an example's classes.
 * @param {CompactModel} model @param {{ keys: ArrayLike<number>; values: ArrayLike<number> }} example
 */
export function sharesOf({ classes, keys, scales, weights }, example) {
  const rows = rowsOf(keys);
  const sums = new Float64Array(classes);
  for (let k = 0; k < example.keys.length; k++) {
    const row = rows.get(example.keys[k] & MASK);
    if (row === undefined) continue;
    for (let c = 0; c < classes; c++) sums[c] += weights[c * keys.length + row] * scales[c] * example.values[k];
  }
  return toShares(sums);
}

/** @type {WeakMap<number[], Map<number, number>>} */
const tables = new WeakMap();

/** @param {number[]} keys */
function rowsOf(keys) {
  const known = tables.get(keys);
  if (known) return known;
  const table = new Map(keys.map((key, row) => [key, row]));
  tables.set(keys, table);
  return table;
}

/**
 * @param {readonly import("./softmax.mjs").Example[]} examples @param {number[]} keys
 * @returns {import("./softmax.mjs").Example[]}
 */
function restricted(examples, keys) {
  const rows = rowsOf(keys);
  return examples.map(({ keys: all, values, y, weight }) => {
    const kept = [...Array.from(all).keys()].filter((k) => rows.has(all[k] & MASK));
    return {
      keys: Int32Array.from(kept, (k) => rows.get(all[k] & MASK) ?? 0),
      values: Float32Array.from(kept, (k) => values[k]),
      y,
      weight,
    };
  });
}

/**
 * @param {Float64Array} mean @param {number[]} keys @param {number} classes
 * @returns {CompactModel}
 */
function quantised(mean, keys, classes) {
  const weights = new Int8Array(mean.length);
  const scales = [...Array(classes).keys()].map((c) => {
    const sizes = keys.map((_, row) => Math.abs(mean[row * classes + c])).toSorted((a, b) => a - b);
    // The few largest do not set the scale, so that the others keep their differences.
    return Math.fround((sizes[Math.floor(sizes.length * 0.999)] ?? 1) / LEVELS);
  });
  for (let row = 0; row < keys.length; row++) {
    for (let c = 0; c < classes; c++) {
      const level = Math.round(mean[row * classes + c] / scales[c]);
      weights[c * keys.length + row] = Math.max(-127, Math.min(127, level));
    }
  }
  return { classes, keys, scales, weights };
}
