import { writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { setTimeout as wait } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { bundleWorker } from "../../cli/bundle.mjs";
import { variantsOf } from "./overhead/variants.mjs";
import { report } from "./overhead/report.mjs";
import { verdictsOf } from "./overhead/verdicts.mjs";
import { machine, residentMb } from "./support/facts.mjs";
import { startThroughline, startWorker } from "./support/launch.mjs";
import { CONCURRENCY } from "./support/rounds.mjs";
import { readNumber, readOptions, UsageError } from "./support/usage.mjs";
import { withWorkers } from "./support/with-workers.mjs";

export const description = "what the proxy costs, against a direct call and a minimal Hono proxy(), on plain workerd";

const SLOW_MS = 20;
/** How long a started product is left alone before its memory counts as idle. */
const IDLE_MS = 1_000;
/** On a busy machine the default would turn some recalls into none, and something else would be measured. */
const RECALL_DEADLINE_MS = "5000";

/** @typedef {import("./support/rounds.mjs").Measured} Measured */

/**
 * `--rounds 5 --seconds 2 --memories 1000 --only on,minimal --json FILE`
 * @param {string[]} args
 */
export async function run(args) {
  const { rounds, seconds, memories, only, json } = optionsOf(args);
  const loadBefore = loadavg()[0] ?? 0;
  await withWorkers(async ({ keep, measure }) => {
    const upstream = await keep(startWorker("test/bench/support/upstream.ts"));
    const slow = await keep(startWorker("test/bench/support/upstream.ts", { DELAY_MS: String(SLOW_MS) }));
    const bindings = { UPSTREAM_BASE_URL: `${upstream.origin}/v1` };
    const minimal = await keep(startWorker("test/bench/minimal-proxy.ts", bindings));
    const object = { binding: "MAP", className: "MapAnswers" };
    const map = await keep(startWorker("test/bench/map-answers.ts", {}, object));
    const product = await keep(startThroughline({ ...bindings, RECALL_DEADLINE_MS }));
    await wait(IDLE_MS);
    const idleMb = residentMb(product.pid);

    const all = variantsOf({ upstream, slow, minimal, map, product }, memories);
    const variants = only.length === 0 ? all : all.filter(({ name }) => only.includes(name));
    const unknown = only.find((name) => !all.some((variant) => variant.name === name));
    if (unknown !== undefined) {
      throw new UsageError(`--only: ${unknown} is none of ${all.map(({ name }) => name).join(", ")}`);
    }
    const measured = await measure(variants, rounds, seconds);

    const figures = { ...(await bundleSizes()), idleMb, afterMb: residentMb(product.pid), readyMs: product.readyMs };
    const verdicts = verdictsOf(measured, figures);
    const told = {
      bench: "overhead",
      rounds,
      seconds,
      concurrency: CONCURRENCY,
      memories,
      machine: { ...machine(), loadBefore },
      product: figures,
      measured,
      verdicts,
    };
    console.log(report(told, variants));
    if (json) writeFileSync(json, `${JSON.stringify(told, null, 2)}\n`);
  });
}

/** Measures the code loaded at the start, and all code: some is loaded when it is first needed. */
async function bundleSizes() {
  const { modules } = await bundleWorker();
  const sizes = modules.map(({ code, atStart }) => ({ atStart, bytes: gzipSync(code).length }));
  const [all, started] = [sizes, sizes.filter(({ atStart }) => atStart)].map((some) =>
    some.reduce((total, { bytes }) => total + bytes, 0),
  );
  return { bundleGzipBytes: started ?? 0, wholeGzipBytes: all ?? 0 };
}

/** @param {string[]} args */
function optionsOf(args) {
  const defaults = { rounds: "5", seconds: "2", memories: "1000", only: "", json: "" };
  const { rounds, seconds, memories, only, json } = readOptions(args, defaults);
  return {
    rounds: readNumber("rounds", rounds, { from: 1, to: 1000, whole: true }),
    seconds: readNumber("seconds", seconds, { from: 0.05, to: 600 }),
    memories: readNumber("memories", memories, { from: 1, to: 100_000, whole: true }),
    only: only.split(",").filter((name) => name !== ""),
    json,
  };
}
