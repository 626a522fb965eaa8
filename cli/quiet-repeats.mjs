/** The same message is told at most twice a minute, as the worker tells its own warnings. */
const TOLD_EVERY_MS = 30_000;
/** The most messages that are told apart: a message is a kind and a place in workerd's source, of which there are few. */
const MAX_MESSAGES = 200;

/**
 * Returns a filter of workerd's messages, as `logLine` makes them: one that repeats is held back, and counted in the next
 * that is told. A provider whose name does not resolve would otherwise print a line for each request.
 * @param {() => number} now
 * @returns {(line: string) => string | null} null for a line that is held back
 */
export function quietRepeats(now = Date.now) {
  /** @type {Map<string, { toldAt: number; held: number }>} */
  const messages = new Map();
  return (line) => {
    const known = messages.get(line);
    if (known && now() - known.toldAt < TOLD_EVERY_MS) {
      known.held += 1;
      return null;
    }
    if (!known && messages.size >= MAX_MESSAGES) messages.clear();
    messages.set(line, { toldAt: now(), held: 0 });
    return known && known.held > 0 ? JSON.stringify({ ...JSON.parse(line), count: known.held + 1 }) : line;
  };
}
