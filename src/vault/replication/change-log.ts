/*
 * The log of changed rows: a text that grows at its end and is cut at its front, `["table","key"],` for each change. A
 * 1 behind the key says that the row is new. A row of SQLite for each change would cost two writes, one to make it and
 * one to remove it. In the text a change costs one, and a push one for all its changes. A text that gets long goes on in
 * another row, so that none is rewritten at length.
 */

const MAX_CHARACTERS = 4_000;

export const CHANGES_TABLE = "CREATE TABLE outbox (id INTEGER PRIMARY KEY, notes TEXT NOT NULL);";

/** All changes, in SQL, as a table of `place` and `key`. */
export const CHANGE_TEXT = `(SELECT note.value ->> 0 AS place, note.value ->> 1 AS key
  FROM outbox, json_each('[' || rtrim(outbox.notes, ',') || ']') AS note)`;

export interface Change {
  /** A table, as a rule. */
  readonly place: string;
  /** The values of the key's columns, as a JSON array. */
  readonly key: string;
  /** True if the row was inserted since the last push. No other vault can have deleted it. */
  readonly isNew?: boolean;
}

/** Rows of the log as they were read. A change that is recorded afterwards is not in them, and stays. */
export type LogReading = readonly { readonly id: number; readonly notes: string }[];

/** Returns a change as an SQL expression. @param key in SQL as well */
export const changeSql = (place: string, key: string, isNew = false): string =>
  `json_array('${place}', ${key} || ''${isNew ? ", 1" : ""}) || ','`;

/** Returns a statement that records changes. @param changes in SQL */
export const recordChangeSql = (changes: string): string =>
  `INSERT INTO outbox (id, notes)
   SELECT coalesce((SELECT id + (length(notes) > ${MAX_CHARACTERS}) FROM outbox ORDER BY id DESC LIMIT 1), 1), ${changes}
   WHERE true ON CONFLICT (id) DO UPDATE SET notes = notes || excluded.notes;`;

export function recordChanges(sql: SqlStorage, changes: Iterable<Change>): void {
  let text = "";
  const write = (): void => {
    if (text !== "") sql.exec(recordChangeSql("?"), text);
    text = "";
  };
  for (const change of changes) {
    text += asText(change);
    if (text.length > MAX_CHARACTERS) write();
  }
  write();
}

const asText = ({ place, key, isNew }: Change): string => `${JSON.stringify(isNew ? [place, key, 1] : [place, key])},`;
const rowNameOf = ({ place, key }: Change): string => `${place} ${key}`;

export const isEmpty = (sql: SqlStorage): boolean => sql.exec("SELECT 1 FROM outbox LIMIT 1").toArray().length === 0;

/** Returns all changed rows as a set, for a caller who looks for many. @param onlyNew rows that were inserted in this vault */
export function allChanges(sql: SqlStorage, onlyNew = false): { has(place: string, key: string): boolean } {
  const changed = new Set<string>();
  for (const { notes } of readChanges(sql)) {
    for (const change of changesIn(notes)) if (change.isNew || !onlyNew) changed.add(rowNameOf(change));
  }
  return { has: (place, key) => changed.has(rowNameOf({ place, key })) };
}

/** Reads the rows of the log, oldest first. */
export function* readChanges(sql: SqlStorage): Generator<LogReading[number]> {
  type Row = { id: number; notes: string };
  for (let after = 0; ;) {
    // No cursor stays open: it would keep the tables from being scrubbed.
    const found = sql.exec<Row>("SELECT id, notes FROM outbox WHERE id > ? ORDER BY id LIMIT 1", after).toArray()[0];
    if (!found) return;
    yield found;
    after = found.id;
  }
}

export const changesIn = (notes: string): Change[] =>
  (JSON.parse(`[${notes.slice(0, -1)}]`) as [string, string, 1?][]).map(([place, key, isNew]) => ({
    place,
    key,
    isNew: isNew === 1,
  }));

/** Removes the pushed changes from what was read, unless the log was rewritten since. */
export function markPushed(sql: SqlStorage, reading: LogReading, pushed: readonly Change[]): void {
  const names = new Set(pushed.map(rowNameOf));
  for (const { id, notes } of reading) {
    const current = sql.exec<{ notes: string }>("SELECT notes FROM outbox WHERE id = ?", id).toArray()[0]?.notes;
    if (!current?.startsWith(notes)) continue;
    const left = changesIn(notes).filter((change) => !names.has(rowNameOf(change)));
    const rest = left.map(asText).join("") + current.slice(notes.length);
    if (rest === current) continue;
    if (rest === "") sql.exec("DELETE FROM outbox WHERE id = ?", id);
    else sql.exec("UPDATE outbox SET notes = ? WHERE id = ?", rest, id);
  }
}
