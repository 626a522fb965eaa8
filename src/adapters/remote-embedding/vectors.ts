/** More than any embedding model has. */
const MAX_SIZE = 16_384;

/** Of length 1; null for what is no direction: empty, zero, not finite, of absurd size. */
export function unitVector(values: ArrayLike<number>): Float32Array | null {
  if (values.length === 0 || values.length > MAX_SIZE) return null;
  let largest = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (!Number.isFinite(value)) return null;
    largest = Math.max(largest, Math.abs(value));
  }
  if (largest === 0) return null;
  // By the largest first, so that squares neither overflow nor vanish.
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += ((values[i] as number) / largest) ** 2;
  const length = Math.sqrt(sum);
  return Float32Array.from({ length: values.length }, (_, i) => (values[i] as number) / largest / length);
}

/** What is known of the size of an embedder's vectors. */
export interface Size {
  /** Null until it has answered. */
  readonly known: number | null;
  /** Answers of another size in a row. */
  readonly strangers: number;
}

export const UNKNOWN: Size = { known: null, strangers: 0 };

/** Another size is a fault, until it has come so often that the model behind the name must be another one. */
const BELIEVED_AFTER = 10;

/** Whether vectors of this size may be used, and what is known after them. */
export function judgeSize({ known, strangers }: Size, size: number): { readonly size: Size; readonly sound: boolean } {
  if (known === null || known === size || strangers + 1 >= BELIEVED_AFTER) {
    return { size: { known: size, strangers: 0 }, sound: true };
  }
  return { size: { known, strangers: strangers + 1 }, sound: false };
}
