import type { UsageDay } from "../../../../../client/client.mjs";
import { BarChart } from "../../parts/bar-chart.tsx";
import { Figure } from "../../parts/fact.tsx";
import { Empty } from "../../parts/notices.tsx";
import { TrafficByDay } from "./traffic-by-day.tsx";

/** How many days the charts show. */
const SHOWN_DAYS = 30;

/** Hits, savings and traffic, summed up and by day. */
export function Days({ days }: { readonly days: readonly UsageDay[] }) {
  const shown = lastDays(days, new Date());
  if (days.length === 0) return <Empty>No request has been counted yet.</Empty>;
  const sum = (of: (day: UsageDay) => number): number => shown.reduce((all, day) => all + of(day), 0);
  const bars = (of: (day: UsageDay) => number) => shown.map((day) => ({ label: day.date, value: of(day) }));
  const requests = sum((day) => day.requests);
  const hits = sum((day) => day.cacheHits);
  const cost = sum((day) => Math.abs(day.saved.cost) + Math.abs(day.memory.cost));
  return (
    <>
      <dl class="facts-list figures">
        <Figure name="Requests" value={requests} />
        <Figure
          name="Answered from the cache"
          value={requests === 0 ? 0 : Math.round((hits / requests) * 100)}
          unit=" %"
        />
        <Figure name="Tokens saved" value={sum((day) => day.saved.inputTokens + day.saved.outputTokens)} />
        <Figure name="Tokens that memory added" value={sum((day) => day.memory.tokens)} />
        {cost > 0 ? (
          <>
            <Figure name="Saved" value={rounded(sum((day) => day.saved.cost))} />
            <Figure name="Memory cost" value={rounded(sum((day) => day.memory.cost))} />
            <Figure name="Saved, net of memory" value={rounded(sum((day) => day.netSaved))} />
          </>
        ) : null}
      </dl>
      <div class="columns">
        <BarChart title="Requests" bars={bars((day) => day.requests)} />
        <BarChart title="Answered from the cache" bars={bars((day) => day.cacheHits)} />
        <BarChart title="Tokens" bars={bars((day) => day.tokens)} />
        {cost > 0 ? <BarChart title="Saved by the cache" bars={bars((day) => rounded(day.saved.cost))} /> : null}
      </div>
      <TrafficByDay days={shown} />
    </>
  );
}

/** Returns the last days, the latest at the end. A day without requests has no usage, and is shown empty. */
function lastDays(days: readonly UsageDay[], now: Date): UsageDay[] {
  const known = new Map(days.map((day) => [day.date, day]));
  return Array.from({ length: SHOWN_DAYS }, (_, i) => {
    const at = new Date(now);
    at.setUTCDate(at.getUTCDate() - (SHOWN_DAYS - 1 - i));
    const date = at.toISOString().slice(0, 10);
    return known.get(date) ?? { ...NO_USAGE, date };
  });
}

const NO_USAGE: Omit<UsageDay, "date"> = {
  requests: 0,
  tokens: 0,
  cacheHits: 0,
  inputTokens: 0,
  outputTokens: 0,
  saved: { inputTokens: 0, outputTokens: 0, cost: 0 },
  memory: { tokens: 0, cost: 0 },
  netSaved: 0,
  refused: {},
  degraded: {},
  recall: { count: 0, p50Ms: null, p95Ms: null },
  storage: { grownBytes: 0, mostWaiting: 0 },
};

const rounded = (money: number): number => Math.round(money * 10_000) / 10_000;
