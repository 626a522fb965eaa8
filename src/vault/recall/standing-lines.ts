import type { BlockLine } from "../../memory/block/render.ts";
import type { Tx } from "../tx.ts";
import { linesOf } from "./block-lines.ts";
import type { WorkingSetQuery } from "./working-set-query.ts";

/** Tokens of what is pinned by hand: a hundred notes of 600 characters, with their dates. */
const PINNED_BUDGET = 18_000;
/** The share of the budget for standing instructions. The latest ones are told, if there are more. */
const INSTRUCTIONS_SHARE = 1 / 2;

/** Returns pinned memories, and the latest standing instructions as far as their share of the budget goes. */
export function standingLines(tx: Tx, { now, types }: WorkingSetQuery, budget: number): BlockLine[] {
  const { workingSet } = tx;
  const latest = linesOf(tx, workingSet.pinned(now, types)).toReversed();
  const shares = { pinned: PINNED_BUDGET, instructions: budget * INSTRUCTIONS_SHARE };
  return latest
    .filter(({ id, tokens }) => {
      const share = workingSet.isPinned(id) ? "pinned" : "instructions";
      if (tokens > shares[share]) return false;
      shares[share] -= tokens;
      return true;
    })
    .toReversed();
}
