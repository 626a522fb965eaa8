/** Whole numbers below a bound, the same for the same seed (mulberry32), so that a failure can be repeated. */
export type Numbers = (below: number) => number;

export function numbersFrom(seed: number): Numbers {
  const next = bitsFrom(seed);
  return (below) => next() % below;
}

/** Numbers from 0 to 1, the same for the same seed. */
export function fractionsFrom(seed: number): () => number {
  const next = bitsFrom(seed);
  return () => next() / 2 ** 32;
}

function bitsFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b_79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}
