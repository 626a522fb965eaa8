import { wordSet } from "./words.ts";

/**
 * Splits at blanks and takes closing punctuation off words, and touches nothing else: "C++",
 * "operator()", "-5", "1.5", "$5" and "U.S." each stay one token, so no symbol is ever lost.
 * Punctuation that stands alone is marked: in "the C operator ?" it may be what is asked about.
 */
export function tokens(text: string): string[] {
  const found: string[] = [];
  for (const chunk of text.split(/[ \t]+/)) {
    const closing = /^(.*[A-Za-z0-9)%])([,;:]|\.?\?+|!+|\.|\.\.\.)$/.exec(chunk);
    const core = closing?.[1];
    const mark = closing?.[2];
    if (core === undefined || mark === undefined || (mark === "." && core.includes("."))) {
      if (chunk !== "") found.push(/^[.,;:?!]+$/.test(chunk) ? `\u2420${chunk}` : chunk);
    } else {
      found.push(core, mark.endsWith("?") ? "?" : mark);
    }
  }
  return found;
}

/** A question mark with a blank before it, as French and many an English text has it. */
const ALONE = "\u2420?";
/** Among these words the mark may be what is asked about. */
const SIGN_TALK = wordSet(
  "operator operators mark marks sign signs symbol symbols character characters key keyword regex notation",
);

/**
 * Drops a final full stop, an exclamation mark after a proper word ("5!" is a factorial, "wq!" a
 * command), and, where the wording already makes it a question or a request, the question mark.
 */
export function dropClosingMark(list: string[], asks: boolean): void {
  const last = list.at(-1);
  if (last === "." || (last === "?" && asks)) list.pop();
  else if (last === ALONE && asks && list.length > 4 && !list.some((word) => SIGN_TALK.has(word))) list.pop();
  else if (last === "!" && /^[A-Za-z]{4,}$/.test(list.at(-2) ?? "")) list.pop();
}
