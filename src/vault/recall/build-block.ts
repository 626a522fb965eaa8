import { composeBlock, fitProfile, totalTokens } from "../../memory/block.ts";
import { PREAMBLE_TOKENS, renderBlock } from "../../memory/render.ts";
import type { Injected, BeginRequest } from "../../ports/exchange.ts";
import type { Tx } from "../tx.ts";
import { elementsOf, idsOf } from "./block-elements.ts";
import { profileBlocks } from "./profile-blocks.ts";

/** Memories that a turn may bring, beside the pinned ones. */
const RECALL_LIMIT = 5;
/** The least share of the budget that is left for recall if the profile outgrows it: a memory that cannot recall is of no use. */
const MIN_SHARE = 1 / 3;
/** Tokens of the profile: a hundred pinned notes, as long as they are shown. */
const PROFILE_BUDGET = 16_000;

/** The block of a system message, and the memories in it. */
export interface BuiltBlock {
  readonly block: string;
  readonly injected: Injected[];
  /** The versions of the app's own blocks in it. */
  readonly profile: readonly string[];
  readonly tokens: number;
}

export const NO_BLOCK: BuiltBlock = { block: "", injected: [], profile: [], tokens: 0 };

/**
 * Builds the block for a turn: the app's own blocks, the elements of the conversation's earlier block, then what the turn needs besides. Pinned
 * memories and standing instructions are in it whole. Recalled memories share what those, the preamble and the tenant's
 * rules leave of the budget.
 */
export function buildBlock(tx: Tx, request: BeginRequest, budgetTokens: number): BuiltBlock {
  if (!request.recall) return NO_BLOCK;
  const { workingSet } = tx;
  const always = workingSet.pinned(request.now);
  const found = workingSet.find({ ...request, searches: false, types: null, limit: RECALL_LIMIT });
  const profile = fitProfile(PROFILE_BUDGET, elementsOf(tx, idsOf(always)), ({ id }) => !workingSet.isPinned(id));
  const inProfile = new Set(profile.map(({ id }) => id));
  const earlier = request.opensConversation ? [] : earlierBlock(tx, request.conversation, request.now);
  const isCovered = (id: string): boolean => earlier.some((one) => one !== id && workingSet.readAlike(one, id));
  const recalled = elementsOf(tx, idsOf(found)).filter(({ id }) => !inProfile.has(id) && !isCovered(id));
  const own = profileBlocks(tx);
  const left = budgetTokens - (request.rulesTokens ?? 0) - PREAMBLE_TOKENS - totalTokens([...own, ...profile]);
  const room = left >= 0 ? left : Math.floor(budgetTokens * MIN_SHARE);
  const plan = { turnBudget: room, conversationBudget: room };
  const elements = composeBlock(elementsOf(tx, earlier), [...profile, ...recalled], plan);
  const scores = new Map([...always, ...found].map(({ id, score }) => [id, score]));
  const shown = [...own, ...elements];
  return {
    block: renderBlock(shown.map(({ text }) => text)),
    injected: elements.map(({ id }) => ({ id, score: scores.get(id) ?? null })),
    profile: idsOf(own),
    tokens: shown.length === 0 ? 0 : PREAMBLE_TOKENS + totalTokens(shown),
  };
}

/**
 * Returns the memories of the conversation's last block that still hold. The successor of a corrected memory comes at the
 * end. A forgotten memory is left out.
 */
function earlierBlock({ sql, workingSet }: Tx, conversation: string, now: number): string[] {
  const row = sql.exec<{ block: string }>("SELECT block FROM conversations WHERE id = ?", conversation).toArray()[0];
  if (!row) return [];
  const ids = JSON.parse(row.block) as string[];
  const ended = ids.filter((id) => !workingSet.holds(id, now));
  const successors = ended.flatMap((id) => successorOf(sql, id) ?? []).filter((id) => workingSet.holds(id, now));
  return [...new Set([...ids.filter((id) => workingSet.holds(id, now)), ...successors])];
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
