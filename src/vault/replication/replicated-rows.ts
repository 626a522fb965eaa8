import type { ColdRow } from "../../ports/cold-tier.ts";
import { termOf } from "../../text/words.ts";
import { toRound } from "../../memory/round.ts";
import { kindOf, logRound, numberInLog } from "../insert-row.ts";
import { forgetHeldAnswers } from "../held-answers.ts";
import { logOf } from "../log/round-log.ts";
import { ownQuote } from "../own-quote.ts";
import { packPassages } from "../packing/pack-passages.ts";
import { packTerms } from "../packing/pack-terms.ts";
import { directoryOf, roundOfTurn } from "../memory-directory.ts";
import { recordedExchangesOf } from "../recorded-exchanges.ts";
import type { MemoryRow } from "../rows.ts";
import { sayingsOf } from "../saying-directory.ts";
import { CONTENT_TABLES, LOG_TABLES } from "../schema.ts";
import { DIGEST_COLUMNS } from "../short-digest.ts";
import { type Change, recordChanges } from "./change-log.ts";
import { priorityOf } from "./priority.ts";

/* A row of a vault as the cold tier stores it, and back. */

/** The progress of this storage's own backfill is of no use to another vault. Long parts of rounds go with their rows. */
const OWN: ReadonlySet<string> = new Set(["embedding", "embedding_attempts", ...LOG_TABLES]);
export const REPLICATED = CONTENT_TABLES.filter((table) => !OWN.has(table));
/** The place of vectors, which are pushed apart from their rows. */
export const VECTORS = "vectors";
/** The tombstones, which the cold tier stores beside the rows. */
export const TOMBSTONES: Change = { place: "vault", key: "tombstones" };
/** Tables whose rows all expire. The cold tier keeps them apart, so that it may drop them by itself. */
const EXPIRING: ReadonlySet<string> = new Set(["answers"]);

type Row = Record<string, SqlStorageValue>;

/** Key columns by table: they are the same in every vault. */
const keys = new Map<string, readonly string[]>();

export function keyColumns(sql: SqlStorage, table: string): readonly string[] {
  let columns = keys.get(table);
  if (!columns) {
    const found = sql.exec<{ name: string }>("SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk", table);
    columns = found.toArray().map(({ name }) => name);
    keys.set(table, columns);
  }
  return columns;
}

/** All columns by table: they are the same in every vault. */
const tableColumns = new Map<string, readonly string[]>();

function allColumns(sql: SqlStorage, table: string): readonly string[] {
  let columns = tableColumns.get(table);
  if (!columns) {
    const found = sql.exec<{ name: string }>("SELECT name FROM pragma_table_info(?)", table);
    tableColumns.set(table, (columns = found.toArray().map(({ name }) => name)));
  }
  return columns;
}

export const rowId = ({ table, key }: Pick<ColdRow, "table" | "key">): string => `${table} ${key}`;

const LONG_DIGEST = /("(?:turn|said|same_as)":"[0-9a-f]{32})[0-9a-f]{32}(?=")/g;
const LONG_KEY = /("[0-9a-f]{32})[0-9a-f]{32}(?=")/g;

/** Returns a row of the cold tier with short digests: earlier versions pushed long ones. */
export function withShortDigests(cold: ColdRow): ColdRow {
  if (!(cold.table in DIGEST_COLUMNS)) return cold;
  const { key, row } = cold;
  return { ...cold, key: key.replace(LONG_KEY, "$1"), row: row && row.replace(LONG_DIGEST, "$1") };
}

/** Returns the row of a change as it is now. */
export function coldRow(sql: SqlStorage, { place: table, key }: Change): ColdRow {
  if (table === TOMBSTONES.place) {
    const { tombstones } = sql.exec<{ tombstones: string }>("SELECT tombstones FROM vault").one();
    return { table, key, row: tombstones === "" ? null : tombstones, expiresAt: null };
  }
  const row = sql.exec(`SELECT * FROM ${table} WHERE ${whereOf(sql, table)}`, ...valuesIn(key)).toArray()[0];
  if (!row) return { table, key, row: null, expiresAt: null };
  // With a cold tier, no memory tells an assertion.
  const { vector: _, space: __, words, own_quote: ____, first_turn: _____, first_seq: ______, ...rest } = row;
  const record = typeof words === "number" ? logOf(sql).recordOf(words) : null;
  const expiresAt = EXPIRING.has(table) ? (row["expires_at"] as number) : null;
  const all = record ? { ...rest, logged: record } : rest;
  return { table, key, row: JSON.stringify(all, encodeBytes), expiresAt, ...priorityOf(table, row) };
}

/** Inserts a row of the cold tier. Returns false if its key is taken. */
export function addRow(sql: SqlStorage, { table, key, row }: ColdRow): boolean {
  if (table === "answers") forgetHeldAnswers(sql);
  if (row === null || !isReplicated(table)) return false;
  const read = JSON.parse(row, decodeBytes) as Row;
  const { turn = null, memory = null } = read as Partial<MemoryRow> & { readonly memory?: string };
  const known = table === "memories" && turn !== null ? roundOfTurn(sql, turn) : null;
  if (known !== null && exists(sql, table, JSON.stringify([known]))) {
    // Two vaults have kept one turn: the next push deletes the round of the other in the cold tier.
    if (known !== valuesIn(key)[0]) recordChanges(sql, [{ place: table, key }]);
    return false;
  }
  const { columns, values } = columnsIn(sql, table, read, { missing: kindOfEarlier });
  const marks = columns.map(() => "?").join(", ");
  const { rowsWritten } = sql.exec(
    `INSERT OR IGNORE INTO ${table} (${columns.join(", ")}) VALUES (${marks})`,
    ...values,
  );
  if (table === "memories" && rowsWritten > 0) {
    const { id, conversation = null, slot = null, exchange } = read as Partial<MemoryRow> & Pick<MemoryRow, "id">;
    if (exchange) recordedExchangesOf(sql).add(exchange);
    directoryOf(sql).add({ id, turn, conversation, slot, words: values[columns.indexOf("words")] });
  }
  if (table === "exchanges") recordedExchangesOf(sql).add(valuesIn(key)[0] as string);
  if (table === "sayings" && turn !== null && memory !== null) sayingsOf(sql).add(turn, memory);
  // This version cannot hold it: the next push deletes it in the cold tier.
  if (rowsWritten === 0 && !exists(sql, table, key)) recordChanges(sql, [{ place: table, key }]);
  return rowsWritten > 0;
}

/** Updates a row that another vault of this user has changed. */
export function changeRow(sql: SqlStorage, { table, key, row }: ColdRow): void {
  if (table === "answers") forgetHeldAnswers(sql);
  if (row === null || !isReplicated(table) || !exists(sql, table, key)) return;
  if (coldRow(sql, { place: table, key }).row === row) return;
  const read = JSON.parse(row, decodeBytes) as Row;
  const { columns, values } = columnsIn(sql, table, read, { logged: loggedAs(sql, table, key) });
  const given = columns.map((column) => `${column} = ?`).join(", ");
  sql.exec(`UPDATE OR IGNORE ${table} SET ${given} WHERE ${whereOf(sql, table)}`, ...values, ...valuesIn(key));
  if (table === "memories") directoryOf(sql).setNumber(valuesIn(key)[0] as string, values[columns.indexOf("words")]);
}

export function deleteRow(sql: SqlStorage, { place: table, key }: Change): void {
  // The log would make the row of a round anew.
  const logged = loggedAs(sql, table, key);
  if (logged !== null) logOf(sql).dropRow(logged);
  sql.exec(`DELETE FROM ${table} WHERE ${whereOf(sql, table)}`, ...valuesIn(key));
}

const isReplicated = (table: string): boolean => (REPLICATED as readonly string[]).includes(table);

/** Returns the kind of a memory that a version without kinds has pushed. */
const kindOfEarlier = (table: string, row: Row): Row =>
  table !== "memories" || "kind" in row ? {} : { kind: kindOf(row as MemoryRow) };

/** Returns the number that a round has in the log of this vault. Returns null for other rows. */
function loggedAs(sql: SqlStorage, table: string, key: string): number | null {
  if (table !== "memories") return null;
  const [row] = sql
    .exec<Pick<MemoryRow, "words">>("SELECT words FROM memories WHERE id = ?", ...valuesIn(key))
    .toArray();
  return row ? numberInLog(row) : null;
}

/** Things that are known beside a row of the cold tier. */
interface Beside {
  /** Returns values of columns that an earlier version did not have. */
  readonly missing?: (table: string, row: Row) => Row;
  readonly logged?: number | null;
}

/** Leaves out columns that only another version of the product has. */
function columnsIn(sql: SqlStorage, table: string, read: Row, { missing = () => ({}), logged = null }: Beside) {
  const given = packed(sql, table, { ...read, ...missing(table, read) }, logged);
  const columns = allColumns(sql, table).filter((name) => name in given);
  return { columns, values: columns.map((column) => given[column] ?? null) };
}

/** Packs what the rows of a vault hold packed. The cold tier holds it as earlier versions wrote it. */
function packed(sql: SqlStorage, table: string, row: Row, logged: number | null): Row {
  if (table === "sayings") return { ...row, ...ownQuoteOf(row) };
  if (table !== "memories") return row;
  const {
    user_text = null,
    answer = null,
    logged: record = null,
    ...given
  } = row as Partial<MemoryRow> & {
    logged?: ArrayBuffer | null;
  };
  const terms = given.terms ? new Uint32Array(given.terms).map(termOf) : null;
  const passages = given.passages ? new Uint16Array(given.passages) : null;
  const words = toRound(user_text, answer);
  return {
    ...row,
    ...ownQuoteOf(row),
    ...(words && terms
      ? logRound(sql, { words, terms, passages, record }, logged)
      : { ...(terms && { terms: packTerms(terms) }), ...(passages && { passages: packPassages(passages) }) }),
  };
}

const ownQuoteOf = (row: Row): Row =>
  "quote" in row ? { own_quote: ownQuote(row as Pick<MemoryRow, "text" | "quote">) } : {};

const whereOf = (sql: SqlStorage, table: string): string =>
  keyColumns(sql, table)
    .map((column) => `${column} = ?`)
    .join(" AND ");

const valuesIn = (key: string): SqlStorageValue[] => JSON.parse(key) as SqlStorageValue[];

const exists = (sql: SqlStorage, table: string, key: string): boolean =>
  sql.exec(`SELECT 1 FROM ${table} WHERE ${whereOf(sql, table)}`, ...valuesIn(key)).toArray().length > 0;

/** Writes bytes as base64, because JSON has none. */
function encodeBytes(_: string, value: unknown): unknown {
  if (!(value instanceof ArrayBuffer)) return value;
  let binary = "";
  for (const byte of new Uint8Array(value)) binary += String.fromCodePoint(byte);
  return { base64: btoa(binary) };
}

function decodeBytes(_: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || !("base64" in value)) return value;
  return Uint8Array.from(atob(String(value.base64)), (character) => character.codePointAt(0) ?? 0).buffer;
}
