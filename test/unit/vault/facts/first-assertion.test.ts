import * as fc from "fast-check";
import { expect, inject, test } from "vitest";
import { ASSERTIONS } from "../../../../src/vault/assertion-sql.ts";
import { insertAssertion, removeAssertion, rewriteAssertion } from "../../../../src/vault/facts/assertions.ts";
import { firstColumns, giveFirstRows } from "../../../../src/vault/facts/first-assertion.ts";
import { updateSpan } from "../../../../src/vault/facts/slot-rows.ts";
import type { StoredAssertion } from "../../../../src/vault/facts/stored-assertion.ts";
import { insertRow } from "../../../../src/vault/insert-row.ts";
import type { MemoryRow } from "../../../../src/vault/rows.ts";
import { sayingsOf } from "../../../../src/vault/saying-directory.ts";
import { vaultTables } from "../../../support/vault-tables.ts";

/* No query finds whether a memory tells its first assertion or that has a row of its own. */

const memoryOf = (n: number): string => `mem_${String(n).padStart(26, "0")}`;

const assertionAt = (at: number, word: string): StoredAssertion => ({
  turn: `turn ${at}`,
  seq: 0,
  at,
  value: word,
  text: `I live in ${word}`,
  quote: at % 2 === 0 ? `I live in ${word}` : `well, I live in ${word}`,
  holds_from: at,
  exchange: `exc_${at}`,
  conversation: "talk",
  said: `said ${at}`,
});

/** Inserts a memory as its first assertion tells it. */
function insertMemory(sql: SqlStorage, n: number, assertion: StoredAssertion): void {
  const { at, holds_from, value, text, quote, exchange, conversation, said } = assertion;
  const told = { value, text, quote, exchange, conversation, said, created_at: at, valid_from: holds_from };
  const row = { id: memoryOf(n), type: "semantic", slot: "home", role: "user", ...told } as const;
  insertRow(sql, { ...row, ...firstColumns(sql, assertion) }, Uint32Array.of(n));
  insertAssertion(sql, { ...assertion, memory: memoryOf(n) });
}

/** Has a memory tell another assertion. */
function retell(sql: SqlStorage, n: number, assertion: StoredAssertion): void {
  const [old] = sql.exec<MemoryRow>("SELECT * FROM memories WHERE id = ?", memoryOf(n)).toArray();
  if (!old) return;
  const place = { ...old, created_at: assertion.at, valid_from: assertion.holds_from };
  const { created_at, valid_from, valid_to, supersedes, superseded_by } = place;
  updateSpan(
    sql,
    old,
    { created_at, valid_from, valid_to, supersedes, superseded_by },
    {
      at: assertion.at,
      order: "",
      value: assertion.value,
      byHand: false,
      memory: old.id,
      assertion,
    },
  );
}

const found = (sql: SqlStorage): unknown[] =>
  sql.exec(`SELECT * FROM ${ASSERTIONS} ORDER BY memory, turn, seq, at`).toArray();

// Few of each, so that the steps meet.
const MEMORY = fc.nat(1);
const ASSERTION = fc
  .record({ at: fc.nat(2), word: fc.constantFrom("Oslo", "Bergen") })
  .map(({ at, word }) => assertionAt(at, word));
const STEP = fc.record({
  does: fc.constantFrom("say", "unsay", "reword", "retell"),
  n: MEMORY,
  assertion: ASSERTION,
});

test("a query finds the same assertions, whatever tells them", () => {
  fc.assert(
    fc.property(ASSERTION, fc.array(STEP, { maxLength: 20 }), (first, steps) => {
      const [together, apart] = [vaultTables().wake(), vaultTables().wake()];
      sayingsOf(apart).areApart = true;
      for (const sql of [together, apart]) for (const n of [0, 1]) insertMemory(sql, n, first);
      for (const { does, n, assertion } of steps) {
        for (const sql of [together, apart]) {
          if (does === "say") insertAssertion(sql, { ...assertion, memory: memoryOf(n) });
          else if (does === "unsay") removeAssertion(sql, memoryOf(n), assertion);
          else if (does === "reword") rewriteAssertion(sql, assertion);
          else retell(sql, n, assertion);
        }
        expect(found(together)).toEqual(found(apart));
      }
      expect(together.exec("SELECT 1 FROM sayings").toArray().length).toBeLessThanOrEqual(
        apart.exec("SELECT 1 FROM sayings").toArray().length,
      );
      giveFirstRows(together, null);
      expect(found(together)).toEqual(found(apart));
      expect(together.exec("SELECT 1 FROM memories WHERE first_turn IS NOT NULL").toArray()).toEqual([]);
    }),
    { seed: inject("extent").seed, numRuns: 200 },
  );
});

test("a memory tells the assertion that it was made of, and no other beside it", () => {
  const sql = vaultTables().wake();
  insertMemory(sql, 1, assertionAt(2, "Oslo"));
  expect(sql.exec("SELECT 1 FROM sayings").toArray()).toEqual([]);
  insertAssertion(sql, { ...assertionAt(4, "Oslo"), memory: memoryOf(1) });
  insertAssertion(sql, { ...assertionAt(2, "Oslo"), memory: memoryOf(1) });
  expect(sql.exec("SELECT at FROM sayings").toArray()).toEqual([{ at: 4 }]);
});
