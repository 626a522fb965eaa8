import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { Memory } from "../../../../client/client.mjs";
import { AddMemory } from "../parts/add-memory.tsx";
import { MemoryRow } from "../parts/memory-row.tsx";
import { ChooseUser, Empty, ErrorNote, Loading } from "../parts/notices.tsx";
import { PersonMenu } from "../parts/person-menu.tsx";
import { ProfileBlocks } from "../parts/profile-blocks.tsx";
import type { Session } from "../session.ts";
import { messageOf } from "../use-loaded.ts";

const STATUSES = ["active", "superseded", "quarantined", "all"] as const;
const TYPES = ["", "semantic", "procedural", "episodic"] as const;
const PAGE_SIZE = 200;

/** One person: what is remembered of them, newest first, to be corrected, pinned, deleted or taken along. */
export function MemoriesPage({ session }: { readonly session: Session }) {
  const [status, setStatus] = useState<(typeof STATUSES)[number]>("active");
  const [type, setType] = useState<(typeof TYPES)[number]>("");
  const list = useList(session, status, type);
  if (session.user === "") return <ChooseUser />;
  return (
    <>
      <h1>
        Memory of <bdi>{session.user}</bdi>
      </h1>
      <PersonMenu session={session} onChange={list.reload} />
      <ProfileBlocks session={session} />
      <AddMemory session={session} onAdded={list.reload} />
      <div class="filters" role="group" aria-label="Filter">
        <label>
          Status{" "}
          <select value={status} onChange={(event) => setStatus(event.currentTarget.value as typeof status)}>
            {STATUSES.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        </label>
        <label>
          Type{" "}
          <select value={type} onChange={(event) => setType(event.currentTarget.value as typeof type)}>
            {TYPES.map((one) => (
              <option key={one} value={one}>
                {one === "" ? "all" : one}
              </option>
            ))}
          </select>
        </label>
      </div>
      <ErrorNote message={list.error} />
      {list.memories.length === 0 && list.isWhole ? <Empty>Nothing is remembered here yet.</Empty> : null}
      <ol class="timeline">
        {list.memories.map((memory) => (
          <MemoryRow key={memory.id} memory={memory} session={session} onChange={list.reload} />
        ))}
      </ol>
      {list.isWhole ? null : <More onSeen={list.more} />}
    </>
  );
}

/** Loads the next page when its place comes into view. */
function More({ onSeen }: { readonly onSeen: () => void }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const watcher = new IntersectionObserver(([seen]) => seen?.isIntersecting && onSeen(), { rootMargin: "600px" });
    if (place.current) watcher.observe(place.current);
    return () => watcher.disconnect();
  }, [onSeen]);
  return (
    <div ref={place}>
      <Loading />
    </div>
  );
}

function useList(session: Session, status: (typeof STATUSES)[number], type: string) {
  const [memories, setMemories] = useState<readonly Memory[]>([]);
  const [cursor, setCursor] = useState<string | null>("");
  const [error, setError] = useState<string | null>(null);
  const loading = useRef<object | null>(null);
  const load = async (from: string, before: readonly Memory[]) => {
    const turn = {};
    loading.current = turn;
    try {
      const query = {
        limit: PAGE_SIZE,
        status,
        ...(type === "" ? {} : { type }),
        ...(from === "" ? {} : { cursor: from }),
      };
      const { data, nextCursor } = await session.client.listMemories({ query });
      if (loading.current !== turn) return;
      setMemories([...before, ...data]);
      setCursor(nextCursor);
      setError(null);
    } catch (failure) {
      setError(messageOf(failure));
      setCursor(null);
    } finally {
      if (loading.current === turn) loading.current = null;
    }
  };
  const reload = () => void load("", []);
  useEffect(() => {
    if (session.user !== "") reload();
  }, [session.user, status, type]);
  const more = useCallback(() => {
    if (loading.current === null && cursor !== null && cursor !== "") void load(cursor, memories);
  }, [cursor, memories]);
  return { memories, error, isWhole: cursor === null, reload, more };
}
