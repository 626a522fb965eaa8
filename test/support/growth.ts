/** A linear pass takes four times as long for four times the text, a quadratic one sixteen times. */
const LONGER = 4;
/** Between the two. */
export const STEEP = 8;
const TRIES = 7;
const PATIENCE_MS = 3_000;
/** Below this, what is measured is the machine. Quadratic work on what is measured here takes a second and more. */
const MEASURABLE_MS = 2.5;

/**
 * How many times as long it takes to read so many characters as a quarter of them; from `STEEP` on, it does not grow
 * with them alone. What is measured is the processor's time, of each the best of several tries in turns: a busy machine
 * takes some of every clock's.
 */
export function growthOf(read: (text: string) => unknown, piece: string, characters: number): number {
  const timed = (length: number): number => {
    const text = piece.repeat(Math.ceil(length / piece.length));
    const start = process.cpuUsage();
    read(text);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1_000;
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
