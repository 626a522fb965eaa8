import { createTables, TABLE_NAMES } from "../schema.ts";

/*
 * A deleted row is gone from every query, and its bytes are not: SQLite leaves them in free pages, in the gaps of pages
 * that are still in use, in copies that balancing left behind, and in the write-ahead log. `secure_delete`, `VACUUM` and
 * checkpoints are not open to a Durable Object; these commits do the same.
 *
 * A page that comes from the free list keeps what was on it wherever its new owner does not write: a B-tree page has
 * gaps, an overflow page is written whole. So free pages are overwritten as overflow pages, by rows of a filler whose
 * own B-tree lies on pages that were never anything else. Then tables are copied into the clean pages, the old ones are
 * dropped and overwritten in turn. The last fillings are longer than what triggers a checkpoint and than the log ever
 * was, so that the file is rewritten and nothing older is left in the log.
 *
 * Tables that are not ours are not rewritten: the runtime's own for the alarm is made with the schema, on a clean page.
 * The runtime commits once per turn of the event loop: each step is a turn of its own.
 */

const PAGE_BYTES = 4096;
/** SQLite checkpoints once the log holds so many pages; the runtime leaves its default alone. */
const CHECKPOINT_PAGES = 1_000;
/** Pages of the schema, and what a commit writes beside content. */
const SLACK_PAGES = 64;
/** What an overflow page holds, and what of a longer row stays in its B-tree page where the rest fills pages exactly. */
const OVERFLOW_BYTES = PAGE_BYTES - 4;
const LOCAL_BYTES = 484;
/** Overflow pages of one row of filler: a row holds 2 MB at most. */
const ROW_PAGES = 244;
/** Taken at a time where more pages are free than the file was known to have. */
const UNKNOWN_PAGES = 16;

export const livePages = (sql: SqlStorage): number => Math.ceil(sql.databaseSize / PAGE_BYTES);

const sizeOf = (pages: number): number => LOCAL_BYTES + OVERFLOW_BYTES * Math.max(0, Math.min(ROW_PAGES, pages));

interface Size {
  readonly peak: number;
  readonly pages: number;
}

const sizeKnown = (sql: SqlStorage): Size =>
  sql.exec<Size & Record<string, number>>("SELECT peak, pages FROM vault").one();

/** Takes every free page, whatever for, so that the filler's own pages come from the file's end. */
function prepareFiller(sql: SqlStorage): void {
  dropFiller(sql);
  const { peak, pages } = sizeKnown(sql);
  sql.exec("CREATE TABLE spill (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL)");
  while (livePages(sql) < pages || hasFreePages(sql)) {
    sql.exec(
      "INSERT INTO spill (bytes) VALUES (zeroblob(?))",
      sizeOf(pages > livePages(sql) ? pages - livePages(sql) : UNKNOWN_PAGES),
    );
  }
  sql.exec("CREATE TABLE filler (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL)");
  const rows = Math.ceil((livePages(sql) + CHECKPOINT_PAGES + peak + SLACK_PAGES) / ROW_PAGES) + 1;
  for (let row = 0; row < rows; row++) sql.exec("INSERT INTO filler (bytes) VALUES (zeroblob(?))", LOCAL_BYTES);
  sql.exec("UPDATE vault SET pages = ?", livePages(sql));
}

/** Overwrites the free pages, and those beyond the file's end where they are fewer than `atLeast`. */
function fill(sql: SqlStorage, atLeast: number): void {
  const before = livePages(sql);
  const wanted = Math.max(sizeKnown(sql).pages, before + atLeast);
  const rows = sql.exec<{ id: number }>("SELECT id FROM filler ORDER BY id").toArray();
  for (const { id } of rows) {
    const missing = wanted - livePages(sql);
    if (missing <= 0) break;
    sql.exec("UPDATE filler SET bytes = zeroblob(?) WHERE id = ?", sizeOf(missing), id);
  }
  sql.exec("UPDATE vault SET pages = max(pages, ?)", livePages(sql));
}

function rewriteTables(sql: SqlStorage): void {
  const triggers = sql.exec<{ sql: string }>("SELECT sql FROM sqlite_schema WHERE type = 'trigger'").toArray();
  for (const table of TABLE_NAMES) sql.exec(`ALTER TABLE ${table} RENAME TO ${table}_old`);
  // An index cannot be renamed, and dropping one first would free pages: the new ones take another name.
  const taken = sql.exec("SELECT 1 FROM sqlite_schema WHERE type = 'index' AND name LIKE '%!_b' ESCAPE '!'").toArray();
  createTables(sql, taken.length > 0 ? "" : "_b");
  for (const table of TABLE_NAMES) sql.exec(`INSERT INTO ${table} SELECT * FROM ${table}_old`);
  sql.exec("UPDATE vault SET pages = max(pages, ?)", livePages(sql));
  for (const table of TABLE_NAMES) sql.exec(`DROP TABLE ${table}_old`);
  // They went with the tables they were on.
  for (const trigger of triggers) sql.exec(trigger.sql);
}

/** Other bytes than before: SQLite does not write a page that stays as it was. */
function overwriteLog(sql: SqlStorage): void {
  const ones = new Uint8Array(sizeOf(ROW_PAGES)).fill(0xff).buffer;
  sql.exec("UPDATE filler SET bytes = substr(?, 1, length(bytes))", ones);
}

function dropFiller(sql: SqlStorage): void {
  sql.exec("DROP TABLE IF EXISTS spill");
  sql.exec("DROP TABLE IF EXISTS filler");
}

/**
 * How many pages are free is not told. But a new table's root takes one of them, and grows the file only when there is
 * none: then it is the last page there is. Free pages at the file's end may look the same, so that the size the file is
 * known to have had counts as well.
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
 * Leaves nothing of deleted rows on disk. Others may read and write between the steps.
 * @param isStale the tables were erased meanwhile, and there is nothing left to scrub
 */
export async function scrub(storage: DurableObjectStorage, isStale: () => boolean): Promise<void> {
  const { sql } = storage;
  const steps = [
    () => prepareFiller(sql),
    () => sql.exec("DROP TABLE spill"),
    () => fill(sql, 0),
    () => sql.exec("UPDATE filler SET bytes = zeroblob(?)", LOCAL_BYTES),
    () => rewriteTables(sql),
    // No commit of content, and so the log, was longer than the peak beyond a checkpoint.
    () => fill(sql, CHECKPOINT_PAGES + sizeKnown(sql).peak + SLACK_PAGES),
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
