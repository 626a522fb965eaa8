interface Waiting {
  readonly write: () => unknown;
  readonly resolve: (value: never) => void;
  readonly reject: (error: unknown) => void;
}

/** Writes that follow each other this closely are worth waiting for. */
const CLOSE_MS = 2;
/** How long a write waits for its siblings: the shortest timer there is. */
const GATHER_MS = 1;

/**
 * Group commit. The runtime commits once per turn of the event loop, and a commit costs a wait for the
 * disk and about 0.2 ms of the only thread; writes that arrive together share it. As PostgreSQL does
 * with `commit_siblings`, a write waits for others only where others have just come: one that comes
 * alone is committed at once.
 */
export class WriteQueue {
  private waiting: Waiting[] = [];
  private lastAt = 0;
  private readonly transaction: (write: () => unknown) => unknown;
  private readonly onFailure: () => void;

  /** `transaction` undoes what a failing write has done so far; `onFailure` lets the owner drop what it derived. */
  constructor(transaction: (write: () => unknown) => unknown, onFailure: () => void) {
    this.transaction = transaction;
    this.onFailure = onFailure;
  }

  /**
   * Runs `write`, in order of arrival, at once or with its siblings; within `delayMs` where one is
   * given. Resolves when it ran; the reply then waits for the disk.
   */
  add<T>(write: () => T, delayMs = 0): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.waiting.push({ write, resolve, reject });
      const now = Date.now();
      const gather = delayMs || (now - this.lastAt <= CLOSE_MS ? GATHER_MS : 0);
      this.lastAt = now;
      if (gather === 0) this.flush();
      else if (this.waiting.length === 1) setTimeout(() => this.flush(), gather);
    });
  }

  /** Runs everything that waits, now: a reader must find what was accepted before it. */
  flush(): void {
    const batch = this.waiting;
    this.waiting = [];
    for (const { write, resolve, reject } of batch) {
      try {
        resolve(this.transaction(write) as never);
      } catch (error) {
        this.onFailure();
        reject(error);
      }
    }
  }
}
