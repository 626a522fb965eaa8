/**
 * Hashes in ascending order. They are spread evenly, so that about one of them begins with the same bits as a key. They
 * are read in the order in which a file has them: a hash table, made anew in each process, took twice as long.
 */
export class SortedKeys {
  private readonly keys: Uint32Array;
  /** By the first bits of a key: where those keys begin, and behind the last of them where all end. */
  private readonly begins: Uint32Array;
  private readonly shift: number;
  /** The position in the bytes behind the last key. */
  readonly end: number;

  /**
   * Reads keys, which are stored as differences of seven bits a byte.
   * @param bits of a key
   */
  constructor(bytes: Uint8Array, from: number, count: number, bits: number) {
    const firstBits = Math.min(bits, 32 - Math.clz32(count));
    this.shift = bits - firstBits;
    const keys = (this.keys = new Uint32Array(count));
    const begins = (this.begins = new Uint32Array((1 << firstBits) + 1).fill(count));
    let at = from;
    let key = 0;
    let known = 0;
    for (let row = 0; row < count; row++) {
      for (let factor = 1; ; factor *= 128) {
        const byte = bytes[at++] as number;
        key += (byte & 127) * factor;
        if (byte < 128) break;
      }
      keys[row] = key;
      for (const first = key >>> this.shift; known <= first; known++) begins[known] = row;
    }
    this.end = at;
  }

  get count(): number {
    return this.keys.length;
  }

  /** Returns the place of a key in the order. Returns -1 if it is not among them. */
  find(key: number): number {
    const first = key >>> this.shift;
    const end = this.begins[first + 1] as number;
    for (let row = this.begins[first] as number; row < end; row++) if (this.keys[row] === key) return row;
    return -1;
  }
}
