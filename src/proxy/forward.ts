import { ProxyError } from "../http/errors.ts";
import { isForeignPage } from "../http/public-origin.ts";
import { resendIfLost } from "../http/resend-if-lost.ts";
import type { Admission } from "../identity/admission.ts";
import { hasKeyOfOurs, keyIn, mayHoldKey } from "../identity/key-in-url.ts";
import { MalformedAnswer, type Upstream } from "../ports/deployment.ts";
import { traceparentOf } from "../metrics/trace-context.ts";
import { DeadlineError } from "../runtime/deadline.ts";
import { log } from "../runtime/log.ts";
import { noteFailure, noteSuccess } from "../runtime/service-health.ts";
import type { RequestContext } from "./context.ts";
import { dropCredentials, prepareUpstreamHeaders } from "./forward-headers.ts";
import { retryDelay } from "./retry-delay.ts";
import { asksForWebSocket } from "./tunnel.ts";
import { pause } from "../runtime/pause.ts";

/** The parts of a request that are not the caller's as they came. */
export interface Onward {
  /** Null in personal mode. */
  readonly admission: Admission | null;
  /** The model that the body names, if it was read. */
  readonly model: unknown;
  readonly body: BodyInit | null;
  /** Ends the call. Null if the runtime ends it with the request, because nothing keeps that alive. */
  readonly signal: AbortSignal | null;
}

/** An upstream to which a request may go. */
interface Target {
  readonly url: string;
  readonly apiKey: string | null;
  readonly upstream: Upstream;
  /** True if the caller's own keys are for this upstream. */
  readonly isCallers: boolean;
  /** The name by which its failures are noted. Null for a host that the caller named, and for the stand-in. */
  readonly service: string | null;
}

/** The answer of an upstream. */
export interface Forwarded {
  readonly response: Response;
  /** True if the fallback answered: it may be another provider, whose answer stands for none of the upstream's own. */
  readonly isFallback: boolean;
}

/**
 * Sends a request on: same method, path and query; headers less those of this hop and ours. If the upstream cannot
 * answer, the fallback does, where one is set. All of that comes before the first byte of an answer goes out.
 * @throws {ProxyError} `upstream_unreachable` if no answer came, `upstream_timeout` if none came in time,
 * `upstream_malformed` if it is none. Any final status is an answer.
 */
export async function forward(context: RequestContext, onward: Onward): Promise<Forwarded> {
  const { destination, ports } = context;
  const { admission, model } = onward;
  const { url, fallback } = destination;
  if (hasKeyOfOurs(url)) throw new ProxyError("invalid_api_key", "A Throughline key must not stand in the URL.");
  const lendsKey = !isForeignPage(context.head, ports.settings);
  const apiKey = keyIn(url) === null && lendsKey ? (admission?.providerKey ?? destination.apiKey) : null;
  const upstream = upstreamFor(model, context);
  const target = { url, apiKey, upstream, isCallers: true, service: serviceName(upstream, context) };
  // A key in the URL is the caller's own, and the URL of the fallback would hold it.
  if (!fallback || !lendsKey || mayHoldKey(url) || !mayRepeat(context, onward))
    return { response: await sendTo(target, context, onward), isFallback: false };
  const first = await sendTo(target, context, onward).catch(asFailure);
  if (first instanceof Response && first.status < 500) return { response: first, isFallback: false };
  log("warn", { event: "upstream_fallback", ...(first instanceof Response && { status: first.status }) });
  const other = { ...fallback, upstream: ports.upstream, isCallers: false, service: "upstream:fallback" };
  const second = await sendTo(other, context, onward).catch(asFailure);
  const answer = second instanceof Response ? second : first;
  if (!(answer instanceof Response)) throw answer;
  if (answer === second && first instanceof Response) await first.body?.cancel();
  return { response: answer, isFallback: answer === second };
}

/** Returns whether a request may be sent more than once: its body is still at hand. */
function mayRepeat({ request }: RequestContext, { body }: Onward): boolean {
  return (body === null || body instanceof Uint8Array || typeof body === "string") && !asksForWebSocket(request);
}

/** Sends a request to one upstream, again if the upstream asks for that and the settings allow it. */
async function sendTo(target: Target, context: RequestContext, onward: Onward): Promise<Response> {
  const { upstreamRetries } = context.ports.settings;
  const retries = upstreamRetries > 0 && mayRepeat(context, onward) ? upstreamRetries : 0;
  for (let tried = 0; ; tried++) {
    const response = await sendOnce(target, context, onward);
    const delay = tried < retries ? retryDelay(response) : null;
    if (delay === null) return response;
    await response.body?.cancel();
    await pause(delay);
    if (context.connection.isClosed) throw new ProxyError("caller_left", "The caller hung up.");
  }
}

async function sendOnce(target: Target, context: RequestContext, onward: Onward): Promise<Response> {
  const { ports, timer } = context;
  const { signal } = onward;
  const answered = answerOf(target, context, onward);
  const response = await timer.within(ports.settings.upstreamFirstByteMs, answered).catch(async (error: unknown) => {
    if (error instanceof DeadlineError) void answered.then(({ body: late }) => late?.cancel()).catch(() => undefined);
    const problem = asProxyError(error);
    // A call that ends because its caller has left says nothing of the upstream, nor does a host that a caller named.
    if (target.service !== null && !signal?.aborted && !(await hasLeft(context, onward))) {
      noteFailure(target.service, problem.code, ADVICE, Date.now());
    }
    throw problem;
  });
  if (target.service !== null) noteSuccess(target.service);
  const { status, webSocket } = response;
  if ((status >= 200 && status <= 599) || webSocket) return response;
  await response.body?.cancel();
  throw malformed(`status ${status}, which is not a final one of HTTP`);
}

/** Returns whether a call failed because its caller has left. A body that ends half-sent is told before its caller is gone. */
async function hasLeft({ request, connection }: RequestContext, { body }: Onward): Promise<boolean> {
  if (request.signal.aborted || !(body instanceof ReadableStream)) return request.signal.aborted;
  return (await connection.check?.isInVain(true).catch(() => false)) ?? false;
}

/** Returns the answer of an upstream. */
function answerOf(target: Target, context: RequestContext, onward: Onward): Promise<Response> {
  const isWanted = (): boolean => !context.connection.isClosed && !onward.signal?.aborted;
  return resendIfLost(
    () => target.upstream.send(requestTo(target, context, onward)),
    () => isWanted() && mayRepeat(context, onward),
  );
}

/** Returns the request that goes to an upstream. */
function requestTo(target: Target, context: RequestContext, onward: Onward): Request {
  const { request, head, destination, trace } = context;
  const { admission, body, signal } = onward;
  const { withheld } = destination;
  const { method, headers } = request;
  const sent = new Request(target.url, { method, headers, body, signal, redirect: "manual" });
  const presented = admission?.presented ?? (withheld === null ? null : { text: withheld, header: "throughline-key" });
  if (!target.isCallers) dropCredentials(sent.headers);
  prepareUpstreamHeaders(sent.headers, target.url, target.apiKey, presented, head.headers);
  if (asksForWebSocket(request)) sent.headers.set("upgrade", "websocket");
  // A trace of our own goes to no provider; that of a caller goes on, with this request as a part of it.
  if (trace && trace.parentId !== null) sent.headers.set("traceparent", traceparentOf(trace));
  return sent;
}

const STAND_IN = "stand-in";

/** Returns the upstream that answers for a model: the provider, or the stand-in if it is on. */
function upstreamFor(
  model: unknown,
  { destination, ports: { upstream, publicUpstream, standIn } }: RequestContext,
): Upstream {
  if (standIn !== null && model === STAND_IN) return standIn;
  return destination.reach === "public" ? publicUpstream : upstream;
}

/** Returns the name by which failures are noted. The stand-in answers in the proxy, and says nothing of the upstream. */
function serviceName(upstream: Upstream, { destination: { name }, ports }: RequestContext): string | null {
  if (upstream === ports.standIn || name === "") return null;
  return name === null ? "upstream" : `upstream:${name}`;
}

function asFailure(error: unknown): ProxyError {
  if (error instanceof ProxyError) return error;
  throw error;
}

const ADVICE = "Check the provider's state, and the address in UPSTREAM_BASE_URL or UPSTREAMS. Callers get 502 or 504.";

function asProxyError(error: unknown): ProxyError {
  if (error instanceof MalformedAnswer) return malformed("something that is not HTTP");
  if (error instanceof DeadlineError) return new ProxyError("upstream_timeout", "The upstream did not answer in time.");
  return new ProxyError("upstream_unreachable", "The upstream could not be reached.");
}

const malformed = (what: string): ProxyError =>
  new ProxyError("upstream_malformed", `The upstream answered with ${what}.`);
