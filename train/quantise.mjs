import { random } from "./random.mjs";

/*
 * Product quantisation (Jégou et al. 2011): each row is cut into pieces of a few numbers, and each
 * piece becomes the number of the nearest of 256 of its kind.
 */

const CENTRES = 256;
const ROUNDS = 10;

/**
 * The order of dimensions in which every piece holds strong and weak ones alike: principal components
 * fall off, and each piece has the same 256 places to spend.
 * @param {number} width @param {number} size of a piece
 */
export function evenly(width, size) {
  const pieces = width / size;
  return Array.from({ length: width }, (_, i) => {
    const [piece, k] = [Math.floor(i / size), i % size];
    return k % 2 ? (k + 1) * pieces - 1 - piece : k * pieces + piece;
  });
}

/**
 * @param {Float32Array} rows @param {number} width @param {number} size of a piece
 * @param {ArrayLike<number>} weights how much each row matters
 * @param {number} seed
 * @returns {{ centres: Int8Array; scales: Float32Array; codes: Uint8Array }}
 */
export function quantise(rows, width, size, weights, seed) {
  const count = rows.length / width;
  const pieces = width / size;
  const draw = random(seed);
  const centres = new Int8Array(pieces * CENTRES * size);
  const scales = new Float32Array(pieces);
  const codes = new Uint8Array(count * pieces);
  const values = new Float32Array(count * size);
  const nearest = new Uint8Array(count);
  for (let piece = 0; piece < pieces; piece++) {
    for (let i = 0; i < count; i++)
      for (let k = 0; k < size; k++) values[i * size + k] = rows[i * width + piece * size + k];
    const place = new Float32Array(CENTRES * size);
    for (let c = 0; c < CENTRES; c++) {
      const from = Math.floor(draw() * count) * size;
      place.set(values.subarray(from, from + size), c * size);
    }
    for (let round = 0; round < ROUNDS; round++) {
      assign(values, place, size, nearest);
      const sums = new Float64Array(CENTRES * size);
      const mass = new Float64Array(CENTRES);
      for (let i = 0; i < count; i++) {
        mass[nearest[i]] += weights[i];
        for (let k = 0; k < size; k++) sums[nearest[i] * size + k] += weights[i] * values[i * size + k];
      }
      for (let c = 0; c < CENTRES; c++)
        if (mass[c] > 0) for (let k = 0; k < size; k++) place[c * size + k] = sums[c * size + k] / mass[c];
    }
    let most = 0;
    for (const value of place) most = Math.max(most, Math.abs(value));
    scales[piece] = most / 127;
    // Rows choose among the centres as they will be shipped.
    for (let i = 0; i < place.length; i++) {
      centres[piece * place.length + i] = Math.round(place[i] / scales[piece]);
      place[i] = centres[piece * place.length + i] * scales[piece];
    }
    assign(values, place, size, nearest);
    for (let i = 0; i < count; i++) codes[i * pieces + piece] = nearest[i];
  }
  return { centres, scales, codes };
}

/** @param {Float32Array} values @param {Float32Array} centres @param {number} size @param {Uint8Array} nearest */
function assign(values, centres, size, nearest) {
  for (let i = 0; i < nearest.length; i++) {
    let best = Infinity;
    for (let c = 0; c < CENTRES; c++) {
      let away = 0;
      for (let k = 0; k < size; k++) away += (values[i * size + k] - centres[c * size + k]) ** 2;
      if (away < best) [best, nearest[i]] = [away, c];
    }
  }
}

const MAGIC = 0x31424154;

/**
 * The file, little-endian: eight words of header (magic, words, n-gram rows, width, size of a piece,
 * 0, 0, 0), the scales, the centres, the keys of the words in rising order as differences of seven
 * bits a byte, and the codes, words first.
 * @param {object} table
 * @param {number[]} table.keys rising
 * @param {number} table.grams @param {number} table.width @param {number} table.size
 * @param {ReturnType<typeof quantise>} table.quantised rows of words in the order of the keys, then of n-grams
 */
export function tableFile({ keys, grams, width, size, quantised: { centres, scales, codes } }) {
  const header = new Uint8Array(new Uint32Array([MAGIC, keys.length, grams, width, size, 0, 0, 0]).buffer);
  const differences = [];
  let before = 0;
  for (const key of keys) {
    let left = key - before;
    if (left < 0) throw new Error("keys must rise");
    before = key;
    for (; left >= 128; left = Math.floor(left / 128)) differences.push((left % 128) | 128);
    differences.push(left);
  }
  return Buffer.concat([
    header,
    new Uint8Array(scales.buffer),
    new Uint8Array(centres.buffer),
    Uint8Array.from(differences),
    codes,
  ]);
}
