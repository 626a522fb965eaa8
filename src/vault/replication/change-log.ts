/*
 * Which rows have changed, as a text that grows at its end and is cut at its front: `["table","key"],` for each change,
 * with a 1 behind the key of a row that was made.
 * With a row for each there would be two writes, one to make it and one to remove it; so a change costs one, and what is
 * carried one for all. Where the text gets long it goes on in another row, so that none is rewritten at length.
 */

const CHARACTERS = 4_000;

export const CHANGES_TABLE = "CREATE TABLE outbox (id INTEGER PRIMARY KEY, notes TEXT NOT NULL);";

/** All that is noted, in SQL, as a table of `place` and `key`. */
export const CHANGE_TEXT = `(SELECT note.value ->> 0 AS place, note.value ->> 1 AS key
  FROM outbox, json_each('[' || rtrim(outbox.notes, ',') || ']') AS note)`;

export interface Change {
  /** A table, as a rule. */
  readonly place: string;
  /** The values of the key's columns, as a JSON array. */
  readonly key: string;
  /** The row was made, and not changed: nobody can have removed it elsewhere. */
  readonly isNew?: boolean;
}

/** Rows of notes as they were read: what is noted afterwards is not in it, and stays. */
export type Reading = readonly { readonly id: number; readonly notes: string }[];

/** A note, in SQL. @param key in SQL as well */
export const changeSql = (place: string, key: string, isNew = false): string =>
  `json_array('${place}', ${key} || ''${isNew ? ", 1" : ""}) || ','`;

/** A statement that notes. @param notes in SQL @param from where they come from, in SQL: one row, or none */
export const recordChangeSql = (notes: string, from = ""): string =>
  `INSERT INTO outbox (id, notes)
   SELECT coalesce((SELECT id + (length(notes) > ${CHARACTERS}) FROM outbox ORDER BY id DESC LIMIT 1), 1), ${notes}
   ${from || "WHERE true"} ON CONFLICT (id) DO UPDATE SET notes = notes || excluded.notes;`;

export function recordChanges(sql: SqlStorage, notes: Iterable<Change>): void {
  let text = "";
  const write = (): void => {
    if (text !== "") sql.exec(recordChangeSql("?"), text);
    text = "";
  };
  for (const one of notes) {
    text += asText(one);
    if (text.length > CHARACTERS) write();
  }
  write();
}

const asText = ({ place, key, isNew }: Change): string => `${JSON.stringify(isNew ? [place, key, 1] : [place, key])},`;
/** Of which row it is. */
const nameOf = ({ place, key }: Change): string => `${place} ${key}`;

export const isEmpty = (sql: SqlStorage): boolean => sql.exec("SELECT 1 FROM outbox LIMIT 1").toArray().length === 0;

/** All that is noted, as texts: to be asked of many rows. @param onlyNew rows that were made here */
export function allChanges(sql: SqlStorage, onlyNew = false): { has(place: string, key: string): boolean } {
  const noted = new Set<string>();
  for (const { notes } of readChanges(sql)) {
    for (const one of changesIn(notes)) if (one.isNew || !onlyNew) noted.add(nameOf(one));
  }
  return { has: (place, key) => noted.has(nameOf({ place, key })) };
}

/** The oldest first. */
export function* readChanges(sql: SqlStorage): Generator<Reading[number]> {
  type Row = { id: number; notes: string };
  for (let after = 0; ;) {
    // No cursor is left open, which would keep the tables from being scrubbed.
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

/** Removes of what was read the notes that are settled, unless they are others by now. */
export function markPushed(sql: SqlStorage, reading: Reading, settled: readonly Change[]): void {
  const names = new Set(settled.map(nameOf));
  for (const { id, notes } of reading) {
    const held = sql.exec<{ notes: string }>("SELECT notes FROM outbox WHERE id = ?", id).toArray()[0]?.notes;
    if (!held?.startsWith(notes)) continue;
    const left = changesIn(notes).filter((one) => !names.has(nameOf(one)));
    const rest = left.map(asText).join("") + held.slice(notes.length);
    if (rest === held) continue;
    if (rest === "") sql.exec("DELETE FROM outbox WHERE id = ?", id);
    else sql.exec("UPDATE outbox SET notes = ? WHERE id = ?", rest, id);
  }
}
