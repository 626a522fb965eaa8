import { useEffect, useState } from "preact/hooks";
import type { StoredExchange } from "../../../../client/client.mjs";
import { Choice } from "../parts/choice.tsx";
import { ChooseUser, Empty, ErrorNote } from "../parts/notices.tsx";
import { Time } from "../parts/text.tsx";
import { cacheSentence } from "../words.ts";
import { hashOf } from "../route.ts";
import type { Session } from "../session.ts";
import { messageOf } from "../use-loaded.ts";

const CACHE = ["", "hit", "miss", "stale", "bypass"] as const;
const MEMORY = ["", "on", "read", "write", "off"] as const;

interface Filter {
  readonly model: string;
  readonly cache: (typeof CACHE)[number];
  readonly memory: (typeof MEMORY)[number];
  readonly degraded: boolean;
}

const ALL: Filter = { model: "", cache: "", memory: "", degraded: false };

/** The exchanges of a person, the latest first, by what they were like. */
export function ExchangesPage({ session }: { readonly session: Session }) {
  const [filter, setFilter] = useState(ALL);
  const { exchanges, cursor, error, load } = useExchanges(session, filter);
  if (session.user === "") return <ChooseUser />;
  const change = (part: Partial<Filter>) => setFilter({ ...filter, ...part });
  return (
    <>
      <h1>
        Exchanges of <bdi>{session.user}</bdi>
      </h1>
      <div class="filters" role="group" aria-label="Filter">
        <label>
          Model <input value={filter.model} onChange={(event) => change({ model: event.currentTarget.value })} />
        </label>
        <Choice name="Cache" value={filter.cache} of={CACHE} onChange={(cache) => change({ cache })} />
        <Choice name="Memory" value={filter.memory} of={MEMORY} onChange={(memory) => change({ memory })} />
        <label>
          <input
            type="checkbox"
            checked={filter.degraded}
            onChange={(event) => change({ degraded: event.currentTarget.checked })}
          />{" "}
          degraded
        </label>
      </div>
      <ErrorNote message={error} />
      {exchanges.length === 0 && cursor === null && error === null ? (
        <Empty>
          {filter === ALL ? "This person has sent nothing yet." : "No exchange is like this. Choose another filter."}
        </Empty>
      ) : null}
      <div class="scrolls" tabIndex={0} role="region" aria-label="Exchanges">
        <table class="list stacked">
          <thead>
            <tr>
              <th scope="col">When</th>
              <th scope="col">Model</th>
              <th scope="col">Memory</th>
              <th scope="col">Told</th>
              <th scope="col">Cache</th>
              <th scope="col">Written</th>
              <th scope="col">Tokens</th>
              <th scope="col">ms</th>
            </tr>
          </thead>
          <tbody>
            {exchanges.map((exchange) => (
              <Row key={exchange.id} exchange={exchange} user={session.user} />
            ))}
          </tbody>
        </table>
      </div>
      {cursor === null ? null : (
        <button type="button" onClick={() => load(cursor)}>
          Earlier ones
        </button>
      )}
    </>
  );
}

function Row({ exchange, user }: { readonly exchange: StoredExchange; readonly user: string }) {
  const { id, at, model, memory, cache, wrote, usage, timings = {} } = exchange;
  const ms = Math.max(0, ...Object.values(timings).map((step) => step.from + step.ms));
  return (
    <tr>
      <td>
        <a href={hashOf({ page: "exchange", id, user })}>
          <Time at={at} />
        </a>
      </td>
      <td data-name="Model">
        <bdi>{model === "" ? "imported" : model}</bdi>
      </td>
      <td data-name="Memory" class={memory.degraded === null ? "" : "warn"}>
        {memory.mode}
        {memory.degraded === null ? "" : ` (${memory.degraded})`}
      </td>
      <td data-name="Told">
        {memory.injected.length === 0 ? "–" : `${memory.injected.length} in ${memory.tokens} tokens`}
      </td>
      <td data-name="Cache" title={cacheSentence(exchange)}>
        {cache.status}
        {cache.detail === null ? "" : ` (${cache.detail})`}
      </td>
      <td data-name="Written" class="number">
        {wrote.length}
      </td>
      <td data-name="Tokens" class="number">
        {usage ? (usage.input + usage.output).toLocaleString("en") : "–"}
      </td>
      <td data-name="ms" class="number">
        {ms === 0 ? "–" : ms.toFixed(0)}
      </td>
    </tr>
  );
}

function useExchanges({ client, user }: Session, { model, cache, memory, degraded }: Filter) {
  const [exchanges, setExchanges] = useState<readonly StoredExchange[]>([]);
  const [cursor, setCursor] = useState<string | null>("");
  const [error, setError] = useState<string | null>(null);
  const load = (from: string) => {
    const query = {
      limit: 50,
      ...(from === "" ? {} : { cursor: from }),
      ...(model === "" ? {} : { model }),
      ...(cache === "" ? {} : { cache }),
      ...(memory === "" ? {} : { memory }),
      ...(degraded ? { degraded: "true" as const } : {}),
    };
    client.listExchanges({ query }).then(
      ({ data, nextCursor }) => {
        setExchanges((before) => (from === "" ? data : [...before, ...data]));
        setCursor(nextCursor);
        setError(null);
      },
      (failure: unknown) => {
        setError(messageOf(failure));
        setCursor(null);
      },
    );
  };
  useEffect(() => {
    if (user !== "") load("");
  }, [user, model, cache, memory, degraded]);
  return { exchanges, cursor, error, load };
}
