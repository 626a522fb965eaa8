import type { ForgetOrder } from "../../memory/forget-order/forget-order.ts";
import type { Correction } from "../../ports/memory.ts";
import type { Tx } from "../tx.ts";
import type { CorrectionRow } from "./antecedents.ts";
import type { Origin } from "./assertions.ts";
import { carryOutForget } from "./carry-out-forget.ts";

/*
 * A vault that is not hydrated does not know all that an order to forget may mean. It keeps the order as a row of
 * `amendments` until the cold tier has been read, then carries it out and deletes the row.
 */

interface DeferredForget extends Correction {
  readonly deferred: ForgetOrder;
}

/** Keeps orders to forget until the vault is hydrated. An order that comes again changes nothing. */
export function deferForget({ sql }: Tx, origin: Origin, orders: readonly ForgetOrder[]): void {
  const { turn, at, exchange, conversation, said } = origin;
  for (const [seq, deferred] of orders.entries()) {
    const order: DeferredForget = {
      type: "amendment",
      does: "forget",
      quote: "",
      instead: "",
      not: null,
      about: null,
      deferred,
    };
    sql.exec(
      "INSERT OR IGNORE INTO amendments (turn, seq, at, exchange, conversation, said, amendment) VALUES (?, ?, ?, ?, ?, ?, ?)",
      turn,
      seq,
      at,
      exchange,
      conversation,
      said,
      JSON.stringify(order),
    );
  }
}

/** Carries out the orders that waited, oldest first. Returns digests of the forgotten turns, or null if none waited. */
export function carryOutDeferred(tx: Tx): readonly string[] | null {
  const rows = tx.sql
    .exec<CorrectionRow>(
      "SELECT * FROM amendments WHERE amendment ->> '$.deferred' IS NOT NULL ORDER BY at, exchange, seq",
    )
    .toArray();
  for (const { turn, seq } of rows) tx.sql.exec("DELETE FROM amendments WHERE turn = ? AND seq = ?", turn, seq);
  const turns = rows.flatMap((row) => {
    const { deferred } = JSON.parse(row.amendment) as DeferredForget;
    return carryOutForget(tx, row, [deferred]).turns;
  });
  return rows.length > 0 ? turns : null;
}
