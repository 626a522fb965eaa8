import { isRecallable, type MemoryRow } from "../rows.ts";

/**
 * Later than any time of a statement: the app's own blocks and pinned memories come before what was stated, however old
 * they are.
 */
const FIRST = 1e15;

/**
 * Returns the row's priority in a partial read: the app's own blocks, pinned memories and standing instructions first,
 * then statements, newest first. Rounds have none: they are looked for.
 */
export function priorityOf(
  table: string,
  row: Readonly<Record<string, SqlStorageValue>>,
): { readonly priority?: number | null } {
  if (table === "profile") return { priority: 2 * FIRST };
  if (table === "sayings") return { priority: row["at"] as number };
  return table === "memories" ? { priority: priorityOfMemory(row as MemoryRow) } : {};
}

function priorityOfMemory(row: MemoryRow): number | null {
  if (!isRecallable(row)) return null;
  if (row.pinned === 1 || row.type === "procedural") return FIRST + row.created_at;
  return row.type === "episodic" ? null : row.created_at;
}
