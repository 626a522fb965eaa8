import type { BlockPart } from "../../memory/block.ts";
import { isEndedRef, parseRef } from "../../memory/passage-ref.ts";
import type { Tx } from "../tx.ts";
import { linesOf } from "./block-lines.ts";
import { isNotice } from "./notices.ts";
import { successorOf } from "./successor-of.ts";

/**
 * Returns the lines of the conversation's last block that still hold, by the turn that added them. The successor of a
 * corrected memory comes at the end, and so does one that may have ended another. A forgotten memory is left out.
 */
export function earlierParts(tx: Tx, conversation: string, now: number): BlockPart[] {
  const { sql, workingSet } = tx;
  const row = sql.exec<{ block: string }>("SELECT block FROM conversations WHERE id = ?", conversation).toArray()[0];
  if (!row) return [];
  const stored = JSON.parse(row.block) as readonly (string | readonly string[])[];
  // Versions before 0.2 stored one list of ids.
  const parts = stored.some((part) => typeof part === "string") ? [stored.flat()] : (stored as readonly string[][]);
  const holds = (ref: string): boolean =>
    isNotice(ref) || isEndedRef(ref) || workingSet.holds(parseRef(ref).memory, now);
  const refs = parts.flat();
  const ended = refs.filter((ref) => !holds(ref));
  const successors = ended
    .flatMap((ref) => successorOf(tx, parseRef(ref).memory) ?? [])
    .filter((id) => holds(id) && !refs.includes(id));
  const kept = parts.map((part) => linesOf(tx, part.filter(holds)));
  const later = kept
    .flat()
    .flatMap(({ outdatedBy }) => outdatedBy ?? [])
    .filter((id) => !refs.includes(id));
  return [...kept, linesOf(tx, [...new Set([...successors, ...later])])].filter((lines) => lines.length > 0);
}
