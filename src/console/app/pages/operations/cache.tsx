import type { CacheReport } from "../../../../../client/client.mjs";
import { ActButton } from "../../parts/act-button.tsx";
import { CountTable } from "../../parts/count-table.tsx";
import { Figure } from "../../parts/fact.tsx";
import { ErrorNote } from "../../parts/notices.tsx";
import type { Session } from "../../session.ts";
import { useLoaded } from "../../use-loaded.ts";
import { CACHE_WORDS } from "../../words.ts";

/** The cache: what it served, why it had no part, and what it holds. */
export function Cache({ session }: { readonly session: Session }) {
  const cache = useLoaded(() => session.client.getCache());
  return (
    <>
      <h2>Cache</h2>
      <ErrorNote message={cache.error} />
      {cache.value === null ? null : <Report report={cache.value} />}
      <ActButton
        label="Purge the cache"
        confirm="Every shared answer goes."
        act={() => session.client.purgeCache().then(cache.reload)}
      />
    </>
  );
}

function Report({ report }: { readonly report: CacheReport }) {
  const { hits, misses, bypasses, saved, entries, bytes, error } = report;
  return (
    <>
      <dl class="facts-list figures">
        <Figure name="Hits" value={hits.total} />
        <Figure name="Misses" value={misses.total} />
        <Figure name="Tokens saved" value={saved.totalTokens} />
        <Figure name="Seconds saved" value={Math.round(saved.seconds)} />
        <Figure name="Answers held" value={entries} />
        <Figure name="KB held" value={Math.round(bytes / 1024)} />
        <Figure name="Semantic hits compared" value={error.compared} />
        <Figure name="of which differed" value={error.differed} />
      </dl>
      <CountTable
        title="Why the cache had no part"
        counts={Object.entries(bypasses)
          .filter(([name]) => name !== "total")
          .map(([name, count]) => [CACHE_WORDS[name] ?? name, count])}
        empty="It had its part in every request."
      />
    </>
  );
}
