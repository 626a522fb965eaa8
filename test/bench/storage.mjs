import { writeFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { loadModule } from "../../cli/bundle.mjs";
import { machine } from "./support/facts.mjs";
import { median, show, table } from "./support/figures.mjs";
import { startThroughline } from "./support/launch.mjs";
import { readNumber, readOptions, UsageError } from "./support/usage.mjs";

/*
 * Measures what `STORAGE=upstash` costs: calls to the network for each exchange, which is what Upstash charges for, and the time
 * it adds to an answer, for users whose vault knows them and for users whose vault is empty. Upstash is the one of
 * `npm run dev:upstash`, every call slowed down as a network would.
 */

export const description = "calls to Upstash for each exchange, and the time it adds, warm and cold";

/** Until what an exchange wrote has been carried. */
const CARRIED_MS = 1_500;
const APART_MS = 500;
const LATENCIES = [1, 5, 20];
const BURST = 5;
/** Lines of one import. */
const IMPORTED = 500;

/** @typedef {import("./support/launch.mjs").Running} Running */
/** @typedef {{ redis: number; vector: number }} Calls */

/**
 * @typedef {object} Local what is used of test/support/upstash/start-upstash.ts
 * @property {Record<string, string>} settings
 * @property {{ redis: { latencyMs: number }; vector: { latencyMs: number } }} switches
 * @property {(names: readonly string[]) => Calls} callsAbout
 * @property {() => void} stop
 */

/** @param {string[]} args */
export async function run(args) {
  const options = readOptions(args, { users: "20", rounds: "2000", json: "" });
  const count = readNumber("users", options.users, { from: 1, to: 10_000, whole: true });
  const rounds = readNumber("rounds", options.rounds, { from: 1, to: 20_000, whole: true });
  const local = /** @type {{ hasRedis(): boolean; startUpstash(): Promise<Local> }} */ (
    await loadModule("test/support/upstash/start-upstash.ts")
  );
  if (!local.hasRedis()) throw new UsageError("redis-server is not installed");
  const upstash = await local.startUpstash();
  const common = { STAND_IN_MODEL: "on", RECALL_DEADLINE_MS: "5000", CACHE_TTL_SECONDS: "0" };
  const rows = [];
  try {
    const plain = await startThroughline(common);
    const people = peopleOf("plain", count);
    await teach(plain, people);
    const base = median(await askAll(plain, people));
    await plain.stop();
    const none = { coldMs: null, calls: null, burst: null, coldCalls: null, largeMs: null, largeCalls: null };
    rows.push({ name: "durable-object", warmMs: base, ...none });
    for (const ms of LATENCIES) {
      for (const service of [upstash.switches.redis, upstash.switches.vector]) service.latencyMs = ms;
      rows.push({
        name: `upstash, ${ms} ms away`,
        ...(await measure(upstash, { ...common, ...upstash.settings }, peopleOf(`${ms}`, count), rounds)),
      });
    }
  } finally {
    upstash.stop();
  }
  console.log(
    table(
      [
        `${count} users`,
        "warm p50 ms",
        "cold p50 ms",
        "Redis, Vector calls per exchange",
        `of ${BURST} at once`,
        "to answer a cold user",
        `cold, ${rounds} rounds: ms`,
        "to answer",
      ],
      rows.map(({ name, warmMs, coldMs, calls, burst, coldCalls, largeMs, largeCalls }) => [
        name,
        show(warmMs, 1),
        show(coldMs, 1),
        both(calls),
        both(burst),
        both(coldCalls),
        show(largeMs, 1),
        both(largeCalls),
      ]),
    ),
  );
  if (options.json !== "")
    writeFileSync(options.json, `${JSON.stringify({ machine: machine(), users: count, rows }, null, 2)}\n`);
}

/**
 * Somebody new for every round: what was said before teaches nothing.
 * @param {string} round
 * @param {number} count
 */
const peopleOf = (round, count) => Array.from({ length: count }, (_, i) => `user-${round}-${i}`);

/** @param {Calls | null} calls */
const both = (calls) => (calls === null ? "–" : `${show(calls.redis, 2)}, ${show(calls.vector, 2)}`);

/**
 * @param {Local} upstash
 * @param {Record<string, string>} settings
 * @param {readonly string[]} users
 * @param {number} rounds of one user who has said much
 */
async function measure(upstash, settings, users, rounds) {
  const env = { ...settings, STORAGE: "upstash" };
  const calls = () => upstash.callsAbout([""]);
  const per = (/** @type {Calls} */ from, /** @type {number} */ n) => {
    const to = calls();
    return { redis: (to.redis - from.redis) / n, vector: (to.vector - from.vector) / n };
  };
  const first = await startThroughline(env);
  await teach(first, users);
  await wait(CARRIED_MS);
  let from = calls();
  const warmMs = median(await askAll(first, users));
  await wait(CARRIED_MS);
  const perExchange = per(from, users.length);
  from = calls();
  for (const user of users) {
    await Promise.all(Array.from({ length: BURST }, (_, i) => say(first, user, `Note ${i}: I own ${i + 2} bicycles.`)));
  }
  await wait(CARRIED_MS);
  const burst = per(from, users.length * BURST);
  const large = `${users[0]}-who-has-said-much`;
  await importRounds(first, large, rounds);
  await atRest(calls);
  await first.stop();
  const second = await startThroughline(env);
  // The deployment agrees on its secret once, which is nobody's wait.
  await say(second, "a stranger", "Hello");
  await wait(CARRIED_MS);
  from = calls();
  const times = [];
  let reads = { redis: 0, vector: 0 };
  for (const user of users) {
    const before = calls();
    times.push(await recall(second, user));
    const cost = per(before, users.length);
    reads = { redis: reads.redis + cost.redis, vector: reads.vector + cost.vector };
    // The alarm reads the rest of them.
    await wait(APART_MS);
  }
  from = calls();
  const largeMs = await recall(second, large);
  const largeCalls = per(from, 1);
  await second.stop();
  return { warmMs, coldMs: median(times), calls: perExchange, burst, coldCalls: reads, largeMs, largeCalls };
}

/** @param {string} user */
const headersOf = (user) => ({
  authorization: "Bearer bench",
  "throughline-user": user,
  "content-type": "application/json",
});

/**
 * @param {Running} product
 * @param {string} user
 * @param {string} text
 * @returns {Promise<number>} ms until the whole answer was there
 */
async function say(product, user, text) {
  const from = performance.now();
  const response = await fetch(`${product.origin}/v1/chat/completions`, {
    method: "POST",
    headers: headersOf(user),
    body: JSON.stringify({ model: "stand-in", messages: [{ role: "user", content: text }] }),
  });
  await response.text();
  if (!response.ok) throw new Error(`chat answered ${response.status}`);
  return performance.now() - from;
}

/**
 * Writes nothing, so that every call that is made is made to read.
 * @param {Running} product
 * @param {string} user
 */
async function recall(product, user) {
  const from = performance.now();
  const response = await fetch(`${product.origin}/memory/recall`, {
    method: "POST",
    headers: headersOf(user),
    body: JSON.stringify({ query: "Where do I live?" }),
  });
  const { memories } = /** @type {{ memories: unknown[] }} */ (await response.json());
  if (memories.length === 0) throw new Error("a cold user was not remembered");
  return performance.now() - from;
}

/**
 * @param {Running} product
 * @param {readonly string[]} users
 */
async function teach(product, users) {
  for (const user of users) {
    for (const text of ["I live in Lisbon.", "I have two cats.", "How do I clean a cast iron pan?"]) {
      await say(product, user, text);
    }
  }
}

/**
 * @param {Running} product
 * @param {string} user
 * @param {number} rounds
 */
async function importRounds(product, user, rounds) {
  const lines = Array.from({ length: rounds }, (_, i) => {
    const said = i === rounds >> 1 ? "I live in Lisbon." : `Entry ${i}: box ${i % 97} went to room ${i % 53}.`;
    const messages = [
      { role: "user", content: said },
      { role: "assistant", content: "Noted." },
    ];
    const at = new Date(Date.UTC(2026, 0, 1) + i * 60_000).toISOString();
    return JSON.stringify({ kind: "exchange", conversation: `talk-${i >> 3}`, at, messages });
  });
  for (let at = 0; at < rounds; at += IMPORTED) {
    const body = `${lines.slice(at, at + IMPORTED).join("\n")}\n`;
    const response = await fetch(`${product.origin}/memory/import`, { method: "POST", headers: headersOf(user), body });
    await response.text();
    if (!response.ok) throw new Error(`import answered ${response.status}`);
  }
}

/**
 * Until nobody has called for a while.
 * @param {() => Calls} calls
 */
async function atRest(calls) {
  for (let before = ""; before !== JSON.stringify(calls()); await wait(CARRIED_MS)) before = JSON.stringify(calls());
}

/**
 * One at a time, each when what the one before wrote has been carried: this process is Upstash as well.
 * @param {Running} product
 * @param {readonly string[]} users
 */
async function askAll(product, users) {
  const times = [];
  for (const user of users) {
    times.push(await say(product, user, "Where do I live, and with whom?"));
    await wait(APART_MS);
  }
  return times;
}
