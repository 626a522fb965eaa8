import { cacheStatus } from "../cache/cache-status.ts";
import type { Caller } from "../identity/identify.ts";
import type { ChatContext } from "./context.ts";
import type { LookedUpExchange, ParsedExchange } from "./exchange.ts";
import type { PersistResult } from "./persist-exchange.ts";

/** Adds the headers that say what memory and cache did. */
export function withHeaders(
  response: Response,
  { id }: ParsedExchange,
  { caller, timings }: ChatContext<Caller | null>,
  { memory, cache }: { readonly memory: string; readonly cache: string },
): Response {
  const { headers } = response;
  headers.append("cache-status", cache);
  headers.set("throughline-memory", memory);
  headers.set("throughline-exchange", id);
  headers.append("server-timing", timings.header());
  for (const [name, value] of Object.entries(caller?.admission?.rateLimit ?? {})) headers.set(name, value);
  return response;
}

/** Adds the headers to the response of an exchange that was looked up. */
export function withOutcome(
  response: Response,
  exchange: LookedUpExchange,
  context: ChatContext<Caller | null>,
  { delayed = null, stored = false, ttl }: Partial<PersistResult> & { readonly ttl?: number } = {},
): Response {
  const cache = cacheStatus(exchange.cache, ttl === undefined ? { stored } : { ttl });
  return withHeaders(response, exchange, context, { memory: memoryHeader(exchange, delayed), cache });
}

/** Says `degraded` if any part of memory or cache did not do its work, and names the first that failed. */
function memoryHeader({ mode, recall, cache, rules }: LookedUpExchange, delayed: PersistResult["delayed"]): string {
  const opened = recall?.opened;
  const ruled = rules.count > 0 ? `;rules=${rules.count}` : "";
  const counts = (opened ? `;recalled=${opened.injected.length};tokens=${opened.tokens}` : "") + ruled;
  const reason = recall?.degraded ?? (cache.detail === "unavailable" ? "cache" : recall && delayed);
  if (reason) return `degraded;reason=${reason}${counts}`;
  return recall ? `${mode}${counts}` : "off";
}
