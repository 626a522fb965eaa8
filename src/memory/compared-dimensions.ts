/**
 * What recall compares of a vector: its first numbers, at unit length. Others may say that a text says little, which
 * makes it near to all short texts, or how it ends, which tells two questions apart: with them, small talk and a fact
 * were near enough to be recalled in two of five pairs, and without them in none (test/spec/small-talk.test.ts).
 * @param topic how many numbers; null: all of them
 */
export function comparedDimensions(vector: Float32Array, topic: number | null): Float32Array {
  if (topic === null || topic >= vector.length) return vector;
  const first = vector.slice(0, topic);
  const length = Math.sqrt(first.reduce((sum, value) => sum + value * value, 0));
  return length === 0 ? first : first.map((value) => value / length);
}
