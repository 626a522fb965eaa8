/** The largest step of a number, either side of 0. */
const STEPS = 0x7fff;

/**
 * Returns a unit vector as a row stores it: two bytes for each number, in steps of the largest. Its length needs no place,
 * because it is 1. With one byte for each number, 1 of 135 questions was answered otherwise (`npm run bench -- people`).
 */
export function packVector(vector: Float32Array): ArrayBuffer {
  const largest = vector.reduce((max, value) => Math.max(max, Math.abs(value)), 0);
  const steps = new Int16Array(vector.length);
  if (largest > 0)
    for (let i = 0; i < vector.length; i++) steps[i] = Math.round(((vector[i] as number) / largest) * STEPS);
  return steps.buffer;
}

/** Returns the unit vector that a row stores. */
export function unpackVector(stored: ArrayBuffer): Float32Array {
  const vector = Float32Array.from(new Int16Array(stored));
  let squares = 0;
  for (const value of vector) squares += value * value;
  const scale = squares === 0 ? 0 : 1 / Math.sqrt(squares);
  for (let i = 0; i < vector.length; i++) vector[i] = (vector[i] as number) * scale;
  return vector;
}
