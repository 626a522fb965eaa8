/** Milliseconds. An exchange that began longer ago is not waited for: models take seconds, and some never end. */
const CONCURRENT_MS = 20;

/** Counts the exchanges that have begun and not yet been committed, as far as is known. */
export class OpenExchanges {
  private count = 0;
  private lastBeganAt = 0;

  begin(now: number): void {
    this.count += 1;
    this.lastBeganAt = now;
  }

  end(): void {
    this.count = Math.max(0, this.count - 1);
  }

  /** Returns whether another exchange may commit within the next few milliseconds. */
  mayCommitSoon(now: number): boolean {
    if (now - this.lastBeganAt > CONCURRENT_MS) this.count = 0;
    return this.count > 0;
  }
}
