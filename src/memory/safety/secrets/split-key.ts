import { isAwsKey, isSignedToken, kindOfKey, PREFIXED_KEY, SIGNED_TOKEN } from "./prefixes.ts";
import { readsLikeWords } from "./reads-like-words.ts";

/*
 * Finds a key that is split over lines by hand, by a mail program, or by code that joins its pieces. Redacting each
 * piece alone would remove it in part or not at all.
 */

const BREAK = String.raw`(?:\\?\r?\n[ \t>|*]{0,8}|\\[nr]|["'\u0060]\s{0,3}[+.&\\]?\s{0,8}["'\u0060]|%0[aAdD])`;
const PIECE = String.raw`[\w.+/=:~-]{1,300}`;
/** No key is split into more pieces. */
const MAX_PIECES = 12;

/** A break with the pieces around it. The pattern starts at breaks alone: one look for each line of prose. */
export const SPLIT_KEY = new RegExp(
  `(?<=(?<head>${PIECE}))${BREAK}(?=\\w*\\d|[\\w.+/=:~-]{6})${PIECE}(?:${BREAK}${PIECE}){0,${MAX_PIECES - 2}}`,
  "g",
);

const BROKEN = new RegExp(`(${BREAK})`);
const KEY = new RegExp(`${PREFIXED_KEY}|${SIGNED_TOKEN}`, "g");

/** Returns whether a piece may continue a key. It looks like nothing that continues a sentence. */
const goesOn = (piece: string): boolean =>
  /\d.*\d/.test(piece) ||
  piece.length >= 24 ||
  (piece.length >= 6 && (/[a-z][A-Z]/.test(piece) || !readsLikeWords(piece)));

/** Returns the split key with its breaks and nothing around it. Returns null if no key runs over a break. */
export function splitKey(candidate: string): string | null {
  const parts = candidate.split(BROKEN);
  let at = 0;
  for (let first = 0; first + 2 < parts.length; first += 2) {
    const piece = parts[first] ?? "";
    const { joined, positions } = chain(parts, first, at);
    const key = joined === piece ? null : keyOver(joined, piece.length);
    if (key) return candidate.slice(positions[key.from], (positions[key.to - 1] ?? 0) + 1);
    at += piece.length + (parts[first + 1]?.length ?? 0);
  }
  return null;
}

/** Joins a piece to those that continue it. `positions` holds where each character stands in the candidate. */
function chain(parts: readonly string[], first: number, at: number): { joined: string; positions: number[] } {
  const positions: number[] = [];
  let joined = "";
  let from = at;
  for (let next = first; next < parts.length; next += 2) {
    const piece = parts[next] ?? "";
    if (next > first && !goesOn(piece) && !isAwsKey(joined + piece)) break;
    for (let sign = 0; sign < piece.length; sign++) positions.push(from + sign);
    joined += piece;
    from += piece.length + (parts[next + 1]?.length ?? 0);
  }
  return { joined, positions };
}

/**
 * Finds the key that begins in the first piece and ends behind it.
 * @param length of the first piece
 */
function keyOver(joined: string, length: number): { from: number; to: number } | null {
  for (const { 0: key, index } of joined.matchAll(KEY)) {
    if (index >= length) return null;
    const isOver = index + key.length > length;
    if (isOver && (isSignedToken(key) || kindOfKey(key) !== null)) return { from: index, to: index + key.length };
  }
  return null;
}
