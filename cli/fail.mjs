import { printable } from "./printable.mjs";

/**
 * An error for the person at the terminal: one line, without a stack trace. Every other error is a bug and looks like
 * one.
 */
export class StartError extends Error {}

/** @type {Readonly<Record<string, string>>} */
const REASONS = {
  EACCES: "this account may not",
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
 * Awaits a script's main promise. A `StartError` becomes one line on stderr and exit code 1.
 * @param {Promise<unknown>} main
 */
export async function runToEnd(main) {
  try {
    await main;
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    process.stderr.write(`throughline: ${printable(error.message)}\n`);
    process.exit(1);
  }
}
