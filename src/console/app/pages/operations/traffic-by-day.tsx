import type { UsageDay } from "../../../../../client/client.mjs";
import { BarChart } from "../../parts/bar-chart.tsx";
import { ReasonChart } from "../../parts/reason-chart.tsx";
import { degradedWords } from "../../words.ts";

const MIB = 1024 * 1024;

/**
 * Refusals and degraded requests by reason, time of recall, turns that waited and storage, by day. A restart loses none
 * of it.
 */
export function TrafficByDay({ days }: { readonly days: readonly UsageDay[] }) {
  const bars = (of: (day: UsageDay) => number) => days.map((day) => ({ label: day.date, value: of(day) }));
  const recalls = days.reduce((sum, { recall }) => sum + recall.count, 0);
  const slowest = Math.max(0, ...days.map(({ recall }) => recall.p95Ms ?? 0));
  const waiting = Math.max(0, ...days.map(({ storage }) => storage.mostWaiting));
  return (
    <div class="columns">
      <ReasonChart
        title="Refusals, by reason"
        days={days.map(({ date, refused }) => ({ label: date, counts: refused }))}
        nameOf={(code) => code}
        empty="The proxy refused nothing."
      />
      <ReasonChart
        title="Degraded, by reason"
        days={days.map(({ date, degraded }) => ({ label: date, counts: degraded }))}
        nameOf={degradedWords}
        empty="No request went without memory."
      />
      <BarChart
        title={`Recall, half within so many ms, of ${recalls.toLocaleString("en")}`}
        total=""
        bars={bars(({ recall }) => recall.p50Ms ?? 0)}
      />
      <BarChart
        title="Recall, 95 % within"
        total={`${slowest} ms at most`}
        bars={bars(({ recall }) => recall.p95Ms ?? 0)}
      />
      <BarChart
        title="Most turns of one user that waited to be read"
        total={String(waiting)}
        bars={bars(({ storage }) => storage.mostWaiting)}
      />
      <BarChart
        title="MB by which memory grew"
        bars={bars(({ storage }) => Math.round((storage.grownBytes / MIB) * 100) / 100)}
      />
    </div>
  );
}
