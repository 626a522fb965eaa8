import { noteFailure } from "./service-health.ts";
import { hasTable } from "./upgrade-tables.ts";

/*
 * The format of an object's file: the version of its tables, in a table of one row. `PRAGMA user_version` is closed to
 * Durable Objects. A vault keeps its version in its own row.
 */

/** The kinds of objects, as operators read them in `/readyz`. */
export type ObjectKind = "vault" | "answers" | "directory" | "tenant" | "rulebook" | "grants";

/** The code of a file that a later version wrote, in `/readyz` and in the log. */
export const NEWER_FORMAT = "newer_format";

const MESSAGE = "was written by a newer version of Throughline";
const ADVICE = "a newer version wrote this file, and it is left as it is: run that version, or one after it";

/**
 * Makes sure that an object's file is none of a later version, before anything is read from it or written to it.
 * @param version what the file names
 * @param known the version of this code
 * @throws an Error of which `isNewerFormat` is true
 */
export function refuseNewer(kind: ObjectKind, version: number, known: number): void {
  if (version <= known) return;
  noteFailure(`storage:${kind}`, NEWER_FORMAT, ADVICE, Date.now(), true);
  throw new Error(`this ${kind} ${MESSAGE}`);
}

/** Returns whether an object has refused its file. The error may have come from another isolate, so that its text decides. */
export const isNewerFormat = (error: unknown): boolean => error instanceof Error && error.message.includes(MESSAGE);

/** Returns the format of a file. It is 0 for a file of an earlier version, which named none, and for an empty one. */
export const formatOf = (sql: SqlStorage): number =>
  hasTable(sql, "format") ? sql.exec<{ version: number }>("SELECT version FROM format").one().version : 0;

/** Records the format of a file whose tables are of this version. It writes nothing if the file names it already. */
export function recordFormat(sql: SqlStorage, version: number): void {
  if (formatOf(sql) === version) return;
  sql.exec("CREATE TABLE IF NOT EXISTS format (version INTEGER NOT NULL); DELETE FROM format");
  sql.exec("INSERT INTO format (version) VALUES (?)", version);
}
