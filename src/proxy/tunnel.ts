import { ProxyError } from "../http/errors.ts";
import type { Destination } from "./destination.ts";
import { prepareClientHeaders } from "./forward-headers.ts";

/* WebSockets. Other upgrades, such as that to HTTP/2 which Java's client asks for, may be passed over (RFC 9110, 7.8). */

export function asksForWebSocket({ method, headers }: Request): boolean {
  return method === "GET" && headers.get("upgrade")?.trim().toLowerCase() === "websocket";
}

/**
 * Refuses a socket where the same is to be had over HTTP, with memory: clients of `/v1/responses` ask over HTTP at
 * once when they see 426, and try other refusals again for seconds.
 * @throws {ProxyError} `upgrade_required`
 */
export function refuseUpgrade(request: Request, { url }: Destination): void {
  if (!asksForWebSocket(request) || !/^[^?]*\/responses\/*(?:\?|$)/.test(url)) return;
  throw new ProxyError("upgrade_required", "Responses are not given over a WebSocket here; send a POST.", "Upgrade");
}

/** The answer that makes a socket of both connections; null: the upstream opened none. The runtime passes on what is said. */
export function openTunnel({ webSocket, headers }: Response): Response | null {
  if (!webSocket) return null;
  const reply = new Response(null, { status: 101, webSocket, headers });
  prepareClientHeaders(reply.headers);
  for (const [name] of headers) if (OF_THE_HANDSHAKE.test(name)) reply.headers.delete(name);
  return reply;
}

/** Of the upstream's own handshake; the protocol it chose is the client's to know. */
const OF_THE_HANDSHAKE = /^sec-websocket-(?!protocol$)/;
