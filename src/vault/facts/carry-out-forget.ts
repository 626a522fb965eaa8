import { type NamedForgetOrder, resolveForgetTarget } from "../../memory/forget-order/resolve-forget-target.ts";
import type { ForgetOrder } from "../../memory/forget-order/forget-order.ts";
import type { ForgetCandidate } from "../../memory/forget-order/forget-candidate.ts";
import { ASSERTIONS, assertionsOf } from "../assertion-sql.ts";
import { insertCorrection } from "./corrections.ts";
import { deleteMemory } from "./delete-memory.ts";
import { keepRest, saidIn } from "./keep-rest.ts";
import { isSentence } from "./shared-words.ts";
import { type MemoryRow, rowsById } from "../rows.ts";
import type { Origin } from "./assertions.ts";
import type { Tx } from "../tx.ts";

/** The outcome of orders to forget. */
export interface ForgetOutcome {
  /** Ids of the deleted memories. */
  readonly memories: readonly string[];
  /** Digests of their turns. */
  readonly turns: readonly string[];
}

/** Carries out orders to forget, as if each memory had been deleted by hand. Nothing of the orders themselves is kept. */
export function carryOutForget(tx: Tx, origin: Origin, orders: readonly ForgetOrder[]): ForgetOutcome {
  // "Forget that" is about what was said last, which is loaded. Reading all ids from the table would cost a row for each.
  const ids = orders.some(({ what }) => what !== null) ? () => idsIn(tx.sql) : () => tx.workingSet.ids();
  const before = ids();
  const turns = orders.flatMap((order, seq) =>
    order.what === null ? forgetLast(tx, origin, seq) : forgetNamed(tx, origin.at, { ...order, what: order.what }),
  );
  const left = new Set(ids());
  return { memories: before.filter((id) => !left.has(id)), turns: [...new Set(turns)] };
}

const idsIn = (sql: SqlStorage): string[] =>
  sql
    .exec<{ id: string }>("SELECT id FROM memories ORDER BY id")
    .toArray()
    .map(({ id }) => id);

/** Keeps "forget that" as a correction without a word: what it means may arrive after it. */
function forgetLast(tx: Tx, origin: Origin, seq: number): readonly string[] {
  const order = { type: "amendment", does: "forget", quote: "", instead: "", not: null, about: null } as const;
  return insertCorrection(tx, origin, seq, order).forgot;
}

function forgetNamed(tx: Tx, at: number, order: NamedForgetOrder): string[] {
  const remembered = rememberedBefore(tx.sql, at);
  const meant = resolveForgetTarget(order, remembered);
  const turns = remembered.filter(({ id }) => meant.includes(id)).flatMap((one) => one.turns);
  const said = saidIn(tx, turns);
  // The deletion of one memory may delete another.
  const gone = meant.flatMap((id) => [...rowsById(tx.sql, [id]).values()].flatMap((row) => deleteMemory(tx, row)));
  keepRest(tx, said, meant, order);
  return gone;
}

type Row = Pick<MemoryRow, "id" | "text" | "user_text" | "slot" | "asks" | "turn" | "created_at"> & { said_in: string };

/**
 * Returns memories that the order may mean. One that was said again after the order is meant to stay.
 * @param rounds the rounds that are read, by id. Left out, all are: each takes 50 µs to unpack.
 */
export function rememberedBefore(
  sql: SqlStorage,
  at: number,
  rounds: readonly string[] | null = null,
): ForgetCandidate[] {
  return sql
    .exec<Row>(
      `SELECT m.id, m.text, m.words, m.slot, m.asks, m.turn, m.created_at,
         (SELECT json_group_array(turn) FROM ${assertionsOf("m.id")}) AS said_in
       FROM memories m
       WHERE m.created_at <= ?1 AND (m.turn IS NULL OR ?2 IS NULL OR m.id IN (SELECT value FROM json_each(?2)))
         AND NOT EXISTS (SELECT 1 FROM ${ASSERTIONS} WHERE memory = m.id AND at > ?1)
       ORDER BY m.id`,
      at,
      rounds && JSON.stringify(rounds),
    )
    .toArray()
    .map(({ id, text, user_text, slot, asks, turn, said_in, created_at }) => ({
      id,
      said: user_text ?? text,
      // A sentence in the user's own words is in no known slot. It fits an order as its round does.
      slot: isSentence({ slot }) ? null : slot,
      asks: asks === 1,
      at: created_at,
      turns: [turn, ...(JSON.parse(said_in) as string[])].filter((one) => one !== null),
    }));
}
