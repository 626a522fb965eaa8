import { useEffect, useState } from "preact/hooks";
import { BarChart } from "../../parts/bar-chart.tsx";
import { CountTable } from "../../parts/count-table.tsx";
import { Figure } from "../../parts/fact.tsx";
import { quantileMs, type Sample, samplesIn, sumOf, sumsBy } from "../../metrics-text.ts";
import type { Session } from "../../session.ts";
import { messageOf } from "../../use-loaded.ts";
import { cacheLabelWords } from "../../words.ts";

const EXCHANGES = "throughline_exchanges_total";
const ERRORS = "throughline_errors_total";
const STAGE = "throughline_stage_duration_seconds";

/** How often the counts are read while the page is open, and how many readings the chart shows. */
const EVERY_MS = 10_000;
const SHOWN = 60;

interface Reading {
  readonly at: string;
  readonly samples: readonly Sample[];
}

/** The counts of this worker since it began, for all callers together, and exchanges as they come. */
export function Traffic({ session }: { readonly session: Session }) {
  const { readings, error } = useReadings(session);
  const latest = readings.at(-1);
  return (
    <>
      <h2>Since this worker began</h2>
      {error === null ? null : <p class="hint">The counts cannot be shown: {error}</p>}
      {latest === undefined ? null : <Counts samples={latest.samples} />}
      {readings.length < 2 ? null : (
        <BarChart
          title={`Exchanges while this page is open, every ${EVERY_MS / 1_000} seconds`}
          bars={readings.slice(1).map(({ at, samples }, i) => ({
            label: at,
            value: sumOf(samples, EXCHANGES) - sumOf(readings[i]?.samples ?? [], EXCHANGES),
          }))}
        />
      )}
    </>
  );
}

function Counts({ samples }: { readonly samples: readonly Sample[] }) {
  const recall = (share: number): number | null => quantileMs(samples, STAGE, { throughline_stage: "recall" }, share);
  const [half, most] = [recall(0.5), recall(0.95)];
  return (
    <>
      <dl class="facts-list figures">
        <Figure name="Exchanges" value={sumOf(samples, EXCHANGES)} />
        {half === null ? null : <Figure name="Half of recalls within" value={half} unit=" ms" />}
        {most === null ? null : <Figure name="95 % of recalls within" value={most} unit=" ms" />}
        <Figure name="Errors of all callers, known or not" value={sumOf(samples, ERRORS)} />
      </dl>
      <CountTable
        title="By what the cache did"
        counts={[...sumsBy(samples, EXCHANGES, "throughline_cache")].map(([label, count]) => [
          cacheLabelWords(label),
          count,
        ])}
        empty="No exchange yet."
      />
    </>
  );
}

function useReadings({ client }: Session): { readonly readings: readonly Reading[]; readonly error: string | null } {
  const [readings, setReadings] = useState<readonly Reading[]>([]);
  const [error, setError] = useState<string | null>(null);
  useEffect(() => {
    let isLeft = false;
    const read = async (): Promise<void> => {
      try {
        const samples = samplesIn(await (await client.getMetrics()).text());
        const at = new Date().toLocaleTimeString();
        if (!isLeft) setReadings((before) => [...before.slice(-SHOWN), { at, samples }]);
      } catch (failure) {
        if (isLeft) return;
        clearInterval(timer);
        setError(messageOf(failure));
      }
    };
    const timer = setInterval(() => void read(), EVERY_MS);
    void read();
    return () => {
      isLeft = true;
      clearInterval(timer);
    };
  }, []);
  return { readings, error };
}
