import { setTimeout as wait } from "node:timers/promises";
import { measureAll } from "./rounds.mjs";

/** Long enough for a process that broke a connection to be seen as ended. */
const TOLD_WITHIN_MS = 3_000;

/**
 * @typedef {import("./launch.mjs").Running} Running
 * @typedef {import("./rounds.mjs").Measured} Measured
 * @typedef {object} Workers
 * @property {<T extends Running>(starting: Promise<T>) => Promise<T>} keep waits for a worker, which is stopped at the end
 * @property {(variants: readonly import("./rounds.mjs").Variant[], rounds: number, seconds: number, warmSeconds?: number) => Promise<Record<string, Measured[]>>} measure
 *   measures variants, and rejects if a worker ends meanwhile. Each first runs for `warmSeconds`, at most one by default
 */

/**
 * Runs a benchmark and stops the workers that it started.
 * @param {(workers: Workers) => Promise<void>} run
 */
export async function withWorkers(run) {
  /** @type {Running[]} */
  const started = [];
  try {
    await run({
      async keep(starting) {
        const running = await starting;
        started.push(running);
        return running;
      },
      async measure(variants, rounds, seconds, warmSeconds = Math.min(1, seconds)) {
        const broke = Promise.race(started.map((running) => running.broke));
        const measuring = measureAll(variants, rounds, seconds, warmSeconds).catch(async (error) => {
          // A connection that broke because a process did: what that one said is the better message.
          await Promise.race([broke, wait(TOLD_WITHIN_MS)]);
          throw error;
        });
        return Promise.race([measuring, broke]);
      },
    });
  } finally {
    await Promise.all(started.map((running) => running.stop()));
  }
}
