import type { RequestHead } from "../http/request-head.ts";
import { cacheStatus, hitOutcome } from "../cache/cache-status.ts";
import { HOT_MS, holdAnswer, hotAnswer, hotKey, mayBeHot } from "../cache/hot-answers.ts";
import { isForeignPage } from "../http/public-origin.ts";
import type { CachedAnswer } from "../ports/answer-store.ts";
import { newId } from "../runtime/id.ts";
import { countServed } from "../isolate/gathered-counts.ts";
import type { ChatContext, Route } from "./context.ts";
import { hotObservation, observeHot } from "./observe-exchange.ts";
import { savedAmounts } from "./report-usage.ts";
import type { LookedUpExchange } from "./exchange.ts";

/** The text of a request that this isolate may have answered a moment ago. */
const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * Answers a request that was answered a moment ago, byte for byte the same, from the isolate alone. Its caller, plan and
 * answer are those of then. In platform mode each request has to be admitted, so that none is answered here.
 */
export function serveHot(head: RequestHead, bytes: Uint8Array, { ports, waitUntil }: Route): Response | null {
  if (ports.settings.adminKey !== null || !mayBeHot(bytes.byteLength)) return null;
  if (isForeignPage(head, ports.settings)) return null;
  const text = textOf(bytes);
  const key = text === null ? null : hotKey(head, text);
  const now = Date.now();
  const found = key === null ? null : hotAnswer(key, now);
  if (found === null) return null;
  const { hit, replay, tenancy } = found;
  const id = newId("exc", now);
  const outcome = hitOutcome(hit, now);
  const saved = savedAmounts(hit.cost, found.observed.model, ports.settings.prices);
  countServed({ outcome, cost: hit.cost, saved }, tenancy, { ports, waitUntil });
  observeHot(found.observed, id, tenancy, head.headers, now);
  return new Response(replay, {
    headers: {
      "content-type": "application/json",
      age: String(Math.max(0, Math.floor((now - hit.storedAt) / 1000))),
      "cache-status": cacheStatus(outcome, { ttl: Math.floor((hit.expiresAt - now) / 1000) }),
      "throughline-memory": "off",
      "throughline-exchange": id,
      "server-timing": "identify;dur=0.0, cache;dur=0.0",
    },
  });
}

/** Holds an exact hit for the next requests that are the same, if nobody is named and nothing was asked of the cache. */
export function keepHot(hit: CachedAnswer, replay: string, exchange: LookedUpExchange, context: ChatContext): void {
  const { head, caller } = context;
  const { cache, chat, body, startedAt } = exchange;
  const isPlain = cache.status === "hit" && cache.detail === "exact" && !cache.late && !chat.stream;
  if (!isPlain || caller.scope !== null || caller.admission !== null || exchange.recall !== null) return;
  const key = hotKey(head, body.text);
  // The time runs from before the object was asked, and so ends before that of a purge that the object saw later.
  if (key === null) return;
  const observed = hotObservation(exchange, { status: 200, saved: hit.cost }, context);
  holdAnswer(key, { tenancy: caller.tenancy, hit, replay, observed, until: startedAt + HOT_MS });
}

function textOf(bytes: Uint8Array): string | null {
  try {
    return utf8.decode(bytes);
  } catch {
    return null;
  }
}
