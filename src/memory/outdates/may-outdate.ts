import { replacesAttribute } from "./attributes/attributes-in.ts";
import { isClear, signsOf } from "./change-signs.ts";
import { movesOn } from "./course-values.ts";
import { deniesAny } from "./denied-value.ts";
import { isDoneOtherwise } from "./done-otherwise.ts";
import { leavesHealthLimit } from "./health-limits.ts";
import { areOfDifferentPeople } from "./holder.ts";
import { isAbout, MAX_REST } from "./is-about.ts";
import { isSame } from "./names-same.ts";
import { mayTellChange } from "./only-named.ts";
import { lastingStates } from "./passing-states.ts";
import { samenessOf } from "./qualifiers.ts";
import type { ReadClause } from "./read-statement.ts";
import type { EarlierSentence, LaterSentence } from "./sentences-in-time.ts";
import { differingKinds } from "./values.ts";

/*
 * Reads a later sentence for a change of what an earlier one says where the two name it in different words: "unser Internet
 * hat 250 mbit", "haben auf 1000 aufgestockt". It is never sure, so both are told and the earlier one is marked.
 */

/** Returns true if a later sentence may have changed something that both sentences name. */
export const mayOutdate = (late: LaterSentence, early: EarlierSentence): boolean =>
  ((namesChange(late, early) || doesOtherwise(late, early)) && !leavesHealthLimit(late.text, early.text)) ||
  deniesAny(late.denials, early.clauses) ||
  movesOn(late, early) ||
  replacesAttribute(late.attributes, early.attributes) ||
  tellsOutcome(late, early);

/** Returns true if a later sentence tells what came of a state that an earlier one tells of: "waiting for", "got". */
const tellsOutcome = (late: LaterSentence, { claims, text }: EarlierSentence): boolean =>
  late.overStates !== 0 &&
  (late.overStates & lastingStates(text)) !== 0 &&
  claims.some((former) =>
    late.clauses.some(
      (clause) =>
        !areOfDifferentPeople(clause.text, former.text) &&
        clause.subject.some(
          (one) =>
            former.subject.some(({ word }) => isSame(one.word, word)) &&
            samenessOf(one, clause, former) !== "different",
        ),
    ),
  );

const doesOtherwise = (late: LaterSentence, { claims }: EarlierSentence): boolean =>
  late.clauses.some((clause) =>
    claims.some((former) => isDoneOtherwise(clause, former) && !areOfDifferentPeople(clause.text, former.text)),
  );

const namesChange = (late: LaterSentence, { claims }: EarlierSentence): boolean =>
  late.clauses.some(
    (clause) =>
      mayTellChange(clause) &&
      claims.some((former) => isAbout(clause, former, late, claims) && !areOfDifferentPeople(clause.text, former.text)),
  ) || tellsOfSame(late, claims);

/**
 * Returns true if a short sentence tells a change in one clause and names in another what the earlier sentence is about:
 * "switched my phone to Leaf, Orbix were hopeless".
 */
function tellsOfSame(late: LaterSentence, claims: readonly ReadClause[]): boolean {
  if (!late.isShort || !late.signs.some(isClear)) return false;
  const signs = late.signs.filter(isClear);
  return claims.some((former) => {
    const same = late.clauses.filter(
      (clause) => !areOfDifferentPeople(clause.text, former.text) && !signsOf(clause).some(isClear),
    );
    const shared = same.flatMap(({ subject }) =>
      subject.filter(({ word }) => former.subject.some((other) => isSame(word, other.word))),
    );
    if (shared.length === 0) return false;
    if (differingKinds(former.values, late.values).length > 0) return true;
    const isOver = signs.some(({ kind }) => kind !== "now");
    const opens = same.some(({ subject }) => subject[0] && subject[0].at <= 1 && shared.includes(subject[0]));
    return isOver && opens && former.subject.length - shared.length <= MAX_REST;
  });
}
