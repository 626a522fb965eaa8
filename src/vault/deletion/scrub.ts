import { columnNames } from "../../runtime/upgrade-tables.ts";
import { createTables, TABLE_NAMES } from "../schema.ts";

/*
 * No query finds a deleted row, but its bytes stay on the disk. SQLite leaves them in free pages, in the gaps of pages in
 * use, in copies that balancing left behind, and in the write-ahead log. A Durable Object may use neither `secure_delete`
 * nor `VACUUM` nor checkpoints. These commits do the same.
 *
 * A page from the free list keeps its old bytes wherever its new owner does not write. A B-tree page has gaps; an overflow
 * page is written whole. So rows of a filler table overwrite free pages as overflow pages. The filler's own B-tree is on
 * pages that were never anything else. Then the tables are copied into the clean pages, and the old ones are dropped and
 * overwritten in turn. The last fillings are longer than a checkpoint needs and than the log ever was. They make SQLite
 * rewrite the file, and leave nothing older in the log.
 *
 * The runtime's own table for the alarm is not rewritten: it is made with the schema, on a clean page. The runtime commits
 * once per turn of the event loop, so that each step is a turn of its own.
 */

const PAGE_BYTES = 4096;
/** SQLite checkpoints once the log holds so many pages. The runtime keeps that default. */
const CHECKPOINT_PAGES = 1_000;
/** Pages of the schema, and of what a commit writes beside content. */
const SLACK_PAGES = 64;
/** Bytes of a row in one overflow page. */
const OVERFLOW_BYTES = PAGE_BYTES - 4;
/** Bytes of a longer row that stay in its B-tree page if the rest fills overflow pages exactly. */
const LOCAL_BYTES = 484;
/** Overflow pages of one filler row. A row holds 2 MB at most. */
const ROW_PAGES = 244;
/** Pages to take at a time if more are free than the file was known to have. */
const STEP_PAGES = 16;

export const livePages = (sql: SqlStorage): number => Math.ceil(sql.databaseSize / PAGE_BYTES);

const sizeOf = (pages: number): number => LOCAL_BYTES + OVERFLOW_BYTES * Math.max(0, Math.min(ROW_PAGES, pages));

/** The size of the file, as the vault row has it. */
interface Size {
  /** The most pages that content ever took. */
  readonly peak: number;
  /** Pages of the file. */
  readonly pages: number;
}

const knownSize = (sql: SqlStorage): Size =>
  sql.exec<Size & Record<string, number>>("SELECT peak, pages FROM vault").one();

/** Takes every free page, so that the filler's own pages come from the end of the file. */
function prepareFiller(sql: SqlStorage): void {
  dropFiller(sql);
  const { peak, pages } = knownSize(sql);
  sql.exec("CREATE TABLE spill (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL)");
  while (livePages(sql) < pages || hasFreePages(sql)) {
    sql.exec(
      "INSERT INTO spill (bytes) VALUES (zeroblob(?))",
      sizeOf(pages > livePages(sql) ? pages - livePages(sql) : STEP_PAGES),
    );
  }
  sql.exec("CREATE TABLE filler (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL)");
  const rows = Math.ceil((livePages(sql) + CHECKPOINT_PAGES + peak + SLACK_PAGES) / ROW_PAGES) + 1;
  for (let row = 0; row < rows; row++) sql.exec("INSERT INTO filler (bytes) VALUES (zeroblob(?))", LOCAL_BYTES);
  sql.exec("UPDATE vault SET pages = ?", livePages(sql));
}

/** Overwrites the free pages. If they are fewer than `atLeast`, it takes the others beyond the end of the file. */
function fill(sql: SqlStorage, atLeast: number): void {
  const before = livePages(sql);
  const wanted = Math.max(knownSize(sql).pages, before + atLeast);
  const rows = sql.exec<{ id: number }>("SELECT id FROM filler ORDER BY id").toArray();
  for (const { id } of rows) {
    const missing = wanted - livePages(sql);
    if (missing <= 0) break;
    sql.exec("UPDATE filler SET bytes = zeroblob(?) WHERE id = ?", sizeOf(missing), id);
  }
  sql.exec("UPDATE vault SET pages = max(pages, ?)", livePages(sql));
}

/** Copies every table onto clean pages and drops the old one. */
function rewriteTables(sql: SqlStorage): void {
  const triggers = sql.exec<{ sql: string }>("SELECT sql FROM sqlite_schema WHERE type = 'trigger'").toArray();
  for (const table of TABLE_NAMES) sql.exec(`ALTER TABLE ${table} RENAME TO ${table}_old`);
  // An index cannot be renamed, and dropping one first would free pages. So the new ones take another name.
  const taken = sql.exec("SELECT 1 FROM sqlite_schema WHERE type = 'index' AND name LIKE '%!_b' ESCAPE '!'").toArray();
  createTables(sql, taken.length > 0 ? "" : "_b");
  for (const table of TABLE_NAMES) {
    // "*" would bring columns that are computed.
    const columns = [...columnNames(sql, table)].join(", ");
    sql.exec(`INSERT INTO ${table} (${columns}) SELECT ${columns} FROM ${table}_old`);
  }
  sql.exec("UPDATE vault SET pages = max(pages, ?)", livePages(sql));
  for (const table of TABLE_NAMES) sql.exec(`DROP TABLE ${table}_old`);
  // The triggers went with their tables.
  for (const trigger of triggers) sql.exec(trigger.sql);
}

/** Writes other bytes than before, because SQLite does not write a page that stays as it was. */
function overwriteLog(sql: SqlStorage): void {
  const ones = new Uint8Array(sizeOf(ROW_PAGES)).fill(0xff).buffer;
  sql.exec("UPDATE filler SET bytes = substr(?, 1, length(bytes))", ones);
}

function dropFiller(sql: SqlStorage): void {
  sql.exec("DROP TABLE IF EXISTS spill");
  sql.exec("DROP TABLE IF EXISTS filler");
}

/**
 * Returns whether the file has free pages. A Durable Object cannot ask for their number. But the root of a new table takes a
 * free page, and is the last page of the file only if none was free. Free pages at the end of the file look the same, so
 * that callers check the known size as well.
 */
function hasFreePages(sql: SqlStorage): boolean {
  const probes = ["filler_probe_1", "filler_probe_2", "filler_probe_3"];
  for (const probe of probes) sql.exec(`CREATE TABLE ${probe} (x)`);
  const last = livePages(sql);
  const roots = sql
    .exec<{ page: number }>(
      "SELECT rootpage AS page FROM sqlite_schema WHERE name LIKE 'filler!_probe%' ESCAPE '!' ORDER BY name",
    )
    .toArray();
  for (const probe of probes) sql.exec(`DROP TABLE ${probe}`);
  return !roots.every(({ page }, i) => page === last - probes.length + 1 + i);
}

/**
 * Removes the bytes of deleted rows from the disk. Others may read and write between the steps.
 * @param isStale returns true if the tables were erased meanwhile, so that nothing is left to scrub
 */
export async function scrub(storage: DurableObjectStorage, isStale: () => boolean): Promise<void> {
  const { sql } = storage;
  const steps = [
    () => prepareFiller(sql),
    () => sql.exec("DROP TABLE spill"),
    () => fill(sql, 0),
    () => sql.exec("UPDATE filler SET bytes = zeroblob(?)", LOCAL_BYTES),
    () => rewriteTables(sql),
    // The log was never longer than a checkpoint and the largest commit of content.
    () => fill(sql, CHECKPOINT_PAGES + knownSize(sql).peak + SLACK_PAGES),
    () => overwriteLog(sql),
    () => dropFiller(sql),
  ];
  for (const step of steps) {
    await storage.sync();
    if (isStale()) return;
    storage.transactionSync(step);
  }
  await storage.sync();
}
