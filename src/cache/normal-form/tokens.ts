import { wordSet } from "./words.ts";

/**
 * Splits at blanks and takes closing punctuation off words. "C++", "operator()", "-5", "1.5", "$5" and "U.S." each stay
 * one token, so no symbol is ever lost. Punctuation that stands alone is marked: in "the C operator ?" the question may
 * be about it.
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

/** A question mark behind a blank, as in French and many English texts. */
const ALONE = "\u2420?";
/** Words with which a question may be about the mark. */
const SIGN_TALK = wordSet(
  "operator operators mark marks sign signs symbol symbols character characters key keyword regex notation",
);

/**
 * Drops a final full stop, and an exclamation mark after a proper word ("5!" is a factorial, "wq!" a command). Drops
 * the question mark if the wording already makes it a question or a request.
 */
export function dropClosingMark(list: string[], asks: boolean): void {
  const last = list.at(-1);
  if (last === "." || (last === "?" && asks)) list.pop();
  else if (last === ALONE && asks && list.length > 4 && !list.some((word) => SIGN_TALK.has(word))) list.pop();
  else if (last === "!" && /^[A-Za-z]{4,}$/.test(list.at(-2) ?? "")) list.pop();
}
