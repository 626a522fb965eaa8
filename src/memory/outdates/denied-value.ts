import { contentWords } from "../../text/words.ts";
import { topicsOf } from "../topics/topics.ts";
import { doToOther } from "./do-to-other.ts";
import { areOfDifferentPeople } from "./holder.ts";
import { leavesBar } from "./bars.ts";
import { type ReadClause, readStatement, sameWord } from "./read-statement.ts";
import { regex } from "../../text/regex.ts";

/*
 * Reads a later sentence for what it denies of an earlier one: "on Wednesdays, not Tuesdays", "it is not 42, it is 43",
 * "so no halcyon". It is never sure, so both are told and the earlier one is marked.
 */

/** Words of denial, in four languages. */
const DENIALS = new Set("not no nicht kein keine keinen pas plus ya".split(" "));
/** In words. A denial is about a word that stands no further from it. */
const REACH = 3;
/** In words. A clause that denies a thing of which nothing else is shared says little more. */
const MAX_BARE = 5;
/** Words of something supposed or asked for, in four languages. */
const SUPPOSED = regex.u`(?<!\p{L})(?:if|would|could|should|might|maybe|perhaps|wish|want|unless|whether|sure|wenn|falls|würde|könnte|vielleicht|soll|si|serait|peut-être|faudrait|quizás?|sería|ojalá)(?!\p{L})`;

/** Returns true if a text holds a word of denial. */
export const deniesSomething = (text: string): boolean =>
  readStatement(text).some(({ asks, words }) => !asks && words.some((word) => DENIALS.has(word)));

/** A sentence as far as it denies something. */
export interface Denials {
  /** The clauses that state something. */
  readonly stated: readonly ReadClause[];
  readonly words: readonly { readonly clause: ReadClause; readonly at: number }[];
}

/** Returns what a statement denies. Returns null for most statements, which deny nothing. */
export function denialsIn(statement: readonly ReadClause[]): Denials | null {
  if (!statement.some(({ asks, words }) => !asks && words.some((word) => DENIALS.has(word)))) return null;
  const stated = statement.filter(({ asks, text }) => !asks && !SUPPOSED.test(text));
  const words = stated.flatMap((clause) =>
    clause.words.flatMap((word, at) => (DENIALS.has(word) ? { clause, at } : [])),
  );
  return words.length === 0 ? null : { stated, words };
}

/** Returns true if a later sentence denies a value or a thing that an earlier one tells. */
export const deniesWhatWasSaid = (later: string, earlier: string): boolean =>
  deniesAny(denialsIn(readStatement(later)), readStatement(earlier));

/** Returns true if one of these denials is of a value or a thing that an earlier statement tells. */
export function deniesAny(denials: Denials | null, earlier: readonly ReadClause[]): boolean {
  if (denials === null) return false;
  const early = earlier.filter(({ asks }) => !asks);
  return denials.words.some(({ clause, at }) => early.some((former) => denies(denials.stated, clause, at, former)));
}

function denies(late: readonly ReadClause[], clause: ReadClause, at: number, former: ReadClause): boolean {
  const denied = clause.words
    .slice(at + 1, at + 1 + REACH)
    .filter((word, i) => tells(former, word) && !isDoneToOther(clause, at + 1 + i, former));
  if (denied.length === 0 || leavesBar(clause, former) || areOfDifferentPeople(clause.text, former.text)) return false;
  if (former.words.some((word) => DENIALS.has(word))) return false;
  const stems = denied.flatMap((word) => contentWords(word));
  const shared = late
    .flatMap(({ subject }) => subject)
    .filter(({ word }) => former.subject.some((other) => sameWord(word, other.word)));
  if (shared.some(({ word }) => !stems.some((stem) => sameWord(stem, word)))) return true;
  // "I'm allergic to nickel", "I'm not allergic to nickel after all": all that was said is denied.
  if (former.subject.length > 1 && former.subject.every(({ word }) => stems.some((stem) => sameWord(stem, word))))
    return true;
  return clause.words.length <= MAX_BARE && stems.length > 0 && !topicsOf(clause.text).includes("family");
}

/** Returns true if a word is what is done, to one thing in a clause and to another in the other clause. */
function isDoneToOther(clause: ReadClause, place: number, former: ReadClause): boolean {
  const one = clause.subject.find((word) => word.at === place);
  const other = former.subject.find(({ word }) => one !== undefined && sameWord(word, one.word));
  return one !== undefined && other !== undefined && doToOther(clause, one, former, other);
}

/** Returns true if a clause has a word: as a number or a day that it names, or as a thing that it is about. */
function tells({ words, subject }: ReadClause, word: string): boolean {
  if (/^\p{N}/u.test(word)) return words.includes(word);
  const [stem] = contentWords(word);
  if (stem === undefined) return false;
  return subject.some((other) => sameWord(other.word, stem)) || (word.length > 4 && words.includes(word));
}
