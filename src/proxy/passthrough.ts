import type { Ports } from "../wiring.ts";
import type { Admission } from "./admission.ts";
import { type Destination, destinationOf } from "./destination.ts";
import { forward, upstreamFor } from "./forward.ts";
import { turnToClient } from "./headers.ts";
import { admitPassing } from "./permission.ts";
import { type Presence, presenceOf } from "./presence.ts";
import type { WaitUntil } from "./wait-until.ts";

/** A request whose caller is settled and whose body is read already. */
interface Known {
  readonly body: BodyInit | null;
  readonly model?: unknown;
  readonly admission: Admission | null;
}

/** Everything under `/v1` that is not a conversation: untouched, both ways. */
export async function passThrough(
  request: Request,
  ports: Ports,
  waitUntil: WaitUntil,
  destination: Destination = destinationOf(request.url, ports.settings),
  known: Known | null = null,
): Promise<Response> {
  const { body, model, admission } = known ?? (await settledFor(request, destination, ports));
  const presence = presenceOf(request, ports.callers);
  const upstream = upstreamFor(model, destination, ports);
  const { signal } = request;
  const response = await presence.whileThere(forward({ request, destination, admission, body, signal }, upstream));
  const reply = flowThrough(response, signal, presence, waitUntil);
  for (const [name, value] of Object.entries(admission?.rateLimit ?? {})) reply.headers.set(name, value);
  return reply;
}

/** Nobody needs to know who is calling in personal mode: nothing is kept. */
async function settledFor(request: Request, destination: Destination, ports: Ports): Promise<Known> {
  if (ports.settings.adminKey === null) return { body: request.body, admission: null };
  return admitPassing(request, destination, ports);
}

/** The upstream's response, its bytes still packed as they came. */
export function asItCame(response: Response, body: BodyInit | null = response.body): Response {
  const { status, statusText, headers } = response;
  const reply = new Response(body, { status, statusText, headers, encodeBody: "manual" });
  turnToClient(reply.headers);
  return reply;
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
