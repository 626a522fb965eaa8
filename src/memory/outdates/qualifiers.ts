import { LEXICONS } from "../../text/lexicon.ts";
import { words as wordsOf } from "../../text/words.ts";
import { CHANGE_WORDS, signsOf } from "./change-signs.ts";
import { isFirstName } from "../ranking/first-names.ts";
import { ANIMALS, PEOPLE, WHICH } from "./people-words.ts";
import { doToOther } from "./do-to-other.ts";
import { isEnglishSon, type ReadClause, sameWord, type SubjectWord } from "./read-statement.ts";
import { regexOf } from "../../text/regex.ts";

/*
 * Tells things of one name apart by what their names are told with: the flight to Oslo and the one to Rome, the red bike and
 * the blue one. What changed of the one changed nothing of the other.
 */

/** Words of a qualifier that stand before a thing, or behind it. */
const MOST_BEFORE = 3;
const MOST_BEHIND = 2;

const set = (source: string): ReadonlySet<string> => new Set(source.split(/\s+/));

/** Begins the name of a thing, in four languages. */
const DETERMINERS = set(
  `the a an my our your his her their its this that these those der die das den dem des ein eine einen einem einer eines mein
   meine meinen meinem meiner unser unsere unseren unserem unserer sein seine seinen ihr ihre ihren dieser diese dieses le la
   les un une mon ma mes notre nos son sa ses leur ce cet cette el los las una mi mis nuestra nuestro nuestras nuestros su sus
   este esta`,
);
/** Stands before a name of a thing, and behind it before what it is of. */
const PREPOSITIONS = set(
  `in of to with at for from about near on mit in bei beim nach für von vom zu zum zur über im am an chez de du des à au aux
   avec pour con del en para`,
);
/** Stand before what somebody leaves, in three of the languages. Spanish says "de", which stands before much else. */
const LEFT_FROM = set("from von vom");
/** People, and words that join. What stands behind them is no part of a name. */
const OTHERS = set(
  `i we you he she it they who which and or but so because ich wir du er sie es man und oder aber weil je j tu il elle on nous
   vous ils elles et ou mais yo tú él ella nosotros ellos y o pero me mich mir uns se nos no not nicht pas kein keine`,
);
/** Says how a thing is and not which it is. Things that are told apart by age are told apart by little else. */
const OF_QUALITY = set(
  `new own current present old former ex whole entire actual neu neue neuer neues neuen neuem aktuell aktuelle alt alte alter
   altes alten ehemalige ganze ganzen nouveau nouvelle nouvel ancien ancienne vieux vieille nuevo nueva antiguo antigua viejo
   vieja`,
);
/** General words that tell things apart nonetheless, in four languages. */
const TELLS_APART = set(
  `morning evening night afternoon weekend left right upper lower first second third upstairs downstairs home work school
   car house family team friend
   morgen abend links linke linken linkes rechts rechte rechten rechtes erste ersten zweite zweiten arbeit
   matin soir gauche droite droit premier première deuxième second seconde travail mañana tarde noche izquierda izquierdo
   derecha derecho primera primero segunda segundo trabajo`,
);
const COPULAS = CHANGE_WORDS.flatMap(({ copulas }) => copulas.split(" "));
const BETWEEN_NAMES: ReadonlySet<string> = new Set([...DETERMINERS, ...PREPOSITIONS, ...OTHERS, ...COPULAS]);
const GENERAL = new Set(CHANGE_WORDS.flatMap(({ general }) => wordsOf(general)));
/** Seasons and tens, which tell when, or how many, and not which. In four languages. */
const SEASONS_AND_TENS =
  `spring summer autumn winter twenty thirty forty fifty dozen frühling frühjahr sommer herbst zwanzig
  dreißig vierzig fünfzig dutzend printemps été automne hiver vingt trente quarante cinquante douzaine vingtaine trentaine
  quarantaine primavera verano otoño invierno veinte treinta cuarenta cincuenta docena veintena`.split(/\s+/);
const OF_TIME = new Set(
  LEXICONS.flatMap(({ weekdays, months, numbers, units }) => [weekdays, months, numbers, Object.values(units)].flat())
    .flatMap((names) => names.split(" "))
    .concat(SEASONS_AND_TENS)
    .flatMap((name) => [name, `${name}s`]),
);

const PERSON = regexOf(`^(?:${PEOPLE}s?)$`, "u");
const isPersonWord = (word: string): boolean => PERSON.test(word) || isFirstName(word);

const LIVING = regexOf(`^(?:${PEOPLE}s?|${ANIMALS}s?)$`, "u");
const ONE_OF_SEVERAL = regexOf(`^${WHICH}$`, "u");

/** Returns true if the later clause says which brother, and the earlier one tells of a brother, or of another one. */
function saysWhich(late: ReadClause, at: number, early: ReadClause, earlyAt: number): boolean {
  const which = late.words[at - 1] ?? "";
  return (
    ONE_OF_SEVERAL.test(which) && LIVING.test(late.words[at] ?? "") && !early.words.slice(0, earlyAt).includes(which)
  );
}

/** How sure it is that a word by which two clauses name something means one thing in both. */
type Sameness = "same" | "unsure" | "different";

/**
 * Returns whether a word means in one clause what it means in another. "The exam in law" is not "the physics exam", and may
 * be "the exam".
 */
export function samenessOf(word: SubjectWord, late: ReadClause, early: ReadClause): Sameness {
  const named = early.subject.find((candidate) => sameWord(candidate.word, word.word));
  if (!named) return "same";
  if (saysWhich(late, word.at, early, named.at)) return "different";
  if (doToOther(late, word, early, named)) return "different";
  const mine = qualifiersOf(late, word, named.word);
  if (mine.length === 0 || mine.some((part) => isNamed(part, early))) return "same";
  const theirs = qualifiersOf(early, named, word.word);
  if (theirs.some((part) => isNamed(part, late))) return "same";
  // "The neighbours' cat" is none of the user's.
  if (mine.some(isPersonWord) && !theirs.some(isPersonWord)) return "different";
  return theirs.length === 0 ? "unsure" : "different";
}

const isNamed = (part: string, { words }: ReadClause): boolean =>
  words.some((word) => word === part || sameWord(word, part) || (part.length > 3 && word.startsWith(part)));

/** Returns the words by which a clause tells a thing apart from others of its name. */
function qualifiersOf(clause: ReadClause, { word, at }: SubjectWord, shared: string): readonly string[] {
  const signs = signsOf(clause);
  const isPart = (place: number): boolean => {
    const candidate = clause.words[place];
    if (candidate === undefined || signs.some(({ from, to }) => place >= from && place < to)) return false;
    return isEnglishSon(place, clause.words) || !BETWEEN_NAMES.has(candidate);
  };
  return [...before(clause, at, isPart), ...behind(clause, at, isPart), ...joined(word, shared)].filter(tellsApart);
}

function before({ words }: ReadClause, at: number, isPart: (place: number) => boolean): readonly string[] {
  let from = at;
  while (at - from < MOST_BEFORE && from > 0 && isPart(from - 1)) from -= 1;
  const opening = words[from - 1];
  // Behind a person stands a verb, and so it does behind what is no name at all.
  const isName = opening === undefined || DETERMINERS.has(opening) || PREPOSITIONS.has(opening);
  return words.slice(isName ? from : from + 1, at);
}

function behind({ text, words }: ReadClause, at: number, isPart: (place: number) => boolean): readonly string[] {
  // "From Halifax to Monzo" says what is left, and not which Halifax.
  if (LEFT_FROM.has(words[at - 1] ?? "")) return [];
  // "Rendez-vous" is one word to a reader.
  const next = words[at] === "rendez" ? at + 2 : at + 1;
  const isElided = ["'", "’"].some((mark) => text.includes(`${words[at] ?? ""} d${mark}`));
  if (!isElided && !PREPOSITIONS.has(words[next] ?? "")) return [];
  // "Lait d'avoine" is read as two words.
  const from = isElided ? next : DETERMINERS.has(words[next + 1] ?? "") ? next + 2 : next + 1;
  let to = from;
  while (to - from < MOST_BEHIND && isPart(to)) to += 1;
  return words.slice(from, to);
}

/** Returns what a joined word has before the shared one: "physik" of "Physikprüfung". */
const joined = (word: string, shared: string): readonly string[] =>
  word.length > shared.length && word.endsWith(shared) ? [word.slice(0, -shared.length).replace(/s$/, "")] : [];

const tellsApart = (part: string): boolean =>
  TELLS_APART.has(part) ||
  !(part.length < 2 || /^\p{N}/u.test(part) || OF_QUALITY.has(part) || OF_TIME.has(part) || GENERAL.has(part));
