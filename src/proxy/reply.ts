import { cacheStatus } from "../cache/status.ts";
import { placeInSystem } from "../dialects/chat-completions.ts";
import { replayAsStream, textOf } from "../dialects/chat-replay.ts";
import type { CachedAnswer } from "../ports.ts";
import type { Ports } from "../wiring.ts";
import type { Exchange } from "./exchange.ts";
import { forward } from "./forward.ts";
import { asItCame } from "./passthrough.ts";
import type { Recollection } from "./recollect.ts";
import { relayStream, relayWhole } from "./relay.ts";
import { type Outcome, settle } from "./settle.ts";
import type { Timings } from "./timings.ts";
import type { WaitUntil } from "./wait-until.ts";

/** An exchange about to be answered, and what answering takes. */
export interface Reply {
  readonly outcome: Outcome;
  readonly timings: Timings;
  readonly ports: Ports;
  readonly waitUntil: WaitUntil;
}

/** Answers from the cache, in the mode asked for, once the exchange is remembered. */
export async function serve(answer: CachedAnswer, { outcome, timings, ports, waitUntil }: Reply): Promise<Response> {
  const { exchange, cache } = outcome;
  const { stream, includeUsage } = exchange.chat;
  await settle(outcome, { text: textOf(answer.completion), complete: true, completion: null }, ports, waitUntil);
  const headers = new Headers({
    "content-type": stream ? "text/event-stream; charset=utf-8" : "application/json",
    age: String(Math.max(0, Math.floor((exchange.startedAt - answer.storedAt) / 1000))),
  });
  const ttl = Math.max(0, Math.floor((answer.expiresAt - exchange.startedAt) / 1000));
  tell(headers, outcome, timings, cacheStatus(cache, { ttl }));
  return new Response(stream ? replayAsStream(answer.completion, includeUsage) : answer.completion, { headers });
}

/** Answers from the upstream, told what memory knows. */
export async function ask(request: Request, bytes: Uint8Array<ArrayBuffer>, { outcome, timings, ports, waitUntil }: Reply): Promise<Response> {
  const { exchange, recollection, cache } = outcome;
  const block = recollection?.opened?.block ?? "";
  const body = block === "" ? bytes : new TextEncoder().encode(placeInSystem(exchange.body, exchange.chat, block));
  const upstream = exchange.chat.model === "stand-in" && ports.standIn ? ports.standIn : ports.upstream;
  const stop = new AbortController();
  request.signal.addEventListener("abort", () => stop.abort());
  const response = await timings.measure("upstream", forward({ request, body, signal: stop.signal }, upstream, ports.settings));

  const told = (reply: Response, stored = false): Response => {
    tell(reply.headers, outcome, timings, cacheStatus(cache, { stored }));
    return reply;
  };
  const type = response.headers.get("content-type") ?? "";
  if (response.ok && /^text\/event-stream\b/i.test(type) && response.body) {
    const stream = relayStream(response, (answer) => settle(outcome, answer, ports, waitUntil), stop, waitUntil);
    return told(asItCame(response, stream));
  }
  if (response.ok && /^application\/(?:[\w.-]+\+)?json\b/i.test(type)) {
    let stored = false;
    const whole = await relayWhole(response, async (answer) => {
      stored = await settle(outcome, answer, ports, waitUntil);
    });
    return told(asItCame(response, whole), stored);
  }
  return told(asItCame(response));
}

/** Says in the response's headers what memory and cache did. */
function tell(headers: Headers, { exchange, recollection }: Outcome, timings: Timings, status: string): void {
  headers.append("cache-status", status);
  headers.set("throughline-memory", memoryHeader(exchange, recollection));
  headers.set("throughline-exchange", exchange.id);
  headers.append("server-timing", timings.header());
}

function memoryHeader({ mode }: Exchange, recollection: Recollection | null): string {
  if (!recollection) return "off";
  const { opened, degraded } = recollection;
  const counts = opened ? `;recalled=${opened.injected.length};tokens=${opened.tokens}` : "";
  return degraded === null ? `${mode}${counts}` : `degraded;reason=${degraded}${counts}`;
}
