import { type BlockPart, takeFitting } from "../../memory/block/block.ts";
import { addedPartTokens, FRAME_TOKENS, PREAMBLE_TOKENS } from "../../memory/block/line-tokens.ts";
import { markEarlierLines } from "../../memory/block/mark-earlier-lines.ts";
import { formatEnded, isEndedRef, parseRef } from "../../memory/ranking/passage-ref.ts";
import type { PlacedLines } from "../../ports/exchange.ts";
import { sqlNaming } from "../packing/unpacking-sql.ts";
import type { Tx } from "../tx.ts";
import { linesOf } from "./block-lines.ts";
import type { PlacedPart } from "./ledger.ts";
import { isNotice } from "./notices.ts";
import { successorOf } from "./successor-of.ts";

/**
 * Returns the lines of the conversation's last block that still hold, at their places. The successor of a corrected memory
 * comes at the end, and so do those that may have ended others, as far as they have room. A forgotten memory is left out.
 * @param newest the place of what comes at the end
 * @param budget tokens of the whole block
 */
export function earlierParts(
  tx: Tx,
  ledger: readonly PlacedLines[],
  newest: string | null,
  now: number,
  budget: number,
): PlacedPart[] {
  const refs = ledger.flatMap((part) => part.refs);
  const kept = endedAndKept(tx, refs.filter(isEndedRef), now);
  const holds = (ref: string): boolean =>
    isNotice(ref) || (isEndedRef(ref) ? kept.has(ref) : tx.workingSet.holds(parseRef(ref).memory, now));
  const successors = refs
    .filter((ref) => !holds(ref))
    .flatMap((ref) => successorOf(tx, parseRef(ref).memory) ?? [])
    .filter((id) => holds(id) && !refs.includes(id));
  const linesAt = (part: readonly string[]): BlockPart => markEarlierLines(linesOf(tx, part));
  const parts = ledger.map((part) => ({ turn: part.turn, isNew: false, lines: linesAt(part.refs.filter(holds)) }));
  const later = parts
    .flatMap(({ lines }) => lines)
    .flatMap(({ outdatedBy }) => outdatedBy ?? [])
    .filter((id) => !refs.includes(id));
  const used = [...parts.map(({ lines }) => lines), linesOf(tx, successors)].filter((lines) => lines.length > 0);
  const room = used.reduce((left, lines) => left - addedPartTokens(lines), budget - PREAMBLE_TOKENS - FRAME_TOKENS);
  const fitting = takeFitting(() => linesOf(tx, [...new Set(later)]), room).map(({ ref }) => ref);
  const added = { turn: newest, isNew: true, lines: linesAt([...new Set([...successors, ...fitting])]) };
  return [...parts, added].filter(({ lines }) => lines.length > 0);
}

/** Returns the references to statements that ended and have not expired since. The alarm deletes those that have. */
function endedAndKept({ sql }: Tx, refs: readonly string[], now: number): ReadonlySet<string> {
  if (refs.length === 0) return new Set();
  const ids = refs.map((ref) => parseRef(ref).memory);
  const rows = sqlNaming(sql, ids).exec<{ id: string }>(
    "SELECT id FROM memories WHERE id IN (SELECT value FROM json_each(?)) AND coalesce(expires_at, ?2) >= ?2",
    JSON.stringify(ids),
    now,
  );
  return new Set(rows.toArray().map(({ id }) => formatEnded(id)));
}
