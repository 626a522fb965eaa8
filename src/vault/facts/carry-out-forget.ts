import type { ForgetOrder } from "../../memory/forget-order.ts";
import type { ForgetCandidate } from "../../memory/forget-order/forget-candidate.ts";
import { resolveForgetTarget } from "../../memory/forget-order/resolve-forget-target.ts";
import { insertCorrection } from "./corrections.ts";
import { deleteMemory } from "./revise.ts";
import { type MemoryRow, rowsById } from "../rows.ts";
import type { Origin } from "./assertions.ts";
import type { WorkingSet } from "../recall/working-set.ts";

/** What was forgotten, as the user told it to be. */
export interface ForgottenAsTold {
  /** Ids of the memories that are gone. */
  readonly memories: readonly string[];
  /** Digests of the turns. */
  readonly turns: readonly string[];
}

/** Carries out orders to forget: what they mean goes as if each had been deleted by hand. The orders leave nothing of themselves. */
export function forgetAsTold(
  sql: SqlStorage,
  shelf: WorkingSet,
  origin: Origin,
  orders: readonly ForgetOrder[],
): ForgottenAsTold {
  // "Forget that" is of what was said last, which is at hand: reading all ids would cost a row for each.
  const ids = orders.some(({ what }) => what !== null) ? () => idsIn(sql) : () => shelf.ids();
  const before = ids();
  const turns = orders.flatMap(({ what, as }, seq) =>
    what === null ? forgetLast(sql, shelf, origin, seq) : forgetNamed(sql, shelf, origin.at, { what, as }),
  );
  const left = new Set(ids());
  return { memories: before.filter((id) => !left.has(id)), turns: [...new Set(turns)] };
}

const idsIn = (sql: SqlStorage): string[] =>
  sql
    .exec<{ id: string }>("SELECT id FROM memories")
    .toArray()
    .map(({ id }) => id);

/** "Forget that" is kept as an amendment without a word of what it means, which may be heard of after it. */
function forgetLast(sql: SqlStorage, shelf: WorkingSet, origin: Origin, seq: number): readonly string[] {
  const order = { type: "amendment", does: "forget", quote: "", instead: "", not: null, about: null } as const;
  return insertCorrection(sql, shelf, origin, seq, order).forgot;
}

function forgetNamed(
  sql: SqlStorage,
  shelf: WorkingSet,
  at: number,
  order: ForgetOrder & { readonly what: string },
): string[] {
  const meant = resolveForgetTarget(order, rememberedBefore(sql, at));
  // One may take another along.
  return meant.flatMap((id) => [...rowsById(sql, [id]).values()].flatMap((row) => deleteMemory(sql, shelf, row)));
}

type Row = Pick<MemoryRow, "id" | "text" | "user_text" | "slot" | "asks" | "turn"> & { said_in: string };

/** What was said again since is meant anew. */
function rememberedBefore(sql: SqlStorage, at: number): ForgetCandidate[] {
  return sql
    .exec<Row>(
      `SELECT m.id, m.text, m.user_text, m.slot, m.asks, m.turn,
         (SELECT json_group_array(turn) FROM sayings WHERE memory = m.id) AS said_in
       FROM memories m
       WHERE m.created_at <= ?1 AND NOT EXISTS (SELECT 1 FROM sayings WHERE memory = m.id AND at > ?1)`,
      at,
    )
    .toArray()
    .map(({ id, text, user_text, slot, asks, turn, said_in }) => ({
      id,
      said: user_text ?? text,
      slot,
      asks: asks === 1,
      turns: [turn, ...(JSON.parse(said_in) as string[])].filter((one) => one !== null),
    }));
}
