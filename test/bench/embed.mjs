import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync, gzipSync } from "node:zlib";
import { areaUnderCurve, cosineOf, nearestAccuracy, tfIdfOf } from "./embed/measures.mjs";
import { machine } from "./support/facts.mjs";
import { startWorker } from "./support/launch.mjs";
import { readOptions, UsageError } from "./support/usage.mjs";

export const description = "the embedding table: nearest neighbours, paraphrases, microseconds in workerd (--data DIR)";

const TABLE = fileURLToPath(new URL("../../src/adapters/static-table/table.bin", import.meta.url));
const WIDTH = 128;
const WORDS_TIMED = 12;
const ROUNDS = 7;
const REPEATS = 20;
const LOADS = 200;
const EMBEDDERS = /** @type {const} */ (["static", "hashed"]);

/** @typedef {{ clinc: number; banking: number; qqp: number; medical: number }} Quality in percent */

/**
 * `--data DIR --json FILE`
 * @param {string[]} args
 */
export async function run(args) {
  const { data, json } = readOptions(args, { data: "", json: "" });
  const sets = readSets(data);
  const worker = await startWorker("test/bench/embed/worker.ts");
  try {
    /** @param {object} task */
    const ask = async (task) => {
      const send = () => fetch(worker.origin, { method: "POST", body: JSON.stringify(task) });
      // Between two tasks this process reckons for seconds, and the connection may have been closed meanwhile.
      const response = await send().catch(send);
      if (!response.ok) throw new Error(`the worker answered ${response.status}`);
      const bytes = await response.arrayBuffer();
      return new Float32Array(bytes, 0, Math.floor(bytes.byteLength / 4));
    };

    /** @type {Record<string, Quality & { microsPerQuery: number | null }>} */
    const rows = {};
    for (const embedder of EMBEDDERS) {
      const near = async (/** @type {readonly string[]} */ texts) =>
        cosineOf(await ask({ task: "vectors", embedder, texts }), WIDTH);
      const texts = sets.timed;
      const seconds = await fastest((times) => ask({ task: "repeat", embedder, texts, times }), REPEATS);
      rows[embedder] = { ...(await qualityOf(sets, near)), microsPerQuery: (seconds / REPEATS / texts.length) * 1e6 };
    }
    rows["tf-idf"] = { ...(await qualityOf(sets, async (texts) => tfIdfOf(texts))), microsPerQuery: null };
    const loadSeconds = await fastest((times) => ask({ task: "load", embedder: "static", texts: [], times }), LOADS);

    const file = readFileSync(TABLE);
    const told = {
      bench: "embed",
      machine: { ...machine(), load: loadavg()[0] },
      counts: {
        clinc: sets.clinc.length,
        banking: sets.banking.length,
        qqp: sets.qqp.length,
        medical: sets.medical.length,
      },
      rows,
      table: {
        bytes: file.length,
        gzipBytes: gzipSync(file, { level: 9 }).length,
        loadMs: (loadSeconds / LOADS) * 1e3,
      },
    };
    report(told);
    if (json) writeFileSync(json, `${JSON.stringify(told, null, 2)}\n`);
  } finally {
    await worker.stop();
  }
}

/** @param {string} data */
function readSets(data) {
  if (!data || !existsSync(join(data, "cache"))) {
    throw new UsageError(
      "--data DIR is missing: a folder with cache/intents_clinc150_dev.jsonl, intents_banking77_dev.jsonl, " +
        "cache_pairs_qqp_dev.jsonl.gz and cache_pairs_medical_dev.jsonl, rows of {text, label, official} and {a, b, same}; " +
        "the sets are CLINC-150 and BANKING-77 (CC BY), QQP (Quora) and medical_questions_pairs",
    );
  }
  /**
   * @template T
   * @param {string} name
   * @returns {T[]}
   */
  const rows = (name) => {
    const bytes = readFileSync(join(data, "cache", name));
    const text = (name.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
    return text.split("\n").flatMap((line) => (line ? [/** @type {T} */ (JSON.parse(line))] : []));
  };
  const sets = {
    /** @type {import("./embed/measures.mjs").Query[]} */
    clinc: rows("intents_clinc150_dev.jsonl"),
    /** @type {import("./embed/measures.mjs").Query[]} */
    banking: rows("intents_banking77_dev.jsonl"),
    /** @type {{ a: string; b: string; same: number }[]} */
    qqp: rows("cache_pairs_qqp_dev.jsonl.gz"),
    /** @type {{ a: string; b: string; same: number }[]} */
    medical: rows("cache_pairs_medical_dev.jsonl"),
  };
  const timed = sets.qqp.flatMap(({ a }) => (a.split(" ").length === WORDS_TIMED ? [a] : [])).slice(0, 1000);
  return { ...sets, timed };
}

/**
 * @param {ReturnType<typeof readSets>} sets
 * @param {(texts: readonly string[]) => Promise<import("./embed/measures.mjs").Nearness>} near
 * @returns {Promise<Quality>}
 */
async function qualityOf({ clinc, banking, qqp, medical }, near) {
  /** @param {typeof qqp} questions */
  const pairs = async (questions) => {
    const between = await near(questions.flatMap(({ a, b }) => [a, b]));
    return areaUnderCurve(
      questions.map((_, i) => between(2 * i, 2 * i + 1)),
      questions.map(({ same }) => same === 1),
    );
  };
  return {
    clinc: nearestAccuracy(clinc, await near(clinc.map(({ text }) => text))),
    banking: nearestAccuracy(banking, await near(banking.map(({ text }) => text))),
    qqp: await pairs(qqp),
    medical: await pairs(medical),
  };
}

/**
 * Seconds that `times` repetitions take in the worker, the way there taken off; the fastest of some rounds.
 * @param {(times: number) => Promise<unknown>} ask @param {number} times
 */
async function fastest(ask, times) {
  let idle = Infinity;
  let busy = Infinity;
  for (let round = 0; round < ROUNDS; round++) {
    const before = performance.now();
    await ask(0);
    const between = performance.now();
    await ask(times);
    idle = Math.min(idle, between - before);
    busy = Math.min(busy, performance.now() - between);
  }
  return (busy - idle) / 1e3;
}

/** @param {number} bytes */
function kb(bytes) {
  return `${(bytes / 1e3).toFixed(0)} KB`;
}

/** @param {{ rows: Record<string, Quality & { microsPerQuery: number | null }>; table: { bytes: number; gzipBytes: number; loadMs: number } }} told */
function report({ rows, table }) {
  console.log("| embedder | CLINC 1-NN | BANKING 1-NN | QQP AUC | medical AUC | µs a query of 12 words |");
  console.log("|---|---|---|---|---|---|");
  for (const [name, row] of Object.entries(rows)) {
    const micros = row.microsPerQuery === null ? "" : row.microsPerQuery.toFixed(1);
    const quality = [row.clinc, row.banking, row.qqp, row.medical].map((value) => value.toFixed(1));
    console.log(`| ${[name, ...quality, micros].join(" | ")} |`);
  }
  console.log(`\ntable: ${kb(table.bytes)}, ${kb(table.gzipBytes)} gzipped, opened in ${table.loadMs.toFixed(2)} ms`);
}
