import { show, table } from "../support/figures.mjs";

/**
 * @typedef {import("./judge.ts").Graded} Graded
 * @typedef {import("./judge.ts").Learnt} Learnt
 * @typedef {{ title: string; graded: Graded[]; unplaced: Learnt[] }} Result
 */

/** @param {Result} result */
export function scoresOf({ title, graded, unplaced }) {
  const labelled = (/** @type {string} */ label) => graded.filter(({ sentence }) => sentence.label === label);
  const learnt = (/** @type {string} */ label) => labelled(label).reduce((sum, one) => sum + one.learnt.length, 0);
  const found = (/** @type {string} */ label) => labelled(label).filter((one) => one.found).length;
  const right = learnt("KEEP") + learnt("INSTRUCTION");
  const noise = learnt("PASSING");
  const harmful = learnt("NOT");
  return {
    title,
    toKeep: labelled("KEEP").length,
    kept: found("KEEP"),
    right,
    noise,
    harmful,
    either: learnt("EITHER"),
    unplaced: unplaced.length,
    instructions: labelled("INSTRUCTION").length,
    inForce: found("INSTRUCTION"),
  };
}

const percent = (/** @type {number} */ part, /** @type {number} */ of) => (of === 0 ? "–" : show((100 * part) / of));

/** @param {readonly ReturnType<typeof scoresOf>[]} scores */
export function report(scores) {
  const rows = scores.map(({ title, toKeep, kept, right, noise, harmful, either, unplaced, instructions, inForce }) => {
    const counted = right + noise + harmful;
    return [
      title,
      `${kept} of ${toKeep}`,
      percent(kept, toKeep),
      percent(right, counted),
      percent(kept, kept + noise + harmful),
      percent(harmful, counted),
      ...[right, noise, harmful, either, unplaced].map((n) => show(n)),
      `${inForce} of ${instructions}`,
    ];
  });
  const head = [
    "",
    "learnt",
    "recall %",
    "precision %",
    "by gist %",
    "NOT %",
    "right",
    "passing",
    "NOT",
    "either",
    "no source",
  ];
  return table([...head, "instructions"], rows);
}

const isMissed = (/** @type {Graded} */ { sentence, found }) =>
  !found && ["KEEP", "INSTRUCTION"].includes(sentence.label);
const isWrong = (/** @type {Graded} */ { sentence, learnt }) =>
  learnt.length > 0 && ["PASSING", "NOT"].includes(sentence.label);

/**
 * @param {readonly Result[]} results
 * @param {string} which `missed`, `wrong` or `none`
 */
export function cases(results, which) {
  const chosen = { missed: isMissed, wrong: isWrong }[which] ?? (() => false);
  return results.flatMap(({ title, graded, unplaced }) => [
    ...graded
      .filter(chosen)
      .map(({ sentence: { id, label, sentence, gist }, learnt }) =>
        [
          `\n[${title}, ${id}] ${label}: ${sentence}`,
          ...(gist ? [`  gist    ${[gist].flat().join(" | ")}`] : []),
          ...learnt.map(({ type, text }) => `  learnt  ${type}: ${text}`),
        ].join("\n"),
      ),
    ...(which === "wrong" ? unplaced.map(({ text }) => `\n[${title}] learnt from no sentence: ${text}`) : []),
  ]);
}
