import type { ColdRow } from "../../ports/cold-tier.ts";
import { keyOf, stopFollowing } from "../../replication/outbox.ts";
import {
  allChanges,
  type Change,
  recordChanges,
  CHANGE_TEXT,
  changeSql,
  changesIn,
  recordChangeSql,
  type Reading,
  readChanges,
} from "./change-log.ts";
import { priorityOf } from "./prominence.ts";
import { CONTENT_TABLES } from "../schema.ts";

/*
 * What of a vault is carried to the cold tier when it has changed, and how its rows look there. Triggers note a change in
 * the very transaction of it, whoever makes it; what is carried is the row as it is then, so that carrying it twice does
 * no harm.
 */

export { stopFollowing } from "../../replication/outbox.ts";
export { allChanges, isEmpty, markPushed } from "./change-log.ts";

/** Rows that are this storage's own work in hand stay here. */
const REPLICATED = CONTENT_TABLES.filter((table) => table !== "embedding" && table !== "embedding_attempts");
/** The place of vectors, which are carried apart from their rows. */
const VECTORS = "vectors";
/** What is left of forgotten turns, which lies over the rows. */
const TOMBSTONES: Change = { place: "vault", key: "tombstones" };
/** Tables whose rows all expire: kept apart, so that they may go by themselves. */
const FLEETING: ReadonlySet<string> = new Set(["answers"]);

type Row = Record<string, SqlStorageValue>;

/** What is noted besides of a memory that is made, changed or gone, in SQL. */
const WITH_VECTOR = [
  ["NEW", "NEW.vector IS NOT NULL"],
  ["NEW", "NEW.vector IS NOT OLD.vector OR NEW.space IS NOT OLD.space"],
  ["OLD", "OLD.vector IS NOT NULL"],
].map(([row, has]) => ` || iif(${has}, ${changeSql(VECTORS, `json_array(${row}.id)`)}, '')`) as [
  string,
  string,
  string,
];

/** The same in every vault. */
const keys = new Map<string, readonly string[]>();

function keyColumns(sql: SqlStorage, table: string): readonly string[] {
  let columns = keys.get(table);
  if (!columns) {
    const found = sql.exec<{ name: string }>("SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk", table);
    columns = found.toArray().map(({ name }) => name);
    keys.set(table, columns);
  }
  return columns;
}

/** The same. */
const tableColumns = new Map<string, readonly string[]>();

function allColumns(sql: SqlStorage, table: string): readonly string[] {
  let columns = tableColumns.get(table);
  if (!columns) {
    const found = sql.exec<{ name: string }>("SELECT name FROM pragma_table_info(?)", table);
    tableColumns.set(table, (columns = found.toArray().map(({ name }) => name)));
  }
  return columns;
}

/** From now on every change is noted. */
export function followChanges(sql: SqlStorage): void {
  const on = (table: string, event: string, statement: string): unknown =>
    sql.exec(`CREATE TRIGGER outbox_${table}_${event} AFTER ${event} ON ${table} BEGIN ${statement} END`);
  for (const table of REPLICATED) {
    const columns = keyColumns(sql, table);
    const [fresh, old] = [changeSql(table, keyOf(columns, "NEW")), changeSql(table, keyOf(columns, "OLD"))];
    const added = changeSql(table, keyOf(columns, "NEW"), true);
    const [made, changed, gone] = table === "memories" ? WITH_VECTOR : ["", "", ""];
    on(table, "INSERT", recordChangeSql(added + made));
    on(table, "UPDATE", recordChangeSql(fresh + changed));
    on(table, "DELETE", recordChangeSql(old + gone));
  }
  const tombstones = recordChangeSql(changeSql(TOMBSTONES.place, `'${TOMBSTONES.key}'`));
  sql.exec(`CREATE TRIGGER outbox_vault_UPDATE AFTER UPDATE OF tombstones ON vault BEGIN ${tombstones} END`);
  // `INSERT OR REPLACE` fires no trigger for the row that it removes.
  const replaced = "FROM answers WHERE fingerprint = NEW.fingerprint AND block = NEW.block AND form = NEW.form";
  sql.exec(`CREATE TRIGGER outbox_answers_REPLACE BEFORE INSERT ON answers
            BEGIN ${recordChangeSql(changeSql("answers", "json_array(id)"), replaced)} END`);
}

/** What is written in `act` comes from the cold tier, and need not go back to it. */
export function withoutRecording(sql: SqlStorage, act: () => void): void {
  stopFollowing(sql);
  act();
  followChanges(sql);
}

/** Everything there is has yet to be carried, as if it had just been made. */
export function recordAll(sql: SqlStorage): void {
  for (const table of REPLICATED) {
    recordChanges(
      sql,
      keysIn(sql, table, table, keyColumns(sql, table)).map((one) => ({ ...one, isNew: true })),
    );
  }
  recordChanges(sql, keysIn(sql, VECTORS, "memories WHERE vector IS NOT NULL", ["id"]));
  recordTombstones(sql);
}

const keysIn = (sql: SqlStorage, place: string, rows: string, columns: readonly string[]): Change[] =>
  sql
    .exec<{ key: string }>(`SELECT json_array(${columns.join(", ")}) AS key FROM ${rows}`)
    .toArray()
    .map(({ key }) => ({ place, key }));

export const recordTombstones = (sql: SqlStorage): void => recordChanges(sql, [TOMBSTONES]);

/** What is to be carried, each once, and the notes that it was read from. */
export interface PendingChanges {
  readonly due: readonly Change[];
  readonly reading: Reading;
}

/** Of the rows themselves. */
export const pendingRows = (sql: SqlStorage, limit: number): PendingChanges =>
  read(sql, limit, ({ place }) => place !== VECTORS);

/** Of the memories whose vector is to be carried. */
export const pendingVectors = (sql: SqlStorage, limit: number): PendingChanges =>
  read(sql, limit, ({ place }) => place === VECTORS);

function read(sql: SqlStorage, limit: number, isMeant: (note: Change) => boolean): PendingChanges {
  const found = new Map<string, Change>();
  const reading: Reading[number][] = [];
  for (const row of readChanges(sql)) {
    reading.push(row);
    for (const one of changesIn(row.notes).filter(isMeant)) {
      found.set(`${one.place} ${one.key}`, one);
      if (found.size === limit) return { due: [...found.values()], reading };
    }
  }
  return { due: [...found.values()], reading };
}

/** The row as it is now. */
export function coldRow(sql: SqlStorage, { place: table, key }: Change): ColdRow {
  if (table === TOMBSTONES.place) {
    const { tombstones } = sql.exec<{ tombstones: string }>("SELECT tombstones FROM vault").one();
    return { table, key, row: tombstones === "" ? null : tombstones, expiresAt: null };
  }
  const row = sql.exec(`SELECT * FROM ${table} WHERE ${whereOf(sql, table)}`, ...valuesIn(key)).toArray()[0];
  if (!row) return { table, key, row: null, expiresAt: null };
  const { vector: _, space: __, ...rest } = row;
  const expiresAt = FLEETING.has(table) ? (row["expires_at"] as number) : null;
  return { table, key, row: JSON.stringify(rest, encodeBytes), expiresAt, ...priorityOf(table, row) };
}

/** Removes what came from the cold tier and has not changed here since. */
export function dropUnchanged(sql: SqlStorage): void {
  withoutRecording(sql, () => {
    for (const table of REPLICATED) {
      const key = `json_array(${keyColumns(sql, table).join(", ")})`;
      sql.exec(`DELETE FROM ${table} WHERE ${key} NOT IN (SELECT key FROM ${CHANGE_TEXT} WHERE place = '${table}')`);
    }
  });
}

/**
 * Removes what lay in the cold tier and is not among what was `seen` there: another vault of this user has removed it,
 * and would have it back if it went there once more because it was changed here.
 * @returns whether a memory went
 */
export function dropUnseen(sql: SqlStorage, seen: ReadonlySet<string>): boolean {
  const made = allChanges(sql, true);
  const gone = REPLICATED.flatMap((table) => keysIn(sql, table, table, keyColumns(sql, table))).filter(
    ({ place, key }) => !seen.has(rowId({ table: place, key })) && !made.has(place, key),
  );
  withoutRecording(sql, () => {
    for (const { place, key } of gone) sql.exec(`DELETE FROM ${place} WHERE ${whereOf(sql, place)}`, ...valuesIn(key));
  });
  return gone.some(({ place }) => place === "memories");
}

export const rowId = ({ table, key }: Pick<ColdRow, "table" | "key">): string => `${table} ${key}`;

/** The turns of rounds that have changed here and are not carried yet. */
export function turnsRecorded(sql: SqlStorage): string[] {
  return sql
    .exec<{ turn: string }>(
      `SELECT turn FROM memories
       WHERE turn IS NOT NULL AND json_array(id) IN (SELECT key FROM ${CHANGE_TEXT} WHERE place = 'memories')`,
    )
    .toArray()
    .map(({ turn }) => turn);
}

/** The slots of memories that have changed here and are not carried yet; or of all there are. */
export function slotsOf(sql: SqlStorage, all: boolean): string[] {
  const changed = `json_array(id) IN (SELECT key FROM ${CHANGE_TEXT} WHERE place = 'memories')`;
  return sql
    .exec<{ slot: string }>(`SELECT DISTINCT slot FROM memories WHERE slot IS NOT NULL ${all ? "" : `AND ${changed}`}`)
    .toArray()
    .map(({ slot }) => slot);
}

/** Adds a row that is not there yet. False: its place is taken. */
export function addRow(sql: SqlStorage, { table, key, row }: ColdRow): boolean {
  if (row === null || !isReplicated(table)) return false;
  const { columns, values } = columnsIn(sql, table, row);
  const marks = columns.map(() => "?").join(", ");
  const { rowsWritten } = sql.exec(
    `INSERT OR IGNORE INTO ${table} (${columns.join(", ")}) VALUES (${marks})`,
    ...values,
  );
  if (rowsWritten === 0 && !isThere(sql, table, key)) recordChanges(sql, [{ place: table, key }]);
  return rowsWritten > 0;
}

/** Another vault of this user has changed the row. */
export function changeRow(sql: SqlStorage, { table, key, row }: ColdRow): void {
  if (row === null || !isReplicated(table) || !isThere(sql, table, key)) return;
  if (coldRow(sql, { place: table, key }).row === row) return;
  const { columns, values } = columnsIn(sql, table, row);
  const given = columns.map((column) => `${column} = ?`).join(", ");
  sql.exec(`UPDATE OR IGNORE ${table} SET ${given} WHERE ${whereOf(sql, table)}`, ...values, ...valuesIn(key));
}

const isReplicated = (table: string): boolean => (REPLICATED as readonly string[]).includes(table);

/** What another version has kept beside is left out. */
function columnsIn(sql: SqlStorage, table: string, row: string) {
  const given = JSON.parse(row, decodeBytes) as Row;
  const columns = allColumns(sql, table).filter((name) => name in given);
  return { columns, values: columns.map((column) => given[column] ?? null) };
}

const whereOf = (sql: SqlStorage, table: string): string =>
  keyColumns(sql, table)
    .map((column) => `${column} = ?`)
    .join(" AND ");

const valuesIn = (key: string): SqlStorageValue[] => JSON.parse(key) as SqlStorageValue[];

const isThere = (sql: SqlStorage, table: string, key: string): boolean =>
  sql.exec(`SELECT 1 FROM ${table} WHERE ${whereOf(sql, table)}`, ...valuesIn(key)).toArray().length > 0;

/** JSON has no bytes. */
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
