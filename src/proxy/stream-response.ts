import { prepareClientHeaders } from "./forward-headers.ts";
import type { RequestContext } from "./context.ts";

/** Returns the upstream's response, its bytes still packed as they came. */
export function passResponse(response: Response, body: BodyInit | null = response.body): Response {
  const { status, statusText, headers } = response;
  const reply = new Response(body, { status, statusText, headers, encodeBody: "manual" });
  prepareClientHeaders(reply.headers);
  return reply;
}

/**
 * Returns the upstream's response and ends the upstream's work when the client leaves. A body of declared length has been
 * made already: there is no work left to end.
 */
export function streamResponse(response: Response, { request, connection, waitUntil }: RequestContext): Response {
  if (!response.body || response.headers.has("content-length")) return passResponse(response);
  const stop = new AbortController();
  request.signal.addEventListener("abort", () => stop.abort());
  const { readable, writable } = new IdentityTransformStream();
  const piped = connection.race(response.body.pipeTo(writable, { signal: stop.signal }));
  waitUntil(piped.catch(() => stop.abort()));
  return passResponse(response, readable);
}
