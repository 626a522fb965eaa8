import { composeBlock } from "../../memory/block.ts";
import { PREAMBLE_TOKENS, renderBlock } from "../../memory/render.ts";
import type { RecallAnswer, RecallQuery } from "../../ports/memory-store.ts";
import { rowsById, recallableRound, toMemory } from "../rows.ts";
import type { Tx } from "../tx.ts";
import { elementsOf, idsOf } from "./block-elements.ts";
import { profileBlocks } from "./profile-blocks.ts";
import { WorkingSet } from "./working-set.ts";

/**
 * Recalls for a question asked out of the blue, best first. Standing instructions come last, so that they take no other
 * memory's place in the list: those that it has no room for are in the block alone.
 */
export function recallNow(tx: Tx, query: RecallQuery): RecallAnswer {
  const { sql, workingSet } = tx;
  const at = query.asOf ?? query.now;
  const always = workingSet.pinned(at, query.types);
  const pinned = always.filter(({ id }) => workingSet.isPinned(id));
  const visible = query.conversation === null ? [] : digestsSaidIn(sql, query.conversation);
  const found = workingSet.find({ ...query, searches: true, visible, now: at });
  const ranked = [...pinned, ...found, ...always];
  const listed = idsOf([...pinned, ...found]).slice(0, query.limit);
  // A caller who names a budget means it for pinned memories, too.
  const wanted = elementsOf(tx, [...new Set([...listed, ...idsOf(always)])]).map((element) => ({
    ...element,
    pinned: false,
  }));
  const room = query.tokenBudget - PREAMBLE_TOKENS;
  const own = query.types === null ? profileBlocks(tx, query.asOf) : [];
  const told = composeBlock([], [...own.map((one) => ({ ...one, pinned: false })), ...wanted], {
    turnBudget: room,
    conversationBudget: room,
  });
  const owned = new Set(idsOf(own));
  const elements = told.filter(({ id }) => !owned.has(id));
  const listing = elements.slice(0, query.limit);
  const rows = rowsById(sql, idsOf(listing));
  const scores = new Map(ranked.toReversed().map(({ id, score }) => [id, score]));
  const memories = listing.flatMap(({ id }) => {
    const row = rows.get(id);
    if (!row) return [];
    const round = recallableRound(row, workingSet.isPast);
    const shown = { ...row, user_text: round?.said ?? null, answer: round?.answer ?? null };
    return [{ ...toMemory(shown), score: scores.get(id) ?? 0 }];
  });
  return { memories, block: renderBlock(told.map(({ text }) => text)) };
}

/** Recalls what would have been recalled at a time in the past. */
export function recallPast({ sql, workingSet }: Tx, query: RecallQuery, asOf: number): RecallAnswer {
  return recallNow({ sql, workingSet: WorkingSet.load(sql, workingSet, asOf) }, query);
}

/** Returns digests of the user's words in a conversation. */
function digestsSaidIn(sql: SqlStorage, conversation: string): string[] {
  return sql
    .exec<{ said: string }>(
      "SELECT said FROM memories WHERE conversation = ? AND turn IS NOT NULL AND said IS NOT NULL",
      conversation,
    )
    .toArray()
    .map(({ said }) => said);
}
