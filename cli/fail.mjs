/**
 * A start that cannot work: one line for the person at the terminal, no stack trace.
 * Everything else that is thrown is a bug and looks like one.
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
 * What is thrown where the data folder could not be written to; anything that is no fault of the disk as it is.
 * @param {unknown} error
 */
export function cannotWrite(error) {
  const { code } = /** @type {NodeJS.ErrnoException} */ (error);
  if (!code) return error;
  const reason = REASONS[code];
  return new StartError(`DATA_DIR: cannot be written to${reason ? `: ${reason}` : ""} (${code})`);
}

/**
 * Settles a script's main promise. A `StartError` is one line on stderr and exit code 1.
 * @param {Promise<unknown>} main
 */
export async function runToEnd(main) {
  try {
    await main;
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    process.stderr.write(`throughline: ${error.message}\n`);
    process.exit(1);
  }
}
