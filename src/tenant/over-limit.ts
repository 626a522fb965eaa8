import type { Refused } from "../ports/tenants.ts";
import type { Exceeded } from "./rate-limits.ts";

/** The longest `Retry-After` that the official OpenAI SDKs wait for. */
const MAX_RETRY_SECONDS = 60;

/**
 * Returns the refusal of a request over a limit. `x-should-retry: false` tells a client not to retry a request that fits into
 * no window, or whose window is open for longer than a client waits.
 */
export function overLimit(
  { name, quota, retryAfterSeconds, fits }: Exceeded,
  rateLimit: Readonly<Record<string, string>> | null,
  tenant: string,
): Refused {
  const worthRetrying = fits && retryAfterSeconds <= MAX_RETRY_SECONDS;
  const headers = { ...rateLimit, "retry-after": String(retryAfterSeconds) };
  return {
    admitted: false,
    reason: "limit",
    tenant,
    limit: name,
    message: `Rate limit reached: ${quota} ${name.replace(/-/g, " ")}. Try again in ${retryAfterSeconds} s.`,
    headers: worthRetrying ? headers : { ...headers, "x-should-retry": "false" },
  };
}
