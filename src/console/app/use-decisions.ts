import { useEffect, useRef, useState } from "preact/hooks";
import { messageOf } from "./use-loaded.ts";

/** How long a decision may be taken back before it is sent. */
export const UNDO_MS = 8_000;

/** A decision that can still be taken back. */
export interface Decision {
  readonly id: string;
  /** Says what was decided: `Approved`, `Declined`. */
  readonly said: string;
  readonly act: () => Promise<unknown>;
}

export interface Decisions {
  /** Decisions by the id of what they are about, until they are carried out and the list is loaded anew. */
  readonly made: ReadonlyMap<string, Decision>;
  readonly error: string | null;
  readonly decide: (decision: Decision) => void;
  readonly undo: (id: string) => void;
}

/**
 * Holds decisions back for a while, so that each can be undone, a deletion as well. Leaving the page carries them out; closing
 * the tab does not.
 * @param onDone is called after one was carried out
 */
export function useDecisions(onDone: () => void): Decisions {
  const waiting = useRef(new Map<string, { readonly decision: Decision; readonly timer: number }>());
  const [made, setMade] = useState<ReadonlyMap<string, Decision>>(new Map());
  const [error, setError] = useState<string | null>(null);
  const change = (to: (all: Map<string, Decision>) => unknown) =>
    setMade((before) => {
      const after = new Map(before);
      to(after);
      return after;
    });
  const carryOut = async (id: string) => {
    const found = waiting.current.get(id);
    if (!found) return;
    clearTimeout(found.timer);
    waiting.current.delete(id);
    try {
      await found.decision.act();
      onDone();
    } catch (failure) {
      setError(messageOf(failure));
      change((all) => all.delete(id));
    }
  };
  useEffect(() => {
    const { current } = waiting;
    return () => {
      for (const id of current.keys()) void carryOut(id);
    };
  }, []);
  return {
    made,
    error,
    decide: (decision) => {
      const { id } = decision;
      const timer = setTimeout(() => void carryOut(id), UNDO_MS);
      waiting.current.set(id, { decision, timer });
      change((all) => all.set(id, decision));
      setError(null);
    },
    undo: (id) => {
      clearTimeout(waiting.current.get(id)?.timer);
      waiting.current.delete(id);
      change((all) => all.delete(id));
    },
  };
}
