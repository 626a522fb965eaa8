import { FIRST_NAMES } from "../ranking/first-names.ts";
import { type ReadClause, sameWord, type SubjectWord } from "./read-statement.ts";
import type { EarlierSentence, LaterSentence } from "./sentences-in-time.ts";
import { isTitle } from "./values.ts";

/** Returns true if two sentences name one thing. */
export const namesSame = (late: LaterSentence, { clauses }: EarlierSentence): boolean =>
  clauses.some(({ subject }) => sharesWord(late.subject, subject));

export function sharesWord(some: readonly SubjectWord[], others: readonly SubjectWord[]): boolean {
  for (const { word } of some) for (const other of others) if (isSame(word, other.word)) return true;
  return false;
}

export const isSame = (one: string, other: string): boolean => sameWord(one, other) || isPartOf(one, other);

export const sharedWords = (
  some: readonly SubjectWord[],
  others: readonly SubjectWord[],
  clause: ReadClause | null = null,
): SubjectWord[] =>
  some.filter((one) => {
    for (const other of others)
      if (isSame(one.word, other.word) && (!other.isAdjunct || isLeft(one, clause))) return true;
    return false;
  });

/** Words before whom or what somebody leaves, in four languages, and before what they go to. */
const LEAVES = new Set("from von vom de du d".split(" "));
const GOES_TO = new Set("to zu zum zur auf à au aux a al".split(" "));

/** Returns true for what somebody changes from, or for a person with a title: "from Halifax to Monzo", "Ms Goh is on leave". */
const isLeft = ({ at }: SubjectWord, clause: ReadClause | null): boolean =>
  clause !== null &&
  ((LEAVES.has(clause.words[at - 1] ?? "") && clause.words.slice(at).some((word) => GOES_TO.has(word))) ||
    isTitle(clause.words[at - 1] ?? ""));

/**
 * Returns true if one word is a part of the other: "van" of "campervan", "liefern" of "Liefertermin". "Ana" is none of
 * "ventana".
 */
function isPartOf(one: string, other: string): boolean {
  const [part, whole] = one.length < other.length ? [one, other] : [other, one];
  if (whole.length < part.length + 3) return false;
  return (
    (part.length >= 3 && whole.endsWith(part) && !FIRST_NAMES.has(part)) ||
    (part.length >= 6 && whole.startsWith(part.slice(0, -1)))
  );
}
