/** The largest step of a number, either side of 0. */
const STEPS = 0x7f;

/**
 * Returns a unit vector as a row stores it: a byte for each number, in steps of the largest. Its length needs no place,
 * because it is 1.
 */
export function packVector(vector: Float32Array): ArrayBuffer {
  const largest = vector.reduce((max, value) => Math.max(max, Math.abs(value)), 0);
  const steps = new Int8Array(vector.length);
  if (largest > 0)
    for (let i = 0; i < vector.length; i++) steps[i] = Math.round(((vector[i] as number) / largest) * STEPS);
  return steps.buffer;
}

/** Returns the unit vector that a row stores. */
export const unpackVector = (stored: ArrayBuffer): Float32Array => unitVector(new Int8Array(stored));

/** Returns the unit vector that a row of version 3 stores, with two bytes for each number. */
export const unpackWideVector = (stored: ArrayBuffer): Float32Array => unitVector(new Int16Array(stored));

function unitVector(steps: Int8Array | Int16Array): Float32Array {
  const vector = new Float32Array(steps.length);
  let squares = 0;
  for (let i = 0; i < steps.length; i++) squares += (steps[i] as number) * (steps[i] as number);
  const scale = squares === 0 ? 0 : 1 / Math.sqrt(squares);
  for (let i = 0; i < steps.length; i++) vector[i] = (steps[i] as number) * scale;
  return vector;
}
