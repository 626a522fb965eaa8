import { ProxyError } from "../http/errors.ts";
import type { Ports } from "../ports/ports.ts";

/** Seconds after which a refused caller may try again. Connections of others end in between. */
const TRY_AGAIN_SECONDS = "1";

/**
 * Answers a request, unless the process could not open its connections and files: workerd would end, and all others with
 * it.
 * @throws {ProxyError} `overloaded`
 */
export async function inRoom({ connections }: Ports, answer: () => Promise<Response>): Promise<Response> {
  if (!connections) return answer();
  const since = Date.now();
  const room = connections.admit(since);
  if (!(typeof room === "boolean" ? room : await room)) {
    const message = "The proxy has as many connections and files open as it may. Try again in a second.";
    throw new ProxyError("overloaded", message, null, { "retry-after": TRY_AGAIN_SECONDS });
  }
  try {
    return await answer();
  } finally {
    connections.release(since);
  }
}
