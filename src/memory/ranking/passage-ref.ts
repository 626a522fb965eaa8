/** Names what one line of a block tells: a whole memory, or passages of a round by where they begin. */
export interface PassageRef {
  readonly memory: string;
  /** Where the passage begins in the user's text. Null tells none of it, or, without `answered`, the whole memory. */
  readonly said: number | null;
  /** Where the passage begins in the answer. Null tells none of it. */
  readonly answered: number | null;
}

const ENDED = "ended:";
const FORM = /^(?:ended:)?([^@]+)(?:@(\d*)(?:\+(\d+))?)?$/;

const wholeMemory = (memory: string): PassageRef => ({ memory, said: null, answered: null });

/** Returns a reference as a conversation's row stores it: `mem_1`, `mem_1@40`, `mem_1@40+0` or `mem_1@+120`. */
export function formatRef({ memory, said, answered }: PassageRef): string {
  if (said === null && answered === null) return memory;
  return `${memory}@${said ?? ""}${answered === null ? "" : `+${answered}`}`;
}

/** Reads a stored reference. A text that is none names a memory that does not exist. */
export function parseRef(stored: string): PassageRef {
  // Most name a whole memory.
  if (!stored.includes("@"))
    return wholeMemory(stored.length > ENDED.length && isEndedRef(stored) ? stored.slice(ENDED.length) : stored);
  const [, memory = stored, said = "", answered] = FORM.exec(stored) ?? [];
  return {
    memory,
    said: said === "" ? null : Number(said),
    answered: answered === undefined ? null : Number(answered),
  };
}

/** Returns the reference of a statement that is told although it ended. */
export const formatEnded = (memory: string): string => ENDED + memory;

export const isEndedRef = (ref: string): boolean => ref.startsWith(ENDED);
