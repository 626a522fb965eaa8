import { isStatementMeant } from "../../memory/forget-order/is-meant.ts";
import { clausesKept } from "../../memory/forget-order/part-statement.ts";
import type { NamedForgetOrder } from "../../memory/forget-order/resolve-forget-target.ts";
import { statementKey } from "../../memory/statements/statement-key.ts";
import { ASSERTIONS } from "../assertion-sql.ts";
import type { MemoryRow } from "../rows.ts";
import { saidInTurns } from "../saying-directory.ts";
import type { Tx } from "../tx.ts";
import type { AssertionRow, StoredAssertion } from "./stored-assertion.ts";
import { rebuildSlot } from "./rebuild-slot.ts";

/*
 * Keeps other things that were said in the same turn as something that goes. The round goes, because its words tell what
 * was to be forgotten. The other statements stay, and of a statement that tells both the clauses that tell the rest.
 */

type Said = AssertionRow & Pick<MemoryRow, "slot" | "type" | "kind" | "confidence">;

/** Returns all that was stated in some turns. */
export const saidIn = (tx: Tx, turns: readonly string[]): Said[] =>
  tx.sql
    .exec<Said>(
      `SELECT s.*, m.slot, m.type, m.kind, m.confidence FROM ${ASSERTIONS} s JOIN memories m ON m.id = s.memory
       WHERE s.memory IN (SELECT value FROM json_each(?1)) AND s.turn IN (SELECT value FROM json_each(?2))
         AND m.quarantine IS NULL AND m.slot IS NOT NULL
       ORDER BY s.at, s.turn, s.seq`,
      saidInTurns(tx.sql, ...turns),
      JSON.stringify(turns),
    )
    .toArray();

/**
 * States again what an order to forget did not mean, of all that was stated in the turns of what it meant.
 * @param before all that was stated in those turns before the deletion
 * @param meant the memories that the order means
 */
export function keepRest(tx: Tx, before: readonly Said[], meant: readonly string[], order: NamedForgetOrder): void {
  const turns = [...new Set(before.map(({ turn }) => turn))];
  const left = saidIn(tx, turns);
  const isLeft = (one: Said): boolean =>
    left.some(({ memory, turn, seq }) => memory === one.memory && turn === one.turn && seq === one.seq);
  const told = left.map(({ turn, quote }) => ({ turn, quote }));
  const gone = before.filter((one) => !isLeft(one));
  // A fact before the sentence that it was found in, so that the sentence is not stated beside it.
  for (const one of gone.toSorted((a, b) => a.quote.length - b.quote.length)) {
    for (const part of partsOf(one, meant, order)) {
      if (told.some(({ turn, quote }) => turn === one.turn && quote.includes(part.quote))) continue;
      told.push({ turn: one.turn, quote: part.quote });
      const { memory: _, slot, type, kind, confidence, ...assertion } = part;
      const stated = { ...assertion, turn: turnOfRest(one.turn) } satisfies StoredAssertion;
      rebuildSlot(tx, slot ?? "", {
        added: {
          assertion: stated,
          type: type === "procedural" ? type : "semantic",
          embedding: null,
          ...(kind && { kind }),
          confidence,
        },
      });
    }
  }
}

/** Returns what stays of a statement: all of it, some of its clauses, or nothing. */
function partsOf(one: Said, meant: readonly string[], order: NamedForgetOrder): Said[] {
  const isWhole =
    !meant.includes(one.memory) && !isStatementMeant(one.quote, order) && !isStatementMeant(one.text, order);
  if (isWhole) return [one];
  return (clausesKept(one.quote, order) ?? []).map((quote) => ({
    ...one,
    slot: `said:${statementKey(quote)}`,
    value: quote,
    text: quote,
    quote,
  }));
}

/** Returns the digest under which the rest of a turn is kept. The turn itself stays forgotten, however often it is sent. */
const turnOfRest = (turn: string): string => turn.slice(1) + turn.slice(0, 1);
