import type { BlockPart } from "../../memory/block.ts";
import { markEarlierLines } from "../../memory/mark-earlier-lines.ts";
import { isEndedRef, parseRef } from "../../memory/passage-ref.ts";
import type { PlacedLines } from "../../ports/exchange.ts";
import type { Tx } from "../tx.ts";
import { linesOf } from "./block-lines.ts";
import type { PlacedPart } from "./ledger.ts";
import { isNotice } from "./notices.ts";
import { successorOf } from "./successor-of.ts";

/**
 * Returns the lines of the conversation's last block that still hold, at their places. The successor of a corrected memory
 * comes at the end, and so does one that may have ended another. A forgotten memory is left out.
 * @param newest the place of what comes at the end
 */
export function earlierParts(tx: Tx, ledger: readonly PlacedLines[], newest: string | null, now: number): PlacedPart[] {
  const holds = (ref: string): boolean =>
    isNotice(ref) || isEndedRef(ref) || tx.workingSet.holds(parseRef(ref).memory, now);
  const refs = ledger.flatMap((part) => part.refs);
  const ended = refs.filter((ref) => !holds(ref));
  const successors = ended
    .flatMap((ref) => successorOf(tx, parseRef(ref).memory) ?? [])
    .filter((id) => holds(id) && !refs.includes(id));
  const linesAt = (part: readonly string[]): BlockPart => markEarlierLines(linesOf(tx, part));
  const kept = ledger.map((part) => ({ turn: part.turn, isNew: false, lines: linesAt(part.refs.filter(holds)) }));
  const later = kept
    .flatMap(({ lines }) => lines)
    .flatMap(({ outdatedBy }) => outdatedBy ?? [])
    .filter((id) => !refs.includes(id));
  const added = { turn: newest, isNew: true, lines: linesAt([...new Set([...successors, ...later])]) };
  return [...kept, added].filter(({ lines }) => lines.length > 0);
}
