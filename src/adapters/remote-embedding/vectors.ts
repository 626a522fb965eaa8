/** A size above that of every embedding model. */
const MAX_SIZE = 16_384;

/** Scales a vector to length 1. Returns null if it has no direction: empty, zero, not finite, or of absurd size. */
export function unitVector(values: ArrayLike<number>): Float32Array | null {
  if (values.length === 0 || values.length > MAX_SIZE) return null;
  let largest = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (!Number.isFinite(value)) return null;
    largest = Math.max(largest, Math.abs(value));
  }
  if (largest === 0) return null;
  // Dividing by the largest first keeps squares from overflow and from vanishing.
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += ((values[i] as number) / largest) ** 2;
  const length = Math.sqrt(sum);
  return Float32Array.from({ length: values.length }, (_, i) => (values[i] as number) / largest / length);
}

/** The size of an embedder's vectors, as far as it is known. */
export interface Size {
  /** Null until the first answer. */
  readonly known: number | null;
  /** Answers in a row that had another size. */
  readonly strangers: number;
}

export const UNKNOWN: Size = { known: null, strangers: 0 };

/** Answers of another size in a row after which the model behind the name must have changed. Fewer are faults. */
const BELIEVED_AFTER = 10;

/** Decides whether vectors of this size may be used, and returns the knowledge after them. */
export function judgeSize({ known, strangers }: Size, size: number): { readonly size: Size; readonly sound: boolean } {
  if (known === null || known === size || strangers + 1 >= BELIEVED_AFTER) {
    return { size: { known: size, strangers: 0 }, sound: true };
  }
  return { size: { known, strangers: strangers + 1 }, sound: false };
}
