import type { Memory, StoredExchange } from "../../../../../client/client.mjs";
import { ErrorNote, Loading } from "../../parts/notices.tsx";
import { doubtOf } from "../../parts/memory-row.tsx";
import { Time } from "../../parts/text.tsx";
import { hashOf } from "../../route.ts";
import type { Session } from "../../session.ts";
import { useLoaded } from "../../use-loaded.ts";

interface DependentsProps {
  readonly session: Session;
  readonly versions: readonly Memory[];
}

/** Shows what a memory came from, and what depends on it: what a deletion or a correction would change. */
export function Dependents({ session, versions }: DependentsProps) {
  const found = useLoaded(() => dependentsOf(session, versions));
  if (found.error !== null) return <ErrorNote message={found.error} />;
  if (found.value === null) return <Loading />;
  const { sameRound, toldIn, doubted } = found.value;
  return (
    <>
      <h2>What depends on it</h2>
      <h3>Said in the same breath</h3>
      <MemoryLinks memories={sameRound} user={session.user} empty="Nothing else was taken from those words." />
      <h3>In doubt because of it</h3>
      <MemoryLinks
        memories={doubted}
        user={session.user}
        empty="No other memory is in doubt because this one changed."
      />
      <h3>Told in exchanges, itself or with the words it was taken from</h3>
      {toldIn.length === 0 ? <p class="empty">It was not told in any of the last {SEARCHED} exchanges.</p> : null}
      <ul class="links">
        {toldIn.slice(0, SHOWN).map(({ id, at, model }) => (
          <li key={id}>
            <a href={hashOf({ page: "exchange", id, user: session.user })}>
              <Time at={at} />
            </a>{" "}
            <bdi>{model}</bdi>
          </li>
        ))}
      </ul>
      {toldIn.length > SHOWN ? <p class="hint">and {toldIn.length - SHOWN} earlier ones.</p> : null}
    </>
  );
}

interface MemoryLinksProps {
  readonly memories: readonly Memory[];
  readonly user: string;
  readonly empty: string;
}

function MemoryLinks({ memories, user, empty }: MemoryLinksProps) {
  if (memories.length === 0) return <p class="empty">{empty}</p>;
  return (
    <ul class="links">
      {memories.map((memory) => (
        <li key={memory.id}>
          <a href={hashOf({ page: "memory", id: memory.id, user })}>
            <bdi>{memory.text.length > 140 ? `${memory.text.slice(0, 140)} …` : memory.text}</bdi>
          </a>{" "}
          <span class="tag">{memory.type === "episodic" ? "round" : (memory.kind ?? memory.type)}</span>
          {doubtOf(memory) === null ? null : <span class="hint"> {doubtOf(memory)}</span>}
        </li>
      ))}
    </ul>
  );
}

/** Exchanges that are searched for a memory, and memories that are searched for doubts. */
const SEARCHED = 200;
/** Exchanges that are listed. */
const SHOWN = 20;

interface Found {
  readonly sameRound: readonly Memory[];
  readonly doubted: readonly Memory[];
  readonly toldIn: readonly StoredExchange[];
}

async function dependentsOf({ client }: Session, versions: readonly Memory[]): Promise<Found> {
  const ids = new Set(versions.map(({ id }) => id));
  const sources = [...new Set(versions.flatMap(({ source }) => source.exchange ?? []))];
  const [exchanges, active, said] = await Promise.all([
    client.listExchanges({ query: { limit: SEARCHED } }),
    client.listMemories({ query: { type: "semantic", limit: SEARCHED } }),
    Promise.all(sources.map((id) => client.getExchange({ id }).catch(() => null))),
  ]);
  const beside = [...new Set(said.flatMap((exchange) => exchange?.wrote ?? []))].filter((id) => !ids.has(id));
  const sameRound = await Promise.all(beside.map((id) => client.getMemory({ id }).catch(() => null)));
  const rounds = sameRound.filter((memory) => memory?.type === "episodic").map((memory) => memory?.id);
  const told = new Set<string | undefined>([...ids, ...rounds]);
  return {
    sameRound: sameRound.filter((memory) => memory !== null),
    doubted: active.data.filter(({ metadata }) => {
      const { doubt, earlier } = metadata as {
        readonly doubt?: { readonly because?: string };
        readonly earlier?: string;
      };
      return ids.has(doubt?.because ?? "") || ids.has(earlier?.replace(/@.*/, "") ?? "");
    }),
    toldIn: exchanges.data.filter(({ memory }) => memory.injected.some(({ id }) => told.has(id))),
  };
}
