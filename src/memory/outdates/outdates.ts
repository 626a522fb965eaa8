import { type ChangeSign, isUnreal, signsOf } from "./change-signs.ts";
import { words as wordsOf } from "../../text/words.ts";
import { isOfOtherMatter } from "./change-of-person.ts";
import { bindsOtherwise } from "./binds-otherwise.ts";
import { leavesHealthLimit } from "./health-limits.ts";
import { areOfDifferentPeople } from "./holder.ts";
import { isOfAnother } from "./is-of-another.ts";
import { samenessOf } from "./qualifiers.ts";
import { clausesIn, type ReadClause, readStatement, sameWord, type SubjectWord } from "./read-statement.ts";
import { differingKinds } from "./values.ts";

/** How certain it is that one statement holds no more since another was said. */
export type Outdates = "surely" | "perhaps" | "no";

/** Clauses of a statement that are compared, each with each. People say fewer at once. */
const MAX_CLAUSES = 40;
/** In words. What a sign of change is about stands no further from it. */
const REACH = 4;
/** Words that the earlier clause says beside what both say. With more of them it is about something else. */
const MAX_REST = 4;
/** The same beyond the words that both say, of a clause that is about what changed and little else. */
const SURE_REST = 1;
/** In words: somebody, a verb, and one word of what it says. */
const LEAST_OF_CLAUSE = 3;
/** A cosine. Two statements of one language are seldom further apart, so that it decides little. */
const SAME_MATTER = 0.3;

/** Words between a change and what it leads to, in four languages. */
const GOALS = new Set("to into onto in zu zum zur nach auf à au aux en a al".split(" "));

/** Openings of a clause about something that another sentence names, in four languages. */
const REFERRING = new Set("it its that thats this there theres they es dies ce ça cela eso esto".split(" "));
/** Words before a thing that is not there, in four languages. */
const NONE = new Set("no without kein keine keinen ohne pas sans sin ningún ninguna".split(" "));

/** Returns true if a text says that something is over or changed. */
export const tellsChange = (text: string): boolean =>
  clausesIn(text).some((clause) => saysSo({ text: clause, words: wordsOf(clause) }));

/**
 * Decides whether a later statement ends an earlier one of the same user. Two statements about one subject that do not
 * contradict each other both hold. A statement that tells something else besides is never surely outdated.
 * @param nearness the cosine of the two, 0 if it is not known
 */
export function outdates(newer: string, older: string, nearness: number): Outdates {
  const early = readStatement(older);
  let verdict: Outdates = "no";
  for (const { found, former } of compareAll(readStatement(newer), early, nearness)) {
    if (found === "surely" && !tellsMore(early, former)) return "surely";
    if (found !== "no") verdict = "perhaps";
  }
  return verdict === "perhaps" && leavesHealthLimit(newer, older) ? "no" : verdict;
}

/** Returns true if a later text says of a part of an earlier statement that it is over or changed, whatever else that tells. */
export const outdatesPart = (newer: string, older: string): boolean =>
  compareAll(readStatement(newer), readStatement(older), 0).some(
    ({ found }) => found === "surely" || found === "likely",
  );

/** How certain it is that one clause ends another. A `likely` one says that its thing changed, and not to what. */
type Found = Outdates | "likely";

function compareAll(
  late: readonly ReadClause[],
  early: readonly ReadClause[],
  nearness: number,
): { readonly found: Found; readonly former: ReadClause }[] {
  const stated = early.filter(({ asks }) => !asks).slice(0, MAX_CLAUSES);
  return late
    .slice(0, MAX_CLAUSES)
    .flatMap((clause, i) =>
      stated.map((former) => ({ found: compare(clause, late[i + 1] ?? null, former, nearness), former })),
    );
}

/** @param next the clause after the later one, which may name the new value: "the talk was moved, it's on the 5th" */
function compare(late: ReadClause, next: ReadClause | null, early: ReadClause, nearness: number): Found {
  const named = late.subject.filter(({ word }) =>
    early.subject.some((other) => !other.isAdjunct && sameWord(word, other.word)),
  );
  const sameness = named.map((one) => samenessOf(one, late, early));
  const shared = named.filter((_, i) => sameness[i] !== "different");
  if (shared.length === 0 || areOfDifferentPeople(late.text, early.text)) return "no";
  const rest = early.subject.filter(({ word }) => !shared.some((one) => sameWord(word, one.word))).length;
  // To tell of a change once more does not end it.
  if (saysSo(early)) return "no";
  const signs = signsOf(late).filter((sign) => !isOfOtherMatter(sign, shared, late, early));
  const clear = signs.filter(({ kind }) => kind !== "hint");
  const said = next ? `${late.text} ${next.text}` : late.text;
  const over = isDenied(early, shared)
    ? []
    : clear.filter(
        (sign) =>
          sign.kind !== "now" &&
          shared.some((word) => isBeside(sign, word, late) && !isOfAnother(sign, word, late, early, said)),
      );
  const values = over.length > 0 && next?.subject.length === 0 ? [...late.values, ...next.values] : late.values;
  const kinds = differingKinds(early.values, values);
  const isNamed = early.named !== null && late.named !== null && sameWord(early.named, late.named);
  const ends = over.some(({ kind }) => kind !== "changed") && !isUnreal(early.words);
  const replaces = clear.length > 0 && (kinds.length > 0 || isNamed);
  const counts =
    !isUnreal(late.words) &&
    !isUnreal(early.words) &&
    kinds.some((kind) => shared.some(({ word }) => kind === `number ${word}`));
  if (rest > MAX_REST) return replaces && kinds.length > 0 && rest <= 2 * MAX_REST ? "perhaps" : "no";
  if (ends || replaces) {
    const isSame = !sameness.includes("different") && sameness.includes("same") && !bindsOtherwise(late, early, shared);
    const isClear =
      isSame && rest <= shared.length + SURE_REST && !early.words.slice(0, 2).some((word) => REFERRING.has(word));
    return isClear && (nearness >= SAME_MATTER || nearness === 0) ? "surely" : "perhaps";
  }
  if (over.length > 0 && rest <= shared.length + SURE_REST) return "likely";
  const isMarked = signs.length > 0;
  return over.length > 0 || (isMarked && counts) || (isNamed && (isMarked || kinds.length > 0)) ? "perhaps" : "no";
}

/** Returns true if a sign of change is about a word: nothing else that it may be about stands between them. */
function isBeside({ kind, from, to }: ChangeSign, { at }: SubjectWord, { subject, words }: ReadClause): boolean {
  if (kind === "stopped" && at < from) return false;
  const [first, last] = at < from ? [at, from] : [to - 1, at];
  // "Moved to Turin" is about no other in Turin.
  if (kind === "changed" && at >= from && words.slice(first, last).some((word) => GOALS.has(word))) return false;
  return last - first <= REACH && !subject.some((other) => other.at > first && other.at < last);
}

/** Returns true if a clause says that something is not: "no gluten" is not ended by "no more gluten". */
const isDenied = ({ subject, words }: ReadClause, shared: readonly SubjectWord[]): boolean =>
  subject.some(({ word, at }) => NONE.has(words[at - 1] ?? "") && shared.some((one) => sameWord(one.word, word)));

const saysSo = (clause: Pick<ReadClause, "text" | "words">): boolean =>
  signsOf(clause).some(({ kind }) => kind !== "hint" && kind !== "now");

/** Returns true if a statement tells something else, which a change of one clause does not end. */
const tellsMore = (clauses: readonly ReadClause[], changed: ReadClause): boolean =>
  clauses.some((clause) => clause !== changed && !clause.asks && tellsSomething(clause));

/** Returns true for a clause of a thing and what is said of it: "she gets seasick", and not "in May". */
const tellsSomething = ({ subject, words }: ReadClause): boolean =>
  subject.length > 1 || (subject.length === 1 && words.length >= LEAST_OF_CLAUSE);
