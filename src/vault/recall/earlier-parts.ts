import type { BlockPart } from "../../memory/block.ts";
import { parseRef } from "../../memory/passage-ref.ts";
import type { Tx } from "../tx.ts";
import { linesOf } from "./block-lines.ts";

/**
 * Returns the lines of the conversation's last block that still hold, by the turn that added them. The successor of a
 * corrected memory comes at the end. A forgotten memory is left out.
 */
export function earlierParts(tx: Tx, conversation: string, now: number): BlockPart[] {
  const { sql, workingSet } = tx;
  const row = sql.exec<{ block: string }>("SELECT block FROM conversations WHERE id = ?", conversation).toArray()[0];
  if (!row) return [];
  const stored = JSON.parse(row.block) as readonly (string | readonly string[])[];
  // Versions before 0.2 stored one list of ids.
  const parts = stored.some((part) => typeof part === "string") ? [stored.flat()] : (stored as readonly string[][]);
  const holds = (ref: string): boolean => workingSet.holds(parseRef(ref).memory, now);
  const refs = parts.flat();
  const ended = refs.filter((ref) => !holds(ref));
  const successors = ended
    .flatMap((ref) => successorOf(sql, parseRef(ref).memory) ?? [])
    .filter((id) => holds(id) && !refs.includes(id));
  return [...parts.map((part) => part.filter(holds)), [...new Set(successors)]]
    .map((part) => linesOf(tx, part))
    .filter((lines) => lines.length > 0);
}

function successorOf(sql: SqlStorage, id: string): string | null {
  const chain = sql.exec<{ id: string }>(
    `WITH RECURSIVE chain (id, next) AS (
       SELECT id, superseded_by FROM memories WHERE id = ?
       UNION SELECT m.id, m.superseded_by FROM memories m JOIN chain ON m.id = chain.next)
     SELECT id FROM chain WHERE next IS NULL`,
    id,
  );
  return chain.toArray()[0]?.id ?? null;
}
