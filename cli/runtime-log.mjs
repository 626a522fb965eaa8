import { createInterface } from "node:readline";

/*
 * workerd's own messages may quote a caller or an upstream: "invalid HTTP chunk size; text = …". This module prints the
 * place in workerd's source instead, which is enough to look the message up. The worker's own lines pass; their form
 * identifies them (`src/runtime/log.ts`).
 */

const OURS =
  /^\{"level":"(?:info|warn|error)","event":"\w{1,60}"(?:,"(?:reason|status|count)":(?:"(?:[^"\\]|\\.)*"|\d{1,15}))*\}$/;
const PLACE = String.raw`[\w+-]+(?:/[\w+-]+)*\.(?:c\+\+|h|rs):\d+`;
/**
 * Matches the place that printed a message and, if it is another, the place that threw it. The rest may be anybody's
 * words.
 */
const THEIRS = new RegExp(`^(${PLACE}): (\\w+): (?:\\w+ = )?(?:(${PLACE}): )?`);
/** Matches messages about a caller who hung up, or a call that ended because of it. These are no faults. */
const HUNG_UP = new RegExp(
  `^${PLACE}: \\w+: (?:[\\w ]{1,60}[;:] )?(?:[\\w:()]{1,60} = )?${PLACE}: ` +
    String.raw`(?:disconnected: |failed: (?:remote\.)?jsg\.DOMException\(AbortError\): )`,
);
const CRASHED = /^\*\*\* Received signal #(\d{1,3})|^(?:# ?)?fatal (?:error|javascript|process)/i;

/**
 * @param {string} line as workerd printed it
 * @returns {string | null} the text to print, or null for nothing, such as for a line of a stack
 */
export function logLine(line) {
  if (OURS.test(line)) return line;
  if (HUNG_UP.test(line)) return null;
  const [theirs, printed, said, thrown] = THEIRS.exec(line) ?? [];
  if (theirs) {
    const level = said === "info" ? "info" : said === "warning" ? "warn" : "error";
    return JSON.stringify({ level, event: "runtime", reason: thrown ? `${printed} ${thrown}` : printed });
  }
  const [crashed, signal] = CRASHED.exec(line) ?? [];
  if (!crashed) return null;
  return JSON.stringify({ level: "error", event: "runtime_crashed", reason: signal ? `signal ${signal}` : "fatal" });
}

/**
 * @param {import("node:stream").Readable} from
 * @param {NodeJS.WritableStream} to
 * @param {() => boolean} serves false until the start serves requests; until then nobody's words can be in the log, and
 *   it
 *   passes whole, so that a start that fails tells why
 */
export function relayLog(from, to, serves) {
  // A closed pipe must not end the product.
  to.on("error", () => {});
  createInterface({ input: from, crlfDelay: Infinity }).on("line", (line) => {
    const shown = serves() ? logLine(line) : line;
    if (shown !== null) to.write(`${shown}\n`);
  });
}
