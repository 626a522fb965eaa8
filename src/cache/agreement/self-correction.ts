import { AUXILIARIES, QUESTION_WORDS, wordSet } from "./words.ts";

const FILLERS = "(?:(?:or|oh|er|erm|um|uh)[\\s,]+)*";

/** Words that take back what was said before. "I mean" alone is no such mark: "What do I mean when …". */
const MARK = new RegExp(
  `[\\s,]+${FILLERS}(?:no[\\s,]+(?:wait|sorry|actually|rather|scratch that|make that|i meant?)(?: to say)?|scratch that|or rather|(?:oh|sorry|or|er|um|uh)[\\s,]+(?:i meant?|make that|wait|sorry)(?: to say)?)[\\s,]+${FILLERS}`,
  "gi",
);

/** A broken-off start that named nothing yet, so that nothing later can refer to it. */
const EMPTY_START = wordSet("the a an of or um uh er erm in on at to for from many much long old the");

/**
 * The question as corrected by its asker, where there is no doubt about what was taken back:
 * "How did, no wait, when did Rome fall?" and "the capital of Spain, no I mean France".
 * Everything else stays as it was said, and then agrees only with itself.
 */
export function applySelfCorrection(text: string): string {
  MARK.lastIndex = 0;
  const mark = MARK.exec(text);
  if (mark === null || MARK.exec(text) !== null) return text;
  const said = text.slice(0, mark.index).split(/\s+/);
  const meant = text.slice(mark.index + mark[0].length).split(/\s+/);
  return restarted(said, meant) ?? replaced(said, meant) ?? text;
}

function restarted(said: readonly string[], meant: readonly string[]): string | null {
  const empty = said.every((word) => /^[A-Za-z,]+$/.test(word) && isEmpty(word.toLowerCase().replaceAll(",", "")));
  const [first = "", second = ""] = meant.map((word) => word.toLowerCase());
  if (!empty || meant.length < 4 || !QUESTION_WORDS.has(first) || !AUXILIARIES.has(second)) return null;
  return meant.join(" ");
}

function isEmpty(word: string): boolean {
  return QUESTION_WORDS.has(word) || AUXILIARIES.has(word) || EMPTY_START.has(word);
}

/** One name for one name, or one number for one number, at the very end, when there is only one to take back. */
function replaced(said: readonly string[], meant: readonly string[]): string | null {
  const [first = "", ...others] = said;
  const taken = others.at(-1) ?? "";
  const repair = (meant[0] ?? "").replace(/[.?!]+$/, "");
  if (meant.length !== 1 || !isEmpty(first.toLowerCase())) return null;
  const kind = [/^[A-Z][a-z]+$/, /^\d+$/].find((pattern) => pattern.test(taken) && pattern.test(repair));
  if (kind === undefined || others.filter((word) => /[A-Z\d]/.test(word)).length !== 1) return null;
  return [first, ...others.slice(0, -1), meant[0]].join(" ");
}
