import { ProxyError } from "../http/errors.ts";
import { MalformedAnswer, type Upstream } from "../ports/deployment.ts";
import type { Ports } from "../ports/ports.ts";
import type { Admission } from "../identity/admission.ts";
import type { Destination } from "./destination.ts";
import { prepareUpstreamHeaders } from "./forward-headers.ts";
import { hasKeyOfOurs, keyIn } from "../identity/key-in-url.ts";
import { asksForWebSocket } from "./tunnel.ts";

/** Who answers for a model: the provider, or the stand-in where it is on. */
export function upstreamFor(
  model: unknown,
  { reach }: Destination,
  { upstream, publicUpstream, standIn }: Pick<Ports, "upstream" | "publicUpstream" | "standIn">,
): Upstream {
  if (standIn !== null && model === STAND_IN) return standIn;
  return reach === "public" ? publicUpstream : upstream;
}

const STAND_IN = "stand-in";

export interface Forwarding {
  readonly request: Request;
  readonly destination: Destination;
  /** Null in personal mode. */
  readonly admission: Admission | null;
  readonly body: BodyInit | null;
  /** What ends it; null: the end of the request, which the runtime sees to where nothing keeps that alive. */
  readonly signal: AbortSignal | null;
}

/**
 * Sends a request on: same method, path, query, body; headers less those of this hop and ours.
 * @throws {ProxyError} `upstream_unreachable` when no answer came, `upstream_malformed` when it was none; any final status is an answer
 */
export async function forward(
  { request, destination, admission, body, signal }: Forwarding,
  upstream: Upstream,
): Promise<Response> {
  const { url, withheld } = destination;
  if (hasKeyOfOurs(url)) throw new ProxyError("invalid_api_key", "A Throughline key must not stand in the URL.");
  const apiKey = keyIn(url) === null ? (admission?.providerKey ?? destination.apiKey) : null;
  const { method, headers } = request;
  const onward = new Request(url, { method, headers, body, signal, redirect: "manual" });
  const presented = admission?.presented ?? (withheld === null ? null : { text: withheld, header: "throughline-key" });
  prepareUpstreamHeaders(onward.headers, apiKey, presented);
  if (asksForWebSocket(request)) onward.headers.set("upgrade", "websocket");
  const response = await upstream.send(onward).catch(asProxyError);
  const { status, webSocket } = response;
  if ((status >= 200 && status <= 599) || webSocket) return response;
  await response.body?.cancel();
  throw malformed(`status ${status}, which is not a final one of HTTP`);
}

function asProxyError(error: unknown): never {
  if (error instanceof MalformedAnswer) throw malformed("something that is not HTTP");
  throw new ProxyError("upstream_unreachable", "The upstream could not be reached.");
}

const malformed = (what: string): ProxyError =>
  new ProxyError("upstream_malformed", `The upstream answered with ${what}.`);
