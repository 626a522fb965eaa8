import type { RecallAnswer, RecallQuery } from "../../ports/memory-store.ts";
import { rowsById, recallableRound, toMemory } from "../rows.ts";
import type { Tx } from "../tx.ts";
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
  const rows = rowsById(sql, listed);
  const memories = listed.flatMap((id) => {
    const row = rows.get(id);
    if (!row) return [];
    const round = recallableRound(row, workingSet.isPast);
    const shown = { ...row, user_text: round?.said ?? null, answer: round?.answer ?? null };
    return [{ ...toMemory(shown), score: scores.get(id) ?? 0 }];
  });
  return { memories, block };
}

/** Recalls what would have been recalled at a time in the past. */
export function recallPast({ sql, workingSet }: Tx, query: RecallQuery, asOf: number): RecallAnswer {
  return recallNow({ sql, workingSet: WorkingSet.load(sql, workingSet, asOf) }, query);
}
