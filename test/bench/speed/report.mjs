import { median, medianOf, show, table } from "../support/figures.mjs";
import { STREAMS } from "./variants.mjs";

/** @typedef {import("../support/rounds.mjs").Measured} Measured */

/** The targets of the project: a figure over that of another variant in the same round. */
const TARGETS = /** @type {const} */ ([
  { of: "off", to: "minimal", figure: "cpuMicros", most: 1.15 },
  { of: "read", to: "floor", figure: "cpuMicros", most: 0.8 },
  { of: "on", to: "floor", figure: "cpuMicros", most: 1.5 },
  { of: "on", to: "floor", figure: "requestsPerSecond", least: 0.8 },
  { of: "relaxed", to: "floor", figure: "requestsPerSecond", least: 1.5 },
]);

/**
 * @typedef {object} Results
 * @property {number} rounds
 * @property {number} seconds
 * @property {number} warm seconds of each variant before the rounds
 * @property {number} memories
 * @property {ReturnType<typeof import("../support/facts.mjs").machine> & { loadBefore: number }} machine
 * @property {Readonly<Record<string, Measured[]>>} measured
 */

/**
 * Returns the medians of the ratios of two variants, each within one round.
 * @param {Results["measured"]} measured
 * @param {string} over
 * @param {string} under
 * @param {"cpuMicros" | "requestsPerSecond"} figure
 */
function ratio(measured, over, under, figure) {
  const ratios = (measured[over] ?? []).flatMap((top, round) => {
    const [a, b] = [top[figure], measured[under]?.[round]?.[figure] ?? null];
    return a === null || b === null || b === 0 ? [] : [a / b];
  });
  return ratios.length === 0 ? null : median(ratios);
}

/**
 * @param {Results} results
 * @param {readonly import("./variants.mjs").SpeedVariant[]} variants
 */
export function report({ rounds, seconds, warm, memories, machine, measured }, variants) {
  const rows = variants.map(({ name, title, base }) => {
    /** @param {(of: Measured) => number | null} figure */
    const of = (figure) => medianOf((measured[name] ?? []).map(figure));
    /** @param {"cpuMicros" | "requestsPerSecond"} figure */
    const to = (figure) => (name === base ? "" : times(ratio(measured, name, base, figure)));
    const written = of((m) => m.writtenBytes);
    return [
      title,
      show(of((m) => m.requestsPerSecond)),
      to("requestsPerSecond"),
      show(of((m) => m.cpuMicros)),
      to("cpuMicros"),
      show(written === null ? null : written / 1000, 1),
      show(
        of((m) => m.firstByteMs),
        1,
      ),
      show(
        of((m) => m.p50Ms),
        2,
      ),
    ];
  });
  const head = ["", "requests/s", "ratio", "CPU µs", "ratio", "KB written", "first byte ms", "p50 ms"];
  const { cores, node, workerd, loadBefore } = machine;
  return [
    table(head, rows),
    "",
    `Medians of ${rounds} interleaved rounds of ${seconds} s, after ${warm} s of each to warm up, on ${cores} cores, shared by the load generator, the upstream and ` +
      `what is measured. Ratios are medians of those within a round: to the minimal worker, or to the floor where memory is read. ` +
      `CPU and bytes are of the process, per request, with 32 under way; p50 is of one at a time. A user has ${show(memories)} ` +
      `memories at the start of a round. Node ${node}, workerd ${workerd}.`,
    ...(loadBefore >= cores / 2
      ? [
          `The machine was busy with other work (load ${show(loadBefore, 1)} at the start): ratios of CPU are the least disturbed.`,
        ]
      : []),
    "",
    ...chunkCosts(measured),
    ...TARGETS.flatMap((target) => verdict(target, measured)),
  ].join("\n");
}

/** Streams of two lengths differ in their chunks alone: what an exchange costs besides falls out. */
const STREAMED = /** @type {const} */ ({
  "minimal-stream": "the minimal worker",
  "per-chunk-stream": "a worker that reads it",
  "off-stream": "this one with memory off",
  stream: "this one with memory on",
});

/** @param {Results["measured"]} measured */
function chunkCosts(measured) {
  const [few, many] = STREAMS;
  const costs = Object.entries(STREAMED).flatMap(([name, title]) => {
    const micros = (measured[`${name}-${many}`] ?? []).flatMap(({ cpuMicros }, round) => {
      const less = measured[`${name}-${few}`]?.[round]?.cpuMicros ?? null;
      return cpuMicros === null || less === null ? [] : [(cpuMicros - less) / (many - few)];
    });
    return micros.length === 0 ? [] : [`${show(median(micros))} µs in ${title}`];
  });
  return costs.length === 0 ? [] : [`A chunk of a stream takes of the CPU: ${costs.join("; ")}.`, ""];
}

/** @param {number | null} value */
const times = (value) => (value === null ? "–" : `${show(value, 2)}x`);

/**
 * @param {(typeof TARGETS)[number]} target
 * @param {Results["measured"]} measured
 */
function verdict(target, measured) {
  const value = ratio(measured, target.of, target.to, target.figure);
  if (value === null) return [];
  const bound = "most" in target ? target.most : target.least;
  const holds = "most" in target ? value <= bound : value >= bound;
  const what = target.figure === "cpuMicros" ? "CPU" : "requests/s";
  return [
    `${holds ? "holds " : "misses"}  ${what}, ${target.of} to ${target.to}: ${times(value)}, ${"most" in target ? "at most" : "at least"} ${bound}`,
  ];
}
