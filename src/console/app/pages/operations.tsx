import type { CacheReport, UsageDay } from "../../../../client/client.mjs";
import { ActButton } from "../parts/act-button.tsx";
import { BarChart } from "../parts/bar-chart.tsx";
import { ErrorNote, Loading } from "../parts/notices.tsx";
import type { Session } from "../session.ts";
import { useLoaded } from "../use-loaded.ts";
import { CACHE_WORDS } from "../words.ts";

/** How much the proxy answered and saved, by day, and what the cache holds. */
export function OperationsPage({ session }: { readonly session: Session }) {
  const usage = useLoaded(() => session.client.getUsage());
  const cache = useLoaded(() => session.client.getCache());
  return (
    <>
      <h1>Operations</h1>
      <ErrorNote message={usage.error} />
      {usage.value === null ? <Loading /> : <Days days={usage.value.data} />}
      <h2>Cache</h2>
      <ErrorNote message={cache.error} />
      {cache.value === null ? null : <Cache report={cache.value} />}
      <ActButton
        label="Purge the cache"
        confirm="Every shared answer goes."
        act={() => session.client.purgeCache().then(cache.reload)}
      />
    </>
  );
}

/** How many days the charts show. */
const SHOWN_DAYS = 30;

function Days({ days }: { readonly days: readonly UsageDay[] }) {
  const shown = days.slice(0, SHOWN_DAYS).toReversed();
  return (
    <div class="columns">
      <BarChart title="Exchanges" bars={shown.map(({ date, requests }) => ({ label: date, value: requests }))} />
      <BarChart
        title="Answered from the cache"
        bars={shown.map(({ date, cacheHits }) => ({ label: date, value: cacheHits }))}
      />
      <BarChart title="Tokens" bars={shown.map(({ date, tokens }) => ({ label: date, value: tokens }))} />
    </div>
  );
}

function Cache({ report }: { readonly report: CacheReport }) {
  const { hits, misses, bypasses, saved, entries, bytes, error } = report;
  const reasons = Object.entries(bypasses).filter(([name]) => name !== "total");
  return (
    <>
      <dl class="facts-list">
        <Figure name="Hits" value={hits.total} />
        <Figure name="Misses" value={misses.total} />
        <Figure name="Tokens saved" value={saved.totalTokens} />
        <Figure name="Seconds saved" value={Math.round(saved.seconds)} />
        <Figure name="Answers held" value={entries} />
        <Figure name="KB held" value={Math.round(bytes / 1024)} />
        <Figure name="Semantic hits compared" value={error.compared} />
        <Figure name="of which differed" value={error.differed} />
      </dl>
      <h3>Why the cache had no part</h3>
      <table>
        <tbody>
          {reasons
            .toSorted(([, a], [, b]) => b - a)
            .map(([name, count]) => (
              <tr key={name}>
                <td>{count}</td>
                <th scope="row">{CACHE_WORDS[name] ?? name}</th>
              </tr>
            ))}
        </tbody>
      </table>
    </>
  );
}

function Figure({ name, value }: { readonly name: string; readonly value: number }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value.toLocaleString("en")}</dd>
    </div>
  );
}
