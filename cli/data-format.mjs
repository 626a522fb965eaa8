import { closeSync, fsyncSync, openSync, readdirSync, readFileSync, renameSync, writeSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { cannotRead, cannotWrite, StartError } from "./fail.mjs";
import { isBlank, isNewer, KNOWN_VERSIONS } from "./file-format.mjs";

/*
 * `format.json` in a data folder tells the format of its files and the mode in which they were written. Each object is
 * upgraded when it is first opened, in a transaction of its own (`src/runtime/upgrade-tables.ts`). So a start may be
 * killed at any time, and nothing waits for a large folder.
 */

/**
 * The format of this version. It is raised with the version of any table, so that an earlier product refuses the folder.
 * Format 1 had no `format.json`, and tables of any version up to 9c41d6c. Format 2 has tables of a vault up to version 7,
 * format 3 of version 8, format 4 of version 9, format 5 of version 10, and format 6 of version 11.
 */
export const FORMAT = 7;

/** @typedef {"personal" | "platform"} Mode */
/** @typedef {{ format: number; mode: Mode }} Format */

export const FORMAT_FILE = "format.json";
/** Names that a start makes in a folder before anything is stored. */
const OWN = new Set([
  "objects",
  "run",
  "running.json",
  "running.json.new",
  "running.json.clearing",
  `${FORMAT_FILE}.new`,
]);

/**
 * Checks whether a folder may be opened in this mode. It only reads, so that a foreign folder stays untouched.
 * @param {string} dataDir absolute
 * @param {Mode} mode
 * @param {string} [storage] `upstash` where the directory may come from Redis
 * @returns {{ format: Format; isEarlier: boolean; keeps: boolean }} `keeps` is true for memories of personal mode,
 *   which
 *   platform mode does not reach
 */
export function openFolder(dataDir, mode, storage) {
  const found = readFolder(dataDir);
  const { recorded, hasTenants, hasVaults } = found;
  if (recorded !== null && recorded.format > FORMAT) {
    const told = `format ${recorded.format}; this one reads up to ${FORMAT}`;
    throw new StartError(
      `DATA_DIR: was written by a newer version of Throughline (${told})`,
      "upgrade, or name another folder",
    );
  }
  // Without this file nobody can be identified. Others are refused one by one, and the rest of the folder is of use.
  const directories = filesOf(dataDir, "Directory");
  // A new one would give everybody another name, and so an empty memory.
  if (hasVaults && storage !== "upstash" && directories.every(isBlankDirectory)) {
    throw new StartError(
      "DATA_DIR: its directory, by which memories are found, is missing or empty (objects/throughline-Directory)",
      "restore the folder from a backup, its -wal files as well",
    );
  }
  if (directories.some((path) => isNewer(path, "Directory"))) {
    throw new StartError(
      "DATA_DIR: its directory was written by a newer version of Throughline",
      "upgrade, or name another folder",
    );
  }
  const isPlatforms = recorded?.mode === "platform" || hasTenants;
  if (isPlatforms && mode === "personal") {
    throw new StartError(
      "ADMIN_KEY: is not set, and the folder in DATA_DIR was written in platform mode",
      "set it, or name another folder",
    );
  }
  // Until there is a tenant, an operator who tries platform mode out may go back to the memories of personal mode.
  const keeps = mode === "platform" && hasVaults && !isPlatforms;
  return {
    format: { format: FORMAT, mode: keeps ? "personal" : mode },
    isEarlier: found.isOurs && (recorded?.format ?? 1) < FORMAT,
    keeps,
  };
}

/**
 * @param {string} path
 * @throws {StartError} if it cannot be read: it may hold everybody's names all the same
 */
function isBlankDirectory(path) {
  try {
    return isBlank(path);
  } catch (error) {
    throw cannotRead(path, error);
  }
}

/**
 * Writes `format.json`, whole or not at all.
 * @param {string} dataDir absolute
 * @param {Format} format
 */
export function keepFormat(dataDir, format) {
  const path = join(dataDir, FORMAT_FILE);
  try {
    const file = openSync(`${path}.new`, "w", 0o600);
    writeSync(file, `${JSON.stringify({ ...format, writtenBy: version() })}\n`);
    fsyncSync(file);
    closeSync(file);
    renameSync(`${path}.new`, path);
  } catch (error) {
    throw cannotWrite(error);
  }
}

/** @returns {string} the version of this product */
function version() {
  return JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")).version;
}

/**
 * Returns false for hidden files and `lost+found`, which a file system puts at its root: they belong to nobody.
 * @param {string} name
 */
const isCounted = (name) => !name.startsWith(".") && name !== "lost+found";

/**
 * Reads what a folder is, and opens nothing in it.
 * @param {string} dataDir absolute
 * @returns {{ recorded: Format | null; isOurs: boolean; hasTenants: boolean; hasVaults: boolean }}
 * @throws {StartError} if it holds what is not Throughline's
 */
export function readFolder(dataDir) {
  const names = list(dataDir).filter(isCounted);
  const classes = list(join(dataDir, "objects")).filter(isCounted);
  const isOurs = classes.some((name) => name.startsWith("throughline-"));
  const recorded = names.includes(FORMAT_FILE) ? readFormat(join(dataDir, FORMAT_FILE)) : null;
  if (recorded === null && !isOurs && (classes.length > 0 || names.some((name) => !OWN.has(name)))) {
    throw new StartError("DATA_DIR: holds files that are not Throughline's", "name an empty folder or a new one");
  }
  return { recorded, isOurs, hasTenants: hasObjects(dataDir, "Tenant"), hasVaults: hasObjects(dataDir, "Vault") };
}

/**
 * @param {string} path
 * @returns {Format}
 */
function readFormat(path) {
  try {
    const { format, mode } = JSON.parse(readFileSync(path, "utf8"));
    if (Number.isInteger(format) && format > 0 && (format > FORMAT || mode === "personal" || mode === "platform")) {
      return { format, mode };
    }
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code) throw cannotRead(path, error);
  }
  throw new StartError(`DATA_DIR: its ${FORMAT_FILE} is not Throughline's`, "name an empty folder or a new one");
}

/**
 * Counts the files that a later version wrote, by their class. It waits between them, because a product may run beside
 * it, and a large folder has thousands.
 * @param {string} dataDir absolute
 * @param {AbortSignal} [over]
 * @returns {Promise<string[]>} such as "2 of Vault"; empty if there is none
 */
export async function newerFiles(dataDir, over) {
  const found = [];
  for (const className of /** @type {import("./file-format.mjs").ObjectClass[]} */ (Object.keys(KNOWN_VERSIONS))) {
    let newer = 0;
    for (const [i, path] of filesOf(dataDir, className).entries()) {
      if (over?.aborted) return [];
      if (i % FILES_AT_ONCE === FILES_AT_ONCE - 1) await wait(1);
      if (isNewer(path, className)) newer++;
    }
    if (newer > 0) found.push(`${newer} of ${className}`);
  }
  return found;
}

/** How many files are looked at before others get their turn: a millisecond's work. */
const FILES_AT_ONCE = 10;

/**
 * @param {string} dataDir
 * @param {string} className
 */
const hasObjects = (dataDir, className) => filesOf(dataDir, className).length > 0;

/**
 * @param {string} dataDir
 * @param {string} className
 * @returns {string[]}
 */
function filesOf(dataDir, className) {
  const folder = join(dataDir, "objects", `throughline-${className}`);
  return list(folder).flatMap((name) => (/^[0-9a-f]{64}\.sqlite$/.test(name) ? [join(folder, name)] : []));
}

/**
 * @param {string} folder
 * @returns {string[]} empty if there is no such folder, because the write that follows reports the reason
 */
function list(folder) {
  try {
    return readdirSync(folder);
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code === "ENOENT" || code === "ENOTDIR") return [];
    throw cannotRead(folder, error);
  }
}
