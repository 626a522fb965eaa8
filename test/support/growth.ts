import { msOf } from "./processor-time.ts";

/** A linear pass takes four times as long for four times the text, a quadratic one sixteen times. */
const LONGER = 4;
/** Between the two. */
export const STEEP = 8;
const TRIES = 7;
const PATIENCE_MS = 3_000;
/** Below this, what is measured is the machine. Quadratic work on what is measured here takes a second and more. */
const MEASURABLE_MS = 2.5;

/**
 * Returns how many times as long it takes to read so many characters as a quarter of them. From `STEEP` on, the time
 * does not grow with them alone.
 * @param textOf makes a text of that length, or is the piece that is repeated
 */
export function growthOf(
  read: (text: string) => unknown,
  textOf: string | ((characters: number) => string),
  characters: number,
): number {
  const textOfLength =
    typeof textOf === "string" ? (length: number) => textOf.repeat(Math.ceil(length / textOf.length)) : textOf;
  const timed = (length: number): number => {
    const text = textOfLength(length);
    return msOf(() => read(text));
  };
  const since = performance.now();
  let [long, short, growth] = [Infinity, Infinity, Infinity];
  for (let tries = 0; tries < TRIES && growth >= STEEP && performance.now() - since < PATIENCE_MS; tries++) {
    short = Math.min(short, timed(characters / LONGER));
    long = Math.min(long, timed(characters));
    growth = long / Math.max(short, MEASURABLE_MS);
  }
  return growth;
}
