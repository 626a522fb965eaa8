import { mean, show, table } from "../support/figures.mjs";
import { tokensOf } from "./measures.mjs";

/** @typedef {import("./measures.mjs").Case} Case */

/** The order of the table. */
const MEASURES = [
  "questions",
  "questions, amid fillers",
  "profile and advice",
  "profile and advice, amid fillers",
  "blocks that mark the old",
  "corrections",
  "corrections, marked",
  "time",
  "hops",
  "instructions",
  "forgets",
  "probes",
  "impersonal",
  "facts learnt",
];
/** The product's default for what memory may add to a request. */
const BUDGET = 700;

/**
 * @param {readonly Case[]} cases
 * @param {boolean} byLanguage
 */
export function byMeasure(cases, byLanguage) {
  const rows = MEASURES.flatMap((measure) => {
    const own = cases.filter((one) => one.measure === measure);
    const languages = byLanguage ? [...new Set(own.map(({ lang }) => lang))] : [];
    return own.length === 0
      ? []
      : [
          row(measure, own),
          ...languages.map((lang) =>
            row(
              `  ${lang}`,
              own.filter((one) => one.lang === lang),
            ),
          ),
        ];
  });
  return table(["", "right", "of all", "%", "tokens", `over ${BUDGET}`], rows);
}

/**
 * @param {string} title
 * @param {readonly Case[]} cases
 */
function row(title, cases) {
  const right = cases.filter((one) => one.right).length;
  const tokens = cases.flatMap(({ blocks }) => blocks.map(tokensOf));
  const known = tokens.length > 0;
  const over = tokens.filter((value) => value > BUDGET).length;
  return [
    title,
    show(right),
    show(cases.length),
    show((100 * right) / cases.length),
    known ? show(mean(tokens)) : "",
    known ? show(over) : "",
  ];
}

/**
 * @param {readonly Case[]} cases
 * @param {string} measure `all`, `none`, or the beginning of one
 */
export function failures(cases, measure) {
  return cases
    .filter((one) => !one.right && (measure === "all" || one.measure.startsWith(measure)))
    .map(({ measure: of, id, asked, why, blocks }) =>
      [
        `\n[${of}, ${id}] ${asked}`,
        ...why.map((one) => `  ! ${one}`),
        ...blocks
          .join("\n---\n")
          .split("\n")
          .map((line) => `    ${line}`),
      ].join("\n"),
    );
}
