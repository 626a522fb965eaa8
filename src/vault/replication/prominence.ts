import { isRecallable, type MemoryRow } from "../rows.ts";

/** Past any time there will be: what is always told comes before what was stated, however old it is. */
const ALWAYS = 1e15;

/**
 * By what a user is known before all else, where a vault can be told but part of what it held elsewhere: what is told
 * with every answer, then what was stated and when, the latest first. A round waits to be looked for.
 */
export function priorityOf(
  table: string,
  row: Readonly<Record<string, SqlStorageValue>>,
): { readonly priority?: number | null } {
  if (table === "sayings") return { priority: row["at"] as number };
  return table === "memories" ? { priority: ofMemory(row as MemoryRow) } : {};
}

function ofMemory(row: MemoryRow): number | null {
  if (!isRecallable(row)) return null;
  if (row.pinned === 1 || row.type === "procedural") return ALWAYS + row.created_at;
  return row.type === "episodic" ? null : row.created_at;
}
