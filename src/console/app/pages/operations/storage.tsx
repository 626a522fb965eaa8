import { BarChart } from "../../parts/bar-chart.tsx";
import { CountTable } from "../../parts/count-table.tsx";
import { Figure } from "../../parts/fact.tsx";
import { ErrorNote } from "../../parts/notices.tsx";
import type { Session } from "../../session.ts";
import { useLoaded } from "../../use-loaded.ts";
import { RecallByDay } from "./recall-by-day.tsx";

const SHOWN_DAYS = 30;

/** The cost of a person's memory: storage, turns that wait to be read, and tokens by day. */
export function Storage({ session }: { readonly session: Session }) {
  const usage = useLoaded(() => session.client.memoryUsage());
  if (usage.value === null) return <ErrorNote message={usage.error} />;
  const { rows, bytes, alarmMs, days } = usage.value;
  const shown = days.slice(0, SHOWN_DAYS).toReversed();
  return (
    <>
      <h2>
        The memory of <bdi>{session.user}</bdi>
      </h2>
      <dl class="facts-list figures">
        <Figure name="KB stored" value={Math.round(bytes / 1024)} />
        <Figure name="Memories" value={rows["memories"] ?? 0} />
        <Figure name="Waiting to be read" value={rows["journal"] ?? 0} />
        <Figure name="Upkeep so far" value={Math.round(alarmMs)} unit=" ms" />
      </dl>
      <div class="columns">
        <BarChart title="Exchanges" bars={shown.map(({ date, exchanges: count }) => ({ label: date, value: count }))} />
        <BarChart
          title="Tokens that memory added"
          bars={shown.map(({ date, memory }) => ({ label: date, value: memory.tokens }))}
        />
        <RecallByDay session={session} />
        <CountTable title="Rows by kind" counts={Object.entries(rows).filter(([, count]) => count > 0)} empty="None." />
      </div>
    </>
  );
}
