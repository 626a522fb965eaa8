import { composeBlock, type BlockElement, fitProfile, totalTokens } from "../../memory/block.ts";
import { PREAMBLE_TOKENS, renderBlock, renderMemory } from "../../memory/render.ts";
import type { Injected, BeginRequest } from "../../ports/exchange.ts";
import type { RecallAnswer, RecallQuery } from "../../ports/memory-store.ts";
import { estimateTokens } from "../../text/token-estimate.ts";
import { type MemoryRow, rowsById, toldRound, toMemory } from "../rows.ts";
import type { WorkingSet } from "./working-set.ts";

/** Memories a turn may bring, beside the pinned ones. */
const RECALL_LIMIT = 5;
/** What a turn keeps of the budget where what stands in every block outgrows it: of no use is a memory that cannot recall. */
const LEAST_SHARE = 1 / 3;
/** Tokens of what stands in every block: a hundred pinned notes, as long as they are shown. */
const PROFILE_BUDGET = 16_000;

export interface BuiltBlock {
  readonly block: string;
  readonly injected: Injected[];
  readonly tokens: number;
}

export const NOTHING: BuiltBlock = { block: "", injected: [], tokens: 0 };

/**
 * What this turn's system message should say of the user: what it said before, then what the turn needs besides. What
 * is pinned and standing instructions stand in it whole; what is recalled takes what they, the preamble and the
 * tenant's rules leave of the budget.
 */
export function buildBlock(
  sql: SqlStorage,
  shelf: WorkingSet,
  opening: BeginRequest,
  budgetTokens: number,
): BuiltBlock {
  if (!opening.recall) return NOTHING;
  const always = shelf.pinned(opening.now);
  const found = shelf.find({ ...opening, searches: false, types: null, limit: RECALL_LIMIT });
  const profile = fitProfile(PROFILE_BUDGET, elementsOf(sql, shelf, idsOf(always)), ({ id }) => !shelf.isPinned(id));
  const told = new Set(profile.map(({ id }) => id));
  const held = opening.opensConversation ? [] : heldBlock(sql, shelf, opening.conversation, opening.now);
  const isHeld = (id: string): boolean => held.some((one) => one !== id && shelf.readAlike(one, id));
  const recalled = elementsOf(sql, shelf, idsOf(found)).filter(({ id }) => !told.has(id) && !isHeld(id));
  const left = budgetTokens - (opening.rulesTokens ?? 0) - PREAMBLE_TOKENS - totalTokens(profile);
  const room = left >= 0 ? left : Math.floor(budgetTokens * LEAST_SHARE);
  const plan = { turnBudget: room, conversationBudget: room };
  const elements = composeBlock(elementsOf(sql, shelf, held), [...profile, ...recalled], plan);
  const scores = new Map([...always, ...found].map(({ id, score }) => [id, score]));
  return {
    block: renderBlock(elements.map(({ text }) => text)),
    injected: elements.map(({ id }) => ({ id, score: scores.get(id) ?? null })),
    tokens: elements.length === 0 ? 0 : PREAMBLE_TOKENS + totalTokens(elements),
  };
}

/**
 * What would be injected for a question asked out of the blue, best first. Standing instructions come last, so that
 * they take nobody's place in the list: those it has no room for stand in the block alone.
 */
export function recallNow(sql: SqlStorage, shelf: WorkingSet, query: RecallQuery): RecallAnswer {
  const at = query.asOf ?? query.now;
  const always = shelf.pinned(at, query.types);
  const pinned = always.filter(({ id }) => shelf.isPinned(id));
  const visible = query.conversation === null ? [] : saidIn(sql, query.conversation);
  const found = shelf.find({ ...query, searches: true, visible, now: at });
  const ranked = [...pinned, ...found, ...always];
  const listed = idsOf([...pinned, ...found]).slice(0, query.limit);
  // Whoever names a budget means it for pinned memories, too.
  const wanted = elementsOf(sql, shelf, [...new Set([...listed, ...idsOf(always)])]).map((element) => ({
    ...element,
    pinned: false,
  }));
  const room = query.tokenBudget - PREAMBLE_TOKENS;
  const elements = composeBlock([], wanted, { turnBudget: room, conversationBudget: room });
  const listing = elements.slice(0, query.limit);
  const rows = rowsById(sql, idsOf(listing));
  const scores = new Map(ranked.toReversed().map(({ id, score }) => [id, score]));
  const memories = listing.flatMap(({ id }) => {
    const row = rows.get(id);
    const told = row && toldRound(row, shelf.isPast);
    return row
      ? [
          {
            ...toMemory({ ...row, user_text: told?.said ?? null, answer: told?.answer ?? null }),
            score: scores.get(id) ?? 0,
          },
        ]
      : [];
  });
  return { memories, block: renderBlock(elements.map(({ text }) => text)) };
}

/** Digests of what the user said in a conversation. */
function saidIn(sql: SqlStorage, conversation: string): string[] {
  return sql
    .exec<{ said: string }>(
      "SELECT said FROM memories WHERE conversation = ? AND turn IS NOT NULL AND said IS NOT NULL",
      conversation,
    )
    .toArray()
    .map(({ said }) => said);
}

const idsOf = (found: readonly { id: string }[]): string[] => [...new Set(found.map(({ id }) => id))];

/** The columns that are shown: vectors and terms would double the time. */
type ElementRow = Pick<
  MemoryRow,
  "id" | "type" | "text" | "created_at" | "role" | "user_text" | "answer" | "pinned" | "stale"
> & {
  doubt: SqlStorageValue;
};
const ELEMENT_ROWS = `SELECT id, type, text, created_at, role, user_text, answer, pinned, stale,
    json_extract(metadata, '$.doubt.of') AS doubt FROM memories
  WHERE id IN (SELECT value FROM json_each(?))`;

/** Rendered elements in the order of `ids`; ids without a row are left out. */
function elementsOf(sql: SqlStorage, shelf: WorkingSet, ids: readonly string[]): BlockElement[] {
  const missing = ids.filter((id) => !shelf.elements.has(id));
  const rows = missing.length === 0 ? [] : sql.exec<ElementRow>(ELEMENT_ROWS, JSON.stringify(missing)).toArray();
  for (const row of rows) {
    const { id, type, text: stated, created_at, role, pinned, doubt } = row;
    const createdAt = new Date(created_at).toISOString();
    const doubted = typeof doubt === "string" ? doubt : null;
    const memory = { type, text: stated, createdAt, role, doubt: doubted, pinned: pinned === 1 };
    const text = renderMemory(memory, toldRound(row, shelf.isPast));
    shelf.elements.set(id, { id, text, tokens: estimateTokens(text), pinned: pinned === 1 || type === "procedural" });
  }
  return ids.flatMap((id) => shelf.elements.get(id) ?? []);
}

/**
 * What the block of this conversation held that still holds. What was corrected gives its place at
 * the end to what corrected it; what was forgotten just goes.
 */
function heldBlock(sql: SqlStorage, shelf: WorkingSet, conversation: string, now: number): string[] {
  const row = sql.exec<{ block: string }>("SELECT block FROM conversations WHERE id = ?", conversation).toArray()[0];
  if (!row) return [];
  const ids = JSON.parse(row.block) as string[];
  const gone = ids.filter((id) => !shelf.holds(id, now));
  const successors = gone.flatMap((id) => successorOf(sql, id) ?? []).filter((id) => shelf.holds(id, now));
  return [...new Set([...ids.filter((id) => shelf.holds(id, now)), ...successors])];
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
