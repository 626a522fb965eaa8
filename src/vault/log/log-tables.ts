/*
 * The tables of the long parts of rounds. A commit appends a row to `log`, where the alarm finds it and packs it, with those
 * before and after it, into a row of `archive`. A row of `memories` names its part by "n" in both.
 */

export const LOG_TABLE =
  "CREATE TABLE log (n INTEGER PRIMARY KEY, terms BLOB NOT NULL, passages BLOB, record BLOB, words BLOB NOT NULL);";

/** "last": the last number of the group; "live": how many of its numbers are in use; the others: pack-group.ts */
export const ARCHIVE_TABLE = `CREATE TABLE archive (
    n INTEGER PRIMARY KEY, last INTEGER NOT NULL, live INTEGER NOT NULL,
    sizes BLOB NOT NULL, lengths BLOB NOT NULL, terms BLOB NOT NULL, records BLOB, words BLOB NOT NULL
  );`;
