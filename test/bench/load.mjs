import { fork } from "node:child_process";
import { once } from "node:events";
import { statSync, writeFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { ask, causesOf, countsOf } from "./load/caller.mjs";
import { startProvider } from "./load/provider.mjs";
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
/** After so many requests in a row their caller is loud. Before, they are a burst. */
const LOUD_AFTER = 100;
/** Requests whose time shows what others feel. */
const FELT = 60;

const PARTS = ["trace", "users", "user", "tenant", "slow", "streams"];

/** @typedef {import("./load/caller.mjs").Heard} Heard */
/** @typedef {Awaited<ReturnType<typeof startThroughline>>} Product */
/** @typedef {import("./load/provider.mjs").Provider} Upstream */
/** @typedef {import("./load/bystander.mjs").Felt} Felt */

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
  const upstream = await startProvider();
  const bystander = fork(new URL("./load/bystander.mjs", import.meta.url));
  const [calm] = /** @type {[string]} */ (await once(bystander, "message"));
  const rows = [];
  /** @type {[string, string, (product: Product) => Promise<object>][]} */
  const parts = [
    ["trace", `trace, an hour in ${options.seconds} s`, (product) => replay(product, arrivals, number("seconds"))],
    ["users", `${options.users} users at once`, (product) => crowd(product, number("users"))],
    ["user", "one user hammered, felt by others", (product) => hammered(product, bystander, number("hammer"), {})],
    [
      "tenant",
      "one tenant hammered, felt by others",
      (product) => hammered(product, bystander, number("hammer"), { tenant: "loud" }),
    ],
    ["slow", "a client that reads one byte a second", (product) => slowReader(product)],
    ["streams", `${options.streams} open streams`, (product) => streams(product, upstream, number("streams"))],
  ];
  try {
    for (const [part, name, measure] of parts) {
      if (only.length > 0 && !only.includes(part)) continue;
      const product = await startThroughline({
        UPSTREAM_BASE_URL: `${upstream.origin}/v1`,
        UPSTREAMS: JSON.stringify({ calm: { baseUrl: `${calm}/v1` } }),
        CACHE_TTL_SECONDS: "0",
      });
      const peak = watch(product.pid);
      rows.push({ name, ...(await measure(product)), ...peak() });
      await product.stop();
    }
  } finally {
    upstream.close();
    bystander.kill();
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
  ["wrong bytes", "wrong"],
  ["lost", "lost"],
  ["head p50 ms", "p50"],
  ["head p99 ms", "p99"],
  ["quiet p50 ms", "quiet"],
  ["head p50, p99 in CPU ms", "cpu"],
  ["quiet in CPU ms", "quietCpu"],
  ["files", "files"],
  ["MB", "mb"],
]);

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
  const causes = Object.entries(causesOf(all));
  if (causes.length > 0) console.log(`failed: ${causes.map(([cause, times]) => `${cause} ${times}`).join(", ")}`);
  return { ...countsOf(all), p50: quantile(heads, 0.5), p99: quantile(heads, 0.99) };
};

/**
 * Counts exchanges that the client has whole, with memory on, and that are not remembered.
 * @param {Product} product
 * @param {ReadonlyMap<string, readonly string[]>} said by user
 * @param {string} [tenant]
 */
async function lostOf({ origin }, said, tenant = "") {
  let lost = 0;
  for (const [user, texts] of said) {
    const headers = {
      authorization: "Bearer bench",
      "throughline-user": user,
      ...(tenant !== "" && { "throughline-tenant": tenant }),
    };
    const response = await fetch(`${origin}/memory/export`, { headers });
    if (!response.ok) throw new Error(`an export answered ${response.status}`);
    const kept = await response.text();
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
  /** @type {Said} */
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
      note(said, user, text, heard);
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
  /** @type {Said} */
  const said = new Map();
  const all = await Promise.all(
    Array.from({ length: users }, async (_, i) => {
      const text = `${noteOf(i)}I own ${i} teapots.`;
      const heard = await ask(product.origin, { user: `user-${i}`, text });
      note(said, `user-${i}`, text, heard);
      return heard;
    }),
  );
  return { ...figuresOf(all), lost: await lostOf(product, said) };
}

/** @typedef {Map<string, string[]>} Said texts that must be remembered, by user */

/**
 * Notes what must be remembered: the client has the whole answer, and the header says that memory is on.
 * @param {Said} said
 * @param {string} user
 * @param {string} text
 * @param {Heard} heard
 */
function note(said, user, text, { ended, memory }) {
  if (ended && memory.startsWith("on")) said.set(user, [...(said.get(user) ?? []), text]);
}

/**
 * Returns the waits for a head, as p50 and p99.
 * @param {readonly Felt[]} felt
 */
function cpuOf(felt) {
  const waits = felt.map(({ cpuMs }) => cpuMs);
  return `${show(quantile(waits, 0.5), 1)}, ${show(quantile(waits, 0.99), 1)}`;
}

/**
 * Sends requests of others one after the other, quiet first and then beside a user who sends as many as they can.
 * @param {Product} product
 * @param {import("node:child_process").ChildProcess} bystander
 * @param {number} seconds
 * @param {{ tenant?: string }} loud
 */
async function hammered(product, bystander, seconds, loud) {
  const { origin, pid } = product;
  let mark = 500_000;
  const felt = async (/** @type {number} */ requests) => {
    bystander.send({ origin, pid, mark, requests });
    mark += requests;
    return /** @type {[Felt[]]} */ (await once(bystander, "message"))[0];
  };
  const early = await felt(16);
  const quiet = await felt(FELT);
  const over = new AbortController();
  let sent = 0;
  /** @type {Said} */
  const shouted = new Map();
  /** @type {Heard[]} */
  const all = [];
  const hammering = Array.from({ length: HAMMERS }, async () => {
    while (!over.signal.aborted) {
      const user = loud.tenant ? `loud-${sent % 16}` : "loud";
      const text = `${noteOf(sent++)}I shout.`;
      const heard = await ask(origin, { user, text, ...loud });
      note(shouted, user, text, heard);
      all.push(heard);
    }
  });
  while (all.length < LOUD_AFTER) await wait(50);
  const until = performance.now() + seconds * 1_000;
  const beside = [];
  while (performance.now() < until) beside.push(...(await felt(4)));
  over.abort();
  await Promise.all(hammering);
  /** @type {Said} */
  const said = new Map();
  for (const heard of [...early, ...quiet, ...beside]) note(said, heard.user, heard.text, heard);
  return {
    ...figuresOf([...beside, ...all]),
    p50: figuresOf(beside).p50,
    p99: figuresOf(beside).p99,
    quiet: figuresOf(quiet).p50,
    cpu: cpuOf(beside),
    quietCpu: cpuOf(quiet),
    lost: (await lostOf(product, shouted, loud.tenant)) + (await lostOf(product, said, "calm")),
  };
}

/** @param {Product} product */
async function slowReader(product) {
  const { origin } = product;
  /** @type {Said} */
  const said = new Map();
  const slow = ask(origin, { user: "slow", text: "Tell me.", stream: true }, { bytesPerSecond: 1 });
  const others = [];
  for (let i = 0; i < FELT; i++) {
    const text = `${noteOf(i)}I own a kettle.`;
    const heard = await ask(origin, { user: "other", text });
    note(said, "other", text, heard);
    others.push(heard);
  }
  const { status } = await Promise.race([slow, wait(1_000).then(() => ({ status: 200 }))]);
  return { ...figuresOf(others), failed: status === 200 ? 0 : 1, lost: await lostOf(product, said) };
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
  /** @type {Said} */
  const said = new Map();
  const opened = Array.from({ length: count }, async (_, i) => {
    const [user, text] = [`user-${i}`, `${noteOf(i)}I own a lamp.`];
    const heard = await ask(product.origin, { user, text, stream: true }, { onHead });
    note(said, user, text, heard);
    return heard;
  });
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
  return { ...figuresOf(all), lost: await lostOf(product, said) };
}
