import { writeFileSync } from "node:fs";
import { loadModule } from "../../cli/bundle.mjs";
import { passageBlocks } from "./evidence/baselines.mjs";
import { failures, missedUpdates, report } from "./evidence/report.mjs";
import { SETS } from "./recall/data.mjs";
import { machine } from "./support/facts.mjs";
import { startThroughline } from "./support/launch.mjs";
import { startScriptedModel } from "./support/scripted-model.mjs";
import { readNumber, readOptions, UsageError } from "./support/usage.mjs";
import { User } from "./support/user.mjs";

export const description = "the evidence for a question in the block at four budgets, against BM25, on plain workerd";

/** The product's default for what memory may add to a request. */
const DEFAULT_BUDGET = 700;
/** The category of questions whose answer changed, as LongMemEval and BEAM write it. */
const UPDATE = /^knowledge[-_]update$/;
const BUDGETS = [250, 500, 1000, 2000];
/** As many memories as a recall gives: the budget alone bounds the block. */
const LIMIT = 50;

/**
 * @typedef {typeof import("./evidence/measure.ts")} Parts
 * @typedef {import("./recall/data.mjs").Haystack} Haystack
 * @typedef {import("./evidence/report.mjs").Shares} Shares
 * @typedef {import("./evidence/report.mjs").Yield} Yield
 * @typedef {import("./evidence/report.mjs").Update} Update
 */

/**
 * `--data DIR --only longmemeval --category knowledge-update --most N --show none|missed --json FILE`
 * @param {string[]} args
 */
export async function run(args) {
  const options = readOptions(args, {
    data: "",
    only: "longmemeval",
    category: "",
    most: "1000",
    show: "none",
    json: "",
  });
  const most = readNumber("most", options.most, { from: 1, to: 1000, whole: true });
  if (options.data === "") throw new UsageError("--data DIR is missing: the folder with the data sets");
  if (!["longmemeval", "locomo", "beam"].includes(options.only))
    throw new UsageError(`--only: ${options.only} is none of longmemeval, locomo, beam`);
  const parts = /** @type {Parts} */ (await loadModule("test/bench/evidence/measure.ts"));
  const haystacks = (SETS[options.only]?.load(options.data) ?? [])
    .map((haystack) => ({
      ...haystack,
      questions: haystack.questions.filter(({ category }) => options.category === "" || category === options.category),
    }))
    .filter(({ questions }) => options.category === "" || questions.length > 0)
    .slice(0, most);
  /** @type {Shares[]} */
  const shares = [];
  /** @type {Yield[]} */
  const yields = [];
  /** @type {Update[]} */
  const updates = [];
  const model = await startScriptedModel();
  const product = await startThroughline({ UPSTREAM_BASE_URL: model.origin });
  try {
    for (const haystack of haystacks) {
      const user = new User({ origin: product.origin, model }, haystack.id);
      await Promise.race([measure(haystack, user, parts, { shares, yields, updates }), product.broke]);
    }
  } finally {
    await product.stop();
    model.stop();
  }
  console.log(
    [
      report(shares, yields, updates, BUDGETS),
      ...(options.show === "missed" ? [...failures(yields), ...missedUpdates(updates)] : []),
    ].join("\n"),
  );
  const told = { bench: "evidence", machine: machine(), set: options.only, shares, yields, updates };
  if (options.json) writeFileSync(options.json, `${JSON.stringify(told, null, 2)}\n`);
}

/**
 * @param {Haystack} haystack
 * @param {User} user
 * @param {Parts} parts
 * @param {{ shares: Shares[]; yields: Yield[]; updates: Update[] }} measured
 */
async function measure({ conversations, questions }, user, parts, { shares, yields, updates }) {
  const lines = conversations.map(({ id, at, utterances }) => {
    const messages = utterances.map(({ role, text }) => ({ role, content: text }));
    return JSON.stringify({ kind: "exchange", conversation: id, at, messages });
  });
  await user.importLines(lines);
  const learnt = await user.learnt("all");
  const turns = conversations.flatMap(({ id, at, utterances }) =>
    utterances.map((one) => ({ ...one, conversation: id, at })),
  );
  const said = turns.filter(({ role }) => role === "user");
  const sentences = said.flatMap(({ at, text }) => parts.firstPersonSentences(text).map((one) => ({ at, text: one })));
  const baselines = {
    "BM25 over first-person sentences": passageBlocks(sentences, parts.contentWords),
    "BM25 over user turns": passageBlocks(said, parts.contentWords),
  };
  for (const { text: question, answer = "", category, utterances } of questions) {
    const evidence = turns.filter(({ id }) => utterances.includes(id)).toSorted((a, b) => (a.at < b.at ? -1 : 1));
    const keys = evidence.map(({ text }) => parts.keySentence(text, { question, answer }));
    const share = (/** @type {(key: string) => boolean} */ stands) => keys.filter(stands).length / keys.length;
    if (UPDATE.test(category ?? "")) {
      const told = (await user.recall(question, { limit: LIMIT, tokenBudget: DEFAULT_BUDGET })).split("\n");
      const places = keys.map((key) => told.findLastIndex((line) => parts.mostlyStandsIn(key, line)));
      const latest = places.at(-1) ?? -1;
      updates.push({ question, right: latest >= 0 && places.every((place) => place <= latest), keys, told });
    }
    for (const budget of BUDGETS) {
      const blocks = {
        "the product": await user.recall(question, { limit: LIMIT, tokenBudget: budget }),
        ...Object.fromEntries(Object.entries(baselines).map(([way, block]) => [way, block(question, budget)])),
      };
      for (const [way, block] of Object.entries(blocks)) {
        const verbatim = share((key) => parts.standsIn(key, block));
        const mostly = share((key) => parts.mostlyStandsIn(key, block));
        shares.push({ way, budget, verbatim, mostly, tokens: block.length / 4 });
      }
    }
    for (const { text: turn, conversation, role } of evidence) {
      if (role !== "user") continue;
      const own = learnt
        .filter(({ source: { quote, conversation: of } }) => of === conversation && quote && turn.includes(quote))
        .map(({ text, source: { quote } }) => `${text} / ${quote}`);
      const tells = own.some((text) => parts.tellsAnswer(text, turn, { question, answer }));
      yields.push({ question, turn, key: parts.keySentence(turn, { question, answer }), learnt: own, tells });
    }
  }
}
