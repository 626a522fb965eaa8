import type { ExchangePageRequest, StoredExchange } from "../ports/exchange.ts";
import type { Page } from "../ports/memory-store.ts";
import { readExchanges } from "./exchanges.ts";

/** Records read at once. A filter that few pass reads all of them, 5,000 at most. */
const CHUNK = 200;

/** Returns a page of exchanges that pass the filter, the latest first. The cursor is the last id of the page before. */
export function listExchanges(
  sql: SqlStorage,
  { limit, cursor, ...filter }: ExchangePageRequest,
): Page<StoredExchange> {
  const data: StoredExchange[] = [];
  for (let before = cursor; ;) {
    const read = readExchanges(sql, before, CHUNK);
    for (const exchange of read) {
      if (!passes(exchange, filter)) continue;
      if (data.length === limit) return { data, nextCursor: data.at(-1)?.id ?? null };
      data.push(exchange);
    }
    if (read.length < CHUNK) return { data, nextCursor: null };
    before = read.at(-1)?.id ?? null;
  }
}

type Filter = Omit<ExchangePageRequest, "limit" | "cursor">;

const passes = ({ model, cache, memory }: StoredExchange, wanted: Filter): boolean =>
  (wanted.model === null || model === wanted.model) &&
  (wanted.cache === null || cache.status === wanted.cache) &&
  (wanted.memory === null || memory.mode === wanted.memory) &&
  (!wanted.degraded || memory.degraded !== null);
