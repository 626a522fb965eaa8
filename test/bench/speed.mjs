import { writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { startPeer } from "./speed/peers.mjs";
import { report } from "./speed/report.mjs";
import { variantsOf } from "./speed/variants.mjs";
import { machine } from "./support/facts.mjs";
import { startThroughline, startWorker } from "./support/launch.mjs";
import { readNumber, readOptions, UsageError } from "./support/usage.mjs";
import { withWorkers } from "./support/with-workers.mjs";

export const description =
  "time, CPU and bytes on disk in every mode, against the least proxy that remembers, on plain workerd";

/** On a busy machine the default would turn some recalls into none, and something else would be measured. */
const RECALL_DEADLINE_MS = "5000";

/**
 * `--rounds 5 --seconds 1 --warm 10 --memories 1000 --only on,floor --peers portkey --peers-from DIR --json FILE`
 *
 * A process compiles its code while it answers its first thousands of requests, and those cost several times as much:
 * `bench -- start` measures the first, and `--warm 1` those after them.
 * @param {string[]} args
 */
export async function run(args) {
  const { rounds, seconds, warm, memories, only, peers, peersFrom, json } = optionsOf(args);
  const loadBefore = loadavg()[0] ?? 0;
  await withWorkers(async ({ keep, measure }) => {
    const upstream = await keep(startWorker("test/bench/support/upstream.ts"));
    const bindings = { UPSTREAM_BASE_URL: `${upstream.origin}/v1` };
    const object = { binding: "FLOOR", className: "FloorMemory", onDisk: true };
    const settings = { ...bindings, RECALL_DEADLINE_MS };
    const workers = {
      upstream,
      minimal: await keep(startWorker("test/bench/minimal-proxy.ts", bindings)),
      perChunk: await keep(startWorker("test/bench/per-chunk-proxy.ts", bindings)),
      floor: await keep(startWorker("test/bench/floor-proxy.ts", bindings, object)),
      strict: await keep(startThroughline(settings)),
      relaxed: await keep(startThroughline({ ...settings, DURABILITY: "relaxed" })),
      peers: await Promise.all(peers.map((name) => keep(startPeer(name, peersFrom)))),
    };
    const variants = chosen(variantsOf(workers, memories), only);
    const measured = await measure(variants, rounds, seconds, warm);
    const told = { bench: "speed", rounds, seconds, warm, memories, machine: { ...machine(), loadBefore }, measured };
    console.log(report(told, variants));
    if (json) writeFileSync(json, `${JSON.stringify(told, null, 2)}\n`);
  });
}

/**
 * Returns the variants that are asked for, with those that they are compared with.
 * @param {readonly import("./speed/variants.mjs").SpeedVariant[]} all
 * @param {readonly string[]} only
 */
function chosen(all, only) {
  const unknown = only.find((name) => !all.some((variant) => variant.name === name));
  if (unknown !== undefined) {
    throw new UsageError(`--only: ${unknown} is none of ${all.map(({ name }) => name).join(", ")}`);
  }
  if (only.length === 0) return [...all];
  const bases = all.flatMap(({ name, base }) => (only.includes(name) ? [base] : []));
  return all.filter(({ name }) => only.includes(name) || bases.includes(name));
}

/** @param {string[]} args */
function optionsOf(args) {
  const defaults = {
    rounds: "5",
    seconds: "1",
    warm: "10",
    memories: "1000",
    only: "",
    peers: "",
    "peers-from": ".",
    json: "",
  };
  const { rounds, seconds, warm, memories, only, peers, "peers-from": peersFrom, json } = readOptions(args, defaults);
  return {
    rounds: readNumber("rounds", rounds, { from: 1, to: 1000, whole: true }),
    seconds: readNumber("seconds", seconds, { from: 0.05, to: 600 }),
    warm: readNumber("warm", warm, { from: 0.05, to: 600 }),
    memories: readNumber("memories", memories, { from: 1, to: 100_000, whole: true }),
    only: listOf(only),
    peers: listOf(peers),
    peersFrom,
    json,
  };
}

/** @param {string} text */
const listOf = (text) => text.split(",").filter((name) => name !== "");
