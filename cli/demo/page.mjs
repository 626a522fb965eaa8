/* The output that the person at the terminal reads, with colours if it is a terminal. */

const isTerminal = process.stdout.isTTY && !process.env.NO_COLOR;
const colour = (/** @type {number} */ code) => (/** @type {string} */ text) =>
  isTerminal ? `\u001b[${code}m${text}\u001b[0m` : text;
const [bold, dim, green, red] = [colour(1), colour(2), colour(32), colour(31)];

/** The error of a step of the story that failed. */
export class Broken extends Error {}

let chapters = 0;

/** @typedef {{ chapter: number; claim: string; holds: boolean }} Claim */

/**
 * The claims so far, if they are told as JSON at the end instead of as a story.
 * @type {Claim[] | null}
 */
let collected = null;

/**
 * Has the story collect its claims and print nothing.
 * @returns {readonly Claim[]} grows as the story goes on
 */
export function collectClaims() {
  collected = [];
  return collected;
}

/** @param {string} line */
export function print(line) {
  if (collected === null) console.log(line);
}

/** @param {string} title */
export function chapter(title) {
  chapters += 1;
  print(`\n${bold(`${chapters}. ${title}`)}`);
}

/** @param {string} text */
export function remark(text) {
  print(`   ${dim(text)}`);
}

/**
 * @param {string} who
 * @param {string} text
 */
export function sent(who, text) {
  print(`   ${who} → ${text}`);
}

/**
 * @param {string} text
 * @param {string} [headers]
 */
export function came(text, headers) {
  for (const line of text.split("\n")) print(`      ← ${line}`);
  if (headers) print(`        ${dim(headers)}`);
}

/**
 * Prints one claim of the story, and ends the story if it does not hold.
 * @param {boolean} holds
 * @param {string} claim
 * @param {string} expected
 * @param {unknown} got
 */
export function check(holds, claim, expected, got) {
  collected?.push({ chapter: chapters, claim, holds });
  print(`   ${holds ? green("✓") : red("✗")} ${claim}`);
  if (holds) return;
  print(`     expected: ${expected}`);
  print(`     got:      ${typeof got === "string" ? got.replaceAll("\n", "\n               ") : JSON.stringify(got)}`);
  throw new Broken();
}
