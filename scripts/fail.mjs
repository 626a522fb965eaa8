/**
 * A start that cannot work: one line for the person at the terminal, no stack trace.
 * Everything else that is thrown is a bug and looks like one.
 */
export class StartError extends Error {}

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
