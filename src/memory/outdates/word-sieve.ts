import { longWordHash } from "../../text/words.ts";
import type { ReadClause } from "./read-statement.ts";

/** Numbers of a sieve. A sentence with ten words sets twenty of its 512 bits. */
const NUMBERS = 16;
const BITS = 32 * NUMBERS;
/** In letters. Forms of one word share so many at the start or at the end: `sameWord`, `isPartOf`. */
const BEGINNING = 5;
const END = 3;

/** The beginnings and ends of the words that a sentence names, as bits. */
export type WordSieve = Uint32Array;

/** Returns the sieve of the words that clauses name. */
export function wordSieve(clauses: readonly Pick<ReadClause, "subject">[]): WordSieve {
  const sieve = new Uint32Array(NUMBERS);
  const add = (part: string): void => {
    const bit = longWordHash(part) % BITS;
    sieve[bit >> 5] = (sieve[bit >> 5] as number) | (1 << (bit & 31));
  };
  for (const { subject } of clauses) {
    for (const { word } of subject) {
      add(`-${word.slice(-END)}`);
      if (word.length >= BEGINNING) add(word.slice(0, BEGINNING));
    }
  }
  return sieve;
}

/** Returns false if two sentences surely name no thing in common. It costs a hundredth of comparing their words. */
export function mayNameSame(one: WordSieve, other: WordSieve): boolean {
  for (let i = 0; i < NUMBERS; i++) if (((one[i] as number) & (other[i] as number)) !== 0) return true;
  return false;
}
