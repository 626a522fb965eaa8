import type { Settings } from "../config.ts";
import { ProxyError } from "../errors.ts";
import type { Upstream } from "../ports.ts";
import { toUpstream } from "./headers.ts";

/** Where a `/v1/…` request goes: path and query as they came, in their own bytes. */
export function targetOf(request: Request, { upstreamBaseUrl }: Settings): string {
  const afterOrigin = request.url.slice(request.url.indexOf("/", request.url.indexOf("//") + 2));
  return upstreamBaseUrl + afterOrigin.slice("/v1".length);
}

export interface Forwarding {
  readonly request: Request;
  readonly body: BodyInit | null;
  /** Ends the upstream's work when the caller is gone. */
  readonly signal: AbortSignal;
}

/**
 * Sends a request on: same method, path, query, body; headers less those of this hop and ours.
 * @throws {ProxyError} `upstream_unreachable` when no answer came; any status is an answer
 */
export async function forward({ request, body, signal }: Forwarding, upstream: Upstream, settings: Settings): Promise<Response> {
  const headers = toUpstream(request.headers, settings.upstreamApiKey);
  const onward = new Request(targetOf(request, settings), { method: request.method, headers, body, signal, redirect: "manual" });
  try {
    return await upstream.send(onward);
  } catch {
    throw new ProxyError("upstream_unreachable", "The upstream could not be reached.");
  }
}
