import { median, show } from "../support/figures.mjs";

/**
 * @typedef {import("../overhead.mjs").Measured} Measured
 * @typedef {object} Verdict
 * @property {string} claim
 * @property {number | null} value null: it could not be measured here
 * @property {[number, number] | null} spread over the rounds
 * @property {"at most" | "at least"} bound
 * @property {number} target
 * @property {string} unit
 * @property {boolean | null} holds
 */

/**
 * The project's promises about its overhead. Ratios are taken within each round, where both sides ran
 * under the same conditions, and their median counts.
 * @param {Readonly<Record<string, Measured[]>>} measured by variant
 * @param {{ bundleGzipBytes: number; idleMb: number | null; readyMs: number }} product
 * @returns {Verdict[]}
 */
export function verdictsOf(measured, { bundleGzipBytes, idleMb, readyMs }) {
  /**
   * @param {string} over
   * @param {string} under
   * @param {(of: Measured) => number | null} figure
   */
  const ratios = (over, under, figure) =>
    (measured[over] ?? []).flatMap((top, round) => {
      const below = measured[under]?.[round];
      const [a, b] = [figure(top), below ? figure(below) : null];
      return a === null || b === null || b === 0 ? [] : [a / b];
    });
  return [
    judge(
      "CPU per request, memory off, against the minimal worker",
      ratios("off", "minimal", (of) => of.cpuMicros),
      "at most",
      1.3,
      "x",
    ),
    judge(
      "throughput, memory on, against the minimal worker",
      ratios("on", "minimal", (of) => of.requestsPerSecond),
      "at least",
      0.45,
      "x",
    ),
    judge(
      "speed of an exact hit against the 20 ms upstream",
      ratios("direct-20ms", "hit", (of) => of.p50Ms),
      "at least",
      10,
      "x",
    ),
    judge(
      "requests/s of an exact hit without a user, against an answer of a Map behind one object hop",
      ratios("hit", "map", (of) => of.requestsPerSecond),
      "at least",
      0.5,
      "x",
    ),
    judge(
      "the same with a user",
      ratios("direct-20ms", "hit-user", (of) => of.p50Ms),
      "at least",
      10,
      "x",
    ),
    judge("bundle, gzip, at the start", [bundleGzipBytes / 1000], "at most", 150, " KB"),
    judge("memory of the idle process", idleMb === null ? [] : [idleMb], "at most", 120, " MB"),
    judge("ready after", [readyMs / 1000], "at most", 5, " s"),
  ];
}

/**
 * @param {string} claim
 * @param {readonly number[]} values
 * @param {Verdict["bound"]} bound
 * @param {number} target
 * @param {string} unit
 * @returns {Verdict}
 */
function judge(claim, values, bound, target, unit) {
  if (values.length === 0) return { claim, value: null, spread: null, bound, target, unit, holds: null };
  const value = median(values);
  const holds = bound === "at most" ? value <= target : value >= target;
  return { claim, value, spread: [Math.min(...values), Math.max(...values)], bound, target, unit, holds };
}

/** @param {Verdict} verdict */
export function verdictLine({ claim, value, spread, bound, target, unit, holds }) {
  const wanted = `${bound} ${target}${unit}`;
  if (value === null || spread === null) return `- ${claim}: not measured (${wanted})`;
  const range = spread[0] === spread[1] ? "" : `, rounds ${show(spread[0], 2)} to ${show(spread[1], 2)}`;
  return `${holds ? "✓" : "✗"} ${claim}: ${show(value, 2)}${unit} (${wanted}${range})`;
}
