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
  const { from, lines, skipped } = recogniseAll(readSource(path));
  if (lines.length === 0) throw new StartError(`${path} is a file of ${from} and holds nothing to import`);
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
  if (json) {
    console.log(JSON.stringify({ from, lines: lines.map((line) => line.raw ?? line), skipped }, null, 2));
    return;
  }
  for (const line of lines) console.log(printable(shown(line)).slice(0, SHOWN_CHARACTERS));
  tellSkipped(skipped);
  console.log(`From ${from}: ${lines.length} lines would be imported. Nothing was sent.`);
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
