import { printable } from "./printable.mjs";

/**
 * An error for the person at the terminal: one line, without a stack trace. Every other error is a bug and looks like
 * one.
 */
export class StartError extends Error {
  /**
   * @param {string} found
   * @param {string} [mend] the way out, where it is told apart
   */
  constructor(found, mend) {
    super(mend === undefined ? found : `${found}; ${mend}`);
    this.found = found;
    this.mend = mend;
  }
}

/** @type {Readonly<Record<string, string>>} */
const REASONS = {
  EACCES: "this account may not",
  EEXIST: "a file is in its place",
  EDQUOT: "the quota is used up",
  ENOSPC: "the disk is full",
  ENOTDIR: "it is no folder",
  EPERM: "this account may not",
  EROFS: "the disk is read-only",
};

/**
 * Returns a StartError for a fault of the disk, and any other error as it is.
 * @param {unknown} error
 */
export function cannotWrite(error) {
  const { code } = /** @type {NodeJS.ErrnoException} */ (error);
  if (!code) return error;
  const reason = REASONS[code];
  return new StartError(`DATA_DIR: cannot be written to${reason ? `: ${reason}` : ""} (${code})`);
}

/**
 * Returns a StartError for a fault of the disk at a path of the data folder, and any other error as it is.
 * @param {string} path
 * @param {unknown} error
 */
export function cannotRead(path, error) {
  const { code } = /** @type {NodeJS.ErrnoException} */ (error);
  if (!code) return error;
  return new StartError(`DATA_DIR: ${path} cannot be read (${code})`, MENDS[code] ?? "check it and its disk");
}

/** @type {Readonly<Record<string, string>>} */
const MENDS = {
  EACCES: "let this account read it",
  EMFILE: "let a process open more files",
  ENFILE: "let this machine open more files",
  EPERM: "let this account read it",
};

/**
 * Awaits a script's main promise. A `StartError` becomes one line on stderr and exit code 1, and so does a fault of the
 * disk at a path, which is no bug.
 * @param {Promise<unknown>} main
 */
export async function runToEnd(main) {
  try {
    await main;
  } catch (error) {
    const message = error instanceof StartError ? error.message : faultOfDisk(error);
    if (message === null) throw error;
    process.stderr.write(`throughline: ${printable(message)}\n`);
    process.exit(1);
  }
}

/**
 * @param {unknown} error
 * @returns {string | null} null for an error that is none of the disk
 */
function faultOfDisk(error) {
  const { code, path, syscall } = /** @type {NodeJS.ErrnoException} */ (Object(error));
  if (!code || !path || !syscall) return null;
  const reason = code === "ENOENT" ? "it is not there" : REASONS[code];
  return `${path}: ${reason ? `${reason} (${code})` : code}`;
}
