import { comparedDimensions } from "./compared-dimensions.ts";
import { type Signature, signatureOf } from "./signature.ts";
import { unpackVector } from "./stored-vector.ts";

/** A vector as the index compares it: all vectors by their signatures, and the nearest few by their numbers. */
export interface ComparedVector {
  readonly signature: Signature;
  readonly values: Float32Array;
}

/**
 * Returns the vector that a row stores. Its signature is read from the stored bytes, whose signs are those of its numbers,
 * and the numbers are worked out when they are first compared.
 * @param topic how many numbers to compare. Null compares all of them.
 */
export const storedVector = (stored: ArrayBuffer, topic: number | null): ComparedVector =>
  new StoredVector(stored, topic);

class StoredVector implements ComparedVector {
  private readonly stored: ArrayBuffer;
  private readonly topic: number | null;
  private known: Float32Array | null = null;

  constructor(stored: ArrayBuffer, topic: number | null) {
    this.stored = stored;
    this.topic = topic;
  }

  get signature(): Signature {
    const { stored, topic } = this;
    return signatureOf(new Int8Array(stored, 0, Math.min(topic ?? Infinity, stored.byteLength)));
  }

  get values(): Float32Array {
    return (this.known ??= comparedDimensions(unpackVector(this.stored), this.topic));
  }
}
