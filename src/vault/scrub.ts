import { createTables, TABLE_NAMES } from "./schema.ts";

/*
 * A deleted row is gone from every query, and its bytes are not: SQLite leaves them in free pages, in the gaps of pages
 * that are still in use, in copies that balancing left behind, and in the write-ahead log. `secure_delete`, `VACUUM` and
 * checkpoints are not open to a Durable Object; three commits in this order do the same.
 *
 * 1. `rewriteTables`: every table is copied into clean pages, then the old ones are dropped. New pages come from the free
 *    list or the file's end and start as zeros, because nothing is freed in that commit before all is copied.
 * 2. `fillFreePages`: all free pages are taken and overwritten. The commit is longer than what triggers a checkpoint, so
 *    that the file itself is rewritten, and the log begins anew.
 * 3. `overwriteLog`: the same pages once more, as many as the log was ever long: nothing older is left in it.
 *
 * Tables that are not ours are not rewritten: the runtime's own for the alarm is made with the schema, on a clean page.
 * The runtime commits once per turn of the event loop: each step is a turn of its own.
 */

const PAGE_BYTES = 4096;
/** SQLite checkpoints once the log holds so many pages; the runtime leaves its default alone. */
const CHECKPOINT_PAGES = 1_000;
/** A row holds 2 MB at most. */
const FILLER_BYTES = 1_000_000;
/** Pages of the schema, and what a commit writes beside content. */
const SLACK_PAGES = 64;

export const livePages = (sql: SqlStorage): number => Math.ceil(sql.databaseSize / PAGE_BYTES);

function rewriteTables(sql: SqlStorage): void {
  sql.exec("DROP TABLE IF EXISTS filler");
  const triggers = sql.exec<{ sql: string }>("SELECT sql FROM sqlite_schema WHERE type = 'trigger'").toArray();
  for (const table of TABLE_NAMES) sql.exec(`ALTER TABLE ${table} RENAME TO ${table}_old`);
  // An index cannot be renamed, and dropping one first would free pages: the new ones take another name.
  const taken = sql.exec("SELECT 1 FROM sqlite_schema WHERE type = 'index' AND name LIKE '%!_b' ESCAPE '!'").toArray();
  createTables(sql, taken.length > 0 ? "" : "_b");
  for (const table of TABLE_NAMES) sql.exec(`INSERT INTO ${table} SELECT * FROM ${table}_old`);
  noteFileSize(sql);
  for (const table of TABLE_NAMES) sql.exec(`DROP TABLE ${table}_old`);
  // They went with the tables they were on.
  for (const trigger of triggers) sql.exec(trigger.sql);
}

function fillFreePages(sql: SqlStorage): void {
  const { peak, pages } = sql.exec<{ peak: number; pages: number }>("SELECT peak, pages FROM vault").one();
  sql.exec("CREATE TABLE filler (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL)");
  // No commit of content, and so the log, was longer than the peak beyond a checkpoint.
  const wanted = Math.max(pages, livePages(sql) + CHECKPOINT_PAGES + peak + SLACK_PAGES);
  do sql.exec("INSERT INTO filler (bytes) VALUES (zeroblob(?))", FILLER_BYTES);
  while (livePages(sql) < wanted || hasFreePages(sql));
  noteFileSize(sql);
}

function noteFileSize(sql: SqlStorage): void {
  sql.exec("UPDATE vault SET pages = max(pages, ?)", livePages(sql));
}

/** Other bytes than before: SQLite does not write a page that stays as it was. */
function overwriteLog(sql: SqlStorage): void {
  sql.exec("UPDATE filler SET bytes = ?", new Uint8Array(FILLER_BYTES).fill(0xff).buffer);
}

function dropFiller(sql: SqlStorage): void {
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
    () => storage.transactionSync(() => rewriteTables(sql)),
    () => fillFreePages(sql),
    () => overwriteLog(sql),
    () => dropFiller(sql),
  ];
  for (const step of steps) {
    await storage.sync();
    if (isStale()) return;
    step();
  }
  await storage.sync();
}
