import { packNumbers, unpackNumbers } from "./varints.ts";

/* Where the sentences of a round stand, as its row stores them: numbers below 128 take one byte. */

export const packPassages = (passages: Uint16Array): ArrayBuffer => packNumbers(passages).buffer;

/** Returns the passages as `Uint16Array` holds them. */
export const unpackPassages = (stored: ArrayBuffer): ArrayBuffer =>
  Uint16Array.from(unpackNumbers(new Uint8Array(stored))).buffer;
