/*
 * When a text is sent to an embedder again. An embedder that fails keeps everything waiting and costs no
 * text its turn; a text that fails by itself waits alone, and not for ever.
 */

/** The provider is asked again after this, doubled with each failure. */
const PROVIDER_BACKOFF_MS = 2_000;
const MAX_PROVIDER_BACKOFF_MS = 10 * 60_000;
/** Longer than this no provider is believed that it wants to be left alone. */
const MAX_RETRY_AFTER_MS = 60 * 60_000;

/**
 * @param failures in a row, this one counted
 * @param retryAfterMs what the provider asked for; null: nothing
 * @param random 0 to 1: vaults that failed together come back one by one
 */
export function providerBackoffMs(failures: number, retryAfterMs: number | null, random: number): number {
  const backoff = Math.min(PROVIDER_BACKOFF_MS * 2 ** (failures - 1), MAX_PROVIDER_BACKOFF_MS);
  const asked = Math.min(retryAfterMs ?? 0, MAX_RETRY_AFTER_MS);
  return Math.round(Math.max(backoff, asked) * (1 + random / 4));
}

/** Tries of one text before it is left to be found by its words. */
const MAX_ATTEMPTS = 5;
const TEXT_BACKOFF_MS = 60_000;

/**
 * How long a text rests that was tried so often and never came back: refused, or the process died of it. After
 * the first time not at all: whatever was under way when a process was killed is suspected with it. Null: for good.
 */
export function textBackoffMs(attempts: number): number | null {
  if (attempts >= MAX_ATTEMPTS) return null;
  return attempts <= 1 ? 0 : TEXT_BACKOFF_MS * 4 ** (attempts - 2);
}
