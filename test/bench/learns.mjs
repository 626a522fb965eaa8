import { writeFileSync } from "node:fs";
import { loadModule } from "../../cli/bundle.mjs";
import { each } from "./cache/asking.mjs";
import { LANGUAGES, loadTurns } from "./learns/data.mjs";
import { cases, report, scoresOf } from "./learns/report.mjs";
import { machine } from "./support/facts.mjs";
import { startThroughline } from "./support/launch.mjs";
import { startScriptedModel } from "./support/scripted-model.mjs";
import { readOptions, UsageError } from "./support/usage.mjs";
import { User } from "./support/user.mjs";

export const description = "what is learnt of labelled sentences of other people, on plain workerd";

const AT_ONCE = 8;

/**
 * @typedef {typeof import("./learns/parts.ts")} Parts
 * @typedef {import("./learns/data.mjs").LabelledTurn} LabelledTurn
 * @typedef {import("./learns/report.mjs").Result} Result
 */

/**
 * `--data DIR --half dev --only en,de,fr,es --show none|missed|wrong --json FILE`
 * @param {string[]} args
 */
export async function run(args) {
  const { data, half, only, show, json } = readOptions(args, {
    data: "",
    half: "dev",
    only: "",
    show: "none",
    json: "",
  });
  const languages = only === "" ? LANGUAGES : only.split(",");
  const unknown = languages.find((name) => !LANGUAGES.includes(name));
  if (unknown !== undefined) throw new UsageError(`--only: ${unknown} is none of ${LANGUAGES.join(", ")}`);
  if (!["none", "missed", "wrong"].includes(show)) throw new UsageError("--show must be none, missed or wrong");
  if (data === "") throw new UsageError("--data DIR is missing: the folder with the data sets");
  const parts = /** @type {Parts} */ (await loadModule("test/bench/learns/parts.ts"));
  const loaded = languages.map((lang) => ({ lang, turns: loadTurns(data, lang, half) }));

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
  const baselines = loaded.map(({ lang, turns }) => firstPerson(lang, turns, parts));
  const scores = [...results, ...baselines].map(scoresOf);
  console.log([report(scores), ...cases(results, show)].join("\n"));
  if (json)
    writeFileSync(json, `${JSON.stringify({ bench: "learns", machine: machine(), scores, results }, null, 2)}\n`);
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
