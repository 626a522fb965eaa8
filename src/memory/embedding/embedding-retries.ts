/*
 * Decides when a text is sent to an embedder again. While an embedder fails, every text waits, and no text loses an
 * attempt. A text that fails by itself waits alone, and not for ever.
 */

/** The first wait for a failing provider. It doubles with each failure. */
const PROVIDER_BACKOFF_MS = 2_000;
const MAX_PROVIDER_BACKOFF_MS = 10 * 60_000;
/** A provider may ask for at most this wait. */
const MAX_RETRY_AFTER_MS = 60 * 60_000;

/**
 * Returns how long to leave a failing provider alone.
 * @param failures in a row, including this one
 * @param retryAfterMs the wait that the provider asked for, or null
 * @param random 0 to 1, so that vaults which failed together return one by one
 */
export function providerBackoffMs(failures: number, retryAfterMs: number | null, random: number): number {
  const backoff = Math.min(PROVIDER_BACKOFF_MS * 2 ** (failures - 1), MAX_PROVIDER_BACKOFF_MS);
  const asked = Math.min(retryAfterMs ?? 0, MAX_RETRY_AFTER_MS);
  return Math.round(Math.max(backoff, asked) * (1 + random / 4));
}

/** After this many attempts a text stays without a vector, and words alone find it. */
const MAX_ATTEMPTS = 5;
const TEXT_BACKOFF_MS = 60_000;

/**
 * Returns how long a text waits after so many attempts that never came back: the provider refused it, or the process
 * died. Returns 0 after the first one, because a killed process makes everything under way suspect. Returns null when
 * no attempt is left.
 */
export function textBackoffMs(attempts: number): number | null {
  if (attempts >= MAX_ATTEMPTS) return null;
  return attempts <= 1 ? 0 : TEXT_BACKOFF_MS * 4 ** (attempts - 2);
}
