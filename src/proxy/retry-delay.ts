/** The wait before a request is sent again if its provider names none. */
const DEFAULT_MS = 500;
/** A caller does not wait longer in silence. Clients wait better, because they can tell. */
const MAX_MS = 10_000;
/** Statuses under which `Retry-After` asks for the same request again: RFC 6585, RFC 9110, and Anthropic's own. */
const ASKING = new Set([429, 503, 529]);

/**
 * Returns how long to wait before a request is sent again, because its provider asks for that: by `x-should-retry: true`,
 * or by `Retry-After` under a status that means "later". Returns null if it does not ask, or asks for a long wait.
 */
export function retryDelay({ status, headers }: Pick<Response, "status" | "headers">): number | null {
  const told = headers.get("x-should-retry");
  if (told === "false" || status < 400) return null;
  const wait = waitIn(headers);
  if (told !== "true" && (wait === null || !ASKING.has(status))) return null;
  return wait === null ? DEFAULT_MS : wait <= MAX_MS ? wait : null;
}

/** Returns the milliseconds that an answer asks to wait, or null. */
function waitIn(headers: Headers): number | null {
  const [ms, seconds] = [headers.get("retry-after-ms"), headers.get("retry-after")];
  if (ms !== null && /^\d{1,9}(?:\.\d+)?$/.test(ms)) return Number(ms);
  return seconds !== null && /^\d{1,6}(?:\.\d+)?$/.test(seconds) ? Number(seconds) * 1_000 : null;
}
