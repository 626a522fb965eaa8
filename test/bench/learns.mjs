import { writeFileSync } from "node:fs";
import { loadModule } from "../../cli/bundle.mjs";
import { each } from "./cache/asking.mjs";
import { LANGUAGES, loadTurns } from "./learns/data.mjs";
import { cases, report, scoresOf } from "./learns/report.mjs";
import { measureWorld, reportWorld } from "./learns/world.mjs";
import { machine } from "./support/facts.mjs";
import { startThroughline } from "./support/launch.mjs";
import { startScriptedModel } from "./support/scripted-model.mjs";
import { readNumber, readOptions, UsageError } from "./support/usage.mjs";
import { User } from "./support/user.mjs";

export const description = "what is learnt of labelled sentences of other people, and of turns that state nothing";

const AT_ONCE = 8;
const WORLD = "world";

/**
 * @typedef {typeof import("./learns/parts.ts")} Parts
 * @typedef {import("./learns/data.mjs").LabelledTurn} LabelledTurn
 * @typedef {import("./learns/report.mjs").Result} Result
 */

/**
 * `--data DIR --half dev --only en,de,fr,es,world --turns 800 --show none|missed|wrong --json FILE`
 * @param {string[]} args
 */
export async function run(args) {
  const {
    data,
    half,
    only,
    turns: most,
    show,
    json,
  } = readOptions(args, {
    data: "",
    half: "dev",
    only: "",
    turns: "800",
    show: "none",
    json: "",
  });
  const measures = [...LANGUAGES, WORLD];
  const chosen = only === "" ? measures : only.split(",");
  const unknown = chosen.find((name) => !measures.includes(name));
  if (unknown !== undefined) throw new UsageError(`--only: ${unknown} is none of ${measures.join(", ")}`);
  const languages = chosen.filter((name) => name !== WORLD);
  const perCorpus = readNumber("turns", most, { from: 1, to: 100_000, whole: true });
  if (!["none", "missed", "wrong"].includes(show)) throw new UsageError("--show must be none, missed or wrong");
  if (data === "") throw new UsageError("--data DIR is missing: the folder with the data sets");
  const parts = /** @type {Parts} */ (await loadModule("test/bench/learns/parts.ts"));
  const loaded = languages.map((lang) => ({ lang, turns: loadTurns(data, lang, half) }));

  const world = chosen.includes(WORLD) ? measureWorld(data, perCorpus, parts.extractStatements) : [];
  if (world.length > 0) console.log(reportWorld(world));
  if (show === "wrong") for (const { title, learnt } of world) console.log([title, ...learnt].join("\n  "));
  const results = languages.length === 0 ? [] : await measureAll(loaded, parts);
  const baselines = loaded.map(({ lang, turns }) => firstPerson(lang, turns, parts));
  const scores = [...results, ...baselines].map(scoresOf);
  if (scores.length > 0) console.log([report(scores), ...cases(results, show)].join("\n"));
  if (json)
    writeFileSync(
      json,
      `${JSON.stringify({ bench: "learns", machine: machine(), scores, world, results }, null, 2)}\n`,
    );
}

/**
 * @param {readonly { lang: string; turns: readonly LabelledTurn[] }[]} loaded
 * @param {Parts} parts
 * @returns {Promise<Result[]>}
 */
async function measureAll(loaded, parts) {
  const model = await startScriptedModel();
  const product = await startThroughline({ UPSTREAM_BASE_URL: model.origin });
  /** @type {Result[]} */
  const results = [];
  try {
    const service = { origin: product.origin, model };
    for (const { lang, turns } of loaded)
      results.push(await Promise.race([measure(lang, turns, service, parts), product.broke]));
  } finally {
    await product.stop();
    model.stop();
  }
  return results;
}

/**
 * Each turn is said by a user of its own, so that it alone can have taught what is known of them.
 * @param {string} lang
 * @param {readonly LabelledTurn[]} turns
 * @param {import("./support/user.mjs").Service} service
 * @param {Parts} parts
 * @returns {Promise<Result>}
 */
async function measure(lang, turns, service, parts) {
  /** @type {Result} */
  const result = { title: lang, graded: [], unplaced: [] };
  await each(turns, AT_ONCE, async (turn, at) => {
    const user = new User(service, `${lang}-${at}`);
    await user.hold([{ user: turn.text, assistant: "OK." }]);
    const learnt = (await user.learnt()).map(({ type, text, source }) => ({ type, text, quote: source.quote }));
    result.graded.push(...parts.grade(turn, learnt));
    result.unplaced.push(...parts.unplaced(turn, learnt));
  });
  return result;
}

/**
 * Grades the filter that keeps every first-person sentence that is no question, for comparison.
 * @param {string} lang
 * @param {readonly LabelledTurn[]} turns
 * @param {Parts} parts
 * @returns {Result}
 */
function firstPerson(lang, turns, parts) {
  const graded = turns.flatMap((turn) => {
    const kept = turn.sentences.filter(({ sentence }) => parts.isFirstPersonStatement(sentence, lang));
    return parts.grade(
      turn,
      kept.map(({ sentence }) => ({ type: "semantic", text: sentence, quote: sentence })),
    );
  });
  return { title: `  first person, ${lang}`, graded, unplaced: [] };
}
