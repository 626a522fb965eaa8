import { cacheStatus } from "../cache/cache-status.ts";
import type { Ports } from "../ports/ports.ts";
import { mayCall } from "../identity/account.ts";
import type { Admission } from "../identity/admission.ts";
import { type Destination, destinationOf } from "./destination.ts";
import { forward, upstreamFor } from "./forward.ts";
import { prepareClientHeaders } from "./forward-headers.ts";
import { memoryOff, namesUserIn, type NoPart, readForUser } from "./no-part.ts";
import { admitPassing } from "./permission.ts";
import { type ClientConnection, clientConnectionOf } from "./client-connection.ts";
import { openTunnel, refuseUpgrade } from "./tunnel.ts";
import type { WaitUntil } from "../runtime/wait-until.ts";

/** A request that memory and cache have no part in, its caller settled. */
export interface Passing {
  readonly reason: NoPart;
  readonly body: BodyInit | null;
  readonly model?: unknown;
  readonly admission: Admission | null;
  /** The body names a user, or may. */
  readonly namesUser: boolean;
}

/** Everything under `/v1` that is not a conversation, or cannot be read as one: untouched, both ways. */
export async function passThrough(
  request: Request,
  ports: Ports,
  waitUntil: WaitUntil,
  destination: Destination = destinationOf(request.url, ports.settings),
  reason: NoPart = "endpoint",
): Promise<Response> {
  refuseUpgrade(request, destination);
  return passOn(request, ports, waitUntil, destination, await settledFor(request, destination, ports, reason));
}

export async function passOn(
  request: Request,
  ports: Ports,
  waitUntil: WaitUntil,
  destination: Destination,
  { reason, body, model, admission, namesUser }: Passing,
): Promise<Response> {
  const presence = clientConnectionOf(request, ports.connections);
  const upstream = upstreamFor(model, destination, ports);
  const { signal } = request;
  const response = await presence.race(forward({ request, destination, admission, body, signal }, upstream));
  const reply = openTunnel(response) ?? streamResponse(response, signal, presence, waitUntil);
  const named = namesUser || request.headers.has("throughline-user") || admission?.user != null;
  reply.headers.set("throughline-memory", memoryOff(request, reason, named));
  if (reason !== "endpoint") reply.headers.append("cache-status", cacheStatus({ status: "bypass", detail: reason }));
  for (const [name, value] of Object.entries(admission?.rateLimit ?? {})) reply.headers.set(name, value);
  return reply;
}

/** Nobody needs to know who is calling in personal mode, as long as they may: nothing is kept. */
async function settledFor(request: Request, destination: Destination, ports: Ports, reason: NoPart): Promise<Passing> {
  const isPersonal = ports.settings.adminKey === null;
  if (isPersonal) mayCall(request.headers, ports.settings);
  const { body, admission } = isPersonal
    ? { body: request.body, admission: null }
    : await admitPassing(request, destination, ports);
  const read = body instanceof Uint8Array ? body : await readForUser(request);
  return { reason, body: read ?? body, admission, namesUser: read ? namesUserIn(read) : reason === "encoding" };
}

/** The upstream's response, its bytes still packed as they came. */
export function passResponse(response: Response, body: BodyInit | null = response.body): Response {
  const { status, statusText, headers } = response;
  const reply = new Response(body, { status, statusText, headers, encodeBody: "manual" });
  prepareClientHeaders(reply.headers);
  return reply;
}

/** The same with its end watched for. A body of declared length has been made: there is no work left to end. */
export function streamResponse(
  response: Response,
  left: AbortSignal,
  presence: ClientConnection,
  waitUntil: WaitUntil,
): Response {
  if (!response.body || response.headers.has("content-length")) return passResponse(response);
  const stop = new AbortController();
  left.addEventListener("abort", () => stop.abort());
  const { readable, writable } = new IdentityTransformStream();
  const flown = presence.race(response.body.pipeTo(writable, { signal: stop.signal }));
  waitUntil(flown.catch(() => stop.abort()));
  return passResponse(response, readable);
}
