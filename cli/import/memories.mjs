import { timeOf } from "./lines.mjs";

/**
 * Returns a memory's line, and leaves out what the product did not say.
 * @param {unknown} text
 * @param {{ createdAt?: unknown; validFrom?: unknown; validTo?: unknown; expiresAt?: unknown }} more
 * @param {string} part which memory of the file it is
 * @returns {import("./lines.mjs").Found}
 */
export function memoryOf(text, { createdAt, validFrom, validTo, expiresAt }, part) {
  if (typeof text !== "string" || text.trim() === "") return { lines: [], skipped: [`${part} has no text`] };
  const times = Object.entries({ createdAt, validFrom, validTo, expiresAt }).flatMap(([name, value]) => {
    const at = value === null || value === undefined ? undefined : timeOf(value);
    return at === undefined ? [] : [[name, at]];
  });
  return {
    lines: [{ kind: "memory", text: text.trim(), ...Object.fromEntries(times) }],
    skipped: [],
  };
}

/** The longest text of a memory that the proxy takes. */
const MAX_CHARACTERS = 2_000;

/**
 * Returns the memories of a text that people wrote or that an assistant keeps of them: an item of a list or a line each.
 * Headings, rules, tables and blocks of code say nothing of a person.
 * @param {string} text
 * @param {unknown} [createdAt]
 * @returns {import("./lines.mjs").Found}
 */
export function memoriesInText(text, createdAt) {
  /** @type {string[]} */
  const items = [];
  let last = "";
  let isCode = false;
  for (const line of withoutFrontMatter(text).split(/\r\n|\r|\n/)) {
    const fence = /^\s*(?:```|~~~)/.test(line);
    if (fence) isCode = !isCode;
    const isNothing = isCode || fence || NOTHING.test(line);
    const item = ITEM.exec(line)?.[1];
    if (isNothing) last = "";
    else {
      if (item !== undefined) items.push(item);
      else if (goesOn(last, line)) items.push(`${items.pop() ?? ""} ${line.trim()}`);
      else items.push(line.trim());
      last = line;
    }
  }
  return {
    lines: items.filter(isKept).flatMap((item) => memoryOf(plain(item), { createdAt }, "an item").lines),
    skipped: items.filter((item) => !isKept(item)).map((item) => `a paragraph of ${item.length} characters`),
  };
}

/**
 * Returns an item without Markdown: a link by its text (Claude Code's index has one a line, `[Title](file.md) — hook`),
 * a link to another note by its name, and no marks of bold.
 * @param {string} item
 */
const plain = (item) =>
  item
    .replace(/!?\[([^\]]+)\]\([^)\s]*\)/g, "$1")
    .replace(/\[\[([^\]]+)\]\]/g, "$1")
    .replace(/\*\*([^*]+)\*\*/g, "$1");

/** @param {string} item */
const isKept = (item) => item.length <= MAX_CHARACTERS;

/** A line that says nothing by itself: blank, a heading (also one in bold), a rule, a row of a table, a comment. */
const NOTHING = /^\s*(?:$|#|-{3,}|\*{3,}|={3,}|\||<!--|(?:\*\*[^*]+\*\*|__[^_]+__):?\s*$)/;
const ITEM = /^\s*(?:[-*+•]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?(.*)$/;
/** The length from which a line without a full stop was wrapped. */
const WRAPPED_CHARACTERS = 60;

/**
 * Returns true if a line goes on with the one before: it is indented below an item, or that one was wrapped.
 * @param {string} last
 * @param {string} line
 */
function goesOn(last, line) {
  if (last === "") return false;
  return /^\s{2,}/.test(line) || (last.length >= WRAPPED_CHARACTERS && !/[.!?…:;]["')\]]?\s*$/.test(last));
}

/** @param {string} text */
const withoutFrontMatter = (text) => text.replace(/^---\r?\n[\s\S]*?\r?\n---\r?\n/, "");
