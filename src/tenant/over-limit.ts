import type { Refused } from "../ports/tenants.ts";
import type { Exceeded } from "./rate-limits.ts";

/** Official SDKs wait for no longer. */
const RETRIED_WITHIN_SECONDS = 60;

/** A request that would not fit into a window of its own need not be sent again; nor does a day's limit pass while a client retries. */
export function overLimit(
  { name, quota, retryAfterSeconds, fits }: Exceeded,
  rateLimit: Readonly<Record<string, string>> | null,
): Refused {
  const worthRetrying = fits && retryAfterSeconds <= RETRIED_WITHIN_SECONDS;
  const headers = { ...rateLimit, "retry-after": String(retryAfterSeconds) };
  return {
    admitted: false,
    reason: "limit",
    message: `Rate limit reached: ${quota} ${name.replace(/-/g, " ")}. Try again in ${retryAfterSeconds} s.`,
    headers: worthRetrying ? headers : { ...headers, "x-should-retry": "false" },
  };
}
