import file from "./disclosures.bin";

/*
 * The weights that train/disclosures/train.mjs writes: the words that features name as they are, then a row of weights
 * for each feature, found by the hash of its name.
 */

const MAGIC = 0x31534944;
const HEADER_WORDS = 4;

/** A linear model over hashed features. */
export class Model {
  readonly frequent: ReadonlySet<string>;
  readonly classes: number;
  private readonly scales: Float32Array;
  private readonly weights: Int8Array;
  private readonly features: number;
  /** A hash table with open addressing: each key and, beside it, its row plus one. 0 marks a free place. */
  private readonly keys: Uint32Array;
  private readonly rows: Uint16Array;
  private readonly mask: number;

  constructor(bytes: ArrayBuffer) {
    const [magic, classes = 0, features = 0, words = 0] = new Uint32Array(bytes, 0, HEADER_WORDS);
    if (magic !== MAGIC || features >= 0xffff) throw new Error("disclosures.bin is no model of train/disclosures");
    this.classes = classes;
    this.features = features;
    this.scales = new Float32Array(bytes, HEADER_WORDS * 4, classes);
    const wordsFrom = (HEADER_WORDS + classes) * 4;
    this.frequent = new Set(new TextDecoder().decode(new Uint8Array(bytes, wordsFrom, words)).split(" "));
    this.weights = new Int8Array(bytes, wordsFrom + words, features * classes);
    const places = 1 << (33 - Math.clz32(features));
    this.mask = places - 1;
    this.keys = new Uint32Array(places);
    this.rows = new Uint16Array(places);
    const deltas = new Uint8Array(bytes, wordsFrom + words + features * classes);
    let key = 0;
    for (let row = 0, at = 0; row < features; row++) {
      for (let factor = 1; ; factor *= 128) {
        const byte = deltas[at++] as number;
        key += (byte & 127) * factor;
        if (byte < 128) break;
      }
      let place = key & this.mask;
      while (this.rows[place] !== 0) place = (place + 1) & this.mask;
      this.keys[place] = key;
      this.rows[place] = row + 1;
    }
  }

  /** Adds the weights of a feature, times its value, to the sums of the classes. */
  add(sums: Float64Array, hash: number, value: number): void {
    const key = hash & KEY_MASK;
    for (let place = key & this.mask; ; place = (place + 1) & this.mask) {
      const row = this.rows[place] as number;
      if (row === 0) return;
      if (this.keys[place] !== key) continue;
      for (let c = 0; c < this.classes; c++) {
        const weight = this.weights[c * this.features + row - 1] as number;
        sums[c] = (sums[c] as number) + value * weight * (this.scales[c] as number);
      }
      return;
    }
  }
}

/** Hashes are cut to 22 bits, so that the differences between sorted keys are short. */
export const KEY_MASK = (1 << 22) - 1;

export const model = new Model(file);
