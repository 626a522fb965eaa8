import { mayBeOfOtherMatter } from "./change-of-person.ts";
import { signsOf } from "./change-signs.ts";
import { leavesBar } from "./bars.ts";
import { type ReadClause, sameWord, type SubjectWord } from "./read-statement.ts";
import { regex } from "../../text/regex.ts";

/** Returns true if the later clause tells neither of the bar nor of whom the earlier one tells. */
export const bindsOtherwise = (late: ReadClause, early: ReadClause, shared: readonly SubjectWord[]): boolean =>
  leavesBar(late, early) ||
  mayBeOfOtherMatter(late, early, shared) ||
  doesOtherwise(late, early, shared) ||
  shared.some((word) => begins(late, word, early)) ||
  shared.some(
    ({ word, at }) =>
      ownsAnother(late, at) &&
      !early.subject.some((other) => sameWord(other.word, word) && ownsAnother(early, other.at)),
  );

/** Returns true if a word behind a sign of change begins the name of another thing: "Emacs" of "I quit Emacs meetups". */
function begins(late: ReadClause, { at }: SubjectWord, early: ReadClause): boolean {
  const next = late.subject.find((other) => other.at === at + 1);
  if (!next || !signsOf(late).some(({ to }) => to <= at)) return false;
  const isOneName = late.text.includes(`${late.words[at] ?? ""} ${late.words[next.at] ?? ""}`);
  return isOneName && !early.subject.some(({ word }) => sameWord(word, next.word));
}

/** Words for those who do something, in four languages. In Spanish none may stand before the verb. */
const DOERS = new Set(
  "i we he she they ich wir er sie je j on nous il elle ils elles yo nosotros nosotras él ella ellos ellas".split(" "),
);

/** Returns true if both clauses tell the same doing of different things: "I drink wine", "I no longer drink beer". */
const doesOtherwise = (late: ReadClause, early: ReadClause, shared: readonly SubjectWord[]): boolean =>
  shared.length === 1 &&
  early.subject.some(
    ({ word, at }) =>
      shared.some((one) => sameWord(one.word, word)) && (at === 0 || DOERS.has(early.words[at - 1] ?? "")),
  ) &&
  lacksWordOf(early, late) &&
  lacksWordOf(late, early);

const lacksWordOf = (one: ReadClause, other: ReadClause): boolean =>
  other.subject.some(({ word }) => !one.subject.some((known) => sameWord(known.word, word)));

/** Before somebody of whom something else is, in German, French and Spanish: "der Mann meiner Schwester". */
const OF_SOMEBODY = regex.u`\p{L} (?:meiner|unserer|(?:de|d['’]) ?(?:mon|ma|mes|notre|nos|mis?|nuestr[oa]s?))$`;
const AFTER_PREPOSITION = /(?:^| )(?:mit|bei|von|zu|für|nach|aus|in|an|auf|seit|wegen|und) (?:meiner|unserer)$/u;

/** Returns true if a word is whose something is: "my mother's neighbour". */
function ownsAnother({ text, words, subject }: ReadClause, at: number): boolean {
  const word = words[at] ?? "";
  if (/['’]s /u.test(text) && (text.includes(`${word}'s `) || text.includes(`${word}’s `)))
    return subject.some((other) => other.at === at + 1 || other.at === at + 2);
  const before = words.slice(0, at).join(" ");
  return OF_SOMEBODY.test(before) && !AFTER_PREPOSITION.test(before);
}
