import type { BlockElement } from "../../memory/block.ts";
import { renderMemory } from "../../memory/render.ts";
import { estimateTokens } from "../../text/token-estimate.ts";
import { type MemoryRow, recallableRound } from "../rows.ts";
import type { Tx } from "../tx.ts";

/** The columns that are rendered. Reading vectors and terms as well would double the time. */
type ElementRow = Pick<
  MemoryRow,
  "id" | "type" | "text" | "created_at" | "role" | "user_text" | "answer" | "pinned" | "stale"
> & {
  doubt: SqlStorageValue;
};
const ELEMENT_ROWS = `SELECT id, type, text, created_at, role, user_text, answer, pinned, stale,
    json_extract(metadata, '$.doubt.of') AS doubt FROM memories
  WHERE id IN (SELECT value FROM json_each(?))`;

export const idsOf = (found: readonly { id: string }[]): string[] => [...new Set(found.map(({ id }) => id))];

/** Returns rendered elements in the order of `ids`. Ids without a row are left out. */
export function elementsOf({ sql, workingSet }: Tx, ids: readonly string[]): BlockElement[] {
  const missing = ids.filter((id) => !workingSet.elements.has(id));
  const rows = missing.length === 0 ? [] : sql.exec<ElementRow>(ELEMENT_ROWS, JSON.stringify(missing)).toArray();
  for (const row of rows) {
    const { id, type, text: stated, created_at, role, pinned, doubt } = row;
    const createdAt = new Date(created_at).toISOString();
    const doubted = typeof doubt === "string" ? doubt : null;
    const memory = { type, text: stated, createdAt, role, doubt: doubted, pinned: pinned === 1 };
    const text = renderMemory(memory, recallableRound(row, workingSet.isPast));
    const isPinned = pinned === 1 || type === "procedural";
    workingSet.elements.set(id, { id, text, tokens: estimateTokens(text), pinned: isPinned });
  }
  return ids.flatMap((id) => workingSet.elements.get(id) ?? []);
}
