import { createInterface } from "node:readline";

/*
 * What workerd prints of its own may hold what a caller or an upstream sent: "invalid HTTP chunk size; text = …". What is
 * printed instead is where in workerd's source it was said, which is enough to look it up. Our own lines are told by
 * their form (`src/runtime/log.ts`): events and codes.
 */

const OURS =
  /^\{"level":"(?:info|warn|error)","event":"\w{1,60}"(?:,"(?:reason|status|count)":(?:"(?:[^"\\]|\\.)*"|\d{1,15}))*\}$/;
const PLACE = String.raw`[\w+-]+(?:/[\w+-]+)*\.(?:c\+\+|h|rs):\d+`;
/** Where it was printed and, where that is somewhere else, where it was thrown. What follows may be anybody's words. */
const THEIRS = new RegExp(`^(${PLACE}): (\\w+): (?:\\w+ = )?(?:(${PLACE}): )?`);
/** Somebody hung up, or a call was ended because somebody had: theirs to do, and whoever still waits is told. */
const HUNG_UP = new RegExp(
  `^${PLACE}: \\w+: (?:[\\w ]{1,60}[;:] )?(?:[\\w:()]{1,60} = )?${PLACE}: ` +
    String.raw`(?:disconnected: |failed: (?:remote\.)?jsg\.DOMException\(AbortError\): )`,
);
const CRASHED = /^\*\*\* Received signal #(\d{1,3})|^(?:# ?)?fatal (?:error|javascript|process)/i;

/**
 * @param {string} line as workerd printed it
 * @returns {string | null} what may be printed; null: nothing, such as of a stack
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
 * @param {() => boolean} serves before it does there is nobody whose words could be in it, and a start that fails is to say why
 */
export function relayLog(from, to, serves) {
  // Whoever read it may be gone; what is served goes on.
  to.on("error", () => {});
  createInterface({ input: from, crlfDelay: Infinity }).on("line", (line) => {
    const shown = serves() ? logLine(line) : line;
    if (shown !== null) to.write(`${shown}\n`);
  });
}
