/** Failures in a row after which a service is left alone. */
const FAILURES = 3;
const REST_MS = 2_000;

/** Refused without asking: the service has just failed several times in a row. */
export class RestingError extends Error {
  constructor() {
    super("the service rests after failures");
    this.name = "RestingError";
  }
}

/**
 * Keeps callers from waiting for a service that is down. After `FAILURES` in a row nobody asks for a while; then one
 * does, and the others still do not until it is answered.
 */
export class Breaker {
  private failures = 0;
  private restsUntil = 0;

  /** @throws {RestingError} at once, or what `ask` throws */
  async through<T>(ask: () => Promise<T>): Promise<T> {
    const now = Date.now();
    if (now < this.restsUntil) throw new RestingError();
    if (this.failures >= FAILURES) this.restsUntil = now + REST_MS;
    try {
      const answer = await ask();
      this.failures = 0;
      this.restsUntil = 0;
      return answer;
    } catch (error) {
      this.failures += 1;
      if (this.failures >= FAILURES) this.restsUntil = Date.now() + REST_MS;
      throw error;
    }
  }
}
