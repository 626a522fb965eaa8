import { writeFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { memoryLine } from "./overhead/questions.mjs";
import { PATH } from "./overhead/variants.mjs";
import { cpuSeconds, machine } from "./support/facts.mjs";
import { median, show, table } from "./support/figures.mjs";
import { scratch, startThroughline } from "./support/launch.mjs";
import { readNumber, readOptions } from "./support/usage.mjs";

/*
 * Measures what a process pays once: until it listens, and for the first chats of somebody whom it knew before. On
 * Cloudflare each new isolate pays for such chats. The product as `npm start` runs it, started anew in each round.
 */

export const description = "what a fresh process pays: until it listens, and for its first chats";

const USER = { "content-type": "application/json", "throughline-user": "ada" };
/** They ask for different memories, so that each block has lines that the process has not told yet. */
const CHATS = [
  "What should I take to the harbour with my tent?",
  "I moved to Leeds in May. Where did my camera go?",
  "Which presents did my sister give me?",
  "What did I think of the opera on my trips?",
];
/** Until the exchange is remembered, which is a part of what a chat costs. */
const REMEMBERED_MS = 600;

/** @typedef {Awaited<ReturnType<typeof startThroughline>>} Product */
/** @typedef {{ ms: number; cpuMs: number | null }} Cost */

/** @param {string[]} args */
export async function run(args) {
  const options = readOptions(args, { starts: "7", memories: "200", json: "" });
  const starts = readNumber("starts", options.starts, { from: 1, to: 100, whole: true });
  const memories = readNumber("memories", options.memories, { from: 1, to: 10_000, whole: true });
  const folder = scratch();
  const kept = { path: folder.path, remove() {} };
  const settings = { STAND_IN_MODEL: "on", RECALL_DEADLINE_MS: "10000" };
  try {
    const first = await startThroughline(settings, kept);
    await teach(first, memories);
    await first.stop();
    /** @type {number[]} */
    const ready = [];
    /** @type {Cost[][]} */
    const costs = [];
    for (let round = 0; round < starts; round++) {
      const product = await startThroughline(settings, kept);
      ready.push(product.readyMs);
      const ofRound = [];
      for (const text of CHATS) ofRound.push(await chat(product, text));
      costs.push(ofRound);
      await product.stop();
    }
    const rows = CHATS.map((_, i) => {
      const mine = costs.flatMap((ofRound) => ofRound[i] ?? []);
      const cpu = mine.flatMap(({ cpuMs }) => cpuMs ?? []);
      return { ms: median(mine.map(({ ms }) => ms)), cpuMs: cpu.length === 0 ? null : median(cpu) };
    });
    console.log(
      table(
        ["", "ms", "CPU ms"],
        [
          ["until it listens", show(median(ready)), ""],
          ...rows.map(({ ms, cpuMs }, i) => [`chat ${i + 1}`, show(ms), show(cpuMs)]),
        ],
      ),
    );
    console.log(`\nMedians of ${starts} starts, for a user of ${memories} memories. CPU is of the whole process.`);
    if (options.json !== "") writeFileSync(options.json, JSON.stringify({ ...machine(), ready, costs }));
  } finally {
    folder.remove();
  }
}

/** @param {Product} product @param {number} memories */
async function teach({ origin }, memories) {
  const body = Array.from({ length: memories }, (_, n) => memoryLine(n)).join("\n");
  const response = await fetch(`${origin}/memory/import`, { method: "POST", headers: USER, body });
  if (!response.ok) throw new Error(`POST /memory/import: ${await response.text()}`);
}

/** @param {Product} product @param {string} text @returns {Promise<Cost>} */
async function chat({ origin, pid }, text) {
  const body = JSON.stringify({ model: "stand-in", messages: [{ role: "user", content: text }] });
  const [before, from] = [cpuSeconds(pid), performance.now()];
  const response = await fetch(`${origin}${PATH}`, { method: "POST", headers: USER, body });
  await response.text();
  const ms = performance.now() - from;
  if (!response.headers.get("throughline-memory")?.startsWith("on;recalled="))
    throw new Error(`nothing was recalled: ${response.status} ${response.headers.get("throughline-memory")}`);
  await wait(REMEMBERED_MS);
  const after = cpuSeconds(pid);
  return { ms, cpuMs: before === null || after === null ? null : (after - before) * 1_000 };
}
