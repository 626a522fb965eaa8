import { writeFileSync } from "node:fs";
import { loadModule } from "../../cli/bundle.mjs";
import { loadPeople } from "./people/data.mjs";
import * as measures from "./people/measures.mjs";
import { byMeasure, failures } from "./people/report.mjs";
import { machine } from "./support/facts.mjs";
import { startThroughline } from "./support/launch.mjs";
import { startScriptedModel } from "./support/scripted-model.mjs";
import { readOptions, UsageError } from "./support/usage.mjs";

export const description = "questions of invented people, answered by the block or not, on plain workerd";

const PARTS = {
  people: (/** @type {measures.Setting} */ setting) => inTurn(setting, measures.judgePerson),
  fillers: (/** @type {measures.Setting} */ setting) => inTurn(setting, measures.judgePersonAmidFillers),
  corrections: measures.judgeCorrections,
  hops: measures.judgeHops,
  instructions: measures.judgeInstructions,
  forgets: measures.judgeForgets,
};

/**
 * `--data DIR --file people_dev.json --only people,corrections --how import|live --by measure|lang --show none|all|MEASURE
 * --json FILE`
 * @param {string[]} args
 */
export async function run(args) {
  const options = readOptions(args, {
    data: "",
    file: "people_dev.json",
    only: "",
    how: "import",
    by: "measure",
    show: "none",
    json: "",
  });
  if (options.data === "") throw new UsageError("--data DIR is missing: the folder with the data sets");
  if (!["live", "import"].includes(options.how)) throw new UsageError("--how must be live or import");
  if (!["measure", "lang"].includes(options.by)) throw new UsageError("--by must be measure or lang");
  const known = Object.keys(PARTS);
  const chosen = options.only === "" ? known : options.only.split(",");
  const unknown = chosen.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new UsageError(`--only: ${unknown} is none of ${known.join(", ")}`);

  const judging = /** @type {measures.Judging} */ (await loadModule("test/bench/people/judge.ts"));
  const data = loadPeople(options.data, options.file);
  /** @type {measures.Case[]} */
  const cases = [];
  const model = await startScriptedModel();
  const product = await startThroughline({ UPSTREAM_BASE_URL: model.origin });
  try {
    const service = { origin: product.origin, model };
    const add = (/** @type {measures.Case} */ one) => void cases.push(one);
    const setting = { judging, data, service, live: options.how === "live", add };
    const work = Promise.all(
      Object.entries(PARTS)
        .filter(([name]) => chosen.includes(name))
        .map(([, part]) => part(setting)),
    );
    await Promise.race([work, product.broke]);
  } finally {
    await product.stop();
    model.stop();
  }
  console.log([byMeasure(cases, options.by === "lang"), ...failures(cases, options.show)].join("\n"));
  const told = { bench: "people", machine: machine(), how: options.how, cases };
  if (options.json) writeFileSync(options.json, `${JSON.stringify(told, null, 2)}\n`);
}

/**
 * @param {measures.Setting} setting
 * @param {(setting: measures.Setting, person: import("./people/data.mjs").InventedPerson) => Promise<void>} part
 */
async function inTurn(setting, part) {
  for (const person of setting.data.people) await part(setting, person);
}
