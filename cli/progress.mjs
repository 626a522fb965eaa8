/** How often the line is drawn anew. */
const EVERY_MS = 100;

/**
 * A line on stderr that counts, if a person looks at it. Into a file or a pipe nothing is written.
 * @param {string} verb such as "exported"
 */
export function progress(verb) {
  let drawnAt = 0;
  return {
    /**
     * @param {number} count
     * @param {string} unit
     * @param {number} [of] how many there are, if that is known
     */
    at(count, unit, of) {
      if (!process.stderr.isTTY || Date.now() - drawnAt < EVERY_MS) return;
      drawnAt = Date.now();
      process.stderr.write(`\r${verb} ${count}${of === undefined ? "" : ` of ${of}`} ${unit}\x1b[K`);
    },
    end() {
      if (process.stderr.isTTY && drawnAt > 0) process.stderr.write("\r\x1b[K");
    },
  };
}
