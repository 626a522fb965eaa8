import { words as wordsOf } from "../../text/words.ts";
import type { Attribute } from "./attributes/attribute.ts";
import { attributesIn } from "./attributes/attributes-in.ts";
import { type ChangeSign, isUnreal, signsOf } from "./change-signs.ts";
import { type Denials, denialsIn } from "./denied-value.ts";
import { endedStates } from "./passing-states.ts";
import { type ReadClause, readStatement, type SubjectWord } from "./read-statement.ts";
import type { Value } from "./values.ts";
import { regex } from "../../text/regex.ts";

/* Reads two sentences, of which the later may tell a change of what the earlier says. */

/** In words. A sentence that leaves out what it is about is short. */
const MAX_ELLIPTIC = 16;

/** Words of somebody who wants something, in four languages. What follows from it shows that it was done. */
const WANTS = new Set(
  "want wants wanted wanna need needs will wollen möchte möchten veut veulent voudrait quiere quieren quería".split(
    " ",
  ),
);
/** Begins what follows from something, in four languages: "so the small ones are out". */
const CONSEQUENCE =
  /^(?:so|therefore|that's why|also|deshalb|daher|deswegen|donc|alors|du coup|así que|por eso|entonces)\s/u;

/** A sentence as one reads it that a later one may have outdated. */
export interface EarlierSentence {
  readonly text: string;
  /** The clauses that state something. A plan is stated, and a plan may change. */
  readonly claims: readonly ReadClause[];
  readonly clauses: readonly ReadClause[];
  /** The things that somebody has one at a time of, such as an age or a home. */
  readonly attributes: readonly Attribute[];
}

/** A sentence as far as it may tell of a change. */
export interface LaterSentence {
  readonly text: string;
  readonly clauses: readonly ReadClause[];
  readonly signs: readonly ChangeSign[];
  readonly subject: readonly SubjectWord[];
  readonly values: readonly Value[];
  /** Null if it denies nothing. */
  readonly denials: Denials | null;
  /** The passing states that it tells of as over. 0 for none. */
  readonly overStates: number;
  /** The things that somebody has one at a time of, such as an age or a home. */
  readonly attributes: readonly Attribute[];
  /** True for a sentence so short that it may leave out what it is about. */
  readonly isShort: boolean;
}

/** Reads a sentence that a later one may have outdated. @param isOrder true if it says how to answer */
export function readEarlier(text: string, isOrder = false): EarlierSentence {
  const statement = readStatement(text);
  const clauses = withValues(statement);
  const claims = isOrder ? clauses : clauses.filter(({ asks }) => !asks);
  return { text, clauses, claims, attributes: attributesIn(statement) };
}

/** Reads a sentence for what it says of a change. */
export function readLater(text: string): LaterSentence {
  const statement = readStatement(text);
  const stated = statement.filter(({ asks }) => !asks);
  const isDone = stated.some((clause) => CONSEQUENCE.test(clause.text) && tellsEnd(clause));
  const real = withValues(
    stated.filter((clause) => isDenialOfNow(clause) || !isUnreal(isDone ? withoutWants(clause.words) : clause.words)),
  );
  const clauses = [...real, ...joinedClauses(real)];
  return {
    text,
    clauses,
    signs: clauses.flatMap((clause) => signsOf(clause)),
    subject: clauses.flatMap(({ subject }) => subject),
    values: clauses.flatMap(({ values }) => values),
    denials: denialsIn(statement),
    attributes: attributesIn(statement),
    overStates: stated.some(({ words }) => isUnreal(words)) ? 0 : endedStates(text),
    isShort: wordsOf(text).length <= MAX_ELLIPTIC,
  };
}

/** Joins a verb to the subject of the clause before it: "Odile packed up and moved to Lisbon". */
const joinedClauses = (clauses: readonly ReadClause[]): ReadClause[] =>
  clauses.flatMap((clause, i) => {
    const before = clauses[i - 1];
    if (!before || before.subject.length === 0 || !JOINED_VERB.test(clause.text)) return [];
    const subject = clause.subject.map((word) => ({ ...word, at: word.at + before.words.length }));
    return {
      text: `${before.text} ${clause.text}`,
      words: [...before.words, ...clause.words],
      subject: [...before.subject, ...subject],
      values: [...before.values, ...clause.values],
      named: before.named,
      asks: false,
    };
  });

/** Begins a clause that has its subject in the one before, in four languages. */
const JOINED_VERB = regex.u`^(?:and|und|et|y)\s+(?!(?:then|again|i|i['’]\p{L}+|im|we|you|he|she|it|they|there|the|an?|my|our|his|her|their|this|that|ich|wir|er|sie|es|das|der|die|ein\p{L}*|mein\p{L}*|unser\p{L}*|je|j['’]|on|nous|il|elle|le|la|les|l['’]|un|une|mon|ma|mes|notre|el|los|las|una|mi|mis|yo|nuestr\p{L}+)(?!\p{L}))\p{L}`;

const withoutWants = (all: readonly string[]): string[] => all.filter((word) => !WANTS.has(word));

/** Returns true if a clause says that something is over or changed. */
const tellsEnd = (clause: ReadClause): boolean =>
  !isUnreal(clause.words) && signsOf(clause).some(({ kind }) => kind !== "hint" && kind !== "now");

/** Returns true if the denial in a clause belongs to its sign of change: "not at the ferry school any more". */
const isDenialOfNow = (clause: ReadClause): boolean =>
  signsOf(clause).some(({ kind, from, to }) => kind === "ended" && isUnreal(clause.words.slice(from, to)));

/** Gives each clause the values of the clauses after it that name nothing: "she draws the sprites, 32x32". */
const withValues = (clauses: readonly ReadClause[]): ReadClause[] =>
  clauses.map((clause, i) => {
    const next = clauses.findIndex(({ subject }, at) => at > i && subject.length > 0);
    const following = clauses.slice(i + 1, next < 0 ? undefined : next).flatMap(({ values }) => values);
    return following.length > 0 ? { ...clause, values: [...clause.values, ...following] } : clause;
  });
