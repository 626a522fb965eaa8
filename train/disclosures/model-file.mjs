/*
 * The layout of src/extraction/disclosures/disclosures.bin: "DIS1", the keys of frequent words, then each model as its
 * number of classes, its keys, a scale for each class, and its weights by class. Keys ascend and are stored as
 * differences; whole numbers have seven bits in a byte, the low ones first.
 */

const MAGIC = 0x31534944;

/**
 * @param {number[]} frequent keys in ascending order
 * @param {import("./compact-model.mjs").CompactModel[]} models
 */
export function modelFile(frequent, models) {
  const magic = Buffer.alloc(4);
  magic.writeUInt32LE(MAGIC);
  return Buffer.concat([magic, ascending(frequent), ...models.map(modelBytes)]);
}

/** @param {import("./compact-model.mjs").CompactModel} model */
function modelBytes({ classes, keys, scales, weights }) {
  const floats = Buffer.alloc(scales.length * 4);
  for (const [c, scale] of scales.entries()) floats.writeFloatLE(scale, c * 4);
  return Buffer.concat([integer(classes), ascending(keys), floats, Buffer.from(weights.buffer)]);
}

/** @param {number[]} keys */
const ascending = (keys) =>
  Buffer.concat([integer(keys.length), ...keys.map((key, i) => integer(key - (keys[i - 1] ?? 0)))]);

/** @param {number} value */
function integer(value) {
  const bytes = [];
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  bytes.push(rest);
  return Buffer.from(bytes);
}
