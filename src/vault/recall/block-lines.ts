import { parseRef, type PassageRef } from "../../memory/passage-ref.ts";
import { MAX_TERM_CHARACTERS } from "../../memory/passages.ts";
import { type BlockLine, lineTokens, renderLine } from "../../memory/render.ts";
import { sentencesOf } from "../../text/sentences.ts";
import { type MemoryRow, recallableRound } from "../rows.ts";
import type { Tx } from "../tx.ts";

/** The columns that are rendered. Reading vectors and terms as well would double the time. */
type LineRow = Pick<
  MemoryRow,
  "id" | "type" | "text" | "created_at" | "role" | "said" | "user_text" | "answer" | "pinned" | "stale"
> & {
  doubt: SqlStorageValue;
};
const LINE_ROWS = `SELECT id, type, text, created_at, role, said, user_text, answer, pinned, stale,
    json_extract(metadata, '$.doubt.of') AS doubt FROM memories
  WHERE id IN (SELECT value FROM json_each(?))`;

/** In characters: as much of an answer as a line tells. A first sentence is told however long it is. */
const MAX_ANSWER_SHOWN = 240;

/** Returns rendered lines in the order of their references. A reference to nothing is left out. */
export function linesOf({ sql, workingSet }: Tx, refs: readonly string[]): BlockLine[] {
  const { lines } = workingSet;
  const missing = refs.filter((ref) => !lines.has(ref)).map((ref) => ({ ref, ...parseRef(ref) }));
  const ids = JSON.stringify([...new Set(missing.map(({ memory }) => memory))]);
  const rows = missing.length === 0 ? [] : sql.exec<LineRow>(LINE_ROWS, ids).toArray();
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  for (const { ref, ...passage } of missing) {
    const row = rowOf.get(passage.memory);
    const line = row && lineOf(row, ref, passage, workingSet.isPast);
    if (line) lines.add(line);
  }
  return refs.flatMap((ref) => lines.get(ref) ?? []);
}

function lineOf(row: LineRow, ref: string, passage: PassageRef, isPast: boolean): BlockLine | null {
  const words = wordsOf(row, passage, isPast);
  if (!words) return null;
  const { id, type, role, doubt, created_at: at } = row;
  const isPinned = row.pinned === 1;
  const doubted = typeof doubt === "string" ? doubt : null;
  const shown = { at, ...renderLine({ type, role, pinned: isPinned, doubt: doubted, ...words }) };
  return {
    ref,
    id,
    from: passage.said ?? 0,
    turn: row.said,
    ...shown,
    tokens: lineTokens(shown),
    pinned: isPinned || type === "procedural",
  };
}

/** Returns the words of a passage. Returns null if the memory has none that begins there. */
function wordsOf(
  row: LineRow,
  { said, answered }: PassageRef,
  isPast: boolean,
): { said: string; answered: string | null } | null {
  const round = recallableRound(row, isPast) ?? { said: row.text, answer: "" };
  if (said === null && answered === null) return { said: round.said, answered: round.answer || null };
  const asked = said === null ? "" : passageAt(round.said, said, 0);
  const answer = answered === null ? "" : passageAt(round.answer, answered, MAX_ANSWER_SHOWN);
  return asked === null || answer === null ? null : { said: asked, answered: answer || null };
}

/** Returns the sentence that begins at a position, and those after it while all are no longer than `most` characters. */
function passageAt(text: string, from: number, most: number): string | null {
  const sentences = sentencesOf(text.slice(0, MAX_TERM_CHARACTERS)).filter((sentence) => sentence.from >= from);
  const [first] = sentences;
  if (first?.from !== from) return null;
  const end = sentences.reduce((to, sentence) => (sentence.to - from <= most ? sentence.to : to), first.to);
  return text.slice(from, end);
}
