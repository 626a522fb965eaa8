import { writeFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { bundleWorker } from "../../scripts/bundle.mjs";
import { MEMORIES } from "./overhead/questions.mjs";
import { variantsOf } from "./overhead/variants.mjs";
import { verdictLine, verdictsOf } from "./overhead/verdicts.mjs";
import { cpuSeconds, machine, residentMb } from "./support/facts.mjs";
import { medianOf, quantile, show, table } from "./support/figures.mjs";
import { startThroughline, startWorker } from "./support/launch.mjs";
import { load } from "./support/load.mjs";
import { readNumber, readOptions, UsageError } from "./support/usage.mjs";

export const description = "what the proxy costs, against a direct call and a minimal Hono proxy(), on plain workerd";

const CONCURRENCY = 32;
const SLOW_MS = 20;
/** How long a started product is left alone before its memory counts as idle. */
const IDLE_MS = 1_000;

/**
 * @typedef {object} Measured one variant in one round
 * @property {number} requestsPerSecond at concurrency 32
 * @property {number | null} cpuMicros per request, of its workerd, at concurrency 32
 * @property {number} p50Ms at concurrency 1
 * @property {number} p99Ms at concurrency 1
 * @property {number} requests at both
 * @property {number} expected the share of answers that said what they should
 */

/**
 * `--rounds 5 --seconds 2 --only on,minimal --json FILE`
 * @param {string[]} args
 */
export async function run(args) {
  const { rounds, seconds, only, json } = optionsOf(args);
  /** @type {import("./support/launch.mjs").Running[]} */
  const started = [];
  /**
   * @template {import("./support/launch.mjs").Running} T
   * @param {Promise<T>} starting
   */
  const keep = async (starting) => {
    const running = await starting;
    started.push(running);
    return running;
  };
  try {
    const upstream = await keep(startWorker("test/bench/support/upstream.ts"));
    const slow = await keep(startWorker("test/bench/support/upstream.ts", { DELAY_MS: String(SLOW_MS) }));
    const bindings = { UPSTREAM_BASE_URL: `${upstream.origin}/v1` };
    const minimal = await keep(startWorker("test/bench/minimal-proxy.ts", bindings));
    const product = await keep(startThroughline(bindings));
    await wait(IDLE_MS);
    const idleMb = residentMb(product.pid);

    const all = variantsOf({ upstream, slow, minimal, product });
    const variants = only.length === 0 ? all : all.filter(({ name }) => only.includes(name));
    const unknown = only.find((name) => !all.some((variant) => variant.name === name));
    if (unknown !== undefined) {
      throw new UsageError(`--only: ${unknown} is none of ${all.map(({ name }) => name).join(", ")}`);
    }
    const measured = await Promise.race([measureAll(variants, rounds, seconds), ...started.map(({ broke }) => broke)]);

    const bundleGzipBytes = gzipSync(await bundleWorker()).length;
    const figures = { bundleGzipBytes, idleMb, afterMb: residentMb(product.pid), readyMs: product.readyMs };
    const verdicts = verdictsOf(measured, figures);
    console.log(report({ variants, measured, verdicts, figures, rounds, seconds }));
    if (json) {
      const told = {
        bench: "overhead",
        rounds,
        seconds,
        concurrency: CONCURRENCY,
        machine: machine(),
        product: figures,
        measured,
        verdicts,
      };
      writeFileSync(json, `${JSON.stringify(told, null, 2)}\n`);
    }
  } finally {
    await Promise.all(started.map((running) => running.stop()));
  }
}

/** @param {string[]} args */
function optionsOf(args) {
  const { rounds, seconds, only, json } = readOptions(args, { rounds: "5", seconds: "2", only: "", json: "" });
  return {
    rounds: readNumber("rounds", rounds, { from: 1, to: 1000, whole: true }),
    seconds: readNumber("seconds", seconds, { from: 0.05, to: 600 }),
    only: only.split(",").filter((name) => name !== ""),
    json,
  };
}

/**
 * Every variant once in each round, and each round starts with another one: whatever else the machine
 * does meets all of them alike. Round 0 warms up and does not count.
 * @param {readonly import("./overhead/variants.mjs").Variant[]} variants
 * @param {number} rounds
 * @param {number} seconds
 */
async function measureAll(variants, rounds, seconds) {
  /** @type {Record<string, Measured[]>} */
  const measured = Object.fromEntries(variants.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    const from = round % variants.length;
    for (const variant of [...variants.slice(from), ...variants.slice(0, from)]) {
      progress(`round ${round} of ${rounds}: ${variant.title}`);
      const figures = await measure(variant, round, round === 0 ? Math.min(1, seconds) : seconds);
      if (round > 0) measured[variant.name]?.push(figures);
    }
  }
  progress("");
  return measured;
}

/**
 * Latency first, alone, while a vault is as large as it was made; then throughput.
 * @param {import("./overhead/variants.mjs").Variant} variant
 * @param {number} round
 * @param {number} seconds
 * @returns {Promise<Measured>}
 */
async function measure(variant, round, seconds) {
  const target = await variant.prepare(round);
  const alone = await load(target, { concurrency: 1, seconds: seconds / 4 });
  const cpuBefore = cpuSeconds(variant.pid);
  const together = await load(target, { concurrency: CONCURRENCY, seconds });
  const cpuAfter = cpuSeconds(variant.pid);
  const requests = alone.requests + together.requests;
  const unexpected = alone.unexpected + together.unexpected;
  // A few recalls may miss their deadline on a busy machine; more, and something else was measured.
  if (unexpected > requests / 100) {
    throw new Error(
      `${variant.title}: ${unexpected} of ${requests} answers were not as meant:\n${alone.sample || together.sample}`,
    );
  }
  return {
    requestsPerSecond: together.requests / together.seconds,
    cpuMicros: cpuBefore === null || cpuAfter === null ? null : ((cpuAfter - cpuBefore) * 1e6) / together.requests,
    p50Ms: quantile(alone.latenciesMs, 0.5),
    p99Ms: quantile(alone.latenciesMs, 0.99),
    requests,
    expected: 1 - unexpected / requests,
  };
}

/** @param {string} text */
function progress(text) {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
}

/**
 * @param {object} results
 * @param {readonly import("./overhead/variants.mjs").Variant[]} results.variants
 * @param {Readonly<Record<string, Measured[]>>} results.measured
 * @param {readonly import("./overhead/verdicts.mjs").Verdict[]} results.verdicts
 * @param {{ bundleGzipBytes: number; idleMb: number | null; afterMb: number | null; readyMs: number }} results.figures
 * @param {number} results.rounds
 * @param {number} results.seconds
 */
function report({ variants, measured, verdicts, figures, rounds, seconds }) {
  const { cores, node, workerd } = machine();
  /**
   * @param {string} name
   * @param {(of: Measured) => number | null} figure
   */
  const of = (name, figure) => medianOf((measured[name] ?? []).map(figure));
  const base = of("minimal", ({ requestsPerSecond }) => requestsPerSecond);
  const baseCpu = of("minimal", ({ cpuMicros }) => cpuMicros);
  const rows = variants.map(({ name, title }) => {
    const [rps, cpu] = [of(name, (m) => m.requestsPerSecond), of(name, (m) => m.cpuMicros)];
    const [p50, p99] = [of(name, (m) => m.p50Ms), of(name, (m) => m.p99Ms)];
    return [title, show(rps), relative(rps, base), show(cpu), relative(cpu, baseCpu), show(p50, 2), show(p99, 2)];
  });
  const grown = of("on", ({ requests }) => MEMORIES + requests);
  return [
    table(["", "requests/s", "to minimal", "CPU µs/request", "to minimal", "p50 ms", "p99 ms"], rows),
    "",
    `Medians of ${rounds} interleaved rounds of ${seconds} s on ${cores} cores, shared by the load generator, the upstream ` +
      `and what is measured; requests/s and CPU at concurrency ${CONCURRENCY}, latency at 1. Node ${node}, workerd ${workerd}.`,
    ...(grown === null
      ? []
      : [
          `With memory on every request is remembered: the user's ${MEMORIES} memories grew to ${show(grown)} within a round.`,
        ]),
    `Product: ready after ${show(figures.readyMs)} ms; ${show(figures.idleMb)} MB idle, ${show(figures.afterMb)} MB after the run; ` +
      `bundle ${show(figures.bundleGzipBytes / 1000, 1)} KB gzip.`,
    "",
    ...verdicts.map(verdictLine),
  ].join("\n");
}

/**
 * @param {number | null} value
 * @param {number | null} to
 */
function relative(value, to) {
  return value === null || to === null ? "–" : `${show(value / to, 2)}x`;
}
