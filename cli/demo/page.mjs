/* The output that the person at the terminal reads, with colours if it is a terminal. */

const isTerminal = process.stdout.isTTY && !process.env.NO_COLOR;
const colour = (/** @type {number} */ code) => (/** @type {string} */ text) =>
  isTerminal ? `\u001b[${code}m${text}\u001b[0m` : text;
const [bold, dim, green, red] = [colour(1), colour(2), colour(32), colour(31)];

/** The error of a step of the story that failed. */
export class Broken extends Error {}

let chapters = 0;

/** @param {string} title */
export function chapter(title) {
  chapters += 1;
  console.log(`\n${bold(`${chapters}. ${title}`)}`);
}

/** @param {string} text */
export function remark(text) {
  console.log(`   ${dim(text)}`);
}

/**
 * @param {string} who
 * @param {string} text
 */
export function sent(who, text) {
  console.log(`   ${who} → ${text}`);
}

/**
 * @param {string} text
 * @param {string} [headers]
 */
export function came(text, headers) {
  for (const line of text.split("\n")) console.log(`      ← ${line}`);
  if (headers) console.log(`        ${dim(headers)}`);
}

/**
 * Prints one claim of the story, and ends the story if it does not hold.
 * @param {boolean} holds
 * @param {string} claim
 * @param {string} expected
 * @param {unknown} got
 */
export function check(holds, claim, expected, got) {
  console.log(`   ${holds ? green("✓") : red("✗")} ${claim}`);
  if (holds) return;
  console.log(`     expected: ${expected}`);
  console.log(
    `     got:      ${typeof got === "string" ? got.replaceAll("\n", "\n               ") : JSON.stringify(got)}`,
  );
  throw new Broken();
}
