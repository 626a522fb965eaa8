import { isNew, signsOf } from "./change-signs.ts";
import { hasCourse } from "./course-values.ts";
import type { ReadClause } from "./read-statement.ts";
import { tellsRecurringDay } from "./recurring-days.ts";
import type { LaterSentence } from "./sentences-in-time.ts";
import { DATE_KIND, SIZE_KIND } from "./values.ts";

/** Returns false for a clause that says of nothing that it changed. */
export const mayTellChange = (clause: ReadClause): boolean =>
  clause.named !== null ||
  signsOf(clause).length > 0 ||
  clause.values.some(({ kind }) => kind === SIZE_KIND || kind === DATE_KIND) ||
  tellsRecurringDay(clause);

/**
 * Returns the things of which a sentence says what they are, if it can outdate nothing else: it tells of no change, denies
 * nothing, and has no value of which a thing has one. Returns null if it may. Most sentences are so.
 */
export function onlyNamed({
  clauses,
  signs,
  denials,
  values,
  overStates,
  attributes,
}: LaterSentence): readonly string[] | null {
  if (signs.length > 0 || attributes.length > 0 || denials !== null || overStates !== 0 || hasCourse({ values }))
    return null;
  if (values.some(({ kind }) => kind === SIZE_KIND || kind === DATE_KIND)) return null;
  if (clauses.some((clause) => tellsRecurringDay(clause) || clause.words.some((word) => isNew(word)))) return null;
  return namesIn(clauses);
}

/** Returns the things of which clauses say what or how they are. */
export const namesIn = (clauses: readonly ReadClause[]): readonly string[] =>
  clauses.flatMap(({ named }) => named ?? []);
