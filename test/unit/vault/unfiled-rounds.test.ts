import * as fc from "fast-check";
import { expect, inject, test } from "vitest";
import { ASSERTIONS, assertionsOf } from "../../../src/vault/assertion-sql.ts";
import { logOf } from "../../../src/vault/log/round-log.ts";
import { insertRow, numberInLog } from "../../../src/vault/insert-row.ts";
import { directoryOf } from "../../../src/vault/memory-directory.ts";
import { type Change, recordChanges } from "../../../src/vault/replication/change-log.ts";
import { dropUnchanged, dropUnseen, followChanges } from "../../../src/vault/replication/outbox.ts";
import { deleteRow } from "../../../src/vault/replication/replicated-rows.ts";
import type { MemoryRow } from "../../../src/vault/rows.ts";
import { unfiledIn } from "../../../src/vault/unfiled-rounds.ts";
import { vaultTables } from "../../support/vault-tables.ts";

/* No query finds whether the row of a round was made at once or later, in a vault that has slept neither. */

const idOf = (n: number): string => `mem_${String(n).padStart(26, "0")}`;

function addRound(sql: SqlStorage, n: number, isFiledLater: boolean): void {
  const given = {
    id: idOf(n),
    type: "episodic",
    text: "",
    created_at: n,
    valid_from: n,
    exchange: `exc_${n}`,
    conversation: `talk ${n % 3}`,
    role: "user",
    said: `said ${n}`,
    turn: `turn ${n}`,
    user_text: `question ${n}`,
    answer: `answer ${n}`,
    space: "static",
    vector: Uint8Array.of(n % 256, 1).buffer,
  } as const;
  insertRow(sql, given, Uint32Array.of(n), { record: null, isFiledLater });
}

function deleteRound(sql: SqlStorage, n: number): void {
  const [row] = sql.exec<MemoryRow>("SELECT * FROM memories WHERE id = ?", idOf(n)).toArray();
  if (!row) return;
  logOf(sql).dropRow(numberInLog(row) ?? 0);
  sql.exec("DELETE FROM memories WHERE id = ?", row.id);
}

const placeOf = (n: number): Change => ({ place: "memories", key: JSON.stringify([idOf(n)]) });

const told = (sql: SqlStorage): unknown[] =>
  sql
    .exec<MemoryRow>("SELECT * FROM memories ORDER BY id")
    .toArray()
    .map((row) => ({ ...row, user_text: row.user_text, answer: row.answer, words: null }));

const STEP = fc.oneof(
  { weight: 6, arbitrary: fc.constant("later" as const) },
  { weight: 2, arbitrary: fc.constant("at once" as const) },
  { weight: 1, arbitrary: fc.constant("sleep" as const) },
  { weight: 1, arbitrary: fc.constant("archive" as const) },
  { weight: 1, arbitrary: fc.constant("look" as const) },
  { weight: 1, arbitrary: fc.constant("sweep" as const) },
  // Most are of late.
  { weight: 2, arbitrary: fc.record({ deletedBefore: fc.oneof(fc.constant(0), fc.nat(20)) }) },
  { weight: 2, arbitrary: fc.record({ deletedElsewhere: fc.oneof(fc.constant(0), fc.nat(20)) }) },
);

test("a query finds the same rounds, whenever their rows are made", () => {
  fc.assert(
    fc.property(fc.array(STEP, { maxLength: 40 }), (steps) => {
      const [late, prompt] = [vaultTables(), vaultTables()];
      let [sql, other] = [late.wake(), prompt.wake()];
      let n = 0;
      for (const step of steps) {
        if (step === "later" || step === "at once") {
          n += 1;
          addRound(sql, n, step === "later");
          addRound(other, n, false);
        } else if (step === "sleep") [sql, other] = [late.wake(), prompt.wake()];
        else if (step === "archive") {
          unfiledIn(sql).file();
          for (const one of [sql, other]) logOf(one).archive(() => {});
        } else if (step === "look") expect(told(sql)).toEqual(told(other));
        else if (step === "sweep") for (const one of [sql, other]) logOf(one).sweep();
        else if ("deletedElsewhere" in step)
          for (const one of [sql, other]) deleteRow(one, placeOf(n - step.deletedElsewhere));
        else for (const one of [sql, other]) deleteRound(one, n - step.deletedBefore);
      }
      expect(directoryOf(sql).roundsIn("talk 1")).toEqual(directoryOf(other).roundsIn("talk 1"));
      expect(told(sql)).toEqual(told(other));
    }),
    { seed: inject("extent").seed, numRuns: 100 },
  );
});

test("rows are made once for many rounds, and a vault that slept still owes them", () => {
  const tables = vaultTables();
  const sql = tables.wake();
  for (let n = 1; n <= 20; n++) addRound(sql, n, true);
  expect(tables.made()).toBe(0);
  expect(unfiledIn(tables.wake()).get(idOf(7))?.n).toBe(7);
  expect(told(tables.wake())).toHaveLength(20);
  expect(tables.made()).toBe(20);
  expect(unfiledIn(tables.wake()).get(idOf(7))).toBeNull();
});

test.each([
  [
    "another deployment has deleted",
    (sql: SqlStorage) => void dropUnseen(sql, new Set([`memories ${placeOf(3).key}`])),
  ],
  ["are read anew from the cold tier", (sql: SqlStorage) => (recordChanges(sql, [placeOf(3)]), dropUnchanged(sql))],
])("rounds that %s do not come back from the log", (_what, drop) => {
  const tables = vaultTables();
  const sql = tables.wake();
  followChanges(sql);
  for (let n = 1; n <= 5; n++) addRound(sql, n, true);
  expect(told(sql)).toHaveLength(5);
  sql.exec("DELETE FROM outbox");
  drop(sql);
  expect(told(sql)).toMatchObject([{ id: idOf(3) }]);
  expect(told(tables.wake())).toMatchObject([{ id: idOf(3) }]);
});

test("a query of assertions makes no rows, because no round tells one", () => {
  const tables = vaultTables();
  const sql = tables.wake();
  for (let n = 1; n <= 3; n++) addRound(sql, n, true);
  sql.exec(`SELECT turn FROM ${ASSERTIONS} WHERE memory = ?`, idOf(1)).toArray();
  sql.exec(`SELECT count(*) FROM ${assertionsOf("?1")}`, idOf(1)).toArray();
  expect(tables.made()).toBe(0);
  sql.exec(`SELECT m.id FROM ${ASSERTIONS} s JOIN memories m ON m.turn = s.turn`).toArray();
  expect(tables.made()).toBe(3);
});
