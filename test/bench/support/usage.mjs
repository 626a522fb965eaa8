import { parseArgs } from "node:util";

/** The command was typed wrongly: one line, exit code 2. */
export class UsageError extends Error {}

/**
 * The options of a benchmark, all of them `--name value`.
 * @template {string} Name
 * @param {readonly string[]} args
 * @param {Readonly<Record<Name, string>>} defaults
 * @returns {Record<Name, string>}
 */
export function readOptions(args, defaults) {
  const options = Object.fromEntries(
    Object.keys(defaults).map((name) => [name, { type: /** @type {const} */ ("string") }]),
  );
  try {
    const { values } = parseArgs({ args: [...args], options, allowPositionals: false });
    return { ...defaults, ...values };
  } catch (error) {
    throw new UsageError(/** @type {Error} */ (error).message.split("\n")[0]);
  }
}

/**
 * @param {string} name
 * @param {string} text
 * @param {{ from: number; to: number; whole?: boolean }} range
 */
export function readNumber(name, text, { from, to, whole = false }) {
  const value = Number(text);
  if (text.trim() !== "" && value >= from && value <= to && (!whole || Number.isInteger(value))) return value;
  throw new UsageError(`--${name} must be a ${whole ? "whole " : ""}number from ${from} to ${to}`);
}
