import type { RecallAnswer, RecallQuery } from "../../ports/memory-store.ts";
import { type MemoryRow, recallableRound, toMemory } from "../rows.ts";
import type { Tx } from "../tx.ts";
import { readRows, rowFor } from "./block-lines.ts";
import { composedBlock } from "./build-block.ts";
import { digestsSaidIn } from "./digests-said-in.ts";
import { isFactual } from "./working-set-query.ts";
import { profileBlocks } from "./profile-blocks.ts";
import { standingLines } from "./standing-lines.ts";
import { WorkingSet } from "./working-set.ts";

/** Recalls for a question asked out of the blue: the memories that fit best, and the block that a chat would be told. */
export function recallNow(tx: Tx, query: RecallQuery): RecallAnswer {
  const { sql, workingSet } = tx;
  const at = query.asOf ?? query.now;
  const visible = query.conversation === null ? [] : digestsSaidIn(sql, query.conversation);
  const asked = {
    ...query,
    factual: isFactual(query),
    searches: true,
    visible,
    now: at,
  };
  const own = query.types === null ? profileBlocks(tx, query.asOf) : [];
  const recalled = workingSet.recall(asked);
  const always = standingLines(tx, asked, query.tokenBudget);
  const start = { own, always, earlier: [], opens: true, adds: true, notice: null };
  const { block } = composedBlock(tx, asked, recalled, start, query.tokenBudget);
  if (block === "") return { memories: [], block };
  const found = recalled.best(query.limit);
  const pinned = workingSet.pinned(at, query.types).filter((id) => workingSet.isPinned(id));
  const scores = new Map([
    ...found.map(({ id, score }) => [id, score] as const),
    ...pinned.map((id) => [id, 1] as const),
  ]);
  const listed = [...new Set([...pinned, ...found.map(({ id }) => id)])].slice(0, query.limit);
  const rows = shownRows(sql, listed);
  readRows(tx, listed);
  const memories = listed.flatMap((id) => {
    const row = rows.get(id);
    const words = row && rowFor(tx, id);
    if (!words) return [];
    const round = recallableRound(words, workingSet.isPast);
    const shown = { ...row, user_text: round?.said ?? null, answer: round?.answer ?? null };
    return [{ ...toMemory(shown), score: scores.get(id) ?? 0, parts: recalled.parts(id) }];
  });
  return { memories, block };
}

/** A row without its words, which are read with the lines of the block, and without terms, passages and vector. */
const SHOWN_ROWS = `SELECT id, type, text, slot, value, kind, confidence, created_at, valid_from, valid_to, supersedes,
    superseded_by, pinned, expires_at, metadata, exchange, conversation, role, quote, said, turn, stale, worth, quarantine
  FROM memories WHERE id IN (SELECT value FROM json_each(?))`;

function shownRows(sql: SqlStorage, ids: readonly string[]): Map<string, MemoryRow> {
  const rows = ids.length === 0 ? [] : sql.exec<MemoryRow>(SHOWN_ROWS, JSON.stringify(ids)).toArray();
  return new Map(rows.map((row) => [row.id, row]));
}

/** Recalls what would have been recalled at a time in the past. */
export function recallPast({ sql, workingSet }: Tx, query: RecallQuery, asOf: number): RecallAnswer {
  return recallNow({ sql, workingSet: WorkingSet.load(sql, workingSet, asOf) }, query);
}
