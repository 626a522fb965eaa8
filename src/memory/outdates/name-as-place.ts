import { topicsOf } from "../topics/topics.ts";
import { type ReadClause, sameWord } from "./read-statement.ts";

/* Tells a place from somebody of the same name: "my dog is called Paris" does not change when its owner moves to Paris. */

/** Words before a name that is given, in four languages. */
const NAMING = new Set(
  "called named name names nicknamed heißt heisst heißen namens genannt appelle appelé appelée nommé nommée nom prénom llama llamada llamado nombre".split(
    " ",
  ),
);
/** Words directly before a place without an article, in four languages. */
const BEFORE_PLACES = new Set("to in from into near nach aus bei à en au vers depuis a de desde hacia".split(" "));

/** Returns true if the earlier clause gives a name to somebody or something. */
function isGiven(word: string, { words, subject }: ReadClause): boolean {
  return subject.some(({ word: other, at }) => {
    if (!sameWord(word, other)) return false;
    const before = words[at - 1] ?? "";
    // "Is" may stand between: "my dog's name is Paris".
    return NAMING.has(before) || NAMING.has(words[at - 2] ?? "") || topicsOf(before).includes("family");
  });
}

/** Returns true if a word is the name of somebody in an earlier clause, and of a place in a later one. */
export const isNameAsPlace = (word: string, at: number, late: ReadClause, early: ReadClause): boolean =>
  BEFORE_PLACES.has(late.words[at - 1] ?? "") && isGiven(word, early);
