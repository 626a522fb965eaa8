/** A write that waits, and the promise of its caller. */
interface Waiting {
  readonly write: () => unknown;
  readonly resolve: (value: never) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Group commit. The runtime commits once per turn of the event loop. A commit costs a wait for the disk and about 0.2 ms
 * of the only thread, and writes that arrive together share it. As with PostgreSQL's `commit_siblings`, a write waits for
 * others only if others are on their way.
 */
export class WriteQueue {
  private waiting: Waiting[] = [];
  private readonly transaction: (write: () => unknown) => unknown;

  /** @param transaction undoes what a failing write has done so far, on disk and in memory */
  constructor(transaction: (write: () => unknown) => unknown) {
    this.transaction = transaction;
  }

  /**
   * Runs writes in order of arrival. Resolves when this one ran. The runtime holds the reply until it is on disk.
   * @param gatherMs how long to wait for other writes; 0 runs it at once
   */
  add<T>(write: () => T, gatherMs: number): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.waiting.push({ write, resolve, reject });
      if (gatherMs === 0) this.flush();
      else if (this.waiting.length === 1) setTimeout(() => this.flush(), gatherMs);
    });
  }

  /** Runs all waiting writes at once, because a reader must find what was accepted before it. */
  flush(): void {
    const batch = this.waiting;
    this.waiting = [];
    for (const { write, resolve, reject } of batch) {
      try {
        resolve(this.transaction(write) as never);
      } catch (error) {
        reject(error);
      }
    }
  }
}
