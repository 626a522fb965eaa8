import { createHash } from "node:crypto";
import { accountName } from "./os-account.mjs";
import { difference } from "./setup/difference.mjs";
import { programCalled } from "./setup/programs.mjs";
import { readText, removeText, writeText } from "./setup/text-file.mjs";

/** @typedef {{ yes?: boolean; json?: boolean }} Options */

/**
 * The file as it was, beside the program's configuration while it is set up. `before` is null if there was none, and
 * `after` the digest of what `setup` has written.
 * @typedef {{ before: string | null; after: string }} Original
 */

/**
 * Points a program at the proxy for good. It shows what it would change, and changes it if it is told to.
 * @param {string} name
 * @param {Options & { url: string; user?: string }} options
 */
export function setup(name, { url, user = accountName(), ...options }) {
  const program = programCalled(name);
  const path = program.path();
  const before = readText(path);
  const after = program.withProxy(before ?? "", { root: url, user });
  const isWritten = tell(path, before, after, options);
  if (isWritten) {
    const original = originalOf(path);
    const first = original === null ? before : unchanged(original, before, program);
    writeText(besides(path), JSON.stringify({ before: first, after: digestOf(after) }));
    try {
      writeText(path, after);
    } catch (error) {
      if (original === null) removeText(besides(path));
      throw error;
    }
  }
  if (!options.json) console.log(`The proxy at ${url} must lead there: UPSTREAM_BASE_URL=${program.upstream}`);
}

/**
 * Takes back what `setup` has changed, and nothing else. A file that nobody has changed since becomes what it was, byte
 * for byte.
 * @param {string} name
 * @param {Options} options
 */
export function undo(name, options) {
  const program = programCalled(name);
  const path = program.path();
  const before = readText(path);
  const original = originalOf(path);
  const taken = before === null ? null : program.withoutProxy(before, original?.before ?? "");
  const after = original !== null && original.after === digestOf(before) ? original.before : taken;
  if (!tell(path, before, after, options)) return;
  if (after === null) removeText(path);
  else writeText(path, after);
  removeText(besides(path));
}

/**
 * Returns the file as it was before it was set up the first time.
 * @param {Original} original
 * @param {string | null} text as it is now
 * @param {import("./setup/programs.mjs").Program} program
 */
function unchanged(original, text, program) {
  if (text === null || original.after === digestOf(text)) return original.before;
  return program.withoutProxy(text, original.before ?? "");
}

/** @param {string} path */
const besides = (path) => `${path}.before-throughline`;

/** @param {string | null} text */
const digestOf = (text) => (text === null ? "" : createHash("sha256").update(text).digest("hex"));

/**
 * @param {string} path of the configuration
 * @returns {Original | null} null if there is none that can be read
 */
function originalOf(path) {
  try {
    const { before, after } = JSON.parse(readText(besides(path)) ?? "");
    return typeof after === "string" && (before === null || typeof before === "string") ? { before, after } : null;
  } catch {
    return null;
  }
}

/**
 * Shows a change, and returns whether it is to be written.
 * @param {string} path
 * @param {string | null} before
 * @param {string | null} after
 * @param {Options} options
 */
function tell(path, before, after, { yes, json }) {
  const lines = difference((before ?? "").split("\n"), (after ?? "").split("\n"));
  const isWritten = before !== after && yes === true;
  if (json) {
    console.log(JSON.stringify({ path, changed: isWritten, lines }));
    return isWritten;
  }
  console.log([path, ...(before !== after ? lines : ["  nothing to change"])].join("\n"));
  if (before !== after) console.log(isWritten ? "Written." : "Nothing was written; add --yes to write it.");
  return isWritten;
}
