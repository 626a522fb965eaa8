import { readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { machine, residentMb } from "./support/facts.mjs";
import { median, show, table } from "./support/figures.mjs";
import { scratch, startThroughline, startWorker } from "./support/launch.mjs";
import { readOptions, UsageError } from "./support/usage.mjs";

export const description = "how time, memory and disk grow with memories, users, cached answers and turns";

/** Requests of which a time is the median. */
const TRIES = 15;
/** Lines of one import. */
const IMPORTED = 500;
/** Requests at once where a folder is filled. */
const FILLERS = 16;

/** @typedef {import("./support/launch.mjs").Running} Running */
/**
 * @typedef {object} Size one row of the table
 * @property {string} name
 * @property {number} ms median of a request
 * @property {number | null} coldMs of the first request after a start
 * @property {number | null} mb resident memory of workerd
 * @property {number} disk megabytes of the folder
 * @property {number} files that workerd has open
 */

/** @param {string[]} args */
export async function run(args) {
  const options = readOptions(args, {
    memories: "10,100,1000",
    users: "1,10,100",
    answers: "10,100,1000",
    turns: "1,10,100",
    json: "",
  });
  // Each product that is started adds a listener for the end of this process.
  process.setMaxListeners(0);
  const upstream = await startWorker("test/bench/support/upstream.ts");
  /** @type {Size[]} */
  const rows = [];
  try {
    for (const n of sizes("memories", options.memories, 100_000)) rows.push(await measure(upstream, n, "memories"));
    for (const n of sizes("users", options.users, 100_000)) rows.push(await measure(upstream, n, "users"));
    for (const n of sizes("answers", options.answers, 1_000_000)) rows.push(await measure(upstream, n, "answers"));
    for (const n of sizes("turns", options.turns, 500)) rows.push(await measure(upstream, n, "turns"));
  } finally {
    await upstream.stop();
  }
  const head = ["size", "request ms", "first after a start, ms", "memory MB", "disk MB", "open files"];
  const cells = rows.map(({ name, ms, coldMs, mb, disk, files }) => [
    name,
    show(ms, 1),
    show(coldMs, 0),
    show(mb, 0),
    show(disk, 1),
    show(files),
  ]);
  console.log(table(head, cells));
  if (options.json !== "")
    writeFileSync(options.json, `${JSON.stringify({ bench: "scale", machine: machine(), rows }, null, 2)}\n`);
}

/**
 * @param {string} name
 * @param {string} text
 * @param {number} most
 */
function sizes(name, text, most) {
  const numbers = text
    .split(",")
    .filter((part) => part !== "")
    .map(Number);
  if (numbers.every((n) => Number.isInteger(n) && n >= 1 && n <= most)) return numbers;
  throw new UsageError(`--${name} must be whole numbers from 1 to ${most}, with commas`);
}

/** Fills a folder, by the thing of which there is much. */
const FILLS = {
  /** @type {Fill} */
  async memories(origin, n) {
    for (let at = 0; at < n; at += IMPORTED) {
      const lines = Array.from({ length: Math.min(IMPORTED, n - at) }, (_, i) => lineOf(at + i));
      const response = await fetchAgain(`${origin}/memory/import`, {
        method: "POST",
        headers: headersOf("one"),
        body: lines.join("\n"),
      });
      const { failed } = /** @type {{ failed: number }} */ (await response.json());
      if (failed > 0) throw new Error(`${failed} lines were not imported`);
    }
  },
  /** @type {Fill} */
  users: (origin, n) => inTurns(n, (i) => chat(origin, { user: `user-${i}`, messages: saying(`I own ${i} teapots.`) })),
  /** @type {Fill} */
  answers: (origin, n) =>
    inTurns(n, (i) => chat(origin, { user: null, messages: saying(`What does gear number ${i} do?`) })),
  /** @type {Fill} each request brings its whole conversation */
  turns: async () => {},
};

/** @type {Record<keyof typeof FILLS, (i: number, n: number) => Chat>} what is asked of a folder */
const QUESTIONS = {
  memories: (i, n) => ({ user: "one", messages: saying(`Where is crate ${(i * 97) % n}?`) }),
  users: (i, n) => ({ user: `user-${i % n}`, messages: saying("How many teapots do I own?") }),
  answers: (i, n) => ({ user: null, messages: saying(`What does gear number ${(i * 97) % n} do?`) }),
  turns: (i, n) => ({
    user: `user-${i}`,
    messages: [
      ...Array.from({ length: n - 1 }, (_, turn) => [
        { role: "user", content: `Then crate ${turn} goes to shelf ${turn % 7}.` },
        { role: "assistant", content: "Noted." },
      ]).flat(),
      ...saying(`And where is crate ${i}?`),
    ],
  }),
};

/** @typedef {{ user: string | null; messages: object[] }} Chat */
/** @typedef {(origin: string, n: number) => Promise<void>} Fill */

/**
 * @param {Running} upstream
 * @param {number} n
 * @param {keyof typeof FILLS} kind
 * @returns {Promise<Size>}
 */
async function measure(upstream, n, kind) {
  const settings = { UPSTREAM_BASE_URL: `${upstream.origin}/v1`, RECALL_DEADLINE_MS: "5000" };
  const folder = scratch();
  const kept = { path: folder.path, remove: () => {} };
  const filling = await startThroughline(settings, kept);
  await FILLS[kind](filling.origin, n);
  await filling.stop();
  const product = await startThroughline(settings, folder);
  try {
    const ask = (/** @type {number} */ i) => chat(product.origin, QUESTIONS[kind](i, n));
    const coldMs = await ask(0);
    const times = [];
    for (let i = 1; i <= TRIES; i++) times.push(await ask(i));
    const [mb, disk, files] = [residentMb(product.pid), diskMb(folder.path), openFiles(product.pid)];
    return { name: `${n.toLocaleString("en-US")} ${kind}`, ms: median(times), coldMs, mb, disk, files };
  } finally {
    await product.stop();
  }
}

/** @param {string} content */
const saying = (content) => [{ role: "user", content }];

/** @param {number} i */
function lineOf(i) {
  const messages = [
    { role: "user", content: `Crate ${i} went to shelf ${i % 53}, behind box ${i % 97}.` },
    { role: "assistant", content: "Noted." },
  ];
  const at = new Date(Date.UTC(2026, 0, 1) + i * 60_000).toISOString();
  return JSON.stringify({ kind: "exchange", conversation: `talk-${i >> 3}`, at, messages });
}

/** @param {string | null} user */
const headersOf = (user) => ({
  authorization: "Bearer bench",
  "content-type": "application/json",
  ...(user !== null && { "throughline-user": user }),
});

/**
 * @param {string} origin
 * @param {Chat} chatted
 * @returns {Promise<number>} milliseconds
 */
async function chat(origin, { user, messages }) {
  const from = performance.now();
  const response = await fetchAgain(`${origin}/v1/chat/completions`, {
    method: "POST",
    headers: headersOf(user),
    body: JSON.stringify({ model: "bench", temperature: 0, messages }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`a chat answered ${response.status}: ${text.slice(0, 300)}`);
  return performance.now() - from;
}

const ATTEMPTS = 3;

/**
 * Tries again where a connection had gone, to the product or from it: on a busy machine either side may come too late to an
 * idle one. A crowd that is refused may come again as well.
 * @param {string} url
 * @param {RequestInit} init
 */
async function fetchAgain(url, init) {
  for (let attempt = 1; ; attempt++) {
    try {
      const response = await fetch(url, init);
      if (response.status < 502 || attempt === ATTEMPTS) return response;
      await response.body?.cancel();
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
    }
  }
}

/**
 * @param {number} n
 * @param {(i: number) => Promise<unknown>} act
 */
async function inTurns(n, act) {
  let next = 0;
  await Promise.all(
    Array.from({ length: Math.min(FILLERS, n) }, async () => {
      while (next < n) await act(next++);
    }),
  );
}

/** @param {string} folder */
function diskMb(folder) {
  const sizesOf = readdirSync(folder, { recursive: true }).map((name) => statSync(join(folder, String(name))).size);
  return sizesOf.reduce((sum, size) => sum + size, 0) / 1e6;
}

/** @param {number} pid */
function openFiles(pid) {
  try {
    return readdirSync(`/proc/${pid}/fd`).length;
  } catch {
    return 0;
  }
}
