import { crossValidate, figures } from "./cross-validate.mjs";
import { reader } from "./reader.mjs";

/* Prints estimates by cross-validation, as the mean over several ways to cut the turns. */

const FOLDS = 8;
const KEPT_FROM = [0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7];
const KEEP = 0;

/** @type {readonly (readonly [name: string, isOf: (lang: string) => boolean])[]} */
const GROUPS = [
  ["en", (lang) => lang === "en"],
  ["de fr es", (lang) => lang !== "en"],
];

/** @param {number} share */
const percent = (share) => `${(100 * share).toFixed(1)} %`.padStart(9);
/** @param {number[]} list */
const mean = (list) => list.reduce((sum, one) => sum + one, 0) / list.length;

/** @typedef {(examples: import("./examples.mjs").Judged[]) => import("./compact-model.mjs").CompactModel} Fit */

/**
 * Prints recall and precision for many thresholds.
 * @param {{ ours: boolean; labels: import("./examples.mjs").Judged[] }[]} turns @param {number[]} seeds @param {Fit} fit
 */
export function reportLabels(turns, seeds, fit) {
  const examples = turns.map(({ ours, labels }) => ({ ours, examples: labels }));
  const rounds = seeds.map((seed) => crossValidate(examples, FOLDS, seed, fit));
  /** @typedef {import("./cross-validate.mjs").Verdict} Verdict */
  const rules = KEPT_FROM.map((from) => ({
    name: `kept from ${from}`,
    keeps: (/** @type {Verdict} */ { shares, isForeign }) => shares[KEEP] >= from && !isForeign,
  }));
  const shipped = {
    name: "as shipped",
    keeps: (/** @type {Verdict} */ { shares, isForeign, isOwn }) => reader.labelOf(shares, isForeign, isOwn) === KEEP,
  };
  console.log("rule                     language     recall precision NOT of it");
  for (const { name, keeps } of [...rules, shipped]) {
    for (const [group, isOf] of GROUPS) {
      const found = rounds.map((verdicts) =>
        figures(
          verdicts.filter(({ lang }) => isOf(lang)),
          keeps,
        ),
      );
      const columns = [found.map((f) => f.recall), found.map((f) => f.precision), found.map((f) => f.not)];
      console.log(name.padEnd(24), group.padEnd(9), ...columns.map((column) => percent(mean(column))));
    }
  }
}

/**
 * Prints how many sentences get the kind that somebody else gave them.
 * @param {{ ours: boolean; kinds: import("./examples.mjs").Judged[] }[]} turns @param {number[]} seeds @param {Fit} fit
 */
export function reportKinds(turns, seeds, fit) {
  const examples = turns.map(({ ours, kinds }) => ({ ours, examples: kinds }));
  const right = seeds.map((seed) => {
    const verdicts = crossValidate(examples, FOLDS, seed, fit).filter(({ y }) => y >= 0);
    return mean(verdicts.map(({ shares, y }) => Number(shares.indexOf(Math.max(...shares)) === y)));
  });
  console.log(`the kind is right in ${percent(mean(right)).trim()}`);
}
