import { isFirstName } from "../ranking/first-names.ts";
import { type ReadClause, sameWord, type SubjectWord } from "./read-statement.ts";

/*
 * Tells by what two clauses do the same to whether they speak of one thing: "I don't drink coffee any more" says nothing of
 * "I drink a beer in the evening".
 */

const set = (source: string): ReadonlySet<string> => new Set(source.split(/\s+/));

/** The user and others as those who do something, in four languages. */
const WHO_DOES = set("i we you he she they ich wir du er sie je on nous tu il elle ils elles yo nosotros nosotras");
/** Stand behind the verb in German: "abends trinke ich Bier". */
const BEHIND_VERB = set("ich wir");
/** Stand between them and the verb, or before it, in four languages. */
const BEFORE_VERB = set(
  `no not never longer only also still now always often usually mostly really just do don't dont did didn't cannot can't cant
   won't wont and but so
   ya nunca todavía aún siempre ahora y pero me ne n und aber et mais`,
);
/** Forms of the first person, which Spanish uses without a word for it. */
const SPANISH_FIRST = /(?:o|[aei]mos|oy)$/u;
/** Forms of the first person, which German uses without a word for it in chats. */
const GERMAN_FIRST = /e$/u;
const ELIDED_I = ["j'", "j’", "j'y ", "j’y "];
/** Begin a clause before a verb without "I", in German and Spanish: "desde marzo voy en bici". */
const BEGINS_SINCE = set("seit desde");
/** Behind a thing, says what it is or has: "Miete ist 840". */
const IS_OR_HAS = set("ist sind war waren wird kostet hat es está son era fue tiene cuesta");
/** Begins why, since when or how long, in four languages, and no thing. */
const BEGINS_REASON = set(
  `since because after before until due thanks at with without
   seit weil wegen denn ohne bis mit
   depuis parce car après avant sans avec
   desde porque después antes hasta sin con`,
);
/** In words: "je ne bois plus". */
const VERB_REACH = 4;

/**
 * Returns true if a word that two clauses share is what is done, and each does it to something else. A clause that names
 * nothing ("I don't drink any more") means all.
 */
export function doToOther(late: ReadClause, word: SubjectWord, early: ReadClause, named: SubjectWord): boolean {
  const things = others(late, word);
  const earlier = others(early, named);
  if (things.length === 0 || earlier.length === 0) return false;
  if (!isDoing(word.at, late) || !isDoing(named.at, early)) return false;
  return !things.some((one) =>
    earlier.some((other) => sameWord(one, other) || one.endsWith(other) || other.endsWith(one)),
  );
}

/** Returns what a clause names beside a word, up to where it says why or since when. */
function others({ subject, words }: ReadClause, { at }: SubjectWord): string[] {
  const end = words.findIndex((word, place) => place > at && BEGINS_REASON.has(word));
  return subject.flatMap((one) => (one.at !== at && (end < 0 || one.at < end) ? one.word : []));
}

/** Returns true for a word behind, or in German before, the one who does it. */
export function isDoing(at: number, { words, text }: Pick<ReadClause, "words" | "text">): boolean {
  if (BEHIND_VERB.has(words[at + 1] ?? "")) return true;
  let place = at - 1;
  while (place >= 0 && at - place <= VERB_REACH && BEFORE_VERB.has(words[place] ?? "")) place -= 1;
  const word = words[at] ?? "";
  if (WHO_DOES.has(words[place] ?? "") || ELIDED_I.some((mark) => text.includes(mark + word))) return true;
  if ((place >= 0 && !BEGINS_SINCE.has(words[0] ?? "")) || IS_OR_HAS.has(words[at + 1] ?? "")) return false;
  return !isFirstName(word) && (SPANISH_FIRST.test(word) || GERMAN_FIRST.test(word));
}
