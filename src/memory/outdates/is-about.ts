import { type ChangeSign, isNew, signsOf } from "./change-signs.ts";
import { isDoing } from "./do-to-other.ts";
import { isPerson } from "./holder.ts";
import { isOfAnother } from "./is-of-another.ts";
import { isNameAsPlace } from "./name-as-place.ts";
import { isSame, sharedWords, sharesWord } from "./names-same.ts";
import { samenessOf } from "./qualifiers.ts";
import { type ReadClause, sameWord, type SubjectWord } from "./read-statement.ts";
import { recurOtherwise } from "./recurring-days.ts";
import type { LaterSentence } from "./sentences-in-time.ts";
import { wordings } from "./wordings.ts";
import { DATE_KIND, differingKinds, NUMBER_OF, SIZE_KIND, type Value } from "./values.ts";

/** In words. A sign of change is about a word that stands no further from it. */
const REACH = 6;
/** Words that the earlier clause says beside what both say. */
export const MAX_REST = 8;
/** The same where the later clause only says that something is so now. */
const MAX_REST_NOW = 2;

/** People of whom somebody has one at a time, in four languages. */
const ROLES_OF_ONE = wordings(
  String.raw`boss|manager|supervisor|landlord|landlady|gp|dentist|therapist|coach|trainer`,
  String.raw`chef(?:in)?|vorgesetzter?|vermieter(?:in)?|hausarzt|hausärztin|zahnarzt|zahnärztin|betreuer(?:in)?|therapeut(?:in)?`,
  String.raw`patron(?:ne)?|manageuse|propriétaire|proprio|médecin traitant|dentiste|kiné|directeur de thèse`,
  String.raw`jef[ea]|caser[oa]|médico de cabecera|entrenador[a]?|tutor[a]?`,
);
/** Kinds of values of which a thing has one. */
const ONE_OF: ReadonlySet<string> = new Set([DATE_KIND, "price", "clock", "person", "doctor", "professor"]);

/** Returns true if a clause says of something that the earlier clause names that it changed, or gives it another value. */
export function isAbout(
  clause: ReadClause,
  former: ReadClause,
  whole: LaterSentence,
  claims: readonly ReadClause[],
): boolean {
  if (!sharesWord(clause.subject, former.subject)) return false;
  const shared = sharedWords(clause.subject, former.subject, clause).filter(
    (one) =>
      !isVerbInNoun(one, clause, former) &&
      !isNameAsPlace(one.word, one.at, clause, former) &&
      samenessOf(one, clause, former) !== "different",
  );
  if (shared.length === 0 || former.subject.length - shared.length > MAX_REST) return false;
  const signs = signsOf(clause);
  const changed = signs.filter(({ kind }) => kind !== "hint" && kind !== "now");
  if (
    changed.some((sign) =>
      shared.some(
        (word) => isNear(sign, word.at) && !isOfAnother(sign, word, clause, former, whole.text.toLowerCase()),
      ),
    )
  )
    return true;
  // Few clauses come to the kinds of values in which they differ.
  let known: readonly string[] | null = null;
  const kinds = (): readonly string[] => (known ??= differingKinds(former.values, clause.values, true));
  // "New tutor, Ms Finch": what is new stands beside its name, and what it has one of differs.
  if (shared.some(({ at }) => isBehindNew(at, clause.words))) {
    const isNewInRole = ({ at }: SubjectWord): boolean =>
      isBehindNew(at, clause.words) && ROLES_OF_ONE.test(clause.words[at] ?? "");
    if (!isPerson(clause.text) && shared.some(isNewInRole)) return true;
    const isNow = whole.signs.some(({ kind }) => kind === "now");
    if (isNow || kinds().some((kind) => ONE_OF.has(kind))) return true;
  }
  if (clause.named !== null && former.named !== null && sameWord(clause.named, former.named)) return kinds().length > 0;
  if (shared.some(({ word }) => word === clause.named) && differInOne(clause, former, kinds())) return true;
  if (recurOtherwise(clause, former)) return true;
  if (clause.values.some(({ kind }) => kind === SIZE_KIND)) {
    const sizes = differingKinds(
      claims.flatMap(({ values }) => values),
      clause.values,
    );
    if (sizes.includes(SIZE_KIND)) return true;
  }
  // An event has one date: "the wedding is on 12 June", "we put the wedding on 3 July".
  if (clause.values.some(({ kind }) => kind === DATE_KIND)) {
    const isOfNamed = former.named !== null && shared.some(({ word }) => sameWord(word, former.named ?? ""));
    if (isOfNamed && kinds().includes(DATE_KIND)) return true;
  }
  if (!signs.some(({ kind }) => kind === "now")) return false;
  // "I run with a club now" tells how it is done, and so may "I run in the park" still.
  if (shared.every((one) => isDoneInBoth(one, clause, former))) return kinds().length > 0;
  // "The ticket is 9 now": what is named is otherwise now.
  if (
    clause.named !== null &&
    clause.values.length > 0 &&
    shared.some(({ word }) => sameWord(word, clause.named ?? ""))
  )
    return former.values.length > 0;
  // "The flour comes on Tuesdays now" opens with what is otherwise, and gives it another day.
  const opens = shared.some(({ at }) => at === 1 && DETERMINERS.has(clause.words[0] ?? ""));
  if (opens && differInDay(whole.values, claims)) return true;
  const both = new Set(sharedWords(whole.subject, former.subject).map(({ word }) => word)).size;
  return former.subject.length <= 2 || kinds().length > 0 || (both > 1 && former.subject.length - both <= MAX_REST_NOW);
}

/** Returns true for what is done in a clause and is part of a noun of another: "ich fahre" says nothing of a "Busfahrer". */
const isVerbInNoun = ({ word, at }: SubjectWord, clause: ReadClause, former: ReadClause): boolean =>
  isDoing(at, clause) && !former.subject.some((one) => sameWord(one.word, word));

const isDoneInBoth = ({ word, at }: SubjectWord, clause: ReadClause, former: ReadClause): boolean =>
  isDoing(at, clause) && former.subject.some((one) => isSame(one.word, word) && isDoing(one.at, former));

/** Returns true if two clauses differ in a value of which a thing has one. A price may be told without its unit. */
const differInOne = (clause: ReadClause, former: ReadClause, kinds: readonly string[]): boolean =>
  kinds.some((kind) => ONE_OF.has(kind) || (kind === NUMBER_OF && [...clause.values, ...former.values].some(isPrice)));

/** Open a sentence about a thing, in four languages. */
const DETERMINERS = new Set(
  "the my our der die das mein meine unser unsere le la les mon ma mes notre nos el los las mi mis nuestro nuestra".split(
    " ",
  ),
);

const differInDay = (values: readonly Value[], claims: readonly ReadClause[]): boolean =>
  differingKinds(
    claims.flatMap((claim) => claim.values),
    values,
  ).includes("weekday");

const isPrice = ({ kind }: Value): boolean => kind === "price";

/** Returns true for a word up to three words behind "new". */
const isBehindNew = (at: number, words: readonly string[]): boolean =>
  words.slice(Math.max(0, at - 3), at).some((word) => isNew(word));

const isNear = ({ from, to }: ChangeSign, at: number): boolean => (at < from ? from - at : at - to + 1) <= REACH;
