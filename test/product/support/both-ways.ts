import { rawRequest, type RawRequest, type RawResponse } from "./raw-request.ts";
import type { Arrived, UpstreamServer } from "../../support/upstream-server.ts";

/** One request, as the upstream and as the client saw it. */
export interface Seen {
  readonly arrived: Arrived;
  readonly answer: RawResponse;
}

/** The same request sent twice: straight to the upstream, and through the product. */
export async function both(
  upstream: UpstreamServer,
  baseUrl: string,
  path: string,
  request: RawRequest,
): Promise<[Seen, Seen]> {
  return [await see(upstream, upstream.baseUrl + path, request), await see(upstream, baseUrl + path, request)];
}

async function see(upstream: UpstreamServer, url: string, request: RawRequest): Promise<Seen> {
  const count = upstream.arrived.length;
  const answer = await rawRequest(url, request);
  const arrived = upstream.arrived[count];
  if (!arrived) throw new Error(`nothing arrived at the upstream for ${url}: ${answer.status}`);
  return { arrived, answer };
}

/** Less what names the connection, and a length of nothing, which workerd says where others say no length. */
export function headersOf({ rawHeaders }: Arrived): Record<string, string> {
  const pairs = rawHeaders.flatMap((name, i) =>
    i % 2 === 0 ? [[name.toLowerCase(), rawHeaders[i + 1] ?? ""] as const] : [],
  );
  const { host: _host, connection: _connection, ...rest } = Object.fromEntries(pairs);
  if (rest["content-length"] === "0") delete rest["content-length"];
  return rest;
}

const OURS = ["cache-status", "server-timing", "throughline-exchange", "throughline-memory"];
const OF_THE_CONNECTION = ["connection", "keep-alive", "transfer-encoding", "content-length", "date"];

/** Less what we add to an answer, and what names the connection. */
export function withoutOurs({ headers }: RawResponse): Record<string, unknown> {
  const left = new Set([...OURS, ...OF_THE_CONNECTION]);
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !left.has(name)));
}
