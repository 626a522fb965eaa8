import {
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { userInfo } from "node:os";
import { dirname } from "node:path";
import { StartError } from "./fail.mjs";
import { programCalled } from "./setup/programs.mjs";

/** @typedef {{ yes?: boolean; json?: boolean }} Options */

/**
 * Points a program at the proxy for good. It shows what it would change, and changes it if it is told to.
 * @param {string} name
 * @param {Options & { url: string; user?: string }} options
 */
export function setup(name, { url, user = userInfo().username, ...options }) {
  const program = programCalled(name);
  const path = program.path();
  const before = textOf(path);
  change(path, before, program.withProxy(before, { root: url, user }), options);
  if (!options.json) console.log(`The proxy at ${url} must lead there: UPSTREAM_BASE_URL=${program.upstream}`);
}

/**
 * Takes back what `setup` has changed, and nothing else.
 * @param {string} name
 * @param {Options} options
 */
export function undo(name, options) {
  const program = programCalled(name);
  const path = program.path();
  const before = textOf(path);
  change(path, before, program.withoutProxy(before), options);
}

/** @param {string} path */
function textOf(path) {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code === "ENOENT") return "";
    throw new StartError(`${path} cannot be read (${code})`);
  }
}

/**
 * @param {string} path
 * @param {string} before
 * @param {string} after
 * @param {Options} options
 */
function change(path, before, after, { yes, json }) {
  const lines = difference(before.split("\n"), after.split("\n"));
  const isWritten = before !== after && yes === true;
  if (isWritten) write(path, after);
  if (json) {
    console.log(JSON.stringify({ path, changed: isWritten, lines }));
    return;
  }
  console.log([path, ...(lines.length > 0 ? lines : ["  nothing to change"])].join("\n"));
  if (before !== after) console.log(isWritten ? "Written." : "Nothing was written; add --yes to write it.");
}

/**
 * Returns the lines that go and come, in their order, by the longest run of lines that both have.
 * @param {readonly string[]} before
 * @param {readonly string[]} after
 * @returns {string[]}
 */
function difference(before, after) {
  const width = after.length + 1;
  const common = new Uint32Array((before.length + 1) * width);
  const at = (/** @type {number} */ i, /** @type {number} */ j) => common[i * width + j] ?? 0;
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      common[i * width + j] = before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const lines = [];
  for (let i = 0, j = 0; i < before.length || j < after.length;) {
    if (before[i] === after[j] && i < before.length) [i, j] = [i + 1, j + 1];
    else if (i < before.length && (j === after.length || at(i + 1, j) >= at(i, j + 1))) lines.push(`- ${before[i++]}`);
    else lines.push(`+ ${after[j++]}`);
  }
  return lines.filter((line) => line.length > 2);
}

/**
 * Writes the file whole or not at all, and removes one that is left without a word. A link stays a link: people keep
 * such files elsewhere.
 * @param {string} path
 * @param {string} text
 */
function write(path, text) {
  const isThere = existsSync(path);
  const target = isThere ? realpathSync(path) : path;
  try {
    if (text === "") return rmSync(target, { force: true });
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(`${target}.new`, text, { mode: isThere ? statSync(target).mode : 0o600 });
    return renameSync(`${target}.new`, target);
  } catch (error) {
    throw new StartError(`${path} cannot be written (${/** @type {NodeJS.ErrnoException} */ (error).code})`);
  }
}
