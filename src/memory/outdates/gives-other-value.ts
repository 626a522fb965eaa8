import { isUnreal } from "./change-signs.ts";
import { areOfDifferentPeople } from "./holder.ts";
import { samenessOf } from "./qualifiers.ts";
import { type ReadClause, readStatement, sameWord, type SubjectWord } from "./read-statement.ts";
import { differingKinds } from "./values.ts";

/* Reads that a thing has another value than an earlier sentence gave it, without a word of change: "ferritin is 48!!" */

const DIGIT = /\p{N}/u;

const thingIn = ({ named, subject }: ReadClause): SubjectWord | undefined => subject.find(({ word }) => word === named);

const givesValue = ({ asks, named, values, words }: ReadClause): boolean =>
  !asks && named !== null && values.length > 0 && !isUnreal(words);

/** Returns true if a text says of something which value it has, in digits. */
export const givesNamedValue = (text: string): boolean => DIGIT.test(text) && readStatement(text).some(givesValue);

/** Returns true if a later text gives another value to a thing of which an earlier one says what it is. */
export const givesOtherValue = (later: string, earlier: string): boolean =>
  readStatement(later)
    .filter(givesValue)
    .some((late) => readStatement(earlier).some((early) => !early.asks && giveDifferently(late, early)));

function giveDifferently(late: ReadClause, early: ReadClause): boolean {
  const [thing, before] = [thingIn(late), thingIn(early)];
  return (
    thing !== undefined &&
    before !== undefined &&
    sameWord(thing.word, before.word) &&
    samenessOf(thing, late, early) !== "different" &&
    !areOfDifferentPeople(late.text, early.text) &&
    differingKinds(early.values, late.values, true).length > 0
  );
}
