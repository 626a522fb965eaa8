/*
 * The tables of the long parts of rounds. A commit writes its part to `log`, where the alarm finds it and packs it, with
 * those before and after it, into a row of `archive`. A row of `memories` names its part by "n" in both.
 */

/**
 * Rows that are written over and over: a part whose number the archive has is of no use any more, and its row takes a new
 * one. "n": the number of the part; 0: the row is empty. "piece": a long part takes several rows; below
 * zero: how many more parts follow "n" in the row (shared-row.ts). "bytes": pack-entry.ts
 */
export const LOG_TABLE =
  "CREATE TABLE log (slot INTEGER PRIMARY KEY, n INTEGER NOT NULL, piece INTEGER NOT NULL, bytes BLOB NOT NULL);";

/** "last": the last number of the group; "live": how many of its numbers are in use; the others: pack-group.ts */
export const ARCHIVE_TABLE = `CREATE TABLE archive (
    n INTEGER PRIMARY KEY, last INTEGER NOT NULL, live INTEGER NOT NULL,
    sizes BLOB NOT NULL, lengths BLOB NOT NULL, terms BLOB NOT NULL, records BLOB, words BLOB NOT NULL
  );`;
