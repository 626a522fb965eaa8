interface Waiting {
  readonly write: () => unknown;
  readonly resolve: (value: never) => void;
  readonly reject: (error: unknown) => void;
}

/** A commit that does not tell of its end holds later writes up for no longer. */
const PATIENCE_MS = 20;

/**
 * Group commit. A commit waits for the disk (about 0.2 ms on a quiet one, 4 on a busy one); what arrives
 * while one is under way shares the next. A write that comes alone waits for nobody: the shortest timer
 * would take a millisecond.
 */
export class WriteQueue {
  private waiting: Waiting[] = [];
  private committing = false;
  private readonly transaction: (write: () => unknown) => unknown;
  private readonly onFailure: () => void;
  private readonly sync: () => Promise<unknown>;

  /**
   * `transaction` undoes what a failing write has done so far; `onFailure` lets the owner drop what it
   * derived; `sync` resolves when all that was written is on disk.
   */
  constructor(transaction: (write: () => unknown) => unknown, onFailure: () => void, sync: () => Promise<unknown>) {
    this.transaction = transaction;
    this.onFailure = onFailure;
    this.sync = sync;
  }

  /**
   * Runs `write`, in order of arrival: at once or with the next commit, or within `delayMs` where one is
   * given. Resolves when it ran; the reply then waits for the disk.
   */
  add<T>(write: () => T, delayMs = 0): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.waiting.push({ write, resolve, reject });
      if (delayMs === 0 && !this.committing) this.commit();
      else if (this.waiting.length === 1) setTimeout(() => this.flush(), delayMs || PATIENCE_MS);
    });
  }

  private commit(): void {
    this.committing = true;
    this.flush();
    void this.committed();
  }

  private async committed(): Promise<void> {
    // A commit that failed is told to those who wrote, by the runtime.
    await this.sync().catch(() => {});
    this.committing = false;
    if (this.waiting.length > 0) this.commit();
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
