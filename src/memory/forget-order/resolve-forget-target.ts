import type { ForgetOrder } from "../forget-order.ts";
import { allExpansions } from "../query-expansion.ts";
import { containsPhrase, contentStems } from "../contains-phrase.ts";
import {
  type CandidateWords,
  expandContractions,
  FILLER_WORDS,
  type ForgetCandidate,
  holds,
  holdsAll,
  relatedOrNone,
  withWords,
} from "./forget-candidate.ts";

/*
 * What an order to forget means, of all that is remembered. Where several quite different things fit, nothing is meant:
 * what is gone cannot be brought back, and the order can be given again.
 */

/** An order that names something. */
export type NamedForgetOrder = ForgetOrder & { readonly what: string };

/** What of a person a question word asks for. */
const SLOTS_ASKED_FOR: readonly (readonly [question: RegExp, slots: RegExp])[] = [
  [/^(?:where|wo|woher|où|(?:de )?d[óo]nde)(?!\p{L})/iu, /^(?:home|origin|employer|school|plan)(?=:|$)/],
  [/^(?:when|wann|quand|(?:de )?cu[áa]ndo)(?!\p{L})/iu, /^(?:birthday|plan|own)(?=:|$)/],
  [/^(?:how old|wie alt|quel âge|(?:de )?cu[áa]ntos años)(?!\p{L})/iu, /^age$/],
];
const QUESTION_WORD = /^(?:de )?\p{L}+\s+/iu;

/** @returns the ids of what is to go */
export function resolveForgetTarget({ what, as }: NamedForgetOrder, memories: readonly ForgetCandidate[]): string[] {
  const wanted = [...new Set(contentStems(expandContractions(what)))].filter((word) => !FILLER_WORDS.has(word));
  if (wanted.length === 0) return [];
  const candidates = memories.map(withWords);
  const meant =
    as === "question"
      ? matchQuestion(what, wanted, candidates)
      : as === "statement"
        ? matchStatement(what, wanted, candidates)
        : matchTopic(what, wanted, candidates, as === "all");
  return meant.map(({ id }) => id);
}

/** Tells nothing of what is meant: "the appointment" is any. */
const ARTICLE = /^(?:the|an?|that|this|der|die|das|dem|den|eine?[nrms]?|les?|la|une?|el|los|las|una)\s+|^l'/iu;
/** "Where I work". */
function matchQuestion(
  what: string,
  wanted: readonly string[],
  candidates: readonly CandidateWords[],
): CandidateWords[] {
  const slots = SLOTS_ASKED_FOR.find(([question]) => question.test(what))?.[1];
  const facts = candidates.filter(
    ({ slot, known }) => slot !== null && (slots?.test(slot) ?? true) && holdsAll(known, wanted),
  );
  const said = facts.filter(({ own }) => holdsAll(own, wanted));
  const chosen = said.length > 0 ? said : facts;
  if (chosen.length > 0) return isOneSlot(chosen) ? inSlotOf(chosen, candidates) : [];
  const clause = expandContractions(what).replace(QUESTION_WORD, "");
  return relatedOrNone(
    candidates.filter(({ asks, said: text }) => !asks && containsPhrase(expandContractions(text), clause)),
    wanted,
  );
}

/** "That I live in Porto". */
function matchStatement(
  what: string,
  wanted: readonly string[],
  candidates: readonly CandidateWords[],
): CandidateWords[] {
  const fitting = candidates.filter(
    ({ own, known }) => holdsAll(known, wanted) && wanted.some((word) => holds(own, word)),
  );
  if (wanted.length > 1) return fitting;
  // A single word says nothing of whom it is said.
  const literal = fitting.filter(({ said }) => containsPhrase(expandContractions(said), expandContractions(what)));
  return literal.length > 0 ? literal : fitting.filter(({ slot }) => slot !== null && !slot.startsWith("own:"));
}

/** Words from which on one may be missing: "owing my brother money" is "I owe my brother 900". */
const MIN_WORDS_TO_MISS_ONE = 3;

/** "The thing about the loan", "everything about my ex", "my address". */
function matchTopic(
  what: string,
  wanted: readonly string[],
  candidates: readonly CandidateWords[],
  all: boolean,
): CandidateWords[] {
  const saying = candidates.filter(({ own }) => holdsAll(own, wanted));
  const [asked, stated] = [saying.filter(({ asks }) => asks), saying.filter(({ asks }) => !asks)];
  if (stated.length === 0) return [...matchParaphrase(wanted, candidates), ...asked];
  const literal = stated.filter(({ said }) =>
    containsPhrase(expandContractions(said), expandContractions(what).replace(ARTICLE, "")),
  );
  const meant = all ? stated : relatedOrNone(literal.length > 0 ? literal : stated, wanted);
  return meant.length > 0 ? [...meant, ...asked] : [];
}

/** Facts are known by more than they say; "my address" is where I live, and "owing my brother money" what I owe my brother. */
function matchParaphrase(wanted: readonly string[], candidates: readonly CandidateWords[]): CandidateWords[] {
  const known = candidates.filter(({ slot, known: words }) => slot !== null && holdsAll(words, wanted));
  const named = known.filter(({ slot }) => holdsAll(new Set(contentStems(slot?.replace(/:/g, " ") ?? "")), wanted));
  const chosen = named.length > 0 ? named : known;
  if (chosen.length > 0) return isOneSlot(chosen) ? inSlotOf(chosen, candidates) : [];
  const told = candidates.filter(({ said, slot, asks }) => slot === null && !asks && tellsInFirstPerson(said, wanted));
  if (told.length > 0) return relatedOrNone(told, wanted);
  if (wanted.length < MIN_WORDS_TO_MISS_ONE) return [];
  const nearly = candidates.filter(({ own }) => wanted.filter((word) => !holds(own, word)).length === 1);
  return relatedOrNone(nearly, wanted);
}

/** "I live at 5 Elm Street" is an address, though no rule has made a fact of it. */
function tellsInFirstPerson(said: string, wanted: readonly string[]): boolean {
  const [, verb] = FIRST_PERSON.exec(expandContractions(said)) ?? [];
  if (verb === undefined) return false;
  return allExpansions().some((gloss) => {
    const words = new Set(contentStems(gloss));
    return holdsAll(words, wanted) && contentStems(verb).some((word) => words.has(word));
  });
}

/** What somebody says of themselves, and the word that says it. */
const FIRST_PERSON =
  /(?<![\p{L}\p{N}])(?:(?:i|we|my|our|ich|wir|meine?|unsere?|je|nous|mon|ma|mes|mis?|yo)\s+|j')(\p{L}+)/iu;

const isOneSlot = (facts: readonly CandidateWords[]): boolean => facts.every(({ slot }) => slot === facts[0]?.slot);

const inSlotOf = ([fact]: readonly CandidateWords[], candidates: readonly CandidateWords[]): CandidateWords[] =>
  candidates.filter(({ slot }) => slot !== null && slot === fact?.slot);
