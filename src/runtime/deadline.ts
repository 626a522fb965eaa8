/** The error of a missed deadline. The work may still go on, but its result is ignored. */
export class DeadlineError extends Error {
  constructor(ms: number) {
    super(`not done within ${ms} ms`);
    this.name = "DeadlineError";
  }
}

/** Turns of the microtask queue that work without I/O may take before a timer is set for it. */
const TURNS_WITHOUT_TIMER = 8;

/**
 * Waits for `work` at most `ms` milliseconds, and does not cancel it: a write may still arrive in its store. Work
 * without I/O is done before a timer would pay.
 * @throws {DeadlineError} if time runs out, or the error of `work`
 */
export async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const state = { settled: false };
  // This also keeps the loser of the race from surfacing as an unhandled rejection.
  const settle = (): void => void (state.settled = true);
  work.then(settle, settle);
  for (let turn = 0; turn < TURNS_WITHOUT_TIMER && !state.settled; turn++) await Promise.resolve();
  if (state.settled) return work;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const expiry = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DeadlineError(ms)), ms);
  });
  try {
    return await Promise.race([work, expiry]);
  } finally {
    clearTimeout(timer);
  }
}
