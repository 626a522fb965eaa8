import { randomInt } from "node:crypto";

/** How far a run goes in the tests that are at random or repeat themselves. */
export interface Extent {
  /** Where the numbers at random begin: the same seed, the same run. */
  readonly seed: number;
  /** Reads of one scope for another's. */
  readonly crossings: number;
  /** Lives of a user under Upstash. */
  readonly models: number;
  /** Crashes, and deletions that a crash meets. */
  readonly rounds: number;
  readonly loadSeconds: number;
}

declare module "vitest" {
  interface ProvidedContext {
    readonly extent: Extent;
  }
}

const SAMPLE: Extent = { seed: 1, crossings: 300, models: 4, rounds: 2, loadSeconds: 5 };
const LONG: Omit<Extent, "seed"> = { crossings: 10_000, models: 200, rounds: 20, loadSeconds: 1_800 };
const VARIABLES: Readonly<Record<keyof Extent, string>> = {
  seed: "SEED",
  crossings: "CROSSINGS",
  models: "MODELS",
  rounds: "ROUNDS",
  loadSeconds: "LOAD_SECONDS",
};

/** Returns the extent of a run, each part of which an environment variable can set. */
export function extentOf(isLong: boolean, env: Readonly<Record<string, string | undefined>>): Extent {
  const extent = isLong ? { ...LONG, seed: randomInt(1_000_000) } : SAMPLE;
  const given = Object.entries(VARIABLES).flatMap(([part, name]) => {
    if (!env[name]) return [];
    if (!/^\d+$/.test(env[name])) throw new Error(`${name}: a whole number is needed`);
    return [[part, Number(env[name])] as const];
  });
  return { ...extent, ...Object.fromEntries(given) };
}
