import { cpuSeconds, writtenBytes } from "./facts.mjs";
import { quantile } from "./figures.mjs";
import { load } from "./load.mjs";

/* Measures variants in interleaved rounds. */

/** Requests under way at once where throughput and CPU are measured. */
export const CONCURRENCY = 32;

/**
 * One of the things that are compared.
 * @typedef {object} Variant
 * @property {string} name
 * @property {string} title
 * @property {number} pid the process whose CPU it costs
 * @property {(round: number) => Promise<Target[]>} prepare what to send to in one round, for an equal part of the time each
 */

/** @typedef {import("./load.mjs").Target} Target */

/**
 * @typedef {object} Measured one variant in one round
 * @property {number} requestsPerSecond at concurrency 32
 * @property {number | null} cpuMicros per request, of its workerd, at concurrency 32
 * @property {number | null} writtenBytes per request, of its workerd, at concurrency 32
 * @property {number} p50Ms at concurrency 1
 * @property {number} p99Ms at concurrency 1
 * @property {number} firstByteMs median at concurrency 32, until the head of the answer is there
 * @property {number} requests at both
 * @property {number} targets that shared them
 * @property {number} expected the share of answers that said what they should
 */

/**
 * Every variant once in each round, and each round starts with another one: whatever else the machine
 * does meets all of them alike. Round 0 warms up and does not count.
 * @param {readonly Variant[]} variants
 * @param {number} rounds
 * @param {number} seconds
 * @param {number} warmSeconds of each variant in round 0
 */
export async function measureAll(variants, rounds, seconds, warmSeconds) {
  /** @type {Record<string, Measured[]>} */
  const measured = Object.fromEntries(variants.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    const from = round % variants.length;
    for (const [i, variant] of [...variants.slice(from), ...variants.slice(0, from)].entries()) {
      progress({ round, rounds, title: variant.title, isFirst: i === 0 });
      const figures = await measure(variant, round, round === 0 ? warmSeconds : seconds).catch((error) => {
        throw new Error(`${variant.title}: ${/** @type {Error} */ (error).message}`);
      });
      if (round > 0) measured[variant.name]?.push(figures);
    }
  }
  if (process.stderr.isTTY) process.stderr.write("\r\u001b[K");
  return measured;
}

/**
 * Latency first, alone, while a vault is as large as it was made; then throughput.
 * @param {Variant} variant
 * @param {number} round
 * @param {number} seconds
 * @returns {Promise<Measured>}
 */
async function measure(variant, round, seconds) {
  const targets = await variant.prepare(round);
  const alone = await loadEach(targets, { concurrency: 1, seconds: seconds / 4 });
  const [cpuBefore, bytesBefore] = [cpuSeconds(variant.pid), writtenBytes(variant.pid)];
  const together = await loadEach(targets, { concurrency: CONCURRENCY, seconds });
  const [cpuAfter, bytesAfter] = [cpuSeconds(variant.pid), writtenBytes(variant.pid)];
  const requests = alone.requests + together.requests;
  const unexpected = alone.unexpected + together.unexpected;
  // A few may go astray; more, and something else was measured.
  if (unexpected > requests / 100) {
    const sample = alone.sample || together.sample;
    throw new Error(`${variant.title}: ${unexpected} of ${requests} answers were not as meant:\n${sample}`);
  }
  return {
    requestsPerSecond: together.requests / together.seconds,
    cpuMicros: cpuBefore === null || cpuAfter === null ? null : ((cpuAfter - cpuBefore) * 1e6) / together.requests,
    writtenBytes: bytesBefore === null || bytesAfter === null ? null : (bytesAfter - bytesBefore) / together.requests,
    firstByteMs: quantile(together.firstByteMs, 0.5),
    p50Ms: quantile(alone.latenciesMs, 0.5),
    p99Ms: quantile(alone.latenciesMs, 0.99),
    requests,
    targets: targets.length,
    expected: 1 - unexpected / requests,
  };
}

/**
 * Gives every target its part of the time, one after the other, and adds up.
 * @param {readonly import("./load.mjs").Target[]} targets
 * @param {{ concurrency: number; seconds: number }} amount
 */
async function loadEach(targets, { concurrency, seconds }) {
  const whole = { requests: 0, seconds: 0, unexpected: 0, sample: "", latenciesMs: /** @type {number[]} */ ([]) };
  const firstByteMs = /** @type {number[]} */ ([]);
  for (const target of targets) {
    const part = await load(target, { concurrency, seconds: seconds / targets.length });
    whole.requests += part.requests;
    whole.seconds += part.seconds;
    whole.unexpected += part.unexpected;
    whole.sample ||= part.sample;
    for (const ms of part.latenciesMs) whole.latenciesMs.push(ms);
    for (const ms of part.firstByteMs) firstByteMs.push(ms);
  }
  return { ...whole, firstByteMs };
}

/**
 * Says what is measured now: in one line of a terminal, or in a line for each round where the output is kept.
 * @param {{ round: number; rounds: number; title: string; isFirst: boolean }} now
 */
function progress({ round, rounds, title, isFirst }) {
  const at = round === 0 ? "warming up" : `round ${round} of ${rounds}`;
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${at}: ${title}`);
  else if (isFirst) process.stderr.write(`${at} (${Math.round(process.uptime())} s)\n`);
}
