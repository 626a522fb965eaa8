import { BEGINNING, PREFIXED } from "./prefixes.ts";

/*
 * A key that was broken over lines, by hand, by a mail program, or as pieces that code puts together. Each piece alone
 * would be removed in part or not at all.
 */

const BREAK = String.raw`(?:\\?\r?\n[ \t>|*]{0,8}|\\[nr]|["'\u0060]\s{0,3}[+.&\\]?\s{0,8}["'\u0060]|%0[aAdD])`;

export const SPLIT_KEY = new RegExp(`(?<![\\w.-])${BEGINNING}[\\w.-]{0,300}(?:${BREAK}[\\w.+/=-]{1,300}){1,40}`, "g");

const WHOLE = new RegExp(
  `^(?:${PREFIXED.map(([, shape]) => shape).join("|")}|eyJ[\\w-]{5,}\\.[\\w-]{5,}(?:\\.[\\w-]*){0,3})[=.]{0,2}$`,
);

/** What goes on with a key looks like nothing that a sentence goes on with. */
const goesOn = (piece: string): boolean =>
  /\d.*\d/.test(piece) || (/\d/.test(piece) && /[a-z]/.test(piece) && /[A-Z]/.test(piece)) || piece.length >= 24;

/** @returns the key with its breaks, without what follows it; null: it is none */
export function splitKey(candidate: string): string | null {
  const pieces = candidate.split(new RegExp(`(${BREAK})`));
  let joined = pieces[0] ?? "";
  let length = joined.length;
  for (let at = 1; at + 1 < pieces.length; at += 2) {
    const piece = pieces[at + 1] ?? "";
    if (!goesOn(piece)) break;
    joined += piece;
    length += (pieces[at]?.length ?? 0) + piece.length;
  }
  if (length === pieces[0]?.length || !WHOLE.test(joined) || !/\d/.test(joined)) return null;
  return candidate.slice(0, length);
}
