import { contentStems } from "../contains-phrase.ts";
import {
  type CandidateWords,
  expandContractions,
  FILLER_WORDS,
  holds,
  isRelated,
  withWords,
} from "./forget-candidate.ts";
import type { ForgetCandidate } from "./forget-candidate.ts";
import { tellsOfMatter } from "./matters.ts";
import { withoutQuantifier } from "./one-matter.ts";
import { LIGHT, tells } from "./resolve-loosely.ts";
import { tellsOfOthers } from "./tells-of-others.ts";
import { isStopWord, words } from "../../text/words.ts";

/*
 * Resolves an order by the matter that it names, where no memory has its words: "my debts" means "4000 euro im dispo". A
 * deletion is final, so that only one turn may fit.
 */

/** A word of an order, and its stem. */
interface Wanted {
  readonly word: string;
  readonly stem: string;
}

/** Returns the memories of the one turn that tells of an order's matter, with the questions about it, or none. */
export function resolveByMatter(named: string, memories: readonly ForgetCandidate[]): CandidateWords[] {
  const wanted = wantedIn(expandContractions(withoutQuantifier(named)));
  if (wanted.length === 0) return [];
  const candidates = memories.map(withWords);
  // Where a memory has the words and was not found by them, others would be a guess.
  if (candidates.some(({ own }) => wanted.every(({ stem }) => holds(own, stem)))) return [];
  const fitting = candidates.filter((one) => fits(one, wanted));
  const stated = fitting.filter(({ asks }) => !asks);
  if (!isOneTurn(stated)) return [];
  const stems = wanted.map(({ stem }) => stem);
  const isAbout = (asked: CandidateWords): boolean => stated.some((one) => isRelated(one, asked, stems));
  return [...stated, ...fitting.filter((one) => one.asks && isAbout(one))];
}

const wantedIn = (what: string): Wanted[] =>
  words(what)
    .filter((word) => !isStopWord(word))
    .flatMap((word) => contentStems(word).map((stem) => ({ word, stem })))
    .filter(({ stem }) => !FILLER_WORDS.has(stem) && !LIGHT.has(stem));

function fits({ own, said }: CandidateWords, wanted: readonly Wanted[]): boolean {
  const told = expandContractions(said);
  const all = words(told);
  const inOtherWords = wanted.filter(({ word, stem }) => !tells(own, stem, told) && !isPartOf(word, all));
  if (inOtherWords.some(({ stem }) => tellsOfMatter(told, stem) !== true)) return false;
  // Somebody whom the order names may be the subject: "my sister's marriage".
  return wanted.some(({ word, stem }) => holds(own, stem) || isPartOf(word, all)) || !tellsOfOthers(told);
}

/** In letters. A shorter word is the end of too many: "Wein" of "Schwein". */
const MIN_PART = 5;
/** In letters. "Bewerbungsgespräch" and "Vorstellungsgespräch" share so many, and "Geburtstagsfeier" is another "feier". */
const MIN_SHARED_END = 8;
/** Ends that words of all kinds share, in four languages. */
const ENDING =
  /^(?:.{0,3}(?:lichkeit|igkeiten?|ierung(?:en)?|ement|ements|amiento|imiento|aciones?|ations?|ement|mente|ability|ness)|.{0,2}ation)$/u;

/** Returns whether a word is joined with another one in a text, as German does: "leber" in "fettleber". */
const isPartOf = (wanted: string, told: readonly string[]): boolean =>
  told.some((word) => {
    if (wanted.length >= MIN_PART && word.length >= wanted.length + 3 && word.endsWith(wanted)) return true;
    if (word.length >= MIN_PART && wanted.length >= word.length + 3 && wanted.endsWith(word)) return true;
    const end = sharedEnd(wanted, word);
    return end.length >= MIN_SHARED_END && !ENDING.test(end);
  });

function sharedEnd(one: string, other: string): string {
  let length = 0;
  while (length < one.length && one.at(-1 - length) === other.at(-1 - length)) length++;
  return one.slice(one.length - length);
}

/** Returns true if all memories were told in one turn, or in the same turns. */
const isOneTurn = (found: readonly CandidateWords[]): boolean =>
  found.every(({ turns }) => turns.some((turn) => found[0]?.turns.includes(turn)));
