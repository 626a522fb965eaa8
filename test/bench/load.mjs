import { once } from "node:events";
import { statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { ask, countsOf } from "./load/caller.mjs";
import { arrivalsIn } from "./load/trace.mjs";
import { machine, residentMb } from "./support/facts.mjs";
import { quantile, show, table } from "./support/figures.mjs";
import { startThroughline } from "./support/launch.mjs";
import { readNumber, readOptions, UsageError } from "./support/usage.mjs";

export const description = "an hour of production traffic in a minute, crowds, hammering, slow readers, open streams";

/** People among whom the requests of the trace are dealt out. */
const PEOPLE = 500;
/** Prompts of the trace are cut to this many characters, so that a run measures requests and not megabytes. */
const LONGEST = 8_000;
/** Requests at once of whoever hammers. */
const HAMMERS = 32;
/** Streams are all open when no head has come for this long. */
const QUIET_MS = 5_000;
/** Requests whose time shows what others feel. */
const FELT = 60;

const PARTS = ["trace", "users", "user", "tenant", "slow", "streams"];

/** @typedef {import("./load/caller.mjs").Heard} Heard */
/** @typedef {Awaited<ReturnType<typeof startThroughline>>} Product */
/** @typedef {{ origin: string; hold: boolean; release(): void; close(): void }} Upstream */

/** @param {string[]} args */
export async function run(args) {
  const options = readOptions(args, {
    data: "",
    seconds: "60",
    every: "1",
    users: "10000",
    streams: "5000",
    hammer: "5",
    only: "",
    json: "",
  });
  const number = (/** @type {"seconds" | "every" | "users" | "streams" | "hammer"} */ name, from = 1) =>
    readNumber(name, options[name], { from, to: 100_000, whole: true });
  const arrivals = arrivalsIn(options.data).filter((_, i) => i % number("every") === 0);
  const only = options.only.split(",").filter((part) => part !== "");
  const unknown = only.find((part) => !PARTS.includes(part));
  if (unknown !== undefined) throw new UsageError(`--only: ${unknown} is none of ${PARTS.join(", ")}`);
  const upstream = await startUpstream();
  const rows = [];
  /** @type {[string, string, (product: Product) => Promise<object>][]} */
  const parts = [
    ["trace", `trace, an hour in ${options.seconds} s`, (product) => replay(product, arrivals, number("seconds"))],
    ["users", `${options.users} users at once`, (product) => crowd(product, number("users"))],
    ["user", "one user hammered, felt by others", (product) => hammered(product, number("hammer"), {})],
    [
      "tenant",
      "one tenant hammered, felt by others",
      (product) => hammered(product, number("hammer"), { tenant: "loud" }),
    ],
    ["slow", "a client that reads one byte a second", (product) => slowReader(product)],
    ["streams", `${options.streams} open streams`, (product) => streams(product, upstream, number("streams"))],
  ];
  try {
    for (const [part, name, measure] of parts) {
      if (only.length > 0 && !only.includes(part)) continue;
      const product = await startThroughline({ UPSTREAM_BASE_URL: `${upstream.origin}/v1`, CACHE_TTL_SECONDS: "0" });
      const peak = watch(product.pid);
      rows.push({ name, ...(await measure(product)), ...peak() });
      await product.stop();
    }
  } finally {
    upstream.close();
  }
  const cells = rows.map((row) => {
    const told = /** @type {Record<string, number | string>} */ (row);
    return COLUMNS.map(([, field]) => {
      const value = told[field];
      return typeof value === "number" ? show(value, 0) : (value ?? "–");
    });
  });
  console.log(
    table(
      COLUMNS.map(([title]) => title),
      cells,
    ),
  );
  if (options.json !== "")
    writeFileSync(options.json, `${JSON.stringify({ bench: "load", machine: machine(), rows }, null, 2)}\n`);
}

const COLUMNS = /** @type {const} */ ([
  ["load", "name"],
  ["sent", "sent"],
  ["whole", "ended"],
  ["503", "refused"],
  ["degraded", "degraded"],
  ["failed", "failed"],
  ["lost", "lost"],
  ["head p50 ms", "p50"],
  ["head p99 ms", "p99"],
  ["quiet p50 ms", "quiet"],
  ["files", "files"],
  ["MB", "mb"],
]);

/** A provider that answers at once, or holds its streams open. @returns {Promise<Upstream>} */
async function startUpstream() {
  /** @type {Set<import("node:http").ServerResponse>} */
  const held = new Set();
  const server = createServer((request, response) => {
    /** @type {Buffer[]} */
    const chunks = [];
    request.on("data", (chunk) => chunks.push(/** @type {Buffer} */ (chunk)));
    request.on("end", () => {
      const isStream = Buffer.concat(chunks).includes('"stream":true');
      response.writeHead(200, { "content-type": isStream ? "text/event-stream" : "application/json" });
      if (isStream) response.write(FIRST);
      if (isStream && upstream.hold) held.add(response);
      else response.end(isStream ? REST : COMPLETION);
    });
  });
  // The product keeps connections for longer than a server of Node does.
  server.keepAliveTimeout = 0;
  server.listen({ port: 0, host: "127.0.0.1", backlog: 4_096 });
  await once(server, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  const upstream = {
    origin: `http://127.0.0.1:${port}`,
    hold: false,
    release() {
      for (const response of held) response.end(REST);
      held.clear();
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
  return upstream;
}

const COMPLETION = JSON.stringify({
  id: "chatcmpl-load",
  object: "chat.completion",
  created: 1,
  model: "bench",
  choices: [{ index: 0, message: { role: "assistant", content: "Noted." }, finish_reason: "stop" }],
});
const FIRST = `data: ${JSON.stringify({ choices: [{ index: 0, delta: { role: "assistant", content: "Noted." } }] })}\n\n`;
const REST = `data: ${JSON.stringify({ choices: [{ index: 0, delta: {}, finish_reason: "stop" }] })}\n\ndata: [DONE]\n\n`;

/**
 * Notes the most files and memory of a process, until the figures are asked for.
 * @param {number} pid
 */
function watch(pid) {
  let [files, mb] = [0, 0];
  const look = () => {
    try {
      files = Math.max(files, statSync(`/proc/${pid}/fd`).size);
    } catch {
      // Only Linux tells.
    }
    mb = Math.max(mb, residentMb(pid) ?? 0);
  };
  const timer = setInterval(look, 100);
  return () => {
    clearInterval(timer);
    look();
    return { files, mb };
  };
}

/** @param {readonly Heard[]} all */
const figuresOf = (all) => {
  const heads = all.filter(({ ended }) => ended).map(({ headMs }) => headMs);
  return { ...countsOf(all), p50: quantile(heads, 0.5), p99: quantile(heads, 0.99) };
};

/**
 * Counts exchanges that the client has whole, with memory on, and that are not remembered.
 * @param {Product} product
 * @param {ReadonlyMap<string, readonly string[]>} said by user
 */
async function lostOf({ origin }, said) {
  let lost = 0;
  for (const [user, texts] of said) {
    const headers = { authorization: "Bearer bench", "throughline-user": user };
    const kept = await (await fetch(`${origin}/memory/export`, { headers })).text();
    // A text begins with its number, which no other has.
    for (const text of texts) if (!kept.includes(text.slice(0, MARK_LENGTH))) lost += 1;
  }
  return lost;
}

const MARK_LENGTH = "Note 000000 ".length;
const noteOf = (/** @type {number} */ i) => `Note ${String(i).padStart(6, "0")} `;

/**
 * @param {Product} product
 * @param {readonly import("./load/trace.mjs").Arrival[]} arrivals
 * @param {number} seconds that an hour takes
 */
async function replay(product, arrivals, seconds) {
  const from = performance.now();
  /** @type {Map<string, string[]>} */
  const said = new Map();
  const all = await Promise.all(
    arrivals.map(async ({ atMs, characters }, i) => {
      await wait(Math.max(0, (atMs * seconds) / 3_600 - (performance.now() - from)));
      const text = (noteOf(i) + "the crate went to the upper shelf. ".repeat(300)).slice(
        0,
        Math.min(characters, LONGEST),
      );
      const user = `user-${i % PEOPLE}`;
      const heard = await ask(product.origin, { user, text: text.padEnd(MARK_LENGTH, "."), stream: i % 2 === 0 });
      if (heard.ended && heard.memory.startsWith("on")) said.set(user, [...(said.get(user) ?? []), text]);
      return heard;
    }),
  );
  return { ...figuresOf(all), lost: await lostOf(product, said) };
}

/**
 * @param {Product} product
 * @param {number} users
 */
async function crowd(product, users) {
  /** @type {Map<string, string[]>} */
  const said = new Map();
  const all = await Promise.all(
    Array.from({ length: users }, async (_, i) => {
      const text = `${noteOf(i)}I own ${i} teapots.`;
      const heard = await ask(product.origin, { user: `user-${i}`, text });
      if (heard.ended && heard.memory.startsWith("on")) said.set(`user-${i}`, [text]);
      return heard;
    }),
  );
  return { ...figuresOf(all), lost: await lostOf(product, said) };
}

/**
 * Sends requests of others one after the other, quiet first and then beside a user who sends as many as they can.
 * @param {Product} product
 * @param {number} seconds
 * @param {{ tenant?: string }} loud
 */
async function hammered({ origin }, seconds, loud) {
  const felt = async (/** @type {number} */ requests) => {
    const all = [];
    for (let i = 0; i < requests; i++)
      all.push(await ask(origin, { user: `other-${i % 8}`, text: `${noteOf(i)}I own ${i} kettles.`, tenant: "calm" }));
    return all;
  };
  await felt(16);
  const quiet = figuresOf(await felt(FELT));
  const until = performance.now() + seconds * 1_000;
  let sent = 0;
  const hammering = Array.from({ length: HAMMERS }, async () => {
    while (performance.now() < until) {
      sent += 1;
      await ask(origin, { user: loud.tenant ? `loud-${sent % 16}` : "loud", text: `${noteOf(sent)}I shout.`, ...loud });
    }
  });
  const beside = [];
  while (performance.now() < until) beside.push(...(await felt(4)));
  await Promise.all(hammering);
  return { ...figuresOf(beside), sent: sent + beside.length, quiet: quiet.p50 };
}

/** @param {Product} product */
async function slowReader({ origin }) {
  const slow = ask(origin, { user: "slow", text: "Tell me.", stream: true }, { bytesPerSecond: 1 });
  const others = [];
  for (let i = 0; i < FELT; i++) others.push(await ask(origin, { user: "other", text: `${noteOf(i)}I own a kettle.` }));
  const { status } = await Promise.race([slow, wait(1_000).then(() => ({ status: 200 }))]);
  return { ...figuresOf(others), failed: status === 200 ? 0 : 1 };
}

/**
 * @param {Product} product
 * @param {Upstream} upstream
 * @param {number} count
 */
async function streams(product, upstream, count) {
  upstream.hold = true;
  const heads = { count: 0 };
  const onHead = () => void (heads.count += 1);
  const opened = Array.from({ length: count }, (_, i) =>
    ask(product.origin, { user: `user-${i}`, text: `${noteOf(i)}I own a lamp.`, stream: true }, { onHead }),
  );
  let before = -1;
  // The last ones are not waited for where nothing moves any more.
  do {
    before = heads.count;
    await wait(QUIET_MS);
  } while (heads.count !== before);
  upstream.hold = false;
  upstream.release();
  const releasing = setInterval(() => upstream.release(), 500);
  const all = await Promise.all(opened);
  clearInterval(releasing);
  return figuresOf(all);
}
