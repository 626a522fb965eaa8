import { ProxyError } from "../http/errors.ts";
import type { Ports } from "../ports/ports.ts";
import { ArrivalQueue } from "../runtime/arrival-queue.ts";

/** Seconds after which a refused caller may try again. Connections of others end in between. */
const TRY_AGAIN_SECONDS = "1";
/** A caller who waits longer is better off with an answer that says so. */
const MAX_WAIT_MS = 10_000;

/** One for the isolate, whose thread all requests share. */
const arrivals = new ArrivalQueue();

/**
 * Answers a request, unless the process could not open its connections and files: workerd would end, and all other
 * requests with it. A crowd begins a few at a time, and a request whose turn does not come in time is refused as well.
 * @throws {ProxyError} `overloaded`
 */
export async function withinCapacity({ connections }: Ports, answer: () => Promise<Response>): Promise<Response> {
  if (!connections) return answer();
  const since = Date.now();
  const admitted = connections.admit(since);
  if (!(typeof admitted === "boolean" ? admitted : await admitted))
    throw overloaded("The proxy has as many connections and files open as it may. Try again in a second.");
  arrivals.enter();
  try {
    if (arrivals.isLong && !(await arrivals.pass(MAX_WAIT_MS)))
      throw overloaded("The proxy has more requests than it can begin. Try again in a second.");
    return await answer();
  } finally {
    arrivals.leave();
    connections.release(since);
  }
}

const overloaded = (message: string): ProxyError =>
  new ProxyError("overloaded", message, null, { "retry-after": TRY_AGAIN_SECONDS });
