import { writeFileSync } from "node:fs";
import { loadModule } from "../../cli/bundle.mjs";
import { ask, each } from "./cache/asking.mjs";
import { idOf, loadPairs, loadQuestions, loadStream, PAIR_SETS, QUESTION_SETS } from "./cache/data.mjs";
import { DISPUTED } from "./cache/disputed.mjs";
import { startProvider } from "./cache/provider.mjs";
import { report, reportYields } from "./cache/report.mjs";
import { measureThird } from "./cache/third.mjs";
import { machine } from "./support/facts.mjs";
import { median, quantile } from "./support/figures.mjs";
import { startThroughline } from "./support/launch.mjs";
import { readNumber, readOptions, UsageError } from "./support/usage.mjs";

export const description = "true and false hits on labelled pairs and along a stream of questions, on plain workerd";

const AT_ONCE = 16;
/** Hits that are timed, one after the other. */
const TIMED = 400;
const QUARTERS = 4;
/** Errors at which near questions are measured: the default, and one above the noise of the labels. */
const TARGETS = [0.01, 0.05];
/** Questions of a set that are asked twice. */
const REPEATED = 5_000;

/**
 * @typedef {typeof import("./cache/parts.ts")} Parts
 * @typedef {import("./cache/data.mjs").Pair} Pair
 * @typedef {import("./cache/report.mjs").SetResult} SetResult
 * @typedef {import("./cache/report.mjs").Stretch} Stretch
 * @typedef {import("./cache/report.mjs").RepeatResult} RepeatResult
 * @typedef {import("./cache/report.mjs").Yield} Yield
 * @typedef {import("./cache/report.mjs").Speed} Speed
 */

/**
 * `--data DIR --only snips,qqp,faq,repeats,look-alikes,stream,third,speed --most N --target 0.01 --ablate yes --json FILE`
 * @param {string[]} args
 */
export async function run(args) {
  const defaults = { data: "", only: "", most: "1000000", target: "", ablate: "no", json: "" };
  const { data, only, most, target, ablate, json } = readOptions(args, defaults);
  const limit = readNumber("most", most, { from: 1, to: 1_000_000, whole: true });
  const known = [...Object.keys(PAIR_SETS), "repeats", "look-alikes", "stream", "third", "speed"];
  const chosen = only === "" ? known : only.split(",");
  const unknown = chosen.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new UsageError(`--only: ${unknown} is none of ${known.join(", ")}`);
  if (data === "") throw new UsageError("--data DIR is missing: the folder with the data sets");
  const parts = /** @type {Parts} */ (await loadModule("test/bench/cache/parts.ts"));
  if (ablate === "yes") {
    const names = Object.keys(PAIR_SETS).filter((one) => only === "" || chosen.includes(one));
    const yields = yieldsOf(
      names.flatMap((name) => loadPairs(data, name).slice(0, limit)),
      parts,
    );
    console.log(reportYields(yields));
    if (json) writeFileSync(json, `${JSON.stringify({ bench: "cache", machine: machine(), yields }, null, 2)}\n`);
    return;
  }

  /** @type {SetResult[]} */
  const sets = [];
  for (const name of chosen.filter((one) => Object.hasOwn(PAIR_SETS, one)))
    sets.push(await measurePairs(name, PAIR_SETS[name]?.title ?? name, loadPairs(data, name).slice(0, limit), parts));
  if (chosen.includes("look-alikes")) {
    const alike = [...parts.UNLIKE, ...parts.LOOK_ALIKES, ...parts.TRAPS].map(([a, b]) => ({ a, b, same: false }));
    const orders = parts.SMUGGLING.map(([a, b]) => ({ a: b, b: a, same: false }));
    sets.push(await measurePairs("look-alikes", "look-alikes made by hand", alike, parts));
    sets.push(await measurePairs("constant", "the same, an embedder of one vector", alike, parts, true));
    sets.push(await measurePairs("orders", "an order beside a question, asked first", orders, parts));
  }
  /** @type {RepeatResult[]} */
  const repeats = [];
  if (chosen.includes("repeats"))
    for (const name of /** @type {(keyof typeof QUESTION_SETS)[]} */ (Object.keys(QUESTION_SETS)))
      repeats.push(
        await measureRepeats(QUESTION_SETS[name], loadQuestions(data, name, Math.min(limit, REPEATED)), parts),
      );
  const stretches = chosen.includes("stream") ? await measureStream(loadStream(data).slice(0, limit), target) : [];
  const third = chosen.includes("third")
    ? await measureThird(loadPairs(data, "qqp").slice(0, limit), target === "" ? TARGETS : [Number(target)], parts)
    : null;
  const speed = chosen.includes("speed") ? await measureSpeed(parts) : null;
  console.log(report(sets, repeats, stretches, speed, parts.wilsonInterval, third));
  const told = { bench: "cache", machine: machine(), sets, repeats, stretches, third, speed };
  if (json) writeFileSync(json, `${JSON.stringify(told, null, 2)}\n`);
}

/**
 * Each pair has a fingerprint of its own, so that only its own first question can answer the second. Every hit that
 * the rules allow is served: what is measured is agreement, and not the bound that watches over it.
 * @param {string} name
 * @param {string} title
 * @param {readonly Pair[]} pairs
 * @param {Parts} parts
 * @param {boolean} constant a user is named, and the embedder finds everything alike
 * @returns {Promise<SetResult>}
 */
async function measurePairs(name, title, pairs, { wilsonInterval }, constant = false) {
  const provider = await startProvider((_, call) => `Call ${call}`);
  const embedder = { EMBEDDER: "openai", EMBEDDER_BASE_URL: provider.origin, EMBEDDER_MODEL: "constant" };
  const product = await startThroughline({
    UPSTREAM_BASE_URL: provider.origin,
    CACHE_ERROR_TARGET: "1",
    ...(constant ? { ...embedder, EMBEDDER_API_KEY: "bench" } : {}),
  });
  const hits = { same: 0, different: 0, disputed: 0 };
  try {
    const work = each(pairs, AT_ONCE, async ({ a, b, same }, at) => {
      if (at % 500 === 0) progress(`${name}: ${at} of ${pairs.length}`);
      const asked = { system: `Pair ${at}`, ...(constant ? { user: `user-${at}` } : {}) };
      const first = await ask(product.origin, { ...asked, question: a });
      const second = await ask(product.origin, { ...asked, question: b });
      // Told by the answer; the header must say the same.
      const hit = second.content === first.content;
      if (hit !== second.hit) throw new Error(`Cache-Status says "${second.status}" of ${second.content}`);
      if (!hit) return;
      hits[same ? "same" : "different"] += 1;
      if (!same && DISPUTED.has(idOf({ a, b }))) hits.disputed += 1;
    });
    await Promise.race([work, product.broke]);
  } finally {
    await product.stop();
    provider.stop();
  }
  progress("");
  const rate = (/** @type {number} */ count, /** @type {number} */ of) => ({
    of,
    hits: count,
    interval: wilsonInterval({ compared: of, differed: count }),
  });
  const same = pairs.filter((pair) => pair.same).length;
  return {
    name,
    title,
    same: rate(hits.same, same),
    different: rate(hits.different, pairs.length - same),
    disputed: hits.disputed,
  };
}

/**
 * Each question is asked twice to the letter, without a user: the share whose repeat is served, and why others are not.
 * @param {string} title
 * @param {readonly string[]} questions
 * @param {Parts} parts
 * @returns {Promise<RepeatResult>}
 */
async function measureRepeats(title, questions, { wilsonInterval }) {
  const provider = await startProvider((_, call) => `Call ${call}`);
  const product = await startThroughline({ UPSTREAM_BASE_URL: provider.origin });
  /** @type {Record<string, number>} */
  const refused = {};
  let hits = 0;
  try {
    const work = each(questions, AT_ONCE, async (question, at) => {
      if (at % 500 === 0) progress(`repeats: ${at} of ${questions.length}`);
      const asked = { system: `Question ${at}`, question };
      const first = await ask(product.origin, asked);
      const second = await ask(product.origin, asked);
      const isServed = second.hit && second.content === first.content;
      const reason = /detail=([a-z-]+)/.exec(second.status)?.[1] ?? second.status;
      if (isServed) hits += 1;
      else refused[reason] = (refused[reason] ?? 0) + 1;
    });
    await Promise.race([work, product.broke]);
  } finally {
    await product.stop();
    provider.stop();
  }
  progress("");
  const of = questions.length;
  return { title, served: { of, hits, interval: wilsonInterval({ compared: of, differed: hits }) }, refused };
}

/**
 * Counts the pairs that would have one form no more if one rewrite or one language were left out. A pair that needs
 * two of them counts for both.
 * @param {readonly Pair[]} pairs
 * @param {Parts} parts
 * @returns {Yield[]}
 */
function yieldsOf(pairs, { formWithout, REWRITES }) {
  const equal = (/** @type {Pair} */ { a, b }, /** @type {string} */ name) =>
    formWithout(a, name) === formWithout(b, name);
  const hits = pairs.filter((pair) => pair.a !== pair.b && equal(pair, ""));
  const names = [...REWRITES.map(({ name }) => name), "german", "french", "spanish"];
  return names.map((name) => {
    const lost = hits.filter((pair) => !equal(pair, name));
    const right = lost.filter(({ same }) => same).length;
    return { name, right, wrong: lost.length - right };
  });
}

/**
 * All questions of one tenancy in the order in which they came, with the bound at its default. The model answers
 * alike to what is labelled alike. Duplicates that nobody labelled count as errors.
 * @param {readonly import("./cache/data.mjs").Arrival[]} arrivals
 * @param {string} target CACHE_ERROR_TARGET, or an empty text for its default
 * @returns {Promise<Stretch[]>}
 */
async function measureStream(arrivals, target) {
  const groups = new Map(arrivals.map(({ q, group }) => [q, group]));
  const provider = await startProvider((question) => `It is ${groups.get(question) ?? "unknown"}.`);
  const product = await startThroughline({
    UPSTREAM_BASE_URL: provider.origin,
    ...(target === "" ? {} : { CACHE_ERROR_TARGET: target }),
  });
  const stretches = Array.from({ length: QUARTERS }, (_, i) => ({
    to: Math.ceil(((i + 1) * arrivals.length) / QUARTERS),
    asked: 0,
    hits: 0,
    wrong: 0,
  }));
  try {
    const work = each(arrivals, AT_ONCE, async ({ q, group }, at) => {
      if (at % 1000 === 0) progress(`stream: ${at} of ${arrivals.length}`);
      const { hit, content } = await ask(product.origin, { system: "Answer briefly.", question: q });
      const stretch = stretches.find(({ to }) => at < to);
      if (!stretch) return;
      stretch.asked += 1;
      stretch.hits += Number(hit);
      stretch.wrong += Number(hit && content !== `It is ${group}.`);
    });
    await Promise.race([work, product.broke]);
  } finally {
    await product.stop();
    provider.stop();
  }
  progress("");
  return stretches;
}

/**
 * @param {Parts} parts
 * @returns {Promise<Speed>} milliseconds a request, microseconds a question
 */
async function measureSpeed({ correctedForm, eligibility }) {
  const provider = await startProvider((_, call) => `Call ${call}`);
  const product = await startThroughline({ UPSTREAM_BASE_URL: provider.origin, CACHE_ERROR_TARGET: "1" });
  const kinds = {
    "exact hit, ms": "What is the best way to learn the rules of go in a week?",
    "semantic hit, ms": "How can I learn the rules of go in a week?",
  };
  try {
    await ask(product.origin, { system: "", question: kinds["exact hit, ms"] });
    /** @type {Speed} */
    const speed = {};
    for (const [kind, question] of Object.entries(kinds)) {
      const times = [];
      for (let i = 0; i < TIMED * 2; i++) {
        const { hit, ms } = await ask(product.origin, { system: "", question });
        if (!hit) throw new Error(`${kind}: no hit`);
        // The first half wakes the product up.
        if (i >= TIMED) times.push(ms);
      }
      speed[kind] = { p50: median(times), p90: quantile(times, 0.9) };
    }
    const question = kinds["semantic hit, ms"];
    const settings = { unrepeatable: null, isSeeded: false };
    const ways = {
      "finding the form, µs": () => correctedForm(question),
      "eligibility, µs": () => eligibility({ settings, question, turns: 1, otherRoles: false, questionIsText: true }),
    };
    for (const [kind, work] of Object.entries(ways)) {
      const times = [];
      for (let i = 0; i < 40; i++) {
        const from = performance.now();
        for (let n = 0; n < 500; n++) work();
        if (i >= 20) times.push(((performance.now() - from) / 500) * 1000);
      }
      speed[kind] = { p50: median(times), p90: quantile(times, 0.9) };
    }
    return speed;
  } finally {
    await product.stop();
    provider.stop();
  }
}

/** @param {string} text */
function progress(text) {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[2K${text}`);
}
