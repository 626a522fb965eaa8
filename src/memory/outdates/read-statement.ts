import { Memo } from "../../runtime/memo.ts";
import { LEXICONS } from "../../text/lexicon.ts";
import { contentWords, words } from "../../text/words.ts";
import { CHANGE_WORDS, isChangeWord } from "./change-signs.ts";
import { type Value, valuesIn } from "./values.ts";
import { regex } from "../../text/regex.ts";

/** A word that shows what a clause is about, stemmed, and its place among all words of the clause. */
export interface SubjectWord {
  readonly word: string;
  readonly at: number;
  /** True for a thing that the clause is for or with, and not about: "balloons for the party". */
  readonly isAdjunct: boolean;
}

/** A clause of a statement, as far as it tells what it is about. */
export interface ReadClause {
  /** In lower case. */
  readonly text: string;
  readonly words: readonly string[];
  readonly subject: readonly SubjectWord[];
  readonly values: readonly Value[];
  /** The word before "is", if the clause says what or how something is. */
  readonly named: string | null;
  /** True for a question, and for an order to an assistant. */
  readonly asks: boolean;
}

const COPULAS = new Set(CHANGE_WORDS.flatMap(({ copulas }) => copulas.split(" ")));
const GENERAL = new Set(CHANGE_WORDS.flatMap(({ general }) => [...words(general), ...contentWords(general)]));
const OF_TIME = new Set(
  LEXICONS.flatMap(({ weekdays, months, numbers, units }) => [
    ...weekdays,
    ...months,
    ...numbers,
    ...Object.values(units),
  ])
    .flatMap((names) => names.split(" "))
    .flatMap((name) => [name, ...contentWords(`${name} ${name}s`)]),
);

/** Words before a thing that a clause is for or with, in four languages. */
const ADJUNCTS = new Set("for with für mit beim pour avec para con".split(" "));

const ENGLISH_POSSESSIVES = new Set("my our your his her their".split(" "));

/** Forms of one role that share too few letters to be taken for one word. */
const ROLES: ReadonlyMap<string, string> = new Map([
  ["chefin", "chef"],
  ["jefa", "jefe"],
  ["ärztin", "arzt"],
]);

const NOTHING = new Set("nothing anything none nichts rien nada".split(" "));

/** Stand before whose something is, in German: "die Freundin meiner Tochter ist 9". */
const GENITIVE = new Set("meiner meines unserer unseres seiner seines ihrer ihres".split(" "));

/** Returns true for a word for somebody whose something is: "my wife's car is 4". */
const isWhose = (at: number, all: readonly string[], text: string): boolean =>
  GENITIVE.has(all[at - 1] ?? "") || ["'", "’"].some((mark) => text.includes(`${all[at] ?? ""}${mark}s `));

/** Words before the name of what a clause says something of: "and my older sister is …". */
const LATEST_NAME = 3;

/** "The rent's 2650": no possessive stands before a number. */
const SHORT_COPULA = regex.u`(\p{L}{3,})['’]s (?:now |only |just |at )?[€$£]?\d`;

/** Commas, stops and the words that join clauses. */
const BETWEEN =
  /(?<=[,;:!?…()\n]|(?<!\d)\.)[\s.,;:!?…()]+|\s+[–—-]+\s+|\s+(?=(?:and|but|so|because|und|aber|et|mais|donc|y|pero)\s)/u;
/** Openings of a question or an order. */
const ASKS = regex.u`\?\s*$|^\W*(?:(?:and|so|but|und|et|y)\s+)?(?:(?:can|could|would|will)(?= (?:you|u|ya|i|we|he|she|it|they|this|that|these|there|someone|somebody|anyone|my|our|the|an?)(?![\p{L}\p{N}]))|what|whats|how|which|where|when|why|who|any|help|write|draft|give|make|show|list|plan|suggest|recommend|explain|tell|find|need ideas|please|pls|do you|is there|are there|wie|was|wo|wann|welche[rsnm]?|kannst|schreib|mach|gib|hilf|comment|quel(?:le)?s?|peux|pouvez|aide|écris|fais|une idée|cómo|qué|cuál|dónde|puedes|hazme|dame|ayúdame|escribe)(?![\p{L}\p{N}])`;

/** Statements that were read last. One is compared with several others in a row. */
const lately = new Map<string, readonly ReadClause[]>();
const MAX_LATELY = 64;

/** Reads the clauses of a statement for what they are about and for their values. */
export function readStatement(statement: string): readonly ReadClause[] {
  const known = lately.get(statement);
  if (known) return known;
  const clauses = clausesIn(statement).map(readClause);
  if (lately.size >= MAX_LATELY) lately.clear();
  lately.set(statement, clauses);
  return clauses;
}

/** Returns the clauses of a statement, in lower case. */
export function clausesIn(statement: string): string[] {
  return statement
    .normalize("NFKC")
    .toLowerCase()
    .split(BETWEEN)
    .filter((clause) => /[\p{L}\p{N}]/u.test(clause));
}

function readClause(text: string): ReadClause {
  const all = words(text);
  const subject: SubjectWord[] = [];
  for (const [at, word] of all.entries()) {
    const stem = isEnglishSon(at, all) ? word : subjects.get(word, subjectOf);
    if (stem !== "") subject.push({ word: stem, at, isAdjunct: isAdjunctAt(at, all) });
  }
  const copula = all.findIndex((word) => COPULAS.has(word));
  const [short] = /['’]s /.test(text) ? contentWords(SHORT_COPULA.exec(text)?.[1] ?? "") : [];
  const named =
    subject.findLast(({ at }) => at <= LATEST_NAME && at < copula && copula - at <= 2 && !isWhose(at, all, text))
      ?.word ??
    short ??
    null;
  return { text, words: all, subject, values: valuesIn(text, all), named, asks: ASKS.test(text) };
}

/** Returns true for a child: "son" is "his" in French, and "are" in Spanish. */
export const isEnglishSon = (at: number, all: readonly string[]): boolean =>
  all[at] === "son" && ENGLISH_POSSESSIVES.has(all[at - 1] ?? "");

/** Words whose subjects are kept: to stem a word and to look for it in the lists takes ten times as long. */
const SUBJECTS_KEPT = 10_000;
const subjects = new Memo<string, string>(SUBJECTS_KEPT);

/** Returns the stem of a word that shows what a clause is about. Returns the empty string for any other word. */
function subjectOf(word: string): string {
  if (isTooShort(word) || GENERAL.has(word) || OF_TIME.has(word) || isChangeWord(word) || /^\p{N}/u.test(word))
    return "";
  const [stem = ""] = contentWords(word);
  return GENERAL.has(stem) || OF_TIME.has(stem) ? "" : (ROLES.get(stem) ?? stem);
}

/** Returns true for a thing behind "for" or "with". "Nothing with nuts" is about nuts. */
const isAdjunctAt = (at: number, all: readonly string[]): boolean =>
  [at - 1, at - 2].some((before) => ADJUNCTS.has(all[before] ?? "") && !NOTHING.has(all[before - 1] ?? ""));

/** Returns true for a word that tells too little. "C#" is a name. */
const isTooShort = (word: string): boolean => word.length < 3 && !/[#+]$/.test(word);

/** Returns true if two words are forms of one: "entreno" and "entrenar", "Liefertermin" and "Termin". */
export function sameWord(one: string, other: string): boolean {
  if (one === other) return true;
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short.length < 5) return false;
  let alike = 0;
  while (alike < short.length && short[alike] === long[alike]) alike += 1;
  return alike >= Math.max(5, long.length - 2) || (short.length >= 6 && long.endsWith(short));
}
