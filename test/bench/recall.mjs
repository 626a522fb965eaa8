import { writeFileSync } from "node:fs";
import { loadModule } from "../../cli/bundle.mjs";
import { bm25, nearest } from "./recall/baselines.mjs";
import { Client } from "./recall/client.mjs";
import { SETS } from "./recall/data.mjs";
import { roundOf, roundsOf } from "./recall/rounds.mjs";
import { count, DEPTH, newTally } from "./recall/scores.mjs";
import { machine } from "./support/facts.mjs";
import { mean, median, quantile, show, table } from "./support/figures.mjs";
import { startThroughline } from "./support/launch.mjs";
import { readOptions, UsageError } from "./support/usage.mjs";

export const description = "what is recalled of past conversations, against BM25 and vectors alone, on plain workerd";

const WAYS = /** @type {const} */ (["product", "bm25", "vectors"]);
/** Memories of one user at which a recall is timed, and how often. */
const SIZES = [1_000, 10_000];
const TIMED = 200;

/**
 * @typedef {object} Parts of the worker, see recall/parts.ts
 * @property {(text: string) => string[]} contentWords
 * @property {(text: string) => number} estimateTokens
 * @property {(round: { said: string; answer: string }) => string} roundText
 * @property {(round: { said: string; answer: string }) => string} embeddingText
 * @property {(vector: Float32Array, topic: number | null) => Float32Array} comparedDimensions
 * @property {(env: object) => { embedder: { comparedDimensions: number | null; embed(scope: null, texts: string[]): Promise<{ vector: Float32Array }[]> } }} wireVault
 */

/** @typedef {Record<(typeof WAYS)[number], import("./recall/scores.mjs").Tally>} Tallies */

/**
 * @typedef {object} SetResult
 * @property {string} name
 * @property {Tallies} tallies
 * @property {number[]} tokens of the block, by question
 * @property {number[]} ms of a recall
 * @property {number[]} emptyMs of a recall for somebody nobody knows
 * @property {number} rounds imported
 */

/**
 * `--data DIR --only realmem,locomo,longmemeval,beam,speed --users N --json FILE`
 * @param {string[]} args
 */
export async function run(args) {
  const { data, only, users, json } = readOptions(args, { data: "", only: "", users: "", json: "" });
  if (data === "") throw new UsageError("--data DIR is missing: the folder with the data sets");
  const chosen = only === "" ? [...Object.keys(SETS), "speed"] : only.split(",");
  const unknown = chosen.find((name) => name !== "speed" && !Object.hasOwn(SETS, name));
  if (unknown) throw new UsageError(`--only: ${unknown} is none of ${[...Object.keys(SETS), "speed"].join(", ")}`);
  const most = users === "" ? Number.POSITIVE_INFINITY : Number(users);

  const parts = /** @type {Parts} */ (await loadModule("test/bench/recall/parts.ts"));
  const haystacks = chosen
    .filter((name) => name !== "speed")
    .map((name) => ({ name, all: SETS[name]?.load(data).slice(0, most) ?? [] }));
  const timed = chosen.includes("speed") ? (SETS["realmem"]?.load(data) ?? []) : [];
  const product = await startThroughline({});
  try {
    const results = [];
    for (const { name, all } of haystacks) {
      results.push(await Promise.race([measure(name, all, product.origin, parts), product.broke]));
    }
    const speeds = timed.length === 0 ? [] : await Promise.race([measureSpeed(timed, product.origin), product.broke]);
    console.log(report(results, speeds));
    if (json) {
      const sets = results.map(({ ms, emptyMs, tokens, ...rest }) => ({
        ...rest,
        tokens: mean(tokens),
        ms: median(ms) - median(emptyMs),
      }));
      writeFileSync(
        json,
        `${JSON.stringify({ bench: "recall", machine: machine(), depth: DEPTH, sets, speeds }, null, 2)}\n`,
      );
    }
  } finally {
    await product.stop();
  }
}

/**
 * Each user's conversations are imported up to where a question is asked, so that nothing later can be found.
 * @param {string} name
 * @param {readonly import("./recall/data.mjs").Haystack[]} haystacks
 * @param {string} origin
 * @param {Parts} parts
 * @returns {Promise<SetResult>}
 */
async function measure(name, haystacks, origin, parts) {
  const { embedder } = parts.wireVault({});
  const embed = async (/** @type {string[]} */ texts) =>
    (await embedder.embed(null, texts)).map(({ vector }) =>
      parts.comparedDimensions(vector, embedder.comparedDimensions),
    );
  const tallies = { product: newTally(), bm25: newTally(), vectors: newTally() };
  /** @type {SetResult} */
  const result = { name, tallies, tokens: [], ms: [], emptyMs: [], rounds: 0 };
  for (const [i, haystack] of haystacks.entries()) {
    progress(`${name}: ${i + 1} of ${haystacks.length}`);
    const client = new Client(origin, `${name}-${haystack.id}`);
    const nobody = new Client(origin, `${name}-${haystack.id}-nobody`);
    const rounds = haystack.conversations.map(roundsOf);
    const flat = rounds.flat();
    const words = bm25(flat.map((round) => parts.contentWords(parts.roundText(round))));
    const vectors = nearest(await embed(flat.map((round) => parts.embeddingText(round))));
    let held = 0;
    for (const question of haystack.questions.toSorted((a, b) => a.after - b.after)) {
      if (question.after > held) {
        result.rounds += (await client.import(haystack.conversations.slice(held, question.after))).imported;
        held = question.after;
        // Wakes both vaults.
        await client.recall("What is new?");
        await nobody.recall("What is new?");
      }
      const upTo = rounds.slice(0, held).flat().length;
      const { memories, block, ms } = await client.recall(question.text);
      result.emptyMs.push((await nobody.recall(question.text)).ms);
      result.ms.push(ms);
      result.tokens.push(parts.estimateTokens(block));
      count(
        tallies.product,
        question,
        memories.flatMap((memory) => roundOf(flat, memory) ?? []),
      );
      const at = (/** @type {number[]} */ places) => places.slice(0, DEPTH).flatMap((place) => flat[place] ?? []);
      count(tallies.bm25, question, at(words(parts.contentWords(question.text), upTo)));
      const [vector = new Float32Array()] = await embed([question.text]);
      count(tallies.vectors, question, at(vectors(vector, upTo)));
    }
  }
  progress("");
  return result;
}

/**
 * One user with the conversations of many, asked what they asked.
 * @param {readonly import("./recall/data.mjs").Haystack[]} haystacks
 * @param {string} origin
 */
async function measureSpeed(haystacks, origin) {
  const conversations = haystacks.flatMap((haystack, i) =>
    haystack.conversations.map((one) => ({ ...one, id: `${i}-${one.id}` })),
  );
  const again = conversations.map((one) => ({ ...one, id: `again-${one.id}` }));
  const questions = haystacks.flatMap((haystack) => haystack.questions.map(({ text }) => text));
  const speeds = [];
  for (const size of SIZES) {
    progress(`speed: ${size} memories`);
    const client = new Client(origin, `speed-${size}`);
    const nobody = new Client(origin, `speed-${size}-nobody`);
    let memories = 0;
    const from = performance.now();
    for (const conversation of [...conversations, ...again]) {
      if (memories >= size) break;
      memories += (await client.import([conversation])).imported;
    }
    const importSeconds = (performance.now() - from) / 1000;
    /** @type {number[]} */
    const over = [];
    for (let i = 0; i < TIMED + 20; i++) {
      const question = questions[(i * 37) % questions.length] ?? "";
      const empty = await nobody.recall(question);
      const recalled = await client.recall(question);
      if (i >= 20) over.push(recalled.ms - empty.ms);
    }
    speeds.push({ size, memories, importSeconds, overEmptyMs: median(over), p90: quantile(over, 0.9) });
  }
  progress("");
  return speeds;
}

/**
 * @param {number} sum
 * @param {number} of
 */
const percent = (sum, of) => show((100 * sum) / Math.max(1, of), 1);

/** @param {string} text */
function progress(text) {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
}

/**
 * @param {readonly SetResult[]} results
 * @param {Awaited<ReturnType<typeof measureSpeed>>} speeds
 */
function report(results, speeds) {
  const rows = results.flatMap(({ name, tallies, tokens, ms, emptyMs }) =>
    WAYS.map((way) => {
      const { questions, any, recall, rank, conversations } = tallies[way];
      const own = way === "product";
      const figures = [any, recall, rank, conversations].map((sum) => percent(sum, questions));
      const title = own ? `${SETS[name]?.title} (${questions})` : `  ${way}`;
      return [title, ...figures, own ? show(mean(tokens)) : "", own ? show(median(ms) - median(emptyMs), 2) : ""];
    }),
  );
  const { cores, node, workerd } = machine();
  return [
    ...(rows.length === 0
      ? []
      : [
          table(["", `any@${DEPTH}`, `recall@${DEPTH}`, "MRR", `conversation@${DEPTH}`, "tokens", "ms"], rows),
          "",
          "ms: a recall over HTTP, minus one for somebody nobody knows; tokens: of the block; medians and means.",
        ]),
    ...speeds.map(
      ({ memories, importSeconds, overEmptyMs, p90 }) =>
        `${show(memories)} memories, imported in ${show(importSeconds, 1)} s: a recall takes ${show(overEmptyMs, 2)} ms more than an empty one ` +
        `(median of ${TIMED}; p90 ${show(p90, 2)}).`,
    ),
    `${cores} cores, Node ${node}, workerd ${workerd}.`,
  ].join("\n");
}
