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
import type { ForgetOrder } from "./forget-order.ts";
import { matterWordsIn } from "./matter-words-in.ts";
import { tellsOfMatter } from "./matters.ts";
import { isDelicate, namesMatter } from "./matters-by-language.ts";
import { withoutQuantifier } from "./one-matter.ts";
import { isSomebody, namesRole, tellsOfRole } from "./person-roles.ts";
import { REMARKS } from "./remarks.ts";
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

/** How a memory fits an order: each word of it, and at least one of them for sure. */
type Fit = "surely" | "perhaps" | "no";

/** Returns the memories of the one turn that tells of an order's matter, with the questions about it, or none. */
export function resolveByMatter(
  { what: named, as, isRued = false }: ForgetOrder & { readonly what: string },
  memories: readonly ForgetCandidate[],
): CandidateWords[] {
  const what = expandContractions(withoutQuantifier(named));
  const candidates = memories.map(withWords);
  const whole = resolveWords(wantedIn(what), { as, isRued }, candidates);
  const telling = whole.length > 0 || as === "statement" ? null : matterWordsIn(what);
  return telling === null ? whole : resolveWords(wantedIn(telling.join(" ")), { as, isRued }, candidates);
}

function resolveWords(
  wanted: readonly Wanted[],
  { as, isRued }: { readonly as: ForgetOrder["as"]; readonly isRued: boolean },
  candidates: readonly CandidateWords[],
): CandidateWords[] {
  if (wanted.length === 0) return [];
  // Where a memory has the words and was not found by them, others would be a guess.
  if (!isRued && candidates.some(({ own }) => wanted.every(({ stem }) => holds(own, stem)))) return [];
  const fitting = fittingBest(candidates, wanted, as);
  const stated = fitting.filter(({ asks }) => !asks);
  const told = stated.length > 0 ? stated : fitting;
  // An order that names somebody alone means what they would mind.
  const isOfPerson = isRued && wanted.every(({ stem }) => namesRole(stem));
  const meant = isOfPerson || (isRued && !isOneTurn(told)) ? told.filter(({ said }) => isDelicate(said)) : told;
  if (!isOneTurn(meant)) return [];
  const stems = wanted.map(({ stem }) => stem);
  // Where one of several was told apart, those about the others share its words.
  const isAbout = (asked: CandidateWords): boolean =>
    meant === told ? meant.some((one) => isRelated(one, asked, stems)) : isOneTurn([...meant, asked]);
  return [...meant, ...fitting.filter((one) => one.asks && !meant.includes(one) && isAbout(one))];
}

/** Returns the words of an order that name something: those that carry the meaning, else the light ones beside them. */
function wantedIn(what: string): Wanted[] {
  const all = words(what)
    .filter((word) => !isStopWord(word))
    .flatMap((word) => contentStems(word).map((stem) => ({ word, stem })))
    .filter(({ stem }) => !FILLER_WORDS.has(stem) || isSomebody(stem));
  const heavy = all.filter(({ stem }) => !LIGHT.has(stem));
  const telling = heavy.filter(({ stem }) => !REMARKS.has(stem));
  return [telling, heavy, all].find((found) => found.length > 0) ?? [];
}

/** How far a text may be from the words of an order: it tells of each, then of most, then of health in any way. */
const WAYS = [
  { mayMiss: false, byTopic: false },
  { mayMiss: false, byTopic: true },
  { mayMiss: true, byTopic: false },
] as const;

/** Returns the memories that fit an order in the closest way in which any does. */
function fittingBest(
  candidates: readonly CandidateWords[],
  wanted: readonly Wanted[],
  as: ForgetOrder["as"],
): CandidateWords[] {
  for (const way of WAYS) {
    const found = candidates.filter((one) => fits(one, wanted, { as, ...way }));
    if (found.length > 0) return found;
  }
  return [];
}

function fits(
  { own, said }: CandidateWords,
  wanted: readonly Wanted[],
  { as, mayMiss, byTopic }: { readonly as: ForgetOrder["as"] } & (typeof WAYS)[number],
): boolean {
  const told = expandContractions(said);
  const all = words(told);
  const isTold = ({ word, stem }: Wanted): boolean => holds(own, stem) || isPartOf(word, all);
  const found = wanted.map((one): Fit => {
    const { stem } = one;
    if (
      tells(own, stem, told) ||
      isTold(one) ||
      tellsOfMatter(told, stem, byTopic) === true ||
      tellsOfMatter(said, stem, byTopic) === true
    )
      return "surely";
    const role = tellsOfRole(told, stem) ?? "no";
    // A statement says who it is about.
    return role === "perhaps" && as === "statement" ? "no" : role;
  });
  if (!found.includes("surely")) return false;
  const missed = wanted.filter((_, at) => found[at] === "no");
  // "The money for the operation" is mostly the operation. Who it was must not be missed, nor be all that is found.
  const isMatter = ({ stem }: Wanted): boolean => namesMatter(stem) && !namesRole(stem);
  const matched = wanted.filter((one, at) => found[at] === "surely" && isMatter(one)).length;
  if (missed.length > 0 && !(mayMiss && missed.every(isMatter) && matched >= missed.length)) return false;
  // Somebody whom the order names may be the subject: "my sister's marriage".
  return wanted.some((one) => isTold(one) || namesRole(one.stem)) || !tellsOfOthers(told);
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
export const isOneTurn = (found: readonly CandidateWords[]): boolean =>
  found.every(({ turns }) => turns.some((turn) => found[0]?.turns.includes(turn)));
