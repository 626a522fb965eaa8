import { headOf } from "../http/request-head.ts";
import { cacheStatus } from "../cache/cache-status.ts";
import { modelIn, namesUser } from "../dialects/common-fields.ts";
import { mayCall } from "../identity/account.ts";
import type { Admission } from "../identity/admission.ts";
import { recognise } from "../identity/identify.ts";
import { namedByVendor } from "../identity/vendor-headers.ts";
import { RequestTimer } from "../runtime/request-timer.ts";
import { clientConnectionOf } from "./client-connection.ts";
import type { Route } from "./context.ts";
import { destinationUnder } from "./destination.ts";
import { forward } from "./forward.ts";
import { memoryOff, namesUserIn, type MemoryOffReason, readForUser } from "./memory-off.ts";
import type { UnreadableBody } from "./parse-exchange.ts";
import { admissionRequest, admitPassing, permitModel } from "./permission.ts";
import { streamResponse } from "./stream-response.ts";
import { openTunnel, refuseUpgrade } from "./tunnel.ts";

/** A request in which memory and cache have no part, after its caller was let in. */
interface Passing {
  readonly reason: MemoryOffReason;
  readonly body: BodyInit | null;
  readonly model?: unknown;
  readonly admission: Admission | null;
  /** True if the body names a user, or may name one. */
  readonly namesUser: boolean;
}

/** Passes a request on untouched, both ways: its endpoint has no conversation in it, or its body is in a coding. */
export async function passThrough(request: Request, route: Route, reason: "endpoint" | "encoding"): Promise<Response> {
  refuseUpgrade(request, route.destination);
  const { settings } = route.ports;
  const isPersonal = settings.adminKey === null;
  // Nothing is kept, so that nobody needs to know in personal mode who is calling, as long as they may.
  if (isPersonal) mayCall(request.headers, settings);
  const { body, admission } = isPersonal ? { body: request.body, admission: null } : await admitPassing(request, route);
  const read = body instanceof Uint8Array ? body : await readForUser(request);
  const named = read ? namesUserIn(read) : reason === "encoding";
  return passOn(request, route, { reason, body: read ?? body, admission, namesUser: named });
}

/** Passes on a JSON body that is no chat request: the upstream will say what is wrong with it. */
export async function passUnreadable(request: Request, route: Route, unreadable: UnreadableBody): Promise<Response> {
  const { reason, bytes, body } = unreadable;
  const caller = await recognise(request, null, route.ports, admissionRequest(unreadable, route));
  const admission = caller?.admission ?? null;
  const model = modelIn(body.value);
  if (admission) permitModel(model, admission);
  return passOn(request, route, { reason, body: bytes, model, admission, namesUser: namesUser(body.value) });
}

async function passOn(request: Request, route: Route, passing: Passing): Promise<Response> {
  const { reason, body, model, admission } = passing;
  const timer = new RequestTimer();
  const connection = clientConnectionOf(request, timer, route.ports.connections);
  const { settings } = route.ports;
  const destination = destinationUnder(admission?.policy ?? null, route.destination, request.url, settings);
  const context = { ...route, destination, request, head: headOf(request), connection, timer, trace: null };
  const onward = { admission, model, body, signal: request.signal };
  const { response } = await connection.race(forward(context, onward));
  const reply = openTunnel(response) ?? streamResponse(response, context);
  const { headers } = request;
  const isNamed = headers.has("throughline-user") || namedByVendor(headers) !== null;
  const named = passing.namesUser || isNamed || admission?.user != null;
  reply.headers.set("throughline-memory", memoryOff(request, reason, named));
  if (reason !== "endpoint") reply.headers.append("cache-status", cacheStatus({ status: "bypass", detail: reason }));
  for (const [name, value] of Object.entries(admission?.rateLimit ?? {})) reply.headers.set(name, value);
  return reply;
}
