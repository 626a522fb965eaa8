import * as fc from "fast-check";
import { expect, inject, test } from "vitest";
import { ASSERTIONS, assertionsOf } from "../../../src/vault/assertion-sql.ts";
import { expandQuery } from "../../../src/memory/ranking/query-expansion.ts";
import { indexTerms } from "../../../src/memory/ranking/recall-index.ts";
import { logOf } from "../../../src/vault/log/round-log.ts";
import { insertRow, numberInLog } from "../../../src/vault/insert-row.ts";
import { directoryOf } from "../../../src/vault/memory-directory.ts";
import { sqlNaming } from "../../../src/vault/packing/unpacking-sql.ts";
import { type Change, recordChanges } from "../../../src/vault/replication/change-log.ts";
import { dropUnchanged, dropUnseen, followChanges } from "../../../src/vault/replication/outbox.ts";
import { deleteRow } from "../../../src/vault/replication/replicated-rows.ts";
import type { MemoryRow } from "../../../src/vault/rows.ts";
import { unfiledIn } from "../../../src/vault/unfiled-rounds.ts";
import { vaultTables } from "../../support/vault-tables.ts";

/* No query finds whether the rows of a round and of its statements were made at once or later, in a vault that has slept neither. */

const idOf = (n: number): string => `mem_${String(n).padStart(26, "0")}`;

function addRound(sql: SqlStorage, n: number, isFiledLater: boolean, { statements = 0, text = "" } = {}): void {
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
  for (let seq = 0; seq < statements; seq++) addStatement(sql, n, seq, text || textOf(n, seq));
  logOf(sql).writeHeld();
}

/** The first of a turn is in the words of its round, and the second is not. */
const textOf = (n: number, seq: number): string => (seq === 0 ? `question ${n}` : `It's "as good" as ${n}`);

const statementOf = (n: number, seq: number): string => `mem_${String(n).padStart(25, "0")}${"ab"[seq]}`;

function addStatement(sql: SqlStorage, n: number, seq: number, text: string): void {
  const statement = {
    id: statementOf(n, seq),
    type: seq === 0 ? "semantic" : "procedural",
    text,
    slot: `said:${n}${seq}`,
    value: seq === 0 ? "yes" : text,
    confidence: seq === 0 ? 1 : 0.5,
    created_at: n,
    valid_from: n - seq,
    supersedes: seq === 0 ? null : idOf(n),
    exchange: `exc_${n}`,
    conversation: `talk ${n % 3}`,
    role: "user",
    quote: seq === 0 ? text : `words ${n}`,
    said: `said ${n}`,
    first_turn: `turn ${n}`,
    first_seq: seq,
    space: "static",
    vector: Uint8Array.of(n % 256, seq, 0).buffer,
  } as const;
  insertRow(sql, statement, indexTerms(`${text} ${expandQuery(statement.slot)}`));
}

function deleteStatement(sql: SqlStorage, n: number): void {
  sql.exec("DELETE FROM memories WHERE id = ?", statementOf(n, 0));
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
  { weight: 2, arbitrary: fc.constant("name" as const) },
  { weight: 2, arbitrary: fc.record({ statementBefore: fc.oneof(fc.constant(0), fc.nat(20)) }) },
  // Most are of late.
  { weight: 2, arbitrary: fc.record({ deletedBefore: fc.oneof(fc.constant(0), fc.nat(20)) }) },
  { weight: 2, arbitrary: fc.record({ deletedElsewhere: fc.oneof(fc.constant(0), fc.nat(20)) }) },
);

const NAMED = [
  "SELECT * FROM memories WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id",
  `SELECT m.id, m.quote, s.turn, s.quote AS words, s.text FROM ${ASSERTIONS} s JOIN memories m ON m.id = s.memory
   WHERE s.memory IN (SELECT value FROM json_each(?1)) ORDER BY m.id`,
  `SELECT m.id, (SELECT max(at) FROM ${assertionsOf("m.id")}) AS said_last FROM memories m
   WHERE m.id IN (SELECT value FROM json_each(?)) AND m.valid_from <= m.created_at ORDER BY m.id`,
  ...["vector", "terms", "passages"].map(
    (bytes) => `SELECT id, ${bytes} FROM memories WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id`,
  ),
];

/** Returns the answers to queries that name some memories, and whether these made rows. */
function namedIn(sql: SqlStorage, n: number): unknown[] {
  const ids = [n, n - 1, n - 9].flatMap((one) => [idOf(one), statementOf(one, 0), statementOf(one, 1)]);
  return NAMED.map((query) =>
    sqlNaming(sql, ids)
      .exec<MemoryRow>(query, JSON.stringify(ids))
      .toArray()
      .map((row) => ({ ...row, user_text: row.user_text, answer: row.answer, words: null })),
  );
}

test("a query finds the same memories, whenever their rows are made", () => {
  fc.assert(
    fc.property(fc.array(STEP, { maxLength: 40 }), (steps) => {
      const [late, prompt] = [vaultTables(), vaultTables()];
      let [sql, other] = [late.wake(), prompt.wake()];
      let n = 0;
      for (const step of steps) {
        if (step === "later" || step === "at once") {
          n += 1;
          addRound(sql, n, step === "later", { statements: n % 3 });
          addRound(other, n, false, { statements: n % 3 });
        } else if (step === "sleep") [sql, other] = [late.wake(), prompt.wake()];
        else if (step === "archive") {
          unfiledIn(sql).file();
          for (const one of [sql, other]) logOf(one).archive(() => {});
        } else if (step === "look") expect(told(sql)).toEqual(told(other));
        else if (step === "name") {
          const made = late.made();
          expect(namedIn(sql, n)).toEqual(namedIn(other, n));
          expect(late.made()).toBe(made);
        } else if (step === "sweep") for (const one of [sql, other]) logOf(one).sweep();
        else if ("statementBefore" in step)
          for (const one of [sql, other]) deleteStatement(one, n - step.statementBefore);
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

test("a query of assertions makes no rows unless a statement has none, because no round tells one", () => {
  const tables = vaultTables();
  const sql = tables.wake();
  for (let n = 1; n <= 3; n++) addRound(sql, n, true);
  const tellsNothing = (): void => {
    sql.exec(`SELECT turn FROM ${ASSERTIONS} WHERE memory = ?`, idOf(1)).toArray();
    sql.exec(`SELECT count(*) FROM ${assertionsOf("?1")}`, idOf(1)).toArray();
  };
  tellsNothing();
  expect(tables.made()).toBe(0);
  sql.exec(`SELECT m.id FROM ${ASSERTIONS} s JOIN memories m ON m.turn = s.turn`).toArray();
  expect(tables.made()).toBe(3);
  addRound(sql, 4, true, { statements: 1 });
  tellsNothing();
  expect(tables.made()).toBe(5);
});

test("a write of a memory by its id makes the rows if it has none, and no others", () => {
  const tables = vaultTables();
  const sql = tables.wake();
  addRound(sql, 1, false);
  for (let n = 2; n <= 4; n++) addRound(sql, n, true, { statements: 2 });
  const stale = (id: string): void =>
    void sqlNaming(sql, [id]).exec("UPDATE memories SET stale = 2 WHERE id = ?", id).toArray();
  stale(idOf(1));
  expect(tables.made()).toBe(1);
  stale(statementOf(3, 1));
  expect(tables.made()).toBe(10);
  expect(told(sql).filter((row) => (row as MemoryRow).stale === 2)).toHaveLength(2);
});

test.each(["a \0 b", "a \\u0000 b", "a \ud800 b", 'a "b" ?1 ?'])("a query by id finds a text as it is: %j", (text) => {
  const [late, prompt] = [vaultTables().wake(), vaultTables().wake()];
  for (const [sql, isFiledLater] of [[late, true] as const, [prompt, false] as const]) {
    addRound(sql, 1, isFiledLater);
    addRound(sql, 2, isFiledLater, { statements: 1, text });
  }
  expect(namedIn(late, 2)).toEqual(namedIn(prompt, 2));
});

test.each([idOf(2), statementOf(2, 0), statementOf(3, 1)])(
  "a row that cannot be made (%s) costs neither itself nor others, awake or after a sleep",
  (id) => {
    for (const sleeps of [false, true]) {
      const tables = vaultTables();
      const sql = tables.wake();
      sql.exec(
        `CREATE TRIGGER fault BEFORE INSERT ON memories WHEN NEW.id = '${id}' BEGIN SELECT RAISE(FAIL, 'full'); END`,
      );
      for (let n = 1; n <= 3; n++) addRound(sql, n, true, { statements: 2 });
      for (let i = 0; i < 2; i++) expect(() => told(sql)).toThrow("full");
      expect(tables.made()).toBeGreaterThan(0);
      sql.exec("DROP TRIGGER fault");
      expect(told(sleeps ? tables.wake() : sql)).toHaveLength(9);
    }
  },
);

test("a statement that was deleted does not come back from the log, though no late row names its round", () => {
  const tables = vaultTables();
  const sql = tables.wake();
  addRound(sql, 1, true, { statements: 2 });
  expect(told(sql)).toHaveLength(3);
  deleteStatement(sql, 1);
  for (let n = 2; n <= 300; n++)
    insertRow(sql, { id: idOf(n), type: "semantic", text: "A note", created_at: n, valid_from: n }, Uint32Array.of(n));
  expect(told(tables.wake())).toHaveLength(301);
});

test("its bytes leave the log with the next sweep, though its round stays", () => {
  const tables = vaultTables();
  const sql = tables.wake();
  addRound(sql, 1, true, { statements: 2 });
  const holds = (text: string): boolean =>
    sql
      .exec<{ bytes: ArrayBuffer }>("SELECT bytes FROM log")
      .toArray()
      .some(({ bytes }) => new TextDecoder("latin1").decode(bytes).includes(text));
  expect(holds("as good")).toBe(true);
  sql.exec("DELETE FROM memories WHERE id = ?", statementOf(1, 1));
  logOf(sql).sweep();
  expect(holds("as good")).toBe(false);
  expect(holds("answer 1")).toBe(true);
});
