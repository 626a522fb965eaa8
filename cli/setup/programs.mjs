import { StartError } from "../fail.mjs";
import { claudeCode } from "./claude-code.mjs";
import { codex } from "./codex.mjs";

/**
 * A program whose configuration `setup` changes and `undo` restores. Both are functions of the file's text; a file that
 * is not there has none.
 * @typedef {object} Program
 * @property {string} name the command
 * @property {() => string} path of its configuration
 * @property {(text: string, proxy: { root: string; user: string }) => string} withProxy throws a StartError if the
 *   program is set to something else already
 * @property {(text: string, original: string) => string} withoutProxy takes its own out of a text that was changed
 *   since, and puts back what `original` had in its place
 * @property {string} upstream the base URL that the proxy must have for it
 */

/** @type {readonly Program[]} */
const PROGRAMS = [claudeCode, codex];

/**
 * @param {string} name
 * @returns {Program}
 */
export function programCalled(name) {
  const program = PROGRAMS.find((one) => one.name === name);
  if (program) return program;
  throw new StartError(`${name} is none of ${PROGRAMS.map((one) => one.name).join(", ")}`);
}
