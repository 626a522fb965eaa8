import { medianOf, show, table } from "../support/figures.mjs";
import { verdictLine } from "./verdicts.mjs";

/**
 * @typedef {import("../overhead.mjs").Measured} Measured
 * @typedef {object} Results all that a run found out, as `--json` writes it
 * @property {number} rounds
 * @property {number} seconds
 * @property {number} concurrency
 * @property {number} memories
 * @property {ReturnType<typeof import("../support/facts.mjs").machine> & { loadBefore: number }} machine
 * @property {{ bundleGzipBytes: number; wholeGzipBytes: number; idleMb: number | null; afterMb: number | null; readyMs: number }} product
 * @property {Readonly<Record<string, Measured[]>>} measured
 * @property {readonly import("./verdicts.mjs").Verdict[]} verdicts
 */

/**
 * The table, what it stands on, and a line for each promise.
 * @param {Results} results
 * @param {readonly import("./variants.mjs").Variant[]} variants
 */
export function report({ rounds, seconds, concurrency, memories, machine, product, measured, verdicts }, variants) {
  const { cores, node, workerd, loadBefore } = machine;
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
  const grown = of("on", ({ requests, targets }) => memories + requests / targets);
  const lines = [
    table(["", "requests/s", "to minimal", "CPU µs/request", "to minimal", "p50 ms", "p99 ms"], rows),
    "",
    `Medians of ${rounds} interleaved rounds of ${seconds} s on ${cores} cores, shared by the load generator, the upstream ` +
      `and what is measured; requests/s and CPU at concurrency ${concurrency}, latency at 1. Node ${node}, workerd ${workerd}.`,
  ];
  if (grown !== null) {
    lines.push(
      `Every request with memory on is remembered: a user's ${show(memories)} memories grew to ${show(grown)}.`,
    );
  }
  if (loadBefore >= cores / 2) {
    lines.push(`The machine was busy with other work (load ${show(loadBefore, 1)} at the start): figures are noise.`);
  }
  lines.push(
    `Product: ready after ${show(product.readyMs)} ms; ${show(product.idleMb)} MB idle, ${show(product.afterMb)} MB after ` +
      `the run; bundle ${show(product.bundleGzipBytes / 1000, 1)} KB gzip at the start, ${show(product.wholeGzipBytes / 1000, 1)} KB in all.`,
    "",
    ...verdicts.map(verdictLine),
  );
  return lines.join("\n");
}

/**
 * @param {number | null} value
 * @param {number | null} to
 */
function relative(value, to) {
  return value === null || to === null ? "–" : `${show(value / to, 2)}x`;
}
