import { SortedKeys } from "../runtime/sorted-keys.ts";

/*
 * Linear models over hashed features, in the layout of train/disclosures/model-file.mjs. Hashes are cut to 22 bits, so
 * that the differences between sorted keys take two bytes.
 */

const MAGIC = 0x31534944;
const KEY_BITS = 22;
const KEY_MASK = (1 << KEY_BITS) - 1;

/** A model that shares its file with others, read one after the other. */
export class Model {
  readonly classes: number;
  private readonly scales: readonly number[];
  private readonly weights: Int8Array;
  private readonly features: SortedKeys;

  constructor(file: ModelFile) {
    this.classes = file.integer();
    this.features = file.keys();
    this.scales = Array.from({ length: this.classes }, () => file.float());
    this.weights = file.bytes(this.features.count * this.classes);
  }

  /** Adds the weights of a feature, times its value, to the sums of the classes. */
  add(sums: Float64Array, hash: number, value: number): void {
    const row = this.features.find(hash & KEY_MASK);
    if (row < 0) return;
    const { count } = this.features;
    for (let c = 0, at = row; c < this.classes; c++, at += count) {
      sums[c] = (sums[c] as number) + value * (this.weights[at] as number);
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

  /** Returns keys, which are stored in ascending order. */
  keys(): SortedKeys {
    const count = this.integer();
    const keys = new SortedKeys(new Uint8Array(this.view.buffer), this.at, count, KEY_BITS);
    this.at = keys.end;
    return keys;
  }

  /** Returns a test whether a hash is one of a list. */
  hashes(): (hash: number) => boolean {
    const keys = this.keys();
    return (hash) => keys.find(hash & KEY_MASK) >= 0;
  }
}
