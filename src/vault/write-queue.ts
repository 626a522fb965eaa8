interface Waiting {
  readonly write: () => unknown;
  readonly resolve: (value: never) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Group commit. The runtime commits once per turn of the event loop, and a commit waits for the disk
 * (about 0.2 ms on a quiet one); writes that arrive together share it. Measured on one vault at 32
 * concurrent writers: 3.3k writes a second one by one, 9k together.
 */
export class WriteQueue {
  private waiting: Waiting[] = [];
  private readonly transaction: (write: () => unknown) => unknown;
  private readonly onFailure: () => void;

  /** `transaction` undoes what a failing write has done so far; `onFailure` lets the owner drop what it derived. */
  constructor(transaction: (write: () => unknown) => unknown, onFailure: () => void) {
    this.transaction = transaction;
    this.onFailure = onFailure;
  }

  /** Runs `write` within `delayMs`, in order of arrival. Resolves when it ran; the reply then waits for the disk. */
  add<T>(write: () => T, delayMs = 0): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.waiting.push({ write, resolve, reject });
      if (this.waiting.length === 1) setTimeout(() => this.flush(), delayMs);
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
