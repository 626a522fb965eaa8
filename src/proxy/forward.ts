import { ProxyError } from "../http/errors.ts";
import type { Admission } from "../identity/admission.ts";
import { hasKeyOfOurs, keyIn } from "../identity/key-in-url.ts";
import { MalformedAnswer, type Upstream } from "../ports/deployment.ts";
import type { RequestContext } from "./context.ts";
import { prepareUpstreamHeaders } from "./forward-headers.ts";
import { asksForWebSocket } from "./tunnel.ts";

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

/**
 * Sends a request on: same method, path and query; headers less those of this hop and ours.
 * @throws {ProxyError} `upstream_unreachable` if no answer came, `upstream_malformed` if it is none. Any final status is
 * an answer.
 */
export async function forward(context: RequestContext, onward: Onward): Promise<Response> {
  const { request, destination } = context;
  const { admission, model, body, signal } = onward;
  const { url, withheld } = destination;
  if (hasKeyOfOurs(url)) throw new ProxyError("invalid_api_key", "A Throughline key must not stand in the URL.");
  const apiKey = keyIn(url) === null ? (admission?.providerKey ?? destination.apiKey) : null;
  const { method, headers } = request;
  const sent = new Request(url, { method, headers, body, signal, redirect: "manual" });
  const presented = admission?.presented ?? (withheld === null ? null : { text: withheld, header: "throughline-key" });
  prepareUpstreamHeaders(sent.headers, url, apiKey, presented);
  if (asksForWebSocket(request)) sent.headers.set("upgrade", "websocket");
  const response = await upstreamFor(model, context).send(sent).catch(asProxyError);
  const { status, webSocket } = response;
  if ((status >= 200 && status <= 599) || webSocket) return response;
  await response.body?.cancel();
  throw malformed(`status ${status}, which is not a final one of HTTP`);
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

function asProxyError(error: unknown): never {
  if (error instanceof MalformedAnswer) throw malformed("something that is not HTTP");
  throw new ProxyError("upstream_unreachable", "The upstream could not be reached.");
}

const malformed = (what: string): ProxyError =>
  new ProxyError("upstream_malformed", `The upstream answered with ${what}.`);
