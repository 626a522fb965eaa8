import type { Sink } from "./features.ts";
import { pairOf } from "../../text/feature-hash.ts";

/** Returns the vector of a text in the static table. */
export type VectorOf = (text: string) => Float32Array;

/** The first part of their names. Those of other features are smaller. */
const MEANING = 61;
/** The numbers of a vector that tell of its topic, as `comparedDimensions` of the static embedding. */
const NUMBERS = 112;
/** A vector has the length 1, and counts for little beside dozens of words. 3 to 10 were tried: 6 to 8 were best. */
const VALUE = 7;

/** Hands the numbers of a sentence's vector to the sink: a word that no training sentence holds is near one that some do. */
export function addMeaning(vector: Float32Array, sink: Sink): void {
  for (let d = 0; d < NUMBERS; d++) sink(pairOf(MEANING, d), VALUE * (vector[d] ?? 0));
}
