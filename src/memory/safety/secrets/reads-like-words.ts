/*
 * Tells names that people made up from keys that a machine drew. `sk-fading-circle`, `npm_lifecycle_event` and
 * `getAccessToken` are words. `sk-wGCTMaEGLyMesZAJWgzr` has no digit and is a key all the same.
 */

/**
 * Common pairs of letters: each first letter with those that follow it. They make up 87 % of English, German, French
 * and Spanish text, and 22 % of random letters.
 */
const FOLLOWERS =
  "abcdgilmnrstuvy baeo caehort daeios eacdefilmnprstvxy fior ge haeio icdelmnorstv ke ladeilot maeio nacdegiost obdlmnrstuvw paelorst qu radegimorstuy sacehiostw taehiors ucelnprst vaei waehino yes";

const COMMON = new Set(
  FOLLOWERS.split(" ").flatMap(([first = "", ...followers]) => followers.map((second) => first + second)),
);

/** A word with an optional number, or a number alone. */
const PIECE = /^(?:[A-Za-z]+\d{0,3}|\d{1,4})$/;
/** A word in any case, and each part of `camelCase`. */
const WORD = /[A-Z]?[a-z]+|[A-Z]+(?![a-z])/g;

/**
 * The least share of pairs within words, per letter. Words of five letters have 0.8, and letters in random case 0.5.
 */
const PAIRS_FOR_A_LETTER = 0.65;
/** The least share of common pairs among them. */
const COMMON_PAIRS = 0.5;

/** Returns false for text without words: letters in random case, letters mixed with digits, or digits alone. */
export function readsLikeWords(run: string): boolean {
  if (!run.split(/[^A-Za-z0-9]+/).every((piece) => piece === "" || PIECE.test(piece))) return false;
  let [letters, pairs, common] = [0, 0, 0];
  for (const [word] of run.matchAll(WORD)) {
    letters += word.length;
    pairs += word.length - 1;
    const lower = word.toLowerCase();
    for (let at = 0; at + 1 < lower.length; at++) if (COMMON.has(lower.slice(at, at + 2))) common++;
  }
  return letters * 2 > run.length && pairs >= letters * PAIRS_FOR_A_LETTER && common >= pairs * COMMON_PAIRS;
}
