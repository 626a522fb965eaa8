/*
 * Linear models over hashed features, in the layout of train/disclosures/model-file.mjs. Hashes are cut to 22 bits, so
 * that the differences between sorted keys take two bytes.
 */

const MAGIC = 0x31534944;
const KEY_MASK = (1 << 22) - 1;

/** A model that shares its file with others, read one after the other. */
export class Model {
  readonly classes: number;
  private readonly scales: readonly number[];
  private readonly weights: Int8Array;
  private readonly features: number;
  /** A hash table with open addressing: each key and, beside it, its row plus one. 0 marks a free place. */
  private readonly keys: Uint32Array;
  private readonly rows: Uint16Array;
  private readonly mask: number;

  constructor(file: ModelFile) {
    this.classes = file.integer();
    const keys = file.ascending();
    this.features = keys.length;
    this.scales = Array.from({ length: this.classes }, () => file.float());
    this.weights = file.bytes(this.features * this.classes);
    const places = 1 << (33 - Math.clz32(this.features));
    this.mask = places - 1;
    this.keys = new Uint32Array(places);
    this.rows = new Uint16Array(places);
    for (const [row, key] of keys.entries()) {
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
      for (let c = 0, at = row - 1; c < this.classes; c++, at += this.features) {
        sums[c] = (sums[c] as number) + value * (this.weights[at] as number);
      }
      return;
    }
  }

  /** Returns the sums of the classes as the model was fitted to them. */
  scaled(sums: Float64Array): Float64Array {
    return sums.map((sum, c) => sum * (this.scales[c] ?? 0));
  }

  /** Returns the probabilities of the classes. */
  shares(sums: Float64Array): Float64Array {
    const scaled = this.scaled(sums);
    const most = Math.max(...scaled);
    const powers = scaled.map((sum) => Math.exp(sum - most));
    const total = powers.reduce((sum, power) => sum + power, 0);
    return powers.map((power) => power / total);
  }
}

/** Reads a file of models from its beginning on. */
export class ModelFile {
  private at = 4;
  private readonly view: DataView;

  constructor(file: ArrayBuffer) {
    this.view = new DataView(file);
    if (this.view.getUint32(0, true) !== MAGIC) throw new Error("a file of models does not begin as one");
  }

  integer(): number {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.view.getUint8(this.at++);
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  }

  float(): number {
    this.at += 4;
    return this.view.getFloat32(this.at - 4, true);
  }

  bytes(count: number): Int8Array {
    this.at += count;
    return new Int8Array(this.view.buffer, this.at - count, count);
  }

  /** Returns keys in ascending order, which are stored as differences. */
  ascending(): number[] {
    let key = 0;
    return Array.from({ length: this.integer() }, () => (key += this.integer()));
  }

  /** Returns a test whether a hash is one of a list. */
  hashes(): (hash: number) => boolean {
    const keys = new Set(this.ascending());
    return (hash) => keys.has(hash & KEY_MASK);
  }
}
