import { replacesAttribute } from "./attributes/attributes-in.ts";
import { FIRST_NAMES } from "../ranking/first-names.ts";
import { type Topic, topicsOf } from "../topics/topics.ts";
import { type ChangeSign, signsOf } from "./change-signs.ts";
import { recurOtherwise, tellsRecurringDay } from "./recurring-days.ts";
import { isDoneOtherwise } from "./done-otherwise.ts";
import { hasCourse, movesOn } from "./course-values.ts";
import { deniesAny } from "./denied-value.ts";
import { areOfDifferentPeople, isPerson } from "./holder.ts";
import { isOfAnother } from "./is-of-another.ts";
import { isNameAsPlace } from "./name-as-place.ts";
import { lastingStates } from "./passing-states.ts";
import { samenessOf } from "./qualifiers.ts";
import { type ReadClause, sameWord, type SubjectWord } from "./read-statement.ts";
import type { EarlierSentence, LaterSentence } from "./sentences-in-time.ts";
import { wordings } from "./wordings.ts";
import { DATE_KIND, differingKinds, DURATION_OF, isTitle, NUMBER_OF, SIZE_KIND, type Value } from "./values.ts";
import { regex } from "../../text/regex.ts";

/*
 * Reads a later sentence for a change of what an earlier one says where the two name it in different words: "unser Internet
 * hat 250 mbit", "haben auf 1000 aufgestockt". It is never sure, so both are told and the earlier one is marked.
 */

/** In words. A sign of change is about a word that stands no further from it. */
const REACH = 6;
/** Words that the earlier clause says beside what both say. */
const MAX_REST = 8;
/** The same where the later clause only says that something is so now. */
const MAX_REST_NOW = 2;

/** A value of the same kind says more than a matter that two sentences share. */
const VALUE_SCORE = 2;

/** Matters in which a new thing may replace the old. Health is none of them: who is allergic stays so until told by name. */
const EXCLUSIVE: ReadonlySet<Topic> = new Set(["home", "work", "tools", "leisure", "food", "travel", "money"]);

/** Third persons at the start of a clause, in four languages. */
const THIRD_PERSON = new Set("he hes she shes they theyre er sie il elle ils elles él ella ellos ellas".split(" "));

/** "Switched to Sublime" is said of what one uses, in four languages. */
const SWITCHED_TO = regex.iu`(?<!\p{L})(?:(?:switched|moved|migrated|changed)(?: over| everything| it all)? to|umgestiegen auf|auf \p{L}+ (?:umgestiegen|gewechselt)|passée? à|me (?:pasé|cambié) al?)(?!\p{L})`;
const USES = regex.iu`(?<!\p{L})(?:i(?:['’]m| am|m)? (?:use|using|on)|im (?:on|in)|ich (?:be)?nutze|benutze|nutze|j['’]utilise|uso|utilizo)(?!\p{L})`;

/** "New" in four languages. */
const NEW = new Set("new neue neuer neues neuen neuem nouveau nouvelle nouvel nuevo nueva".split(" "));
/** People of whom somebody has one at a time, in four languages. */
const ROLES_OF_ONE = wordings(
  String.raw`boss|manager|supervisor|landlord|landlady|gp|dentist|therapist|coach|trainer`,
  String.raw`chef(?:in)?|vorgesetzter?|vermieter(?:in)?|hausarzt|hausärztin|zahnarzt|zahnärztin|betreuer(?:in)?|therapeut(?:in)?`,
  String.raw`patron(?:ne)?|manageuse|propriétaire|proprio|médecin traitant|dentiste|kiné|directeur de thèse`,
  String.raw`jef[ea]|caser[oa]|médico de cabecera|entrenador[a]?|tutor[a]?`,
);
/** Kinds of values of which a thing has one. */
const ONE_OF: ReadonlySet<string> = new Set([DATE_KIND, "price", "clock", "person", "doctor", "professor"]);

/** Returns true if a later sentence may have changed something that both sentences name. */
export const mayOutdate = (late: LaterSentence, early: EarlierSentence): boolean =>
  namesChange(late, early) ||
  doesOtherwise(late, early) ||
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

const isClear = ({ kind }: ChangeSign): boolean => kind !== "hint";

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
  if (clauses.some((clause) => tellsRecurringDay(clause) || clause.words.some((word) => NEW.has(word)))) return null;
  return namesIn(clauses);
}

/** Returns the things of which clauses say what or how they are. */
export const namesIn = (clauses: readonly ReadClause[]): readonly string[] =>
  clauses.flatMap(({ named }) => named ?? []);

/**
 * Returns how much speaks for it that a later sentence means what an earlier one says: values of one kind, matters of life.
 * The later one tells a change and leaves out of what. Returns 0 if nothing speaks for it.
 */
export function replacementScore(late: LaterSentence, early: EarlierSentence): number {
  const { claims, text } = early;
  if (claims.length === 0 || late.signs.length === 0 || !late.isShort) return 0;
  if (namesSame(late, early) || areOfDifferentPeople(late.text, text) || namesWhatChanged(late)) return 0;
  // Another person now has this number, thing or day: the user has theirs still.
  if (isPerson(late.text) && !isPerson(text)) return 0;
  const kinds = differingKinds(
    claims.flatMap(({ values }) => values),
    late.values,
    true,
  );
  if (!late.signs.some(isClear)) return kinds.includes(DURATION_OF) ? 1 : 0;
  const switched = SWITCHED_TO.test(late.text) && USES.test(text);
  const isOfItsThing = namesItsThing(late) || namesWhatEnded(late);
  const counted = isOfItsThing ? kinds.filter((kind) => !OF_APPOINTMENTS.has(kind)) : kinds;
  return VALUE_SCORE * counted.length + (isOfItsThing ? 0 : matterScore(late, text)) + Number(switched);
}

/** Kinds of values that things of a person have apart. */
const OF_APPOINTMENTS: ReadonlySet<string> = new Set(["weekday", "clock"]);
const DETERMINERS = new Set(
  "my our the mein meine unser unsere der die das mon ma notre le la mi nuestro nuestra el".split(" "),
);

/** A group of people that the user is one of, in four languages. What it does, the user does not do alone. */
const GROUP =
  /^(?:team|company|group|class|club|office|firma|klasse|gruppe|verein|büro|équipe|boîte|groupe|classe|bureau|equipo|empresa|grupo|clase|oficina)$/u;

/** Ends a sign that denies, in four languages: "no longer", "keinen … mehr". */
const DENIES_NOW = /(?:longer|any ?more|mehr|plus|^ya no)$/u;

/** Returns true if a sentence says what is no longer so: "I don't eat pasta any more" is about no other food. */
const namesWhatEnded = ({ clauses }: LaterSentence): boolean =>
  clauses.some(
    (clause) =>
      clause.subject.length > 0 &&
      signsOf(clause).some(
        ({ kind, from, to }) => kind === "ended" && DENIES_NOW.test(clause.words.slice(from, to).join(" ")),
      ),
  );

/** Returns true if a sentence names what has another time: "my book club moved to Thursdays" is about no other evening. */
const namesItsThing = ({ clauses }: LaterSentence): boolean =>
  clauses.some((clause) => {
    if (!DETERMINERS.has(clause.words[0] ?? "")) return false;
    const [first] = clause.subject;
    if (first !== undefined && first.at <= 2 && signsOf(clause).some(({ from }) => from > first.at)) return true;
    return GROUP.test(clause.words[1] ?? "") && signsOf(clause).some(({ kind, from }) => kind !== "hint" && from > 1);
  });

/** Returns true if a sentence says of what something changed: "the bathroom is blue now". */
const namesWhatChanged = ({ clauses }: LaterSentence): boolean => clauses.some(({ named }) => named !== null);

/** Returns true if two sentences name one thing. */
export const namesSame = (late: LaterSentence, { clauses }: EarlierSentence): boolean =>
  clauses.some(({ subject }) => sharesWord(late.subject, subject));

function sharesWord(some: readonly SubjectWord[], others: readonly SubjectWord[]): boolean {
  for (const { word } of some) for (const other of others) if (isSame(word, other.word)) return true;
  return false;
}

const isSame = (one: string, other: string): boolean => sameWord(one, other) || isPartOf(one, other);

const sharedWords = (
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

/** Returns true if a clause says of something that the earlier clause names that it changed, or gives it another value. */
function isAbout(clause: ReadClause, former: ReadClause, whole: LaterSentence, claims: readonly ReadClause[]): boolean {
  if (!sharesWord(clause.subject, former.subject)) return false;
  const shared = sharedWords(clause.subject, former.subject, clause).filter(
    (one) => !isNameAsPlace(one.word, one.at, clause, former) && samenessOf(one, clause, former) !== "different",
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
  // "The ticket is 9 now": what is named is otherwise now.
  if (
    clause.named !== null &&
    clause.values.length > 0 &&
    shared.some(({ word }) => sameWord(word, clause.named ?? ""))
  )
    return true;
  const both = new Set(sharedWords(whole.subject, former.subject).map(({ word }) => word)).size;
  return former.subject.length <= 2 || kinds().length > 0 || (both > 1 && former.subject.length - both <= MAX_REST_NOW);
}

/** Returns true if two clauses differ in a value of which a thing has one. A price may be told without its unit. */
const differInOne = (clause: ReadClause, former: ReadClause, kinds: readonly string[]): boolean =>
  kinds.some((kind) => ONE_OF.has(kind) || (kind === NUMBER_OF && [...clause.values, ...former.values].some(isPrice)));

const isPrice = ({ kind }: Value): boolean => kind === "price";

/** Returns true for a word up to three words behind "new". */
const isBehindNew = (at: number, words: readonly string[]): boolean =>
  words.slice(Math.max(0, at - 3), at).some((word) => NEW.has(word));

const isNear = ({ from, to }: ChangeSign, at: number): boolean => (at < from ? from - at : at - to + 1) <= REACH;

function matterScore(late: LaterSentence, older: string): number {
  const topics = topicsOf(older);
  // An allergy to nuts lasts, whatever else somebody stops eating.
  if (topics.includes("health")) return 0;
  const ofPerson = topics.includes("family") && late.clauses.some(({ words }) => THIRD_PERSON.has(words[0] ?? ""));
  const shared = topicsOf(late.text).filter((topic) => EXCLUSIVE.has(topic) && topics.includes(topic));
  return shared.length + Number(ofPerson);
}
