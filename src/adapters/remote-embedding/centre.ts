import { unitVector } from "./vectors.ts";

/*
 * Most models put every text into one corner of their space. Two texts that have nothing to do with each other come out
 * at a cosine of 0.6 or 0.8, and every floor of recall lies below that. So the mean of unrelated texts is subtracted
 * from each vector (Mu and Viswanath 2018, All-but-the-Top), and zero means the same with every embedder.
 */

/** Texts of every kind. A change to one must change the version in the name of every remote embedder. */
export const SAMPLE: readonly string[] = [
  "The train to the coast leaves at nine.",
  "How do I sort a list in Python?",
  "Add two eggs and a cup of flour.",
  "Her knee hurt after the long run.",
  "The court will hear the case in May.",
  "My daughter's birthday party was loud.",
  "Interest rates went up again.",
  "The cat sleeps on the warm roof.",
  "Please reset my password.",
  "Mozart wrote it when he was nineteen.",
  "We painted the kitchen yellow.",
  "The volcano has been quiet for a century.",
  "Our team lost three to one.",
  "Water boils at a hundred degrees.",
  "Thank you, that is all for today.",
  "The meeting was moved to Thursday.",
  "Ich suche eine Wohnung in Hamburg.",
  "¿Dónde está la farmacia más cercana?",
  "Il pleut depuis ce matin.",
  "今日の会議は何時からですか。",
  "Он читает старую газету.",
  "cannot read properties of undefined",
  "Five hundred grams, about twelve euros.",
  "Nobody answered the phone.",
];

/** Returns the mean of vectors of one size. */
export function meanOf(vectors: readonly Float32Array[]): Float32Array {
  const mean = new Float32Array(vectors[0]?.length ?? 0);
  for (const vector of vectors) vector.forEach((value, i) => (mean[i] = (mean[i] as number) + value / vectors.length));
  return mean;
}

/** A length below this comes from rounding. */
const SOMETHING = 1e-3;

/** Subtracts the mean and scales to length 1. Returns zero, which is near nothing, for a text that is like the mean. */
export function centred(vector: Float32Array, mean: Float32Array): Float32Array {
  const own = vector.map((value, i) => value - (mean[i] as number));
  return (Math.hypot(...own) < SOMETHING ? null : unitVector(own)) ?? new Float32Array(vector.length);
}
