import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { exportsOf, Kept } from "./outage/kept.mjs";
import { People } from "./outage/people.mjs";
import { holds, phaseOf, tell } from "./outage/report.mjs";
import { startService } from "./outage/service.mjs";
import { fail, TROUBLES } from "./outage/troubles.mjs";
import { machine, residentMb } from "./support/facts.mjs";
import { scratch, startThroughline } from "./support/launch.mjs";
import { readNumber, readOptions, UsageError } from "./support/usage.mjs";

/*
 * Upstash down for minutes under load, in every way there is: is every chat answered, how much later, is anything lost,
 * and how long does it take to catch up? The product as `npm start` runs it; Upstash as `npm run dev:upstash` has it.
 * Fails where a guarantee does not hold.
 */

export const description =
  "Upstash down for minutes under load: what is answered, what is lost, how soon it catches up";

/** How often it goes through all troubles. */
const ROUNDS = 2;
const BEFORE_MS = 60_000;
const GIVE_UP_MS = 300_000;
const QUIET_MS = 30_000;
/** Users whom Upstash has not heard of when it goes down: one in so many. */
const NEW_ONES = 5;

/** @typedef {import("./outage/people.mjs").Said} Said */
/** @typedef {Awaited<ReturnType<typeof startThroughline>>} Product */

/** @param {string[]} args */
export async function run(args) {
  const options = readOptions(args, { minutes: "10", users: "300", rate: "20", kill: "no", json: "" });
  const minutes = readNumber("minutes", options.minutes, { from: 0.1, to: 600 });
  const count = readNumber("users", options.users, { from: 10, to: 10_000, whole: true });
  const rate = readNumber("rate", options.rate, { from: 1, to: 1_000 });
  if (options.kill !== "no" && options.kill !== "yes") throw new UsageError("--kill must be yes or no");
  if (spawnSync("redis-server", ["--version"]).status !== 0) throw new UsageError("redis-server is not installed");
  const upstash = await startService();
  const env = { ...upstash.settings, STORAGE: "upstash", STAND_IN_MODEL: "on" };
  const folder = scratch();
  const people = new People(await startThroughline(env, folder));
  const users = Array.from({ length: count }, (_, i) => `user ${i}`);
  const known = users.filter((_, i) => i % NEW_ONES !== 0);
  const kept = new Kept(upstash.settings);
  const ms = minutes * 60_000;
  try {
    // The deployment agrees on its secret, and every known user is known.
    await during(people, known, rate, Math.min(BEFORE_MS, Math.max(ms, (known.length / rate) * 1_100)));
    const [start, before] = [Date.now(), residentMb(people.product.pid)];
    const killing = options.kill === "yes" ? wait(ms / 2).then(() => restart(people, env, folder)) : null;
    const talking = people.talk(users, rate);
    await fail(upstash, ms, ROUNDS);
    await killing;
    const [end, after] = [Date.now(), residentMb(people.product.pid)];
    const caughtUp = await caughtUpWith(kept, between(people.said, 0, end), end, GIVE_UP_MS);
    people.stop();
    await talking;
    // The last words may still be on their way.
    await caughtUpWith(kept, people.said, Date.now(), QUIET_MS);
    const found = await kept.compare(people.said, people.unanswered);
    const differing = await differ(people.product, env, users);
    const result = {
      minutes,
      users: count,
      rate,
      killed: options.kill === "yes",
      caughtUp,
      found,
      differing,
      phases: [
        phaseOf("before", between(people.said, 0, start)),
        phaseOf("down", between(people.said, start, end)),
        phaseOf("after", between(people.said, end, Infinity)),
      ],
      unanswered: people.unanswered.map(({ at, reason }) => ({ after: (at - start) / 1000, reason })),
      refused: people.refused,
      residentMb: { before, after },
    };
    tell(result);
    if (options.json !== "") {
      const facts = { machine: machine(), troubles: Object.keys(TROUBLES), ...result };
      writeFileSync(options.json, `${JSON.stringify(facts, null, 2)}\n`);
    }
    if (!holds(result)) process.exitCode = 1;
  } finally {
    await people.product.stop();
    upstash.stop();
  }
}

/**
 * @param {readonly Said[]} said
 * @param {number} from
 * @param {number} to
 */
const between = (said, from, to) => said.filter(({ at }) => at >= from && at < to);

/**
 * @param {People} people
 * @param {readonly string[]} users
 * @param {number} rate
 * @param {number} ms
 */
async function during(people, users, rate, ms) {
  const talking = people.talk(users, rate);
  await wait(ms);
  people.stop();
  await talking;
}

/**
 * @param {People} people
 * @param {Record<string, string>} env
 * @param {{ path: string; remove(): void }} folder
 */
async function restart(people, env, folder) {
  people.paused = true;
  await people.product.kill9();
  people.product = await startThroughline(env, folder);
  people.paused = false;
}

/**
 * How long after the end everything that had been said by then was there: the rows, and then as many vectors.
 * @param {Kept} kept
 * @param {readonly Said[]} said
 * @param {number} end
 * @param {number} patienceMs
 */
async function caughtUpWith(kept, said, end, patienceMs) {
  const isOver = () => Date.now() > end + patienceMs;
  let names = await kept.names();
  while (said.some(({ exchange }) => !names.exchanges.has(exchange)) && !isOver()) {
    await wait(1_000);
    names = await kept.names();
  }
  const rowsMs = Date.now() - end;
  while ((await kept.countVectors()) < names.memories.size && !isOver()) await wait(500);
  return { rowsMs, vectorsMs: Date.now() - end };
}

/**
 * How many users' exports are others from a product that knows nobody.
 * @param {Product} one
 * @param {Record<string, string>} env
 * @param {readonly string[]} users
 */
async function differ(one, env, users) {
  const stranger = await startThroughline(env);
  const [here, there] = [await exportsOf(one, users), await exportsOf(stranger, users)];
  await stranger.stop();
  return users.filter((user) => here.get(user) !== there.get(user)).length;
}
