import type { Ports } from "../wiring.ts";
import { type Destination, destinationOf } from "./destination.ts";
import { forward, upstreamFor } from "./forward.ts";
import { toClient } from "./headers.ts";
import { type Presence, presenceOf } from "./presence.ts";
import type { WaitUntil } from "./wait-until.ts";

/** Everything under `/v1` that is not a conversation: untouched, both ways. */
export async function passThrough(
  request: Request,
  ports: Ports,
  waitUntil: WaitUntil,
  destination: Destination = destinationOf(request.url, ports.settings),
  { body = request.body, model }: { body?: BodyInit | null; model?: unknown } = {},
): Promise<Response> {
  const presence = presenceOf(request, ports.callers);
  const upstream = upstreamFor(model, destination, ports);
  const response = await presence.whileThere(forward({ request, destination, body, signal: request.signal }, upstream));
  return flowThrough(response, request.signal, presence, waitUntil);
}

/** The upstream's response, its bytes still packed as they came. */
export function asItCame(response: Response, body: BodyInit | null = response.body): Response {
  const { status, statusText } = response;
  return new Response(body, { status, statusText, headers: toClient(response.headers), encodeBody: "manual" });
}

/** The same with its end watched for. A body of declared length has been made: there is no work left to end. */
export function flowThrough(response: Response, left: AbortSignal, presence: Presence, waitUntil: WaitUntil): Response {
  if (!response.body || response.headers.has("content-length")) return asItCame(response);
  const stop = new AbortController();
  left.addEventListener("abort", () => stop.abort());
  const { readable, writable } = new IdentityTransformStream();
  const flown = presence.whileThere(response.body.pipeTo(writable, { signal: stop.signal }));
  waitUntil(flown.catch(() => stop.abort()));
  return asItCame(response, readable);
}
