import type { ForgetOrder } from "./forget-order.ts";
import { glosses, expandQuery } from "./query-expansion.ts";
import { meaningIn, saysPhrase } from "./says-phrase.ts";

/*
 * What an order to forget means, of all that is remembered. Where several quite different things fit, nothing is meant:
 * what is gone cannot be brought back, and the order can be given again.
 */

/** A fact, a note or a round, as an order to forget may mean it. */
export interface Remembered {
  readonly id: string;
  /** The user's words. */
  readonly said: string;
  /** What a fact is about; null for what is none. */
  readonly slot: string | null;
  /** A question of the user's, which states nothing. */
  readonly asks: boolean;
  /** In which turns it was said: what was said in one breath is one thing. */
  readonly turns: readonly string[];
}

/** An order that names something. */
export type NamingOrder = ForgetOrder & { readonly what: string };

/** Words of the order that say nothing of its object. */
const FILLER: ReadonlySet<string> = new Set(
  meaningIn(
    "thing things stuff fact facts said told ever anything everything something forget bin bist war hab habe gesagt erzählt ai suis " +
      "dit tout tous todo nada soy tengo cuantos sache ding chose cosa there",
  ),
);

/** What of a person a question word asks for. */
const ASKED: readonly (readonly [question: RegExp, slots: RegExp])[] = [
  [/^(?:where|wo|woher|où|(?:de )?d[óo]nde)(?!\p{L})/iu, /^(?:home|origin|employer|school|plan)(?=:|$)/],
  [/^(?:when|wann|quand|(?:de )?cu[áa]ndo)(?!\p{L})/iu, /^(?:birthday|plan|own)(?=:|$)/],
  [/^(?:how old|wie alt|quel âge|(?:de )?cu[áa]ntos años)(?!\p{L})/iu, /^age$/],
];
const QUESTION_WORD = /^(?:de )?\p{L}+\s+/iu;

/** A memory with its words, and what it is found by besides. */
interface Candidate extends Remembered {
  readonly own: ReadonlySet<string>;
  readonly known: ReadonlySet<string>;
}

/** @returns the ids of what is to go */
export function meantBy({ what, as }: NamingOrder, memories: readonly Remembered[]): string[] {
  const wanted = [...new Set(meaningIn(plain(what)))].filter((word) => !FILLER.has(word));
  if (wanted.length === 0) return [];
  const candidates = memories.map((memory): Candidate => {
    const own = new Set(meaningIn(plain(memory.said)));
    const slot = memory.slot?.replace(/:/g, " ") ?? "";
    return { ...memory, own, known: new Set([...own, ...meaningIn(`${slot} ${expandQuery(memory.slot)}`)]) };
  });
  const meant =
    as === "question"
      ? answering(what, wanted, candidates)
      : as === "statement"
        ? stating(what, wanted, candidates)
        : about(what, wanted, candidates, as === "all");
  return meant.map(({ id }) => id);
}

/** Tells nothing of what is meant: "the appointment" is any. */
const ARTICLE = /^(?:the|an?|that|this|der|die|das|dem|den|eine?[nrms]?|les?|la|une?|el|los|las|una)\s+|^l'/iu;
/** As it would be written in full. */
const plain = (text: string): string => text.replace(/[’‘]/g, "'").replace(/\bi'?m\b/gi, "I am");

/** "Where I work". */
function answering(what: string, wanted: readonly string[], candidates: readonly Candidate[]): Candidate[] {
  const slots = ASKED.find(([question]) => question.test(what))?.[1];
  const facts = candidates.filter(
    ({ slot, known }) => slot !== null && (slots?.test(slot) ?? true) && holdsAll(known, wanted),
  );
  const said = facts.filter(({ own }) => holdsAll(own, wanted));
  const chosen = said.length > 0 ? said : facts;
  if (chosen.length > 0) return isOneSlot(chosen) ? inSlotOf(chosen, candidates) : [];
  const clause = plain(what).replace(QUESTION_WORD, "");
  return oneThing(
    candidates.filter(({ asks, said: text }) => !asks && saysPhrase(plain(text), clause)),
    wanted,
  );
}

/** "That I live in Porto". */
function stating(what: string, wanted: readonly string[], candidates: readonly Candidate[]): Candidate[] {
  const fitting = candidates.filter(
    ({ own, known }) => holdsAll(known, wanted) && wanted.some((word) => holds(own, word)),
  );
  if (wanted.length > 1) return fitting;
  // A single word says nothing of whom it is said.
  const literal = fitting.filter(({ said }) => saysPhrase(plain(said), plain(what)));
  return literal.length > 0 ? literal : fitting.filter(({ slot }) => slot !== null && !slot.startsWith("own:"));
}

/** Words from which on one may be missing: "owing my brother money" is "I owe my brother 900". */
const NEARLY_ALL_FROM = 3;

/** "The thing about the loan", "everything about my ex", "my address". */
function about(what: string, wanted: readonly string[], candidates: readonly Candidate[], all: boolean): Candidate[] {
  const saying = candidates.filter(({ own }) => holdsAll(own, wanted));
  const [asked, stated] = [saying.filter(({ asks }) => asks), saying.filter(({ asks }) => !asks)];
  if (stated.length === 0) return [...inOtherWords(wanted, candidates), ...asked];
  const literal = stated.filter(({ said }) => saysPhrase(plain(said), plain(what).replace(ARTICLE, "")));
  const meant = all ? stated : oneThing(literal.length > 0 ? literal : stated, wanted);
  return meant.length > 0 ? [...meant, ...asked] : [];
}

/** Facts are known by more than they say; "my address" is where I live, and "owing my brother money" what I owe my brother. */
function inOtherWords(wanted: readonly string[], candidates: readonly Candidate[]): Candidate[] {
  const known = candidates.filter(({ slot, known: words }) => slot !== null && holdsAll(words, wanted));
  const named = known.filter(({ slot }) => holdsAll(new Set(meaningIn(slot?.replace(/:/g, " ") ?? "")), wanted));
  const chosen = named.length > 0 ? named : known;
  if (chosen.length > 0) return isOneSlot(chosen) ? inSlotOf(chosen, candidates) : [];
  const told = candidates.filter(({ said, slot, asks }) => slot === null && !asks && tellsOf(said, wanted));
  if (told.length > 0) return oneThing(told, wanted);
  if (wanted.length < NEARLY_ALL_FROM) return [];
  const nearly = candidates.filter(({ own }) => wanted.filter((word) => !holds(own, word)).length === 1);
  return oneThing(nearly, wanted);
}

/** "I live at 5 Elm Street" is an address, though no rule has made a fact of it. */
function tellsOf(said: string, wanted: readonly string[]): boolean {
  const [, verb] = FIRST_PERSON.exec(plain(said)) ?? [];
  if (verb === undefined) return false;
  return glosses().some((gloss) => {
    const words = new Set(meaningIn(gloss));
    return holdsAll(words, wanted) && meaningIn(verb).some((word) => words.has(word));
  });
}

/** What somebody says of themselves, and the word that says it. */
const FIRST_PERSON =
  /(?<![\p{L}\p{N}])(?:(?:i|we|my|our|ich|wir|meine?|unsere?|je|nous|mon|ma|mes|mis?|yo)\s+|j')(\p{L}+)/iu;

const isOneSlot = (facts: readonly Candidate[]): boolean => facts.every(({ slot }) => slot === facts[0]?.slot);

const inSlotOf = ([fact]: readonly Candidate[], candidates: readonly Candidate[]): Candidate[] =>
  candidates.filter(({ slot }) => slot !== null && slot === fact?.slot);

/** All of them, where one hangs together with the next; nothing, where it is unclear which is meant. */
function oneThing(found: readonly Candidate[], wanted: readonly string[]): Candidate[] {
  const [first, ...others] = found;
  if (!first) return [];
  const joined = [first];
  let left = others;
  for (let grown = true; grown;) {
    const near = left.filter((one) => joined.some((other) => hangsTogether(one, other, wanted)));
    left = left.filter((one) => !near.includes(one));
    joined.push(...near);
    grown = near.length > 0;
  }
  return left.length > 0 ? [] : [...found];
}

function hangsTogether(one: Candidate, other: Candidate, wanted: readonly string[]): boolean {
  if (one.slot !== null && one.slot === other.slot) return true;
  if (one.turns.some((turn) => other.turns.includes(turn))) return true;
  return [...one.own].some((word) => !FILLER.has(word) && !wanted.some((w) => isSame(w, word)) && other.own.has(word));
}

const holdsAll = (words: ReadonlySet<string>, wanted: readonly string[]): boolean =>
  wanted.every((word) => holds(words, word));

function holds(words: ReadonlySet<string>, wanted: string): boolean {
  if (words.has(wanted)) return true;
  for (const word of words) if (isSame(word, wanted)) return true;
  return false;
}

/** Letters that two forms of a word have in common, and what may stand behind them in German and French. */
const MIN_STEM = 4;
const ENDING = /^(?:e|en|er|es|em|n|ns|s|st|t|te|ten|et|est|ez|ent|r)?$/;

function isSame(one: string, other: string): boolean {
  if (one === other) return true;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  return at >= MIN_STEM && ENDING.test(one.slice(at)) && ENDING.test(other.slice(at));
}
