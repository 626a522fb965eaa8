import { createInterface } from "node:readline";
import { quietRepeats } from "./quiet-repeats.mjs";

/*
 * workerd's own messages may quote a caller or an upstream: "invalid HTTP chunk size; text = …". This module prints what
 * an operator can do about the kind of message, and the place in workerd's source, by which it can be looked up. The
 * worker's own lines pass; their form identifies them (`src/runtime/log.ts`).
 */

const TEXT = String.raw`"(?:[^"\\]|\\.){0,300}"`;
const WORD = String.raw`"[\w.:@/-]{0,128}"`;
const NUMBER = String.raw`(?:null|\d{1,15}(?:\.\d{1,3})?)`;
const EVENT = String.raw`"event":"\w{1,60}"(?:,"(?:reason|status|count|advice)":(?:${TEXT}|\d{1,15}))*`;
const EXCHANGE = String.raw`"event":"exchange"(?:,"\w{1,20}":(?:${WORD}|${NUMBER}))*,"stages":\{(?:,?"\w{1,20}":${NUMBER})*\}`;
const OURS = new RegExp(String.raw`^\{"level":"(?:info|warn|error)",(?:${EVENT}|${EXCHANGE})\}$`);
const PLACE = String.raw`[\w+-]+(?:/[\w+-]+)*\.(?:c\+\+|h|rs):\d+`;
/**
 * Matches the place that printed a message and, if it is another, the place that threw it. The rest may be anybody's
 * words. A message that ends workerd names only the place that threw it.
 */
const THEIRS = new RegExp(
  String.raw`^(?:\*\*\* Fatal uncaught kj::Exception: )?(${PLACE}): (\w+): (?:[\w:()]{1,60} = )?(?:(${PLACE}): )?`,
);
/** Matches messages about a caller who hung up, or a call that ended because of it. These are no faults. */
const HUNG_UP = new RegExp(
  `^${PLACE}: \\w+: (?:[\\w ]{1,60}[;:] )?(?:[\\w:()]{1,60} = )?${PLACE}: ` +
    String.raw`(?:disconnected: |failed: (?:remote\.)?jsg\.DOMException\(AbortError\): )`,
);
const CRASHED = /^\*\*\* Received signal #(\d{1,3})|^(?:# ?)?fatal (?:error|javascript|process)/i;

const SERVICES = "UPSTREAM_BASE_URL, UPSTREAMS, EMBEDDER_BASE_URL, EXTRACTOR_BASE_URL and the UPSTASH_* addresses";

/** The event of a workerd that may open no more files. It ends if a connection comes then. */
export const TOO_MANY_FILES = "too_many_files";

/** Kinds of messages, by workerd's own words in them, with what to do. The first that matches counts. */
const KINDS = /** @type {const} */ ([
  [
    /connect\(\)|connection refused|network is unreachable|no route to host/i,
    "service_unreachable",
    `A service refused the connection. Check that what stands in ${SERVICES} runs and can be reached from here.`,
  ],
  [
    /dns lookup failed|getaddrinfo|name or service not known/i,
    "name_not_found",
    `A host name does not resolve. Check the names in ${SERVICES}, and this machine's DNS.`,
  ],
  [
    /tls|certificate|ssl/i,
    "tls_failed",
    `A secure connection failed. Check the certificates and schemes of ${SERVICES}.`,
  ],
  [
    /invalid http|bad http|protocol error|chunk size|content-length/i,
    "not_http",
    `A service or caller sent something that is not HTTP. If answers fail too, check ${SERVICES}.`,
  ],
  [
    /no space left|disk full|sqlite_full|database or disk is full/i,
    "disk_full",
    "The disk that holds DATA_DIR is full. Free space: nothing can be remembered until then.",
  ],
  [
    /malformed|sqlite_corrupt|sqlite_notadb|not a database/i,
    "storage_damaged",
    "A file in DATA_DIR is damaged. Stop, and restore the folder from a backup.",
  ],
  [
    /read-?only|permission denied|eacces/i,
    "storage_not_writable",
    "DATA_DIR cannot be written. Check the folder's owner and its mount.",
  ],
  [
    /too many open files|emfile/i,
    TOO_MANY_FILES,
    "The limit of open files is reached. Raise it (ulimit -n) for this process.",
  ],
  [
    /out of memory|exceeded.{0,20}memory|heap/i,
    "out_of_memory",
    "The process ran out of memory. Give it more, or send it fewer large bodies at once.",
  ],
]);

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
    const [, event = "runtime", advice] = KINDS.find(([words]) => words.test(line.slice(theirs.length))) ?? [];
    const reason = thrown ? `${printed} ${thrown}` : printed;
    return JSON.stringify({ level, event, reason, ...(advice && { advice }) });
  }
  const [crashed, signal] = CRASHED.exec(line) ?? [];
  if (!crashed) return null;
  return JSON.stringify({ level: "error", event: "runtime_crashed", reason: signal ? `signal ${signal}` : "fatal" });
}

/** Matches the last words of a workerd that cannot read a file of objects. */
const DAMAGED = /^\*\*\* Fatal uncaught kj::Exception: .*\bSQLITE_(?:CORRUPT|NOTADB|IOERR_SHORT_READ)\b/;

/**
 * Returns whether workerd said in this line why it ends: a file that it reads before it listens is damaged.
 * @param {string} line
 */
export const tellsOfDamage = (line) => DAMAGED.test(line);

/**
 * @param {import("node:stream").Readable} from
 * @param {NodeJS.WritableStream} to
 * @param {() => boolean} serves false until the start serves requests; until then nobody's words can be in the log, and
 *   it
 *   passes whole, so that a start that fails tells why
 * @param {(line: string) => void} noteLine is told what is printed, and of damage, which is not: the start mends it or
 *   tells of it in its own words
 */
export function relayLog(from, to, serves, noteLine = () => {}) {
  // A closed pipe must not end the product.
  to.on("error", () => {});
  const quiet = quietRepeats();
  let ends = false;
  createInterface({ input: from, crlfDelay: Infinity }).on("line", (line) => {
    // Only the stack follows.
    if (ends) return;
    if (!serves() && tellsOfDamage(line)) {
      ends = true;
      return noteLine(line);
    }
    const shown = serves() ? logLine(line) : line;
    if (shown === null) return;
    noteLine(shown);
    // A line that passes as it came is the worker's, which holds back its own, or one of a start.
    const told = shown === line ? line : quiet(shown);
    if (told !== null) to.write(`${told}\n`);
  });
}
