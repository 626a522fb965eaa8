import { clientOf } from "./client.mjs";
import { StartError } from "./fail.mjs";
import { readSource } from "./import/read-file.mjs";
import { recogniseAll } from "./import/recognise.mjs";
import { printable } from "./printable.mjs";
import { progress } from "./progress.mjs";

/** How many lines go in one request: few enough that a break loses little, and enough that each costs little. */
const BATCH = 200;

/**
 * Imports what another product, or this one, exported. Whose memory it becomes, the caller says; names in the file count
 * for nothing. Importing the same file again adds nothing twice, so a break is mended by running the command again.
 * @param {string} path
 * @param {import("./client.mjs").Caller & { dryRun?: boolean }} caller
 */
export async function importFile(path, caller) {
  const found = recogniseAll(readSource(path));
  const { from } = found;
  const { lines, skipped } = withoutRepeats(found);
  if (lines.length === 0) {
    const reasons = [...new Set(skipped)].slice(0, 3).join("; ");
    throw new StartError(
      `${path} is a file of ${from} and holds nothing to import${reasons === "" ? "" : ` (${reasons})`}`,
    );
  }
  if (caller.dryRun) {
    review(from, lines, skipped, caller.json);
    return;
  }

  if (caller.user === undefined) throw new StartError("import: --user says whose memory it becomes");
  const client = clientOf(caller);
  const before = await memoriesOf(client);
  const result = await sendAll(lines, client);
  const after = await memoriesOf(client);
  if (result.failed > 0) process.exitCode = 1;
  if (caller.json) {
    console.log(JSON.stringify({ from, ...result, skipped, before, after }, null, 2));
    return;
  }
  console.log(`From ${from}: ${result.imported} imported, ${result.unchanged} were there, ${result.failed} refused.`);
  for (const { line, message } of result.errors) console.log(printable(`  line ${line}: ${message}`));
  tellSkipped(skipped);
  console.log(`Memories before: ${before}; now: ${after}.`);
}

/**
 * Leaves out what stands in the files twice, so that as many lines are reviewed as come in. Lines of our own export stay
 * as they are, because the proxy names them by their numbers.
 * @param {import("./import/lines.mjs").Found} found
 * @returns {import("./import/lines.mjs").Found}
 */
function withoutRepeats({ lines, skipped }) {
  /** @type {Set<string>} */
  const seen = new Set();
  const kept = lines.filter((line) => {
    const text = textOf(line);
    if ("raw" in line || !seen.has(text)) return seen.add(text);
    return false;
  });
  const twice = lines.length - kept.length;
  return {
    lines: kept,
    skipped: [...skipped, ...Array.from({ length: twice }, () => "a line that stands there twice")],
  };
}

/** @typedef {{ imported: number; unchanged: number; failed: number; errors: { line: number; message: string }[] }} Result */

/** @typedef {import("../client/client.mjs").Throughline} Client */

/**
 * @param {readonly import("./import/lines.mjs").Line[]} lines
 * @param {Client} client
 * @returns {Promise<Result>}
 */
async function sendAll(lines, client) {
  const bar = progress("imported");
  /** @type {Result} */
  const total = { imported: 0, unchanged: 0, failed: 0, errors: [] };
  for (let at = 0; at < lines.length; at += BATCH) {
    const body = lines
      .slice(at, at + BATCH)
      .map(textOf)
      .join("\n");
    try {
      const { imported, unchanged, failed, errors } = await client.importMemories({ body });
      total.imported += imported;
      total.unchanged += unchanged;
      total.failed += failed;
      for (const error of errors) total.errors.push({ ...error, line: error.line + at });
    } catch (error) {
      bar.end();
      if (!(error instanceof StartError) || at === 0) throw error;
      throw new StartError(
        `${error.message}; ${at} of ${lines.length} lines are in. Run it again: it adds nothing twice`,
      );
    }
    bar.at(Math.min(at + BATCH, lines.length), "lines", lines.length);
  }
  bar.end();
  return total;
}

/** @param {any} line */
const textOf = (line) => line.raw ?? JSON.stringify(line);

/** @param {Client} client */
async function memoriesOf(client) {
  return (await client.memoryUsage()).rows.memories;
}

/** How much of each line the review shows. */
const SHOWN_CHARACTERS = 160;

/**
 * Shows what an import would send, for a person to read before it counts.
 * @param {string} from
 * @param {readonly any[]} lines
 * @param {readonly string[]} skipped
 * @param {boolean | undefined} json
 */
function review(from, lines, skipped, json) {
  const refused = lines.flatMap((line, i) => (line.raw === undefined || isLine(line.raw) ? [] : [i + 1]));
  if (refused.length > 0) process.exitCode = 1;
  if (json) {
    const shownLines = lines.map((line) => line.raw ?? line);
    console.log(JSON.stringify({ from, lines: shownLines, skipped, ...(refused.length > 0 && { refused }) }, null, 2));
    return;
  }
  const sent = lines.filter(({ raw }) => raw === undefined || raw.trim() !== "");
  for (const line of sent) console.log(printable(shown(line)).slice(0, SHOWN_CHARACTERS));
  tellSkipped(skipped);
  for (const line of refused) console.log(`  line ${line}: would be refused: it is no JSON object with a kind`);
  const count = sent.length - refused.length;
  console.log(`From ${from}: ${count} ${count === 1 ? "line" : "lines"} would be imported. Nothing was sent.`);
}

/** The kinds of lines that `POST /memory/import` takes. */
const KINDS = ["memory", "exchange", "profile", "forgotten"];

/**
 * Returns whether a line of our own form can be imported, as far as can be told without the proxy. It passes over blanks.
 * @param {string} raw
 */
function isLine(raw) {
  if (raw.trim() === "") return true;
  try {
    return KINDS.includes(JSON.parse(raw)?.kind);
  } catch {
    return false;
  }
}

/** @param {any} line */
function shown({ raw, kind, at, createdAt, text, messages }) {
  if (raw !== undefined) return raw;
  const day = (at ?? createdAt)?.slice(0, 10) ?? "today";
  return `${day} ${kind}: ${(text ?? messages[0].content).replace(/\s+/g, " ")}`;
}

/** @param {readonly string[]} skipped */
function tellSkipped(skipped) {
  if (skipped.length === 0) return;
  console.log(`Left out: ${skipped.length}.`);
  for (const reason of new Set(skipped)) console.log(printable(`  ${reason}`));
}
