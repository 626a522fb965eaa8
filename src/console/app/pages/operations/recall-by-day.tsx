import type { StoredExchange } from "../../../../../client/client.mjs";
import { BarChart } from "../../parts/bar-chart.tsx";
import type { Session } from "../../session.ts";
import { useLoaded } from "../../use-loaded.ts";
import { counted } from "../../words.ts";

/** The latest exchanges that are looked at, in pages. */
const PAGES = 5;
const PAGE_SIZE = 200;

/** Shows by day how long recall took for a person, and how often it was degraded: from the records of their exchanges. */
export function RecallByDay({ session }: { readonly session: Session }) {
  const exchanges = useLoaded(() => latestExchanges(session));
  const measured = (exchanges.value ?? []).filter(
    ({ timings, memory }) => timings?.["recall"] || memory.degraded !== null,
  );
  if (measured.length === 0) return null;
  const days = [...Map.groupBy(measured, ({ at }) => at.slice(0, 10))].toReversed();
  const times = days.map(([label, ofDay]) => ({ label, value: medianOf(ofDay.flatMap(recallOf)) }));
  const degraded = days.map(([label, ofDay]) => ({
    label,
    value: ofDay.filter(({ memory }) => memory.degraded !== null).length,
  }));
  const all = medianOf(measured.flatMap(recallOf));
  return (
    <>
      <BarChart
        title={`Recall, half within, of ${counted(measured.length, "exchange", "exchanges")}`}
        total={`${all.toFixed(1)} ms`}
        bars={times}
      />
      <BarChart title="Degraded" bars={degraded} />
    </>
  );
}

const recallOf = ({ timings }: StoredExchange): number[] => {
  const recall = timings?.["recall"];
  return recall ? [recall.ms] : [];
};

function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

async function latestExchanges({ client }: Session): Promise<StoredExchange[]> {
  const all: StoredExchange[] = [];
  for (let [page, cursor] = [0, ""]; page < PAGES; page += 1) {
    const query = { limit: PAGE_SIZE, ...(cursor !== "" && { cursor }) };
    const { data, nextCursor } = await client.listExchanges({ query });
    all.push(...data);
    if (nextCursor === null) break;
    cursor = nextCursor;
  }
  return all;
}
