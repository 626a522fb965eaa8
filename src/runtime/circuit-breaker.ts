/*
 * A circuit breaker (Nygard, Release It!): nobody who is waited for asks a service that has failed again and again,
 * and one caller in each cool-down finds out whether it answers again.
 */

/**
 * How long a service is left alone. A probe costs one caller their own deadline, and a recovery is noticed no later
 * than this; a cool-down that grows would keep callers from a service that has long been back.
 */
export const COOL_DOWN_MS = 2_000;

/** Rejects callers at once: the service has just failed several times in a row. */
export class CircuitOpenError extends Error {
  constructor() {
    super("the service rests after failures");
    this.name = "CircuitOpenError";
  }
}

export class CircuitBreaker {
  /** In a row. */
  private failures = 0;
  /** Milliseconds since the epoch; until then nobody asks. */
  private openUntil = 0;
  private readonly opensAfter: number;

  /** @param opensAfter failures in a row */
  constructor(opensAfter: number) {
    this.opensAfter = opensAfter;
  }

  /** @throws {CircuitOpenError} at once, or what `ask` throws */
  async through<T>(ask: () => Promise<T>): Promise<T> {
    const isProbe = this.isOpen;
    if (isProbe && Date.now() < this.openUntil) throw new CircuitOpenError();
    // The way behind a probe is closed as long again, so that nothing hangs on its coming back.
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

  /** Calls that were under way when it opened do not keep it open longer: a burst of one moment is one failure more. */
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
