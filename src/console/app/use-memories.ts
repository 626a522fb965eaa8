import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { Memory, Throughline } from "../../../client/client.mjs";
import type { Session } from "./session.ts";
import { messageOf } from "./use-loaded.ts";

const PAGE_SIZE = 200;

type Query = NonNullable<NonNullable<Parameters<Throughline["listMemories"]>[0]>["query"]>;

/** A filter of memories. The empty value lets all pass. */
export interface MemoryFilter {
  readonly status: NonNullable<Query["status"]>;
  readonly type: string;
  readonly kind: string;
}

export interface MemoryPages {
  readonly memories: readonly Memory[];
  readonly error: string | null;
  /** True if the last page is there. */
  readonly isWhole: boolean;
  readonly reload: () => void;
  readonly more: () => void;
}

/** Loads the memories of a person page by page. */
export function useMemories(session: Session, { status, type, kind }: MemoryFilter): MemoryPages {
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
        ...(kind === "" ? {} : { kind }),
        ...(from === "" ? {} : { cursor: from }),
      };
      const { data, nextCursor } = await session.client.listMemories({ query: query as Query });
      if (loading.current !== turn) return;
      setMemories([...before, ...data]);
      setCursor(nextCursor);
      setError(null);
    } catch (failure) {
      if (loading.current !== turn) return;
      setError(messageOf(failure));
      setCursor(null);
    } finally {
      if (loading.current === turn) loading.current = null;
    }
  };
  const reload = () => void load("", []);
  useEffect(() => {
    if (session.user !== "") reload();
  }, [session.user, status, type, kind]);
  const more = useCallback(() => {
    if (loading.current === null && cursor !== null && cursor !== "") void load(cursor, memories);
  }, [cursor, memories]);
  return { memories, error, isWhole: cursor === null, reload, more };
}
