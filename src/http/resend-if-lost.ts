import { yieldToOthers } from "../runtime/yield-to-others.ts";

/**
 * How soon a connection is lost that its server was closing when it was used again: a round trip and a handshake. A server
 * that hangs up later may have begun to work on the request.
 */
const LOST_AT_ONCE_MS = 500;
/** A server often closes several connections at a time, and the second one that is tried may be among them. */
const MAX_SENDS = 3;

/**
 * Sends a request, and sends it again if it is lost at once: the runtime keeps connections for later requests, and a server
 * may close one just when it is used, without having read the request (RFC 9112, section 9.3.1).
 * @param mayResend whether the request is still wanted, and its body at hand
 */
export async function resendIfLost<Answer>(
  send: () => Promise<Answer>,
  mayResend: () => boolean = () => true,
): Promise<Answer> {
  const firstAt = Date.now();
  for (let sent = 1; ; sent++) {
    try {
      return await send();
    } catch (error) {
      const isLost = isDisconnect(error) && Date.now() - firstAt < LOST_AT_ONCE_MS;
      if (sent === MAX_SENDS || !isLost || !mayResend()) throw error;
      // A busy thread has not seen yet which other connections are closed, and would take one of these for the next.
      await yieldToOthers();
    }
  }
}

/** Returns whether a connection broke: the runtime says so by a property of its own. */
const isDisconnect = (error: unknown): boolean => (error as { retryable?: unknown } | null)?.retryable === true;
