/** The largest step of a number, either side of 0. */
const STEPS = 127;

/**
 * Returns a unit vector as a row stores it: a byte for each number, in steps of the largest. Its length needs no place,
 * because it is 1. Rounding moves the cosine of two vectors of 128 numbers by less than 0.01.
 */
export function packVector(vector: Float32Array): ArrayBuffer {
  const largest = vector.reduce((max, value) => Math.max(max, Math.abs(value)), 0);
  const bytes = new Int8Array(vector.length);
  if (largest > 0)
    for (let i = 0; i < vector.length; i++) bytes[i] = Math.round(((vector[i] as number) / largest) * STEPS);
  return bytes.buffer;
}

/** Returns the unit vector that a row stores. */
export function unpackVector(stored: ArrayBuffer): Float32Array {
  const vector = Float32Array.from(new Int8Array(stored));
  let squares = 0;
  for (const value of vector) squares += value * value;
  const scale = squares === 0 ? 0 : 1 / Math.sqrt(squares);
  for (let i = 0; i < vector.length; i++) vector[i] = (vector[i] as number) * scale;
  return vector;
}
