/*
 * A circuit breaker (Nygard, Release It!). While it is open, callers do not wait for a service that has failed again
 * and again. One caller in each cool-down finds out whether it answers again.
 */

/**
 * How long the breaker stays open. A probe costs one caller its own deadline, and a recovery is noticed no later than
 * this. A growing cool-down would keep callers from a service that has long recovered.
 */
export const COOL_DOWN_MS = 2_000;

/** The error of an open breaker: the service has just failed several times in a row. */
export class CircuitOpenError extends Error {
  constructor() {
    super("the service rests after failures");
    this.name = "CircuitOpenError";
  }
}

export class CircuitBreaker {
  /** Failures in a row. */
  private failures = 0;
  /** When the next probe may run, in milliseconds since the epoch. */
  private openUntil = 0;
  private readonly opensAfter: number;

  /** @param opensAfter failures in a row */
  constructor(opensAfter: number) {
    this.opensAfter = opensAfter;
  }

  /**
   * Runs `ask` unless the breaker is open.
   * @throws {CircuitOpenError} at once if it is, or the error of `ask`
   */
  async through<T>(ask: () => Promise<T>): Promise<T> {
    const isProbe = this.isOpen;
    if (isProbe && Date.now() < this.openUntil) throw new CircuitOpenError();
    // A probe starts the cool-down anew, so that other callers do not wait for its result.
    if (isProbe) this.coolDown();
    try {
      const answer = await ask();
      this.failures = 0;
      return answer;
    } catch (error) {
      this.noteFailure(isProbe);
      throw error;
    }
  }

  /** Counts a failure. Calls that were under way when the breaker opened do not keep it open longer. */
  private noteFailure(isProbe: boolean): void {
    if (this.isOpen && !isProbe) return;
    this.failures += 1;
    if (this.isOpen) this.coolDown();
  }

  private get isOpen(): boolean {
    return this.failures >= this.opensAfter;
  }

  private coolDown(): void {
    this.openUntil = Date.now() + COOL_DOWN_MS;
  }
}
