import { mean, show, table } from "../support/figures.mjs";

/**
 * @typedef {{ way: string; budget: number; verbatim: number; mostly: number; tokens: number }} Shares the measures of one question
 * @typedef {{ question: string; right: boolean; keys: string[]; told: string[] }} Update a question whose answer changed, its
 *   key sentences from the first to the latest, and the lines of its block
 * @typedef {{ question: string; turn: string; key: string; learnt: string[]; tells: boolean }} Yield the statements of an evidence turn
 */

const percent = (/** @type {number[]} */ values) => show(100 * mean(values));

/**
 * @param {readonly Shares[]} shares
 * @param {readonly Yield[]} yields
 * @param {readonly Update[]} updates
 * @param {readonly number[]} budgets
 */
export function report(shares, yields, updates, budgets) {
  const rows = [...new Set(shares.map(({ way }) => way))].flatMap((way) => {
    const at = budgets.map((budget) => shares.filter((one) => one.way === way && one.budget === budget));
    const figures = at.map((own) => percent(own.map(({ verbatim }) => verbatim)));
    const mostly = at.map((own) => percent(own.map((one) => one.mostly)));
    return [
      [way, ...figures],
      ["  most of the words", ...mostly],
      ["  tokens", ...at.map((own) => show(mean(own.map(({ tokens }) => tokens))))],
    ];
  });
  const some = yields.filter(({ learnt }) => learnt.length > 0).length;
  const right = yields.filter(({ tells }) => tells).length;
  return [
    table(["share of the evidence in the block, %", ...budgets.map(String)], rows),
    "",
    `Of ${yields.length} evidence turns spoken by the user, ${some} gave a statement, ` +
      `${right} (${show((100 * right) / Math.max(1, yields.length))} %) one with the answer's words.`,
    `Of ${updates.length} questions whose answer changed, ${updates.filter((one) => one.right).length} have the latest ` +
      "value in the block, after the earlier.",
  ].join("\n");
}

/** @param {readonly Yield[]} yields */
export const failures = (yields) =>
  yields
    .filter(({ tells }) => !tells)
    .map(({ question, key, learnt }) =>
      [`\n${question}`, `  key     ${key}`, ...learnt.map((text) => `  learnt  ${text}`)].join("\n"),
    );

/** @param {readonly Update[]} updates */
export const missedUpdates = (updates) =>
  updates
    .filter(({ right }) => !right)
    .map(({ question, keys, told }) =>
      [`\n${question}`, ...keys.map((key) => `  key   ${key}`), ...told.map((line) => `  told  ${line}`)].join("\n"),
    );
