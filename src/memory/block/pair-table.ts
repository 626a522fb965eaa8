/** Spreads pairs over the table: odd numbers near 2^32 over the golden ratio. */
const [SPREAD_ONE, SPREAD_OTHER] = [0x9e3779b1, 0x85ebca77] as const;

/** Stands for the value of a pair that is not held. */
export const NOT_HELD = -1;

interface Columns {
  readonly ones: Uint32Array;
  readonly others: Uint32Array;
  readonly values: Int16Array;
}

/**
 * Small whole numbers by pairs of numbers, in one place each: a pair takes the place of another, which is then made again.
 * It never grows, and the collector has nothing to look at in it, as in a map for each line.
 */
export class PairTable {
  private readonly bits: number;
  /** Made when the first pair is asked for. */
  private table: { readonly ones: Uint32Array; readonly others: Uint32Array; readonly values: Int16Array } | null =
    null;

  /** @param bits of the number of places */
  constructor(bits: number) {
    this.bits = bits;
  }

  /**
   * Returns the value of a pair, or `NOT_HELD`.
   * @param one more than 0
   */
  get(one: number, other: number): number {
    const { ones, others, values } = (this.table ??= tableOf(1 << this.bits));
    const place = this.placeOf(one, other);
    return ones[place] === one && others[place] === other ? (values[place] as number) : NOT_HELD;
  }

  /**
   * Holds the value of a pair.
   * @param value 0 or more
   */
  set(one: number, other: number, value: number): number {
    const { ones, others, values } = (this.table ??= tableOf(1 << this.bits));
    const place = this.placeOf(one, other);
    ones[place] = one;
    others[place] = other;
    values[place] = value;
    return value;
  }

  private placeOf(one: number, other: number): number {
    return (Math.imul(one, SPREAD_ONE) ^ Math.imul(other, SPREAD_OTHER)) >>> (32 - this.bits);
  }
}

const tableOf = (places: number): Columns => ({
  ones: new Uint32Array(places),
  others: new Uint32Array(places),
  values: new Int16Array(places),
});
