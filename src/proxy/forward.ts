import type { Settings } from "../config.ts";
import { ProxyError } from "../errors.ts";
import type { Upstream } from "../ports.ts";
import type { Ports } from "../wiring.ts";
import { toUpstream } from "./headers.ts";

/** Where a `/v1/…` request goes: path and query as they came, in their own bytes. */
export function targetOf(url: string, { upstreamBaseUrl }: Settings): string {
  return upstreamBaseUrl + url.slice(url.indexOf("/v1", url.indexOf("//") + 2) + "/v1".length);
}

/** Who answers for a model: the provider, or the stand-in where it is on. */
export function upstreamFor(model: unknown, { upstream, standIn }: Ports): Upstream {
  return standIn !== null && model === STAND_IN ? standIn : upstream;
}

const STAND_IN = "stand-in";

export interface Forwarding {
  readonly request: Request;
  readonly target: string;
  readonly body: BodyInit | null;
}

/**
 * Sends a request on: same method, path, query, body; headers less those of this hop and ours. A caller
 * who leaves ends it.
 * @throws {ProxyError} `upstream_unreachable` when no answer came; any status is an answer
 */
export async function forward(
  { request, target, body }: Forwarding,
  upstream: Upstream,
  settings: Settings,
): Promise<Response> {
  const headers = toUpstream(request.headers, settings.upstreamApiKey);
  const { method, signal } = request;
  const onward = new Request(target, { method, headers, body, signal, redirect: "manual" });
  try {
    return await upstream.send(onward);
  } catch {
    throw new ProxyError("upstream_unreachable", "The upstream could not be reached.");
  }
}
