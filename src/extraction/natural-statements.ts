import type { Extraction, Statement } from "../ports/memory.ts";
import { beforeAnnouncedRequest } from "./announced-request.ts";
import { asksForAnother } from "./asks-for-another.ts";
import { assertedSentences, clausesOf, type Sentence, stretchesIn } from "./clauses.ts";
import { type JudgedSentence, judgeSentences } from "./disclosures/judge-sentences.ts";
import type { VectorOf } from "./disclosures/meaning-features.ts";
import { type ForeignSpan, foreignSpans } from "./foreign-spans.ts";
import { LANGUAGES } from "./languages.ts";
import { leadingFoodLimit } from "./leading-food-limit.ts";
import { asksForWork, limitClauses } from "./limit-clause.ts";
import { SECRET_REMOVED } from "../memory/safety/redact.ts";
import { foodLimitIn } from "../memory/statements/food-limits.ts";
import { normalise } from "./phrases.ts";
import { tellsSpanishLifeEvent } from "./spanish/life-event.ts";
import { readableParts } from "./strip-quoted.ts";
import { asksOfWorld, isInOtherScript, isWordProblem, namesUser } from "./tells-of-nobody.ts";
import { regex } from "../text/regex.ts";

/*
 * Statements in people's own words: whole sentences that say something of the user, in no known slot. Each competes with
 * nothing but itself, so that saying it again is one memory.
 */

/** In characters. A longer sentence is a document or a list, and no statement. */
const MAX_STATEMENT = 600;
/** The share of a sentence that facts of known slots cover, from which on the sentence adds nothing to them. */
const COVERED = 0.75;
/** "So I live in Bergen, right?": whoever asks so makes sure of what was said before. */
const ASKS_TO_CONFIRM =
  /,\s*(?:right|correct|yes|no|(?:is|are|am|was|do|did|have)n['’]?t (?:i|it|we|that)|am i not|oder|richtig|stimmt['’]?s?|nicht wahr|ja|n['’]est-ce pas|c['’]est (?:ça|bien ça)|non|oui|verdad|cierto|correcto|sí)\s*\?\s*$/iu;
/** The share of a sentence that may be somebody else's words, or a request, beside what the user states. */
const FOREIGN = 0.5;
/**
 * In characters. A shorter sentence is judged by few words, and must be asserted as well: "I wish I lived in Oslo" is not.
 * Longer ones soften what they state: "I think I'll take the night train".
 */
const SHORT = 50;
/** Such a sentence is kept only if it is a little surer, too: "Erinnere mich daran, wo mein Rad steht" is not. */
const SURE_OF_SHORT = 0.35;
/** Three words or more before the last comma of a question. */
const STATED_THEN_ASKED = /^((?:[^\s,]+\s+){2,}[^\s,]+(?:,[^,?]*)*?),[^,?]*\?\s*$/u;
/** Three words or more, a full stop, and a question that begins in lower case or with a sign of Spanish. */
const STATED_STOP_ASKED =
  /^((?:\S+\s+){2,}[^\s.!?;]+)[.!;]\s+(?=[\p{Ll}¿])(?:[^.!?]*\?\s*|(?:how|what|whats|which|who|where|when|why|can|could|would|should|is|are|do|does|any|wie|was|welche[rsmn]?|wo|wann|warum|kann|ist|comment|quel(?:le)?s?|où|quand|pourquoi|est-ce|qué|cómo|cuál|dónde|cuándo|puedes)\s[^.!?]*)$/u;
/** A question that only supposes: "If I had two cats, what would follow?" */
const SUPPOSING = /^\W*(?:(?:and|but|so|und|aber|et|mais|y|pero)\s+)?(?:if|wenn|falls|si|s['’]il)\s.*\?\s*$/is;
/**
 * A sentence of so few characters is small talk more often. It is kept only if it is surer and has some words: "I have a
 * question" and "2." are not.
 */
const BRIEF = { characters: 35, confidence: 0.5, words: 3 } as const;
/**
 * A turn of so many sentences in which nobody says "I" or "my" is a word problem, a report or code more often. Its
 * sentences are kept only if they are surer. A note of a line or two leaves out the "I".
 */
const ON_OTHERS = { sentences: 3, confidence: 0.75 } as const;
/** Words of texts to be written, parts to be played and suppositions. */
const PLAYED = regex.iu`(?<!\p{L})(?:pretend|imagin|suppos|assum|if|when|act|role|stor(?:y|ies)|character|novel|poem|song|lyric|script|write|translat|rephras|say|said|saying|called|titled|example|stell dir|angenommen|spiel|wenn|falls|geschichte|gedicht|schreib|übersetz|sag|beispiel|imagin|suppos|fais comme|joue|histoire|poème|écri|tradui|dis|exemple|si|imagín|supon|finge|haz de|historia|cuento|poema|escrib|traduc|di|ejemplo)`;
/** A model that is no surer of a label may be wrong where the words themselves tell. */
const UNSURE = 0.6;
/** The same where the words tell an event of the speaker's life. */
const UNSURE_OF_EVENT = 0.8;
/** Words of one who speaks of themselves in a quotation. */
const SPEAKS = regex.iu`(?<!\p{L})(?:i|i['’]?(?:m|ve|d|ll)|my|ich|mein\p{L}*|je|j['’]\p{L}+|mon|ma|mes|yo|mis?|soy|estoy|tengo|me)(?!\p{L})`;
/** The user tells what they said: 'I told my boss "I am deaf"'. */
const SAYS_THEMSELVES = regex.iu`(?<!\p{L})(?:i|i['’]ve|ich|je|j['’]\p{L}+|yo|dije|he dicho)(?!\p{L})[^,.;:!?]*[,:]?\s*$`;
/** The user acts, or is something. */
const ACTS = regex.iu`(?<!\p{L})(?:i|i['’]?(?:m|ve|d|ll)|we|we['’]?(?:re|ve|ll)|ich|wir|je|j['’]\p{L}+|nous|yo|soy|estoy|tengo|vivo|somos|estamos|tenemos)(?!\p{L})`;
/** Spanish leaves out "yo": verbs of the first person. */
const SPANISH_FIRST_PERSON = regex.iu`(?<!\p{L})(?:tengo|soy|estoy|voy|vivo|trabajo|hago|puedo|quiero|necesito|he \p{L}+(?:[ai]do|to|cho)|hemos|tenemos|somos|vamos|\p{L}{2,}[éí])(?!\p{L})`;

/**
 * Returns the sentences of a turn that are worth remembering, in order.
 * @param found the statements of known slots and the corrections in the turn. A sentence that says no more than they do is
 * left out.
 */
export function naturalStatements(
  said: string,
  found: readonly Pick<Extraction, "quote">[],
  vectorOf: VectorOf | null = null,
): Statement[] {
  const foreign = foreignSpans(said);
  const sentences = judgeSentences(said, foreign, vectorOf);
  const isOnOthers = sentences.length >= ON_OTHERS.sentences && !speaksOfUser(said);
  const isProblem = isOnOthers && isWordProblem(said);
  return sentences.flatMap((sentence): Statement[] => {
    const others = foreignShare(foreign, sentence.from, sentence.to);
    const whole = wholeSentence(said, sentence, { others, isOnOthers, isProblem, found, foreign });
    return whole.length > 0 ? whole : limitsIn(said, sentence, foreign, found);
  });
}

/** The surroundings of a sentence. */
interface Surroundings {
  /** The share of the sentence that is not the user's own. */
  readonly others: number;
  /** True if nobody says "I" or "my" in a turn of several sentences. */
  readonly isOnOthers: boolean;
  /** True if such a turn is a word problem. */
  readonly isProblem: boolean;
  readonly found: readonly Pick<Extraction, "quote">[];
  readonly foreign: readonly ForeignSpan[];
}

/** Returns a sentence as a statement, if it is worth remembering. */
function wholeSentence(
  said: string,
  sentence: JudgedSentence,
  { others, isOnOthers, isProblem, found, foreign }: Surroundings,
): Statement[] {
  const { label, confidence } = sentence;
  const isStatement = label === "keep" || label === "passing";
  if (!isStatement && confidence > UNSURE_OF_EVENT) return [];
  const from = sentence.from;
  const to = from + beforeAnnouncedRequest(beforeQuestion(said.slice(from, sentence.to))).length;
  const quote = said.slice(from, to);
  // Somebody who must not eat a thing says so in few words: "no kiwi, my mouth swells up from it".
  const isLimit = (label === "passing" || quote.length < BRIEF.characters) && foodLimitIn(quote);
  // Spanish leaves out the pronoun, and a short sentence gives the model nothing else to go by.
  const isEvent = (!isStatement || label === "keep" || confidence <= UNSURE) && tellsSpanishLifeEvent(quote);
  const limits = isStatement ? limitClauses(quote) : [];
  const isKept = label === "keep" || (label === "passing" && (isLimit || limits.length > 0));
  if (!isKept && !isEvent) return [];
  if (!isLimit && isOnOthers && (isProblem || confidence < ON_OTHERS.confidence)) return [];
  if (!isLimit && limits.length === 0 && tellsOfNobody(quote)) return [];
  const kind = isLimit ? "food" : (limits[0]?.kind ?? sentence.kind);
  if (quote.length > MAX_STATEMENT || quote.includes(SECRET_REMOVED) || others > FOREIGN) return [];
  if ((kind === "health" || quote.length < SHORT) && asksForWork(quote)) return [];
  const isQuoting = quotesAnother(said, { from, to }, foreign);
  if (isQuoting && (kind === "health" || (kind !== "family" && !speaksBesides(said, { from, to }, foreign)))) return [];
  if (coveredShare(quote, found) >= COVERED || ASKS_TO_CONFIRM.test(quote) || SUPPOSING.test(quote)) return [];
  if (!isLimit && !isEvent && isSmallTalk(quote, confidence)) return [];
  const isStated = (): boolean => isAsserted(said, from, to) || isBesideQuestion(quote);
  if (quote.length < SHORT && !(isLimit && others === 0) && !isStated()) return [];
  const slot = `said:${normalise(quote)}`;
  return [{ type: "semantic", text: quote, quote, slot, value: "yes", confidence, ...(kind && { kind }) }];
}

const tellsOfNobody = (quote: string): boolean =>
  isInOtherScript(quote) || asksForAnother(quote) || (asksOfWorld(quote) && !isBesideQuestion(quote));

/** Returns whether somebody else says "I" in a quotation: 'my aunt told me "I am deaf"' tells no health of the user. */
function quotesAnother(
  said: string,
  { from, to }: Pick<JudgedSentence, "from" | "to">,
  foreign: readonly ForeignSpan[],
): boolean {
  return foreign.some(
    (span) =>
      span.why === "quoted" &&
      span.from >= from &&
      span.from < to &&
      SPEAKS.test(said.slice(span.from, span.to)) &&
      !SAYS_THEMSELVES.test(said.slice(from, span.from)),
  );
}

/** Returns whether the user is who acts in a sentence, beside what others say in it: "she said 'I quit', so I took her desk". */
const speaksBesides = (
  said: string,
  { from, to }: Pick<JudgedSentence, "from" | "to">,
  foreign: readonly ForeignSpan[],
): boolean => ACTS.test(withoutSpans(said, from, to, foreign));

/** Returns a stretch without what is not the user's own. */
function withoutSpans(said: string, from: number, to: number, foreign: readonly ForeignSpan[]): string {
  let own = "";
  let at = from;
  for (const span of foreign.filter((one) => one.from < to && one.to > from)) {
    own += said.slice(at, Math.max(at, span.from));
    at = Math.max(at, span.to);
  }
  return own + said.slice(at, Math.max(at, to));
}

/** Returns whether a short sentence is too unsure, or says too little, to be worth keeping. */
const isSmallTalk = (quote: string, confidence: number): boolean =>
  (quote.length < SHORT && confidence < SURE_OF_SHORT) ||
  (quote.length < BRIEF.characters &&
    (confidence < BRIEF.confidence ||
      (confidence < UNSURE && (quote.match(/\p{L}{2,}/gu)?.length ?? 0) < BRIEF.words)));

/**
 * Returns what a sentence states before a question that follows a full stop in lower case: "my sister keeps bees in Ghent.
 * how do i melt wax?" The rest is the whole sentence if it states nothing.
 */
function beforeQuestion(sentence: string): string {
  const stated = sentence.length <= MAX_STATEMENT ? STATED_STOP_ASKED.exec(sentence)?.[1] : undefined;
  if (stated === undefined || !isAsserted(stated, 0, stated.length)) return sentence;
  // Behind the stop, a statement may stand before the question as well: "done. i'm allergic to kiwi, any ideas?"
  return isBesideQuestion(sentence.slice(stated.length + 1).trim()) ? sentence : stated;
}

/** In characters. Nobody says in passing in a longer turn what they cannot do, and it has many sentences to read. */
const LONGEST_WITH_LIMIT = 1_000;
/** The confidence in a limit that stands beside a request. */
const LIMIT_CONFIDENCE = 0.7;

/** Returns the limits that a sentence holds beside what it asks: of food at its beginning, of all else in any clause. */
function limitsIn(
  said: string,
  { from, to }: JudgedSentence,
  foreign: readonly ForeignSpan[],
  found: readonly Pick<Extraction, "quote">[],
): Statement[] {
  const sentence = said.slice(from, to);
  if (sentence.length > MAX_STATEMENT) return [];
  const food = leadingFoodLimit(sentence);
  const beside = food === null && said.length <= LONGEST_WITH_LIMIT ? limitClauses(sentence) : [];
  const limits = food === null ? beside : [{ quote: food, kind: "food" } as const];
  return limits.flatMap(({ quote, kind }): Statement[] => {
    if (quote.includes(SECRET_REMOVED) || coveredShare(quote, found) >= COVERED) return [];
    const at = said.indexOf(quote, from);
    const others = kind === "food" ? foreign : foreign.filter(({ why }) => why !== "asked");
    if (foreignShare(others, at, at + quote.length) > 0) return [];
    const isStated =
      kind === "food" || isAsserted(said, at, at + quote.length) || isBesideRequest(said.slice(from, at), quote);
    if (!isStated) return [];
    const slot = `said:${normalise(quote)}`;
    return [{ type: "semantic", text: quote, quote, slot, value: "yes", confidence: LIMIT_CONFIDENCE, kind }];
  });
}

/** Returns whether a clause without a subject stands beside a request: "plan me a workout, dodgy knee so no jumping". */
const isBesideRequest = (before: string, quote: string): boolean =>
  !PLAYED.test(before) && isAsserted(`I ${quote}`, 0, quote.length);

/** Returns whether a question follows what somebody states: "wir halten Bienen, was kostet ein Kilo Wachs?" */
function isBesideQuestion(quote: string): boolean {
  const [, stated] = STATED_THEN_ASKED.exec(quote) ?? [];
  return stated !== undefined && isAsserted(stated, 0, stated.length);
}

/** Returns whether any word of a turn speaks of the user. */
const speaksOfUser = (said: string): boolean =>
  readableParts(said).some(({ text }) => SPANISH_FIRST_PERSON.test(text) || namesUser(text));

/** Returns whether any clause from one position to another states something. */
function isAsserted(said: string, from: number, to: number): boolean {
  const within = (sentence: Sentence): boolean => sentence.at < to && sentence.at + sentence.text.length > from;
  return stretchesIn(said).some((sentences) => {
    if (!sentences.some(within)) return false;
    const asserted = assertedSentences(sentences);
    return sentences.some((sentence, i) => asserted[i] === true && within(sentence) && clausesOf(sentence).length > 0);
  });
}

/** Returns the share of a sentence that facts say. Words such as "as I said", with which it opens, do not count. */
function coveredShare(sentence: string, found: readonly Pick<Extraction, "quote">[]): number {
  const quotes = [...new Set(found.map(({ quote }) => quote))].filter((quote) => sentence.includes(quote));
  if (quotes.length === 0) return 0;
  const apart = quotes.filter((quote) => !quotes.some((other) => other !== quote && other.includes(quote)));
  const opened = LANGUAGES.reduce((text, { openers }) => text.replace(openers, ""), sentence);
  return apart.reduce((sum, quote) => sum + quote.length, 0) / Math.max(1, opened.length);
}

/** Returns the share of a stretch that is not the user's own. */
function foreignShare(foreign: readonly ForeignSpan[], from: number, to: number): number {
  const covered = foreign.map((span) => Math.max(0, Math.min(span.to, to) - Math.max(span.from, from)));
  return covered.reduce((sum, length) => sum + length, 0) / (to - from);
}
