import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { suitableNode } from "../../scripts/suitable-node.mjs";
import { report } from "./growth/report.mjs";
import { waitingBytes } from "./growth/waiting-bytes.mjs";
import { turnsOf, yearOf } from "./growth/year.mjs";
import { SETS } from "./recall/data.mjs";
import { machine, writtenBytes } from "./support/facts.mjs";
import { median, quantile } from "./support/figures.mjs";
import { scratch, startThroughline } from "./support/launch.mjs";
import { startScriptedModel } from "./support/scripted-model.mjs";
import { readNumber, readOptions, UsageError } from "./support/usage.mjs";
import { User } from "./support/user.mjs";

export const description =
  "the vault of somebody who chats all year: its bytes, and the time of recall, on plain workerd";

/** Exchanges at which the vault is measured; the last is a year of twenty a day. */
const SIZES = [1_000, 3_000, 7_300];
const BATCH = 40;
/** Chats after the year, held with the model: an imported exchange leaves no record. */
const LIVE = 200;
const LIMITS = { limit: 5, tokenBudget: 700 };

/**
 * @typedef {import("./growth/vault-file.mjs").VaultFile} VaultFile
 * @typedef {{ median: number; p90: number }} Times milliseconds over those of somebody nobody knows
 * @typedef {object} Stage
 * @property {number} exchanges
 * @property {VaultFile} file
 * @property {VaultFile} [before] the file before the chats that were held after it
 * @property {number | null} [written] bytes that the process had written to disk for a chat, with what the next checkpoint writes
 * @property {unknown} usage as the product tells it
 * @property {number} wakeMs
 * @property {Times} recall
 * @property {Times} chat
 */

/**
 * `--data DIR --sizes 1000,3000,7300 --live N --keep DIR --json FILE`
 * @param {string[]} args
 */
export async function run(args) {
  const defaults = { data: "", sizes: SIZES.join(","), live: String(LIVE), keep: "", json: "" };
  const { data, sizes, live, keep, json } = readOptions(args, defaults);
  if (data === "") throw new UsageError("--data DIR is missing: the folder with the data sets");
  const stages = sizes.split(",").map((size) => readNumber("sizes", size, { from: 1, to: 20_000, whole: true }));
  const chats = readNumber("live", live, { from: 0, to: 10_000, whole: true });
  const { year, next } = yearOf(data, Math.max(...stages));
  const questions = (SETS.longmemeval?.load(data) ?? []).flatMap((one) => one.questions.map(({ text }) => text));
  const openings = next.slice(-questions.length * 2).flatMap((turns) => turns[0]?.user ?? []);
  const folder = keep === "" ? scratch() : { path: keep, remove: () => {} };
  const stays = { path: folder.path, remove: () => {} };
  const model = await startScriptedModel();
  /** @type {Stage[]} */
  const measured = [];
  try {
    let imported = 0;
    let exchanges = 0;
    for (const size of stages) {
      const product = await startThroughline({ UPSTREAM_BASE_URL: model.origin }, stays);
      const user = userOf(product.origin, model);
      const from = imported;
      while (exchanges < size && imported < year.length) exchanges += turnsOf(year[imported++] ?? noTurns).length;
      const batch = year.slice(from, imported);
      for (let i = 0; i < batch.length; i += BATCH) {
        progress(`${size}: ${i} of ${batch.length} conversations`);
        await Promise.race([user.importLines(batch.slice(i, i + BATCH).map(lineOf)), product.broke]);
      }
      await product.stop();
      await packAll(model, stays);
      measured.push(await measure(exchanges, { stays, model, questions, openings }));
    }
    const last = measured.at(-1);
    if (last && chats > 0) {
      await packAll(model, stays);
      // The chats that were timed have left records.
      measured.splice(-1, 1, { ...last, before: vaultFile(folder.path) });
      runWithSqlite("settle-files.mjs", folder.path);
      const product = await startThroughline({ UPSTREAM_BASE_URL: model.origin }, stays);
      const user = userOf(product.origin, model);
      // The vault wakes up, and the objects beside it are made.
      const first = await chatOn(user, next, 1);
      const from = writtenBytes(product.pid);
      const held = await chatOn(user, next.slice(1), chats);
      const to = writtenBytes(product.pid);
      await product.stop();
      const written = from === null || to === null ? null : (to - from + waitingBytes(folder.path)) / held;
      measured.push({ ...last, exchanges: last.exchanges + first + held, file: vaultFile(folder.path), written });
    }
  } finally {
    model.stop();
    folder.remove();
  }
  progress("");
  console.log(report(measured, chats > 0));
  if (json) writeFileSync(json, `${JSON.stringify({ bench: "growth", machine: machine(), measured }, null, 2)}\n`);
}

/** Entries that wait for the next time that they are packed, after chats alone. An import leaves thousands. */
const WAITING_OF_CHATS = 64;
const PACKED_WITHIN_MS = 60_000;

/**
 * Runs the product until its alarm has packed what the import left, which is no cost of the chats that follow.
 * @param {import("./support/scripted-model.mjs").ScriptedModel} model
 * @param {Parameters<typeof startThroughline>[1]} stays
 */
async function packAll(model, stays) {
  const product = await startThroughline({ UPSTREAM_BASE_URL: model.origin }, stays);
  const user = userOf(product.origin, model);
  const end = Date.now() + PACKED_WITHIN_MS;
  for (;;) {
    const response = await fetch(`${product.origin}/memory/usage`, { headers: user.headers });
    const { rows } = /** @type {{ rows: { log: number } }} */ (await response.json());
    if (rows.log <= WAITING_OF_CHATS) break;
    if (Date.now() > end) throw new Error(`the import left ${rows.log} entries in the log`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  await product.stop();
}

const noTurns = { id: "", at: "", utterances: [] };

/**
 * @param {string} origin
 * @param {import("./support/scripted-model.mjs").ScriptedModel} model
 * @param {string} name
 */
const userOf = (origin, model, name = "heavy") => new User({ origin, model }, name);

/** @param {import("./recall/data.mjs").Conversation} conversation */
const lineOf = ({ id, at, utterances }) =>
  JSON.stringify({
    kind: "exchange",
    conversation: id,
    at,
    messages: utterances.map(({ role, text }) => ({ role, content: text })),
  });

/**
 * @param {string} dataDir
 * @returns {VaultFile}
 */
const vaultFile = (dataDir) => /** @type {VaultFile} */ (JSON.parse(runWithSqlite("vault-file.mjs", dataDir)));

/**
 * Runs a program of this benchmark on a Node that has SQLite.
 * @param {string} name
 * @param {string} dataDir
 */
function runWithSqlite(name, dataDir) {
  const program = fileURLToPath(new URL(`growth/${name}`, import.meta.url));
  return execFileSync(suitableNode(), ["--no-warnings", program, dataDir], { encoding: "utf8" });
}

/**
 * @param {number} exchanges
 * @param {object} given
 * @param {{ path: string; remove(): void }} given.stays
 * @param {import("./support/scripted-model.mjs").ScriptedModel} given.model
 * @param {readonly string[]} given.questions
 * @param {readonly string[]} given.openings
 * @returns {Promise<Stage>}
 */
async function measure(exchanges, { stays, model, questions, openings }) {
  const file = vaultFile(stays.path);
  const product = await startThroughline({ UPSTREAM_BASE_URL: model.origin }, stays);
  const nobody = userOf(product.origin, model, "nobody");
  const user = userOf(product.origin, model);
  // The code is loaded by whoever comes first.
  for (let i = 0; i < 20; i++) await nobody.recall("Where do I live?", LIMITS);
  const empty = await timed(() => nobody.recall("Where do I live?", LIMITS));
  const wakeMs = (await timed(() => user.recall("Where do I live?", LIMITS))) - empty;
  /** @param {readonly string[]} texts @param {(user: User, text: string) => Promise<unknown>} call */
  const over = async (texts, call) => {
    /** @type {number[]} */
    const ms = [];
    for (const text of [...texts.slice(0, 20), ...texts, ...texts]) {
      const without = await timed(() => call(nobody, text));
      ms.push((await timed(() => call(user, text))) - without);
    }
    return { median: median(ms.slice(20)), p90: quantile(ms.slice(20), 0.9) };
  };
  progress(`${exchanges}: recall`);
  const recall = await over(questions, (one, text) => one.recall(text, LIMITS));
  const chat = await over(openings, (one, text) => one.ask(text));
  const response = await fetch(`${product.origin}/memory/usage`, { headers: user.headers });
  const usage = await response.json();
  await product.stop();
  return { exchanges, file, usage, wakeMs, recall, chat };
}

/** @param {() => Promise<unknown>} work */
async function timed(work) {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

/**
 * @param {User} user
 * @param {readonly import("./growth/year.mjs").Turn[][]} conversations
 * @param {number} most
 */
async function chatOn(user, conversations, most) {
  let held = 0;
  for (const turns of conversations) {
    if (held >= most) break;
    progress(`${held} of ${most} chats`);
    await user.hold(turns.slice(0, most - held));
    held += Math.min(turns.length, most - held);
  }
  return held;
}

/** @param {string} text */
function progress(text) {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
}
