import { ProxyError } from "../http/errors.ts";
import type { Destination } from "./destination.ts";
import { prepareClientHeaders } from "./forward-headers.ts";

/* WebSockets. The proxy may ignore other upgrades, such as that of Java's client to HTTP/2 (RFC 9110, 7.8). */

/** Returns whether a request asks for a WebSocket. */
export function asksForWebSocket({ method, headers }: Request): boolean {
  return method === "GET" && headers.get("upgrade")?.trim().toLowerCase() === "websocket";
}

/**
 * Refuses a socket for responses, which HTTP offers as well. Clients of `/v1/responses` ask over HTTP at once when they see
 * 426, and retry after other refusals for seconds.
 * @throws {ProxyError} `upgrade_required`
 */
export function refuseUpgrade(request: Request, { url }: Destination): void {
  if (!asksForWebSocket(request) || !/^[^?]*\/responses\/*(?:\?|$)/.test(url)) return;
  throw new ProxyError(
    "upgrade_required",
    "Responses need no WebSocket: send a POST without an Upgrade header.",
    "Upgrade",
  );
}

/**
 * Returns a response that joins both connections. Returns null if the upstream opened no socket. The runtime passes
 * messages on.
 */
export function openTunnel({ webSocket, headers }: Response): Response | null {
  if (!webSocket) return null;
  const reply = new Response(null, { status: 101, webSocket, headers });
  prepareClientHeaders(reply.headers);
  for (const [name] of headers) if (HANDSHAKE.test(name)) reply.headers.delete(name);
  return reply;
}

/** Headers of the upstream's own handshake, except the protocol that it chose: the client has to know it. */
const HANDSHAKE = /^sec-websocket-(?!protocol$)/;
