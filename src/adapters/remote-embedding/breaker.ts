/*
 * A circuit breaker (Nygard, Release It!): whoever is waited for does not ask an embedder that has failed again and
 * again. Pure: the state goes in and comes out.
 */

export interface Breaker {
  /** In a row. */
  readonly failures: number;
  /** Milliseconds since the epoch; until then nobody asks. */
  readonly openUntil: number;
}

export const CLOSED: Breaker = { failures: 0, openUntil: 0 };

const OPENS_AFTER = 5;
const COOL_DOWN_MS = 5_000;
const COOL_DOWN_AT_MOST_MS = 60_000;

/** `probe`: the one request of a cool-down that finds out whether it answers again. */
export type Admission = "pass" | "probe" | "refuse";

export function admission({ failures, openUntil }: Breaker, now: number): Admission {
  if (failures < OPENS_AFTER) return "pass";
  return now < openUntil ? "refuse" : "probe";
}

/** A probe closes the way behind it for as long again, so that nothing hangs on its coming back. */
export function onProbe(breaker: Breaker, now: number): Breaker {
  return { ...breaker, openUntil: now + coolDown(breaker.failures) };
}

/** What was under way when it opened does not count: a burst of one moment is one failure more, not fifty. */
export function onFailure(breaker: Breaker, as: Admission, now: number): Breaker {
  if (as === "pass" && breaker.failures >= OPENS_AFTER) return breaker;
  const failures = breaker.failures + 1;
  return { failures, openUntil: failures < OPENS_AFTER ? 0 : now + coolDown(failures) };
}

function coolDown(failures: number): number {
  return Math.min(COOL_DOWN_MS * 2 ** (failures - OPENS_AFTER), COOL_DOWN_AT_MOST_MS);
}
