import { packNumbers, unpackNumbers } from "./varints.ts";

/* Where the sentences of a round stand, as its row stores them: numbers below 128 take one byte. */

export const packPassages = (passages: Uint16Array): ArrayBuffer => packNumbers(passages).buffer;

/** Returns the passages as `Uint16Array` holds them. */
export const unpackPassages = (stored: ArrayBuffer): ArrayBuffer => readPassages(new Uint8Array(stored)).buffer;

export const readPassages = (bytes: Uint8Array): Uint16Array<ArrayBuffer> => Uint16Array.from(unpackNumbers(bytes));
