import { closeSync, fstatSync, openSync, readSync } from "node:fs";

/*
 * Reads which version wrote an object's file, without SQLite: Node has one only from version 22 on, and a second reader
 * with locks would meddle with a running workerd. A table of one row holds the version in its first column. What is
 * read of a file that changes meanwhile may be wrong, so that a file which cannot be read tells nothing.
 *
 * The formats of the file and of its log: https://sqlite.org/fileformat2.html
 */

/** The tables that name the version, and the versions that this product reads. A test compares them with the Worker's. */
export const KNOWN_VERSIONS = {
  Vault: { table: "vault", version: 12 },
  Answers: { table: "format", version: 1 },
  Directory: { table: "format", version: 1 },
  Tenant: { table: "format", version: 1 },
  Rulebook: { table: "format", version: 1 },
  Grants: { table: "format", version: 1 },
};

/** @typedef {keyof typeof KNOWN_VERSIONS} ObjectClass */

/**
 * Returns whether a later version wrote an object's file.
 * @param {string} path
 * @param {ObjectClass} className
 */
export function isNewer(path, className) {
  const { table, version } = KNOWN_VERSIONS[className];
  return (firstInteger(path, table) ?? 0) > version;
}

/**
 * Returns whether an object's file holds no table: it was never written, or its log did not come along.
 * @param {string} path
 * @throws an error of the disk if it cannot be read, which tells nothing of what it holds
 */
export function isBlank(path) {
  return withFiles(path, (file, log) => {
    if (file === null) return true;
    const holdsLog = log !== null && fstatSync(log).size > LOG_HEADER_BYTES;
    if (fstatSync(file).size === 0 && !holdsLog) return true;
    try {
      const pageAt = pagesOf(file, log);
      // A file that was written over has another kind of first page. What is left of it is not blank.
      return pageAt(1)[FILE_HEADER_BYTES] === LEAF && rowsBelow(pageAt, 1).next().done === true;
    } catch (error) {
      if (isOfDisk(error)) throw error;
      return false;
    }
  });
}

/** The bytes with which every SQLite file begins. */
const MAGIC = Buffer.from("SQLite format 3\0", "latin1");
/** Kinds of pages in which tables and indexes begin. */
const ROOTS = new Set([0x02, 0x05, 0x0a, 0x0d]);

/**
 * Returns whether a file that has been written is visibly no SQLite file, or one whose tables cannot be found. Only SQLite
 * could tell whether all of it is sound.
 * @param {string} path
 */
export function isDamaged(path) {
  try {
    return withFiles(path, (file, log) => {
      if (file === null || fstatSync(file).size === 0) return false;
      const pageAt = pagesOf(file, log);
      const first = pageAt(1);
      if (!first.subarray(0, MAGIC.length).equals(MAGIC) || !ROOTS.has(first[FILE_HEADER_BYTES] ?? 0)) return true;
      const roots = [...rowsBelow(pageAt, 1)].map(({ columns }) => columns[3]);
      return roots.some((root) => typeof root !== "number" || (root > 0 && !ROOTS.has(pageAt(root)[0] ?? 0)));
    });
  } catch (error) {
    return !isOfDisk(error);
  }
}

/**
 * Returns the first column of a table's first row.
 * @param {string} path
 * @param {string} table
 * @returns {number | null} null if the file cannot be read, or has no such table
 */
export function firstInteger(path, table) {
  try {
    return withFiles(path, (file, log) => {
      if (file === null) return null;
      const pageAt = pagesOf(file, log);
      for (const { columns } of rowsBelow(pageAt, 1)) {
        const [type, name, , root] = columns;
        if (type !== "table" || name !== table || typeof root !== "number") continue;
        const value = rowsBelow(pageAt, root).next().value?.columns[0];
        return typeof value === "number" ? value : null;
      }
      return null;
    });
  } catch {
    return null;
  }
}

/**
 * @template T
 * @param {string} path
 * @param {(file: number | null, log: number | null) => T} read null stands for a file that is not there
 * @returns {T}
 */
function withFiles(path, read) {
  const file = opened(path);
  try {
    const log = opened(`${path}-wal`);
    try {
      return read(file, log);
    } finally {
      if (log !== null) closeSync(log);
    }
  } finally {
    if (file !== null) closeSync(file);
  }
}

/**
 * @param {string} path
 * @returns {number | null} null if it is not there
 */
function opened(path) {
  try {
    return openSync(path, "r");
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === "ENOENT") return null;
    throw error;
  }
}

/**
 * Returns false for an error of what a file holds, as of a place outside its bytes.
 * @param {unknown} error
 */
const isOfDisk = (error) => Object(error).syscall !== undefined;

/** @typedef {(page: number) => Buffer} PageAt */

/** The first page has these bytes before its header. */
const FILE_HEADER_BYTES = 100;
const LOG_HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;

/**
 * Returns a reader of pages, which takes the last committed copy in the log, or else the one in the file.
 * @param {number} file
 * @param {number | null} log
 * @returns {PageAt}
 */
function pagesOf(file, log) {
  /** @type {Map<number, number>} */
  const inLog = new Map();
  const size = pageSize(file, log);
  if (log !== null && fstatSync(log).size > LOG_HEADER_BYTES) {
    /** @type {Map<number, number>} */
    let uncommitted = new Map();
    for (const frame of framesOf(log, size)) {
      uncommitted.set(frame.page, frame.place);
      if (!frame.commits) continue;
      for (const [page, place] of uncommitted) inLog.set(page, place);
      uncommitted = new Map();
    }
  }
  return (page) => {
    const place = inLog.get(page);
    return place === undefined
      ? bytesAt(file, (page - 1) * size, size)
      : bytesAt(/** @type {number} */ (log), place, size);
  };
}

/**
 * Yields the frames of a write-ahead log (https://www.sqlite.org/fileformat2.html#the_write_ahead_log): the number of each
 * page, where its bytes begin, and whether it ends a transaction.
 * @param {number} log
 * @param {number} size of a page
 */
function* framesOf(log, size) {
  const salts = bytesAt(log, 16, 8);
  const end = fstatSync(log).size - FRAME_HEADER_BYTES - size;
  for (let at = LOG_HEADER_BYTES; at <= end; at += FRAME_HEADER_BYTES + size) {
    const head = bytesAt(log, at, FRAME_HEADER_BYTES);
    // Frames of an earlier round of the log have other salts.
    if (!head.subarray(8, 16).equals(salts)) return;
    yield { page: head.readUInt32BE(0), place: at + FRAME_HEADER_BYTES, commits: head.readUInt32BE(4) !== 0 };
  }
}

/**
 * Returns the bytes of the pages that wait in a log: the next checkpoint writes each once.
 * @param {string} path of the log
 */
export function waitingBytes(path) {
  const log = openSync(path, "r");
  try {
    if (fstatSync(log).size <= LOG_HEADER_BYTES) return 0;
    const size = bytesAt(log, 8, 4).readUInt32BE(0);
    return new Set([...framesOf(log, size)].map(({ page }) => page)).size * size;
  } finally {
    closeSync(log);
  }
}

/**
 * @param {number} file
 * @param {number | null} log
 */
function pageSize(file, log) {
  const stated = fstatSync(file).size >= FILE_HEADER_BYTES ? bytesAt(file, 16, 2).readUInt16BE(0) : 0;
  if (stated !== 0) return stated === 1 ? 65_536 : stated;
  return log === null ? 4_096 : bytesAt(log, 8, 4).readUInt32BE(0);
}

const [INNER, LEAF] = [0x05, 0x0d];

/**
 * Yields the rows of a table with a rowid, as far as their columns lie in the page itself.
 * @param {PageAt} pageAt
 * @param {number} page the root
 * @returns {Generator<{ columns: (number | string | null)[] }>}
 */
function* rowsBelow(pageAt, page) {
  const bytes = pageAt(page);
  const at = page === 1 ? FILE_HEADER_BYTES : 0;
  const kind = bytes[at];
  if (kind !== INNER && kind !== LEAF) return;
  const first = at + (kind === INNER ? 12 : 8);
  for (let i = 0; i < bytes.readUInt16BE(at + 3); i++) {
    const cell = bytes.readUInt16BE(first + 2 * i);
    if (kind === INNER) yield* rowsBelow(pageAt, bytes.readUInt32BE(cell));
    else yield { columns: columnsOf(bytes, cell) };
  }
  if (kind === INNER) yield* rowsBelow(pageAt, bytes.readUInt32BE(at + 8));
}

/** How many columns of a row are read: as many as the table of tables needs. */
const READ_COLUMNS = 4;

/**
 * @param {Buffer} page
 * @param {number} cell
 * @returns {(number | string | null)[]} null for a column that is no integer or text
 */
function columnsOf(page, cell) {
  const [, afterSize] = varint(page, cell);
  const [, start] = varint(page, afterSize);
  const [headBytes, afterHead] = varint(page, start);
  /** @type {(number | string | null)[]} */
  const columns = [];
  let value = start + headBytes;
  for (let at = afterHead; at < start + headBytes && columns.length < READ_COLUMNS;) {
    const [type, next] = varint(page, at);
    const bytes = type >= 12 ? (type - 12) >> 1 : (INTEGER_BYTES[type] ?? 8);
    if (type >= 13 && type % 2 === 1) columns.push(page.toString("utf8", value, value + bytes));
    else if (type === 8 || type === 9) columns.push(type - 8);
    else columns.push(type >= 1 && type <= 5 ? page.readIntBE(value, bytes) : null);
    [value, at] = [value + bytes, next];
  }
  return columns;
}

/** Bytes of the kinds 0 to 9. Kinds 8 and 9 are the numbers 0 and 1. */
const INTEGER_BYTES = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0];

/**
 * @param {Buffer} bytes
 * @param {number} at
 * @returns {[value: number, next: number]}
 */
function varint(bytes, at) {
  let value = 0;
  for (let i = 0; i < 8; i++) {
    const byte = bytes[at + i] ?? 0;
    value = value * 128 + (byte & 127);
    if (byte < 128) return [value, at + i + 1];
  }
  return [value * 256 + (bytes[at + 8] ?? 0), at + 9];
}

/**
 * @param {number} file
 * @param {number} at
 * @param {number} length
 */
function bytesAt(file, at, length) {
  const bytes = Buffer.alloc(length);
  readSync(file, bytes, 0, length, at);
  return bytes;
}
