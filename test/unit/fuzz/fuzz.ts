import * as fc from "fast-check";
import type { IProperty } from "fast-check";
import { inject, vi } from "vitest";

/**
 * Checks that a property holds for inputs at random. They begin at the run's `SEED`; what was found once is kept as an
 * example, and tried first ever after.
 */
export function holds<T>(property: IProperty<T>, examples: T[] = []): void {
  fc.assert(property, { seed: inject("extent").seed, numRuns: runs(), examples });
}

/** A long run tries more inputs, and not so many that nobody waits for it. */
const MOST_RUNS = 2_000;

const runs = (): number => Math.min(inject("extent").crossings, MOST_RUNS);

vi.setConfig({ testTimeout: 120_000 });
