import type { ExchangeRecord } from "../ports/exchange.ts";
import type { UserDay } from "../ports/usage.ts";
import { everyRecord } from "./exchanges.ts";

type Growing = { -readonly [K in keyof UserDay]: UserDay[K] };

/**
 * Returns what this user took, by day and model, latest first. It is read from the records of exchanges: counting costs no
 * row of its own, and an erasure leaves nothing of it.
 */
export function usageByDay(sql: SqlStorage): UserDay[] {
  const days = new Map<string, Growing>();
  for (const record of everyRecord(sql)) {
    const [date, { model }] = [record.at.slice(0, 10), record];
    const key = `${date} ${model}`;
    const day = days.get(key) ?? newDay(date, model);
    days.set(key, day);
    add(day, record);
  }
  return [...days.values()].toSorted((a, b) => (a.date < b.date ? 1 : -1));
}

const newDay = (date: string, model: string): Growing => ({
  date,
  model,
  exchanges: 0,
  cacheHits: 0,
  inputTokens: 0,
  outputTokens: 0,
  savedInputTokens: 0,
  savedOutputTokens: 0,
  memoryTokens: 0,
});

function add(day: Growing, { usage, memory }: ExchangeRecord): void {
  day.exchanges += 1;
  if (usage?.saved) {
    day.cacheHits += 1;
    day.savedInputTokens += usage.input;
    day.savedOutputTokens += usage.output;
    return;
  }
  day.memoryTokens += memory.tokens;
  day.inputTokens += usage?.input ?? 0;
  day.outputTokens += usage?.output ?? 0;
}
