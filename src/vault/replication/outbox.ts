import { keyOf, stopFollowing } from "../../replication/outbox.ts";
import {
  allChanges,
  type Change,
  CHANGE_TEXT,
  changeSql,
  changesIn,
  type LogReading,
  readChanges,
  recordChanges,
  recordChangeSql,
} from "./change-log.ts";
import { numberInLog } from "../insert-row.ts";
import { logOf } from "../log/round-log.ts";
import type { MemoryRow } from "../rows.ts";
import { unfiledIn } from "../unfiled-rounds.ts";
import { deleteRow, keyColumns, REPLICATED, rowId, TOMBSTONES, VECTORS } from "./replicated-rows.ts";

/*
 * The rows of a vault that are still to be pushed to the cold tier. Triggers record a change in its own transaction,
 * whoever makes it. A push sends the row as it is then, so that pushing it twice does no harm.
 */

/** The change of its vector that is recorded with a memory which is inserted, updated or deleted, in SQL. */
const WITH_VECTOR = [
  ["NEW", "NEW.vector IS NOT NULL"],
  ["NEW", "NEW.vector IS NOT OLD.vector OR NEW.space IS NOT OLD.space"],
  ["OLD", "OLD.vector IS NOT NULL"],
].map(([row, has]) => ` || iif(${has}, ${changeSql(VECTORS, `json_array(${row}.id)`)}, '')`) as [
  string,
  string,
  string,
];

/** Makes the triggers that record every change from now on. */
export function followChanges(sql: SqlStorage): void {
  const on = (table: string, event: string, statement: string): unknown =>
    sql.exec(`CREATE TRIGGER outbox_${table}_${event} AFTER ${event} ON ${table} BEGIN ${statement} END`);
  for (const table of REPLICATED) {
    const columns = keyColumns(sql, table);
    const [updated, deleted] = [changeSql(table, keyOf(columns, "NEW")), changeSql(table, keyOf(columns, "OLD"))];
    const inserted = changeSql(table, keyOf(columns, "NEW"), true);
    const [onInsert, onUpdate, onDelete] = table === "memories" ? WITH_VECTOR : ["", "", ""];
    on(table, "INSERT", recordChangeSql(inserted + onInsert));
    on(table, "UPDATE", recordChangeSql(updated + onUpdate));
    on(table, "DELETE", recordChangeSql(deleted + onDelete));
  }
  const tombstones = recordChangeSql(changeSql(TOMBSTONES.place, `'${TOMBSTONES.key}'`));
  sql.exec(`CREATE TRIGGER outbox_vault_UPDATE AFTER UPDATE OF tombstones ON vault BEGIN ${tombstones} END`);
}

/** Runs `act` without the triggers: rows of the cold tier need not go back to it. */
export function withoutRecording(sql: SqlStorage, act: () => void): void {
  // Rows that are made meanwhile would never be pushed.
  unfiledIn(sql).file();
  stopFollowing(sql);
  act();
  followChanges(sql);
}

/** Records all rows as new, because the cold tier has none of them. */
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

/** Changes to push, each row once, and the rows of the log that they were read from. */
export interface PendingChanges {
  readonly due: readonly Change[];
  readonly reading: LogReading;
}

/** Returns changed rows, without their vectors. */
export const pendingRows = (sql: SqlStorage, limit: number): PendingChanges =>
  read(sql, limit, ({ place }) => place !== VECTORS);

/** Returns memories whose vector has changed. */
export const pendingVectors = (sql: SqlStorage, limit: number): PendingChanges =>
  read(sql, limit, ({ place }) => place === VECTORS);

function read(sql: SqlStorage, limit: number, isWanted: (change: Change) => boolean): PendingChanges {
  const found = new Map<string, Change>();
  const reading: LogReading[number][] = [];
  for (const row of readChanges(sql)) {
    reading.push(row);
    for (const change of changesIn(row.notes).filter(isWanted)) {
      found.set(`${change.place} ${change.key}`, change);
      if (found.size === limit) return { due: [...found.values()], reading };
    }
  }
  return { due: [...found.values()], reading };
}

/** Deletes rows that came from the cold tier and were not changed in this vault since. */
export function dropUnchanged(sql: SqlStorage): void {
  withoutRecording(sql, () => {
    for (const table of REPLICATED) {
      const key = `json_array(${keyColumns(sql, table).join(", ")})`;
      const unchanged = `${table} WHERE ${key} NOT IN (SELECT key FROM ${CHANGE_TEXT} WHERE place = '${table}')`;
      if (table === "memories") dropLoggedRows(sql, unchanged);
      sql.exec(`DELETE FROM ${unchanged}`);
    }
  });
  logOf(sql).sweep();
}

/** Drops what the log has of rows that are deleted next: it would make them anew. @param rows of `memories`, in SQL */
function dropLoggedRows(sql: SqlStorage, rows: string): void {
  for (const row of sql.exec<Pick<MemoryRow, "words">>(`SELECT words FROM ${rows}`).toArray()) {
    const logged = numberInLog(row);
    if (logged !== null) logOf(sql).dropRow(logged);
  }
}

/**
 * Deletes rows that were once in the cold tier and are not among those `seen` in it. Another vault of this user has
 * deleted them. Pushing such a row once more, because it was changed in this vault, would bring it back.
 * @returns whether a memory or a block of the app went
 */
export function dropUnseen(sql: SqlStorage, seen: ReadonlySet<string>): boolean {
  const inserted = allChanges(sql, true);
  const unseen = REPLICATED.flatMap((table) => keysIn(sql, table, table, keyColumns(sql, table))).filter(
    ({ place, key }) => !seen.has(rowId({ table: place, key })) && !inserted.has(place, key),
  );
  withoutRecording(sql, () => {
    for (const row of unseen) deleteRow(sql, row);
  });
  if (unseen.some(({ place }) => place === "memories")) logOf(sql).sweep();
  return unseen.some(({ place }) => place === "memories" || place === "profile");
}

/** Returns the turns of rounds whose change is not pushed yet. */
export function turnsRecorded(sql: SqlStorage): string[] {
  return sql
    .exec<{ turn: string }>(
      `SELECT turn FROM memories
       WHERE turn IS NOT NULL AND json_array(id) IN (SELECT key FROM ${CHANGE_TEXT} WHERE place = 'memories')`,
    )
    .toArray()
    .map(({ turn }) => turn);
}

/** Returns the slots of memories whose change is not pushed yet, or the slots of all memories. */
export function slotsOf(sql: SqlStorage, all: boolean): string[] {
  const changed = `json_array(id) IN (SELECT key FROM ${CHANGE_TEXT} WHERE place = 'memories')`;
  return sql
    .exec<{ slot: string }>(`SELECT DISTINCT slot FROM memories WHERE slot IS NOT NULL ${all ? "" : `AND ${changed}`}`)
    .toArray()
    .map(({ slot }) => slot);
}
