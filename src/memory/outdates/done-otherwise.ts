import { isFirstName } from "../ranking/first-names.ts";
import { signsOf } from "./change-signs.ts";
import { isDoing } from "./do-to-other.ts";
import { PEOPLE } from "./people-words.ts";
import { type ReadClause, sameWord } from "./read-statement.ts";
import { regexOf } from "../../text/regex.ts";

/*
 * Reads that somebody does in another way, or in another place, what they did: "ich fahre mit dem Bus zur Arbeit", "fahre
 * seit Mai mit dem Rad". No word that both share says so but the verb.
 */

/** Stand before how or where something is done, in four languages. Those of one line are compared. */
const WAYS = ["with mit avec con", "by en", "at bei beim chez am in im inside dans", "à", "als as comme como"].map(
  (line) => line.split(" "),
);
const WAY_OF = new Map(WAYS.flatMap((line, way) => line.map((word) => [word, way] as const)));
/** Means of getting somewhere, in four languages. Whatever stands before them, one takes the place of another. */
const VEHICLES = new Set(
  `bus train tram tube metro bike bicycle car scooter ferry rad fahrrad bahn zug auto roller vélo métro voiture trottinette bici
   bicicleta coche autobús tren moto`.split(/\s+/),
);
const BY_VEHICLE = WAYS.length;
/** Stand between such a word and what it is about, in four languages. */
const ARTICLES = new Set(
  "the a an my our dem der den einem einer meinem meiner le la l un une mon ma el los una mi".split(" "),
);
/** "En" before an article says where, and by what means if none follows: "en bici". */
const NO_ARTICLE = new Set(["by", "en", "à"]);
/** Stand before where one gets to, in four languages. */
const BEFORE_GOAL = new Set("to into zu zum zur ins nach au aux al a".split(" "));
/** Says since when something is so, in four languages. "Now" is a sign of change already. */
const SINCE = new Set("since seit depuis desde".split(" "));
/** Says that it is so besides, in four languages. */
const BESIDES = new Set("also too sometimes auch zusätzlich manchmal aussi parfois también además veces".split(" "));
/** Verbs that say nothing of what is done, in four languages. */
const STATES = new Set("am m bin bins habe hab have suis ai soy estoy tengo was war".split(" "));

/** How or where something is done: the kind of word before it, and what it is. */
interface Way {
  readonly way: number;
  readonly thing: string;
}

const PERSON = regexOf(`^(?:${PEOPLE}s?|famil(?:y|ie|ia)|famille)$`, "u");
const isCompany = (word: string): boolean => isFirstName(word) || PERSON.test(word);

const saysSince = (clause: ReadClause): boolean =>
  clause.words.some((word) => SINCE.has(word)) || signsOf(clause).some(({ kind }) => kind === "now");

/** Returns true if a clause says how, or where, something is done since lately. The verb may be too general to show what it is about. */
export const tellsOtherWay = (clause: ReadClause): boolean => saysSince(clause) && waysIn(clause).length > 0;

/** Returns true if the later clause says that what is done in the earlier one is done otherwise now. */
export function isDoneOtherwise(late: ReadClause, early: ReadClause): boolean {
  if (!saysSince(late)) return false;
  if (late.words.some((word) => BESIDES.has(word)) || late.values.some(({ kind }) => kind === "weekday")) return false;
  const shared = late.words.findIndex(
    (word, at) => word.length > 1 && !STATES.has(word) && early.words.includes(word) && isDoing(at, late),
  );
  if (shared < 0 || !isDoing(early.words.indexOf(late.words[shared] ?? ""), early)) return false;
  const before = waysIn(early);
  const after = waysIn(late);
  if (haveOtherThings(thingsBeside(late, after), thingsBeside(early, before))) return false;
  if (haveOtherThings(goalsIn(late), goalsIn(early))) return false;
  return after.some(({ way, thing }) => {
    const same = before.filter((one) => one.way === way);
    return same.length > 0 && same.every((one) => !sameWord(one.thing, thing));
  });
}

/** Returns how or where something is done. */
const waysIn = ({ words, subject }: ReadClause): Way[] =>
  words.flatMap((word, at) => {
    if (VEHICLES.has(word)) return [{ way: BY_VEHICLE, thing: word }];
    const way = WAY_OF.get(word);
    if (way === undefined) return [];
    const place = ARTICLES.has(words[at + 1] ?? "") ? at + 2 : at + 1;
    if (place > at + 1 && NO_ARTICLE.has(word)) return [];
    const thing = subject.find((one) => one.at === place || one.at === place + 1)?.word;
    // One swims with Ann, and with Bo as well.
    return thing === undefined || words.slice(place, place + 2).some(isCompany) ? [] : [{ way, thing }];
  });

/** Returns what a clause names beside how or where something is done. */
const thingsBeside = ({ subject, words }: ReadClause, ways: readonly Way[]): string[] =>
  subject.flatMap(({ word, at }) =>
    isDoing(at, { words, text: "" }) || ways.some(({ thing }) => sameWord(thing, word)) ? [] : word,
  );

/** Returns where somebody gets to: "to work", "zur Uni". Such words may be too general to show what a clause is about. */
const goalsIn = ({ words }: ReadClause): string[] =>
  words.flatMap((word, at) => {
    if (!BEFORE_GOAL.has(word)) return [];
    const goal = words[ARTICLES.has(words[at + 1] ?? "") ? at + 2 : at + 1];
    return goal === undefined || VEHICLES.has(goal) ? [] : [goal];
  });

/** Returns true if two clauses tell of getting to one place: "I drive to work", "I cycle to work now". */
export const haveOneGoal = (some: readonly ReadClause[], others: readonly ReadClause[]): boolean => {
  const goals = others.flatMap(goalsIn);
  return some.flatMap(goalsIn).some((goal) => goals.includes(goal));
};

/** Returns true if both name something, and neither what the other names. */
const haveOtherThings = (some: readonly string[], others: readonly string[]): boolean =>
  some.length > 0 && others.length > 0 && !some.some((one) => others.some((other) => sameWord(one, other)));
