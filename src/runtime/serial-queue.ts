/** Runs asynchronous work one piece after another. A piece that fails does not stop the next. */
export class SerialQueue {
  private last: Promise<unknown> = Promise.resolve();
  private pending = 0;

  /** Returns true if no work is running or waiting. */
  get isIdle(): boolean {
    return this.pending === 0;
  }

  /** Starts `work` when all earlier work has ended. Resolves or rejects as `work` does. */
  add<T>(work: () => Promise<T>): Promise<T> {
    this.pending += 1;
    const result = this.last.then(work).finally(() => (this.pending -= 1));
    this.last = result.catch(() => undefined);
    return result;
  }
}
