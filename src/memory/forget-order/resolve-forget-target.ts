import type { ForgetOrder } from "./forget-order.ts";
import { allExpansions } from "../ranking/query-expansion.ts";
import { containsPhrase, contentStems } from "../contains-phrase.ts";
import { clausesOf, hasSameSubject, makesStatement } from "../statements/same-statement.ts";
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
import {
  isOwnPlural,
  meansEach,
  namesBeside,
  ofOnePerson,
  personIn,
  tellsOfUser,
  withoutQuantifier,
} from "./one-matter.ts";
import { namesThing } from "./names-thing.ts";
import { onlyRues } from "./parse-addressed-order.ts";
import { withoutFrame } from "./parse-composed-order.ts";
import { namesOnlyRoles } from "./matter-words-in.ts";
import { resolveByMatter } from "./resolve-by-matter.ts";
import { resolvePointingBack } from "./resolve-pointing-back.ts";
import { resolveLoosely } from "./resolve-loosely.ts";
import { shortenTarget } from "./target-end.ts";
import { regex } from "../../text/regex.ts";

/*
 * Resolves which memories an order to forget means. If several different things fit, it means none of them: a deletion
 * is final, and the user can give the order again.
 */

/** An order that names its target. */
export type NamedForgetOrder = ForgetOrder & { readonly what: string };

/** The slots that a question word asks for. */
const SLOTS_ASKED_FOR: readonly (readonly [question: RegExp, slots: RegExp])[] = [
  [regex.iu`^(?:where|wo|woher|où|(?:de )?d[óo]nde)(?!\p{L})`, /^(?:home|origin|employer|school|plan)(?=:|$)/],
  [regex.iu`^(?:when|wann|quand|(?:de )?cu[áa]ndo)(?!\p{L})`, /^(?:birthday|plan|own)(?=:|$)/],
  [regex.iu`^(?:how old|wie alt|quel âge|(?:de )?cu[áa]ntos años)(?!\p{L})`, /^age$/],
];
const QUESTION_WORD = regex.iu`^(?:de )?\p{L}+\s+`;

/** Returns the ids of the memories to forget. If nothing fits the whole target, it is tried without its tails. */
export function resolveForgetTarget(order: NamedForgetOrder, memories: readonly ForgetCandidate[]): string[] {
  if (order.pointsBack === true || (order.isTold === true && onlyRues(order.what)))
    return resolvePointingBack(memories).map(({ id }) => id);
  // An order that regrets what it told of somebody means what they would mind, and not all that was told of them.
  if (order.isRued === true && order.as === "topic" && namesOnlyRoles(order.what))
    return resolveByMatter(order, memories).map(({ id }) => id);
  const ids = resolveWhole(order, memories);
  if (ids.length > 0) return ids;
  const thing = THING_ASKED_FOR.exec(order.what)?.groups;
  if (order.as === "question" && thing) {
    const found = resolveForgetTarget({ ...order, what: thing["own"] ?? thing["noun"] ?? "", as: "topic" }, memories);
    if (found.length > 0 || order.isTold !== true) return found;
  }
  for (const what of shortenTarget(order.what, order.as === "statement")) {
    const found = resolveWhole({ ...order, what }, memories);
    if (found.length > 0) return found;
  }
  const framed = order.as === "topic" || order.as === "all" ? withoutFrame(order.what) : order.what;
  if (framed !== order.what) return resolveForgetTarget({ ...order, what: framed }, memories);
  const found = resolveLoosely(order, memories);
  const meant = found.length === 0 && order.isTold === true ? resolveByMatter(order, memories) : found;
  return meant.map(({ id }) => id);
}

/** Returns true if a memory says all words of a target. */
export function namesAny(what: string, memories: readonly ForgetCandidate[]): boolean {
  const wanted = contentStems(expandContractions(what)).filter((word) => !FILLER_WORDS.has(word));
  return wanted.length > 0 && memories.some((memory) => holdsAll(withWords(memory).own, wanted));
}

/** A thing as the target of a question: "which gym I go to", "what my dog is called". */
const THING_ASKED_FOR = regex.iu`^(?:de )?(?:(?:which|what|welche[nrsm]?|quel(?:le)?s?|qu[ée]|cu[áa]l(?:es)?)\s+(?<noun>\p{L}+)(?=\s+(?:i|we|ich|wir|je|j'|nous|yo)(?!\p{L})|\s+(?:uso|tengo|voy|frecuento))|(?:what|who|wie|wer|was|comment|quel(?:le)?s?|qui|cu[áa]l|c[óo]mo|qui[ée]n)\s+(?:(?:est|s'appelle|es|se llama)\s+)?(?<own>(?:my|our|mein(?:e[nrms]?)?|unser(?:e[nrms]?)?|mon|ma|notre|mi|nuestr[oa])\s+\p{L}+)(?:\s+(?:is|was)(?: called| named)?|\s+(?:heißt|ist))?$)`;

/** German joins the word to its cause: "meine Kiwiallergie". */
const JOINED_ALLERGY = regex.giu`(\p{L}{3,})-?allergie`;

/** And to words for a matter: "die Gefängnissache". */
const JOINED_MATTER = regex.giu`(\p{L}{4,}?)s?-?(?:sache|geschichte|angelegenheit)(?!\p{L})`;

function resolveWhole({ what: named, as }: NamedForgetOrder, memories: readonly ForgetCandidate[]): string[] {
  const what = withoutQuantifier(named).replace(JOINED_ALLERGY, "$1 Allergie").replace(JOINED_MATTER, "$1");
  const wanted = [...new Set(contentStems(expandContractions(what)))].filter((word) => !FILLER_WORDS.has(word));
  if (wanted.length === 0) return [];
  const candidates = memories.map(withWords);
  const targets =
    as === "question"
      ? matchQuestion(what, wanted, candidates)
      : as === "statement"
        ? matchStatement(what, wanted, candidates)
        : matchTopic(
            what,
            wanted,
            candidates,
            as === "all" || meansEach(named) ? "all" : isOwnPlural(named) ? "own" : "one",
          );
  return targets.map(({ id }) => id);
}

/** An article says nothing about the target: "the appointment" may be any. */
const ARTICLE = /^(?:the|an?|that|this|der|die|das|dem|den|eine?[nrms]?|les?|la|une?|el|los|las|una)\s+|^l'/iu;
/** Resolves a question: "where I work". */
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

/**
 * Resolves a statement: "that I live in Porto". A memory about another subject stays: "my aunt lives in Porto". So does
 * one that says more, unless nothing says just that.
 */
function matchStatement(
  what: string,
  wanted: readonly string[],
  candidates: readonly CandidateWords[],
): CandidateWords[] {
  const statement = expandContractions(what);
  const fitting = candidates.filter(
    ({ own, known, said, slot }) =>
      holdsAll(known, wanted) &&
      wanted.some((word) => holds(own, word)) &&
      (slot === null ? saysOfSame(said, statement, wanted) : hasSameSubject(expandContractions(said), statement)),
  );
  if (wanted.length > 1) {
    const same = fitting.filter(
      ({ said, slot }) => slot !== null || makesStatement(expandContractions(said), statement),
    );
    return same.length > 0 ? same : fitting;
  }
  // A single word does not say whose it is.
  const literal = fitting.filter(({ said }) => containsPhrase(expandContractions(said), statement));
  return literal.length > 0 ? literal : fitting.filter(({ slot }) => slot !== null && !slot.startsWith("own:"));
}

/** Returns whether one clause holds all words of a statement, and is about its subject. */
function saysOfSame(said: string, statement: string, wanted: readonly string[]): boolean {
  return clausesOf(expandContractions(said)).some(
    (clause) => holdsAll(new Set(contentStems(clause)), wanted) && hasSameSubject(clause, statement),
  );
}

/** From so many words on, one may be missing: "owing my brother money" means "I owe my brother 900". */
const MIN_WORDS_TO_MISS_ONE = 3;

/** Resolves a topic: "the thing about the loan", "everything about my ex", "my address". */
function matchTopic(
  what: string,
  wanted: readonly string[],
  candidates: readonly CandidateWords[],
  which: "all" | "own" | "one",
): CandidateWords[] {
  const all = which === "all";
  const saying = candidates.filter(({ own, said }) => holdsAll(own, wanted) && namesThing(said, what));
  const [asked, stated] = [saying.filter(({ asks }) => asks), saying.filter(({ asks }) => !asks)];
  if (stated.length === 0) return [...matchParaphrase(wanted, candidates, which !== "one"), ...asked];
  const literal = stated.filter(({ said }) =>
    containsPhrase(expandContractions(said), expandContractions(what).replace(ARTICLE, "")),
  );
  // "My notes" are each of mine, and not those of Tom. Only where no text says so they may be told in other words.
  if (which === "own") {
    const named = stated.filter(({ said, slot }) => slot !== null || isOwn(said, what));
    const own = named.length > 0 ? named : stated.filter(({ said }) => tellsOfUser(said));
    if (own.length > 0) return [...own, ...asked];
    return relatedOrNone(
      stated.filter(({ said }) => FIRST_PERSON.test(said)),
      wanted,
    );
  }
  const person = personIn(what);
  const ofPerson = person === null || all ? [] : ofOnePerson(person, stated);
  const told = literal.length > 0 ? literal : stated;
  const meant = person === null ? told : told.filter(({ said }) => !namesBeside(person, said));
  const targets = ofPerson.length > 0 ? ofPerson : all ? stated : relatedOrNone(meant, wanted);
  return targets.length > 0 ? [...targets, ...asked] : [];
}

/**
 * Resolves a topic in other words. "My address" means where I live, and "owing my brother money" means what I owe my
 * brother.
 */
function matchParaphrase(
  wanted: readonly string[],
  candidates: readonly CandidateWords[],
  all: boolean,
): CandidateWords[] {
  const known = candidates.filter(({ slot, known: words }) => slot !== null && holdsAll(words, wanted));
  const named = known.filter(({ slot }) => holdsAll(new Set(contentStems(slot?.replace(/:/g, " ") ?? "")), wanted));
  const chosen = named.length > 0 ? named : known;
  if (chosen.length > 0) return all ? chosen : isOneSlot(chosen) ? inSlotOf(chosen, candidates) : [];
  const statements = candidates.filter(
    ({ said, slot, asks }) => slot === null && !asks && tellsInFirstPerson(said, wanted),
  );
  if (statements.length > 0) return relatedOrNone(statements, wanted);
  if (wanted.length < MIN_WORDS_TO_MISS_ONE) return [];
  const nearly = candidates.filter(({ own }) => wanted.filter((word) => !holds(own, word)).length === 1);
  return relatedOrNone(nearly, wanted);
}

/**
 * Returns whether the user tells it of themselves. "I live at 5 Elm Street" is an address, even if no pattern made a
 * fact of it.
 */
function tellsInFirstPerson(said: string, wanted: readonly string[]): boolean {
  const [, verb] = FIRST_PERSON.exec(expandContractions(said)) ?? [];
  if (verb === undefined) return false;
  return allExpansions().some((gloss) => {
    const words = new Set(contentStems(gloss));
    return holdsAll(words, wanted) && contentStems(verb).some((word) => words.has(word));
  });
}

/** The first person, and the verb or noun behind it. */
const FIRST_PERSON = regex.iu`(?<![\p{L}\p{N}])(?:(?:i|we|my|our|ich|wir|meine?|unsere?|je|nous|mon|ma|mes|mis?|yo)\s+|j')(\p{L}+)`;

/** Returns whether a text is about a target with its possessive, or the user tells of it: "my notes are", "I lost my notes". */
const isOwn = (said: string, what: string): boolean =>
  containsPhrase(expandContractions(said), what) &&
  (tellsOfUser(said) || said.trim().toLowerCase().startsWith(what.toLowerCase()));

const isOneSlot = (facts: readonly CandidateWords[]): boolean => facts.every(({ slot }) => slot === facts[0]?.slot);

const inSlotOf = ([fact]: readonly CandidateWords[], candidates: readonly CandidateWords[]): CandidateWords[] =>
  candidates.filter(({ slot }) => slot !== null && slot === fact?.slot);
