import { random, shuffle } from "../random.mjs";
import { sharesOf } from "./compact-model.mjs";

/** @typedef {{ shares: Float64Array; label: string; lang: string; y: number; isForeign: boolean; isOwn: boolean }} Verdict */

/**
 * Returns a verdict on each sentence of other people's turns, by models that have not seen its turn.
 * @param {{ ours: boolean; examples: import("./examples.mjs").Judged[] }[]} turns
 * @param {number} folds @param {number} seed
 * @param {(examples: import("./examples.mjs").Judged[]) => import("./compact-model.mjs").CompactModel} fit
 * @returns {Verdict[]}
 */
export function crossValidate(turns, folds, seed, fit) {
  const theirs = shuffle(
    turns.filter(({ ours }) => !ours),
    random(seed),
  );
  const ours = turns.filter((turn) => turn.ours).flatMap(({ examples }) => examples);
  return Array.from({ length: folds }, (_, fold) => {
    const seen = theirs.filter((_turn, i) => i % folds !== fold).flatMap(({ examples }) => examples);
    const unseen = theirs.filter((_turn, i) => i % folds === fold).flatMap(({ examples }) => examples);
    const model = fit([...ours, ...seen]);
    return unseen.map((one) => ({ ...one, shares: sharesOf(model, one) }));
  }).flat();
}

/** @param {Verdict[]} list @param {string} label */
const count = (list, label) => list.filter((one) => one.label === label).length;

/**
 * Returns the recall and precision of what is kept, and the share of it that is labelled NOT. EITHER counts for nothing.
 * @param {Verdict[]} verdicts @param {(verdict: Verdict) => boolean} keeps
 */
export function figures(verdicts, keeps) {
  const counted = verdicts.filter(({ label }) => label !== "EITHER");
  const kept = counted.filter(keeps);
  return {
    recall: count(kept, "KEEP") / count(counted, "KEEP"),
    precision: count(kept, "KEEP") / kept.length,
    not: count(kept, "NOT") / kept.length,
  };
}
