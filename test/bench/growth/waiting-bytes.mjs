import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/* The layout of a write-ahead log of SQLite: https://www.sqlite.org/fileformat2.html#the_write_ahead_log */
const HEADER = 32;
const FRAME_HEADER = 24;
const PAGE_SIZE_AT = 8;
const SALT_AT = 16;
const FRAME_SALT_AT = 8;
const SALT_BYTES = 8;

/**
 * Returns the bytes of pages that wait in the logs of a data folder: the next checkpoint writes each once.
 * @param {string} dataDir
 */
export function waitingBytes(dataDir) {
  const objects = join(dataDir, "objects");
  return readdirSync(objects, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith("-wal"))
    .reduce((sum, file) => sum + bytesIn(readFileSync(join(objects, file))), 0);
}

/** @param {Buffer} log */
function bytesIn(log) {
  if (log.length < HEADER) return 0;
  const pageSize = log.readUInt32BE(PAGE_SIZE_AT);
  const salt = log.subarray(SALT_AT, SALT_AT + SALT_BYTES);
  /** @type {Set<number>} */
  const pages = new Set();
  // Frames of before the log began anew have another salt.
  for (let at = HEADER; at + FRAME_HEADER + pageSize <= log.length; at += FRAME_HEADER + pageSize) {
    if (!log.subarray(at + FRAME_SALT_AT, at + FRAME_SALT_AT + SALT_BYTES).equals(salt)) break;
    pages.add(log.readUInt32BE(at));
  }
  return pages.size * pageSize;
}
