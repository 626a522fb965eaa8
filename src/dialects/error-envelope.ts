/** Anthropic's paths, whatever stands before them. */
const OF_MESSAGES = /^[^?]*\/messages(?:[/?]|$)/;

/**
 * Returns the members that the clients of a path expect beside an error.
 * @param id of the request, by which Anthropic's clients name it
 */
export function errorEnvelope(url: string, id: string): Readonly<Record<string, string>> {
  return OF_MESSAGES.test(url) && !OF_THREADS.test(url) ? { type: "error", request_id: id } : {};
}

/** OpenAI's assistants have messages in their threads. */
const OF_THREADS = /\/threads\//;
