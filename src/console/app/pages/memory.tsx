import { MemoryRow } from "../parts/memory-row.tsx";
import { ChooseUser, ErrorNote, Loading } from "../parts/notices.tsx";
import { hashOf } from "../route.ts";
import type { Session } from "../session.ts";
import { useLoaded } from "../use-loaded.ts";
import { Dependents } from "./memory/dependents.tsx";

/** One memory with all its versions, the oldest first, and with what depends on it. */
export function MemoryPage({ session, id }: { readonly session: Session; readonly id: string }) {
  if (session.user === "") return <ChooseUser />;
  return <Versions session={session} id={id} />;
}

function Versions({ session, id }: { readonly session: Session; readonly id: string }) {
  const history = useLoaded(() => session.client.memoryHistory({ id }));
  if (history.error !== null) return <ErrorNote message={history.error} />;
  if (history.value === null) return <Loading />;
  const versions = history.value.data;
  return (
    <>
      <p>
        <a href={hashOf({ page: "memories", user: session.user })}>
          Memory of <bdi>{session.user}</bdi>
        </a>
      </p>
      <h1>One memory, and what became of it</h1>
      <div class="timeline" role="list">
        {versions.map((memory) => (
          <MemoryRow key={memory.id} memory={memory} session={session} onChange={history.reload} />
        ))}
      </div>
      <Dependents session={session} versions={versions} />
    </>
  );
}
