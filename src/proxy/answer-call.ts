import { headOf } from "../http/request-head.ts";
import { dialectOf } from "../dialects/dialects.ts";
import { isEncoded, readBody } from "../http/body.ts";
import { decodedRequest } from "../http/decoded-request.ts";
import { refuseStranger } from "../identity/identify.ts";
import type { Ports } from "../ports/ports.ts";
import type { WaitUntil } from "../runtime/wait-until.ts";
import { chat } from "./chat.ts";
import { destinationOf } from "./destination.ts";
import { parseExchange } from "./parse-exchange.ts";
import { passThrough, passUnreadable } from "./passthrough.ts";
import { serveHot } from "./serve-hot.ts";

/**
 * Answers a call to a provider: as a chat, where the endpoint is one whose requests are read, or untouched.
 * @throws {ProxyError} if the proxy refuses the call
 */
export async function answerCall(request: Request, ports: Ports, waitUntil: WaitUntil): Promise<Response> {
  const destination = destinationOf(request.url, ports.settings);
  const spoken = request.method === "POST" ? dialectOf(destination.url) : null;
  const dialect = spoken && (spoken.loaded ?? (await spoken.tryLoad()));
  const route = { destination, ports, waitUntil };
  if (!dialect) return await passThrough(request, route, "endpoint");
  const encoded = isEncoded(request.headers);
  if (encoded) refuseStranger(request.headers, ports.settings);
  const readable = encoded ? await decodedRequest(request) : request;
  if (!readable) return await passThrough(request, route, "encoding");
  const bytes = await readBody(readable);
  const head = headOf(readable);
  const hot = serveHot(head, bytes, route);
  if (hot !== null) return hot;
  const exchange = await parseExchange(head, bytes, destination.url, dialect);
  if ("reason" in exchange) return await passUnreadable(readable, route, exchange);
  return await chat(readable, exchange, { ...route, dialect, head });
}
