import { closeSync, fsyncSync, openSync, readdirSync, readFileSync, renameSync, writeSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

/*
 * `node settle-files.mjs DATA_DIR` brings the files of a stopped product into one state, from which bytes are counted: no page
 * waits in a log, and the system has every page in its cache by itself. Linux counts a write by the unit of its cache, and
 * a file that it has read ahead has units of up to 64 KB: a page of 4 KB, written into one, counts as sixteen.
 */

const PAGE = 4_096;

/** @param {string} file */
function settle(file) {
  const database = new DatabaseSync(file);
  database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  database.close();
  const bytes = readFileSync(file);
  const copy = openSync(`${file}-copy`, "w");
  for (let at = 0; at < bytes.length; at += PAGE) writeSync(copy, bytes, at, Math.min(PAGE, bytes.length - at));
  fsyncSync(copy);
  closeSync(copy);
  renameSync(`${file}-copy`, file);
}

const objects = join(process.argv[2] ?? "", "objects");
for (const file of readdirSync(objects, { recursive: true, encoding: "utf8" }))
  if (file.endsWith(".sqlite")) settle(join(objects, file));
