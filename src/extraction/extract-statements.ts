import type { Extraction, Statement } from "../ports/memory.ts";
import { MAX_CORRECTIONS, correctionIn, toForget } from "./corrections.ts";
import { assertedSentences, type Clause, clausesOf, stretchesIn } from "./clauses.ts";
import { ENGLISH } from "./english.ts";
import { FRENCH } from "./french.ts";
import { GERMAN } from "./german.ts";
import { type TurnContext, normalise } from "./phrases.ts";
import { findings, type Language, plainly } from "./rule.ts";
import { SPANISH } from "./spanish.ts";

/** Adding a language is adding a table here, and its clause starts to `clauses.ts`. */
const LANGUAGES: readonly Language[] = [ENGLISH, GERMAN, FRENCH, SPANISH];

/** A person states a few things at a time; more than this is a document that slipped through. */
const MOST_STATEMENTS = 24;
const GREETING = /^\W{0,3}(?:hi|hello|hey|hiya|greetings|good (?:morning|afternoon|evening)|yo|howdy)\b/i;
/** In characters. Past these, "always", "remember" and "note that" speak about the task in the text. */
const BRIEF = 400;
const TERSE = 120;
/** Beside what is all that is said: "No, … please!" */
const BESIDES = 15;
const OF_THE_USER = /\b(?:i|i'm|i’m|i've|my|me|we|our|ich|mein|meine|je|mon|ma|mi|yo)\b/i;
const TRAILING_BUT_BRACKET = /[\s,;:.!?…]+$/;
const TRAILING = /[\s,;:.!?…)]+$/;

/** Says nothing on its own, or says it to the model about the task at hand. */
const NOT_WORTH_NOTING =
  /^(?:you|it|this|that|these|those|to |when|how|what|where|why|who|the (?:last|previous|first|above|following|function|method|code|array|input|output|list|answer|question)|me\b|us\b|if\b|everything|anything|all\b|not\b|is\b|only\b|a \d|there)/i;

/** In the order they are said in; the same thing said twice is found once. */
export function extractStatements(said: string): Extraction[] {
  const languages = LANGUAGES.filter((language) => language.signs.test(said));
  if (languages.length === 0 && said.length > MAX_CORRECTIONS) return [];
  const around: TurnContext = {
    greeted: GREETING.test(said),
    lowercase: !/\bI\b/.test(said.slice(0, 2_000)) && !/^\s*\p{Lu}\p{Ll}/u.test(said),
    characters: said.length,
  };
  const found = new Map<string, Extraction>();
  for (const sentences of stretchesIn(said)) {
    const stated = sentences.map((sentence) =>
      clausesOf(sentence).flatMap((clause) => sayingsOf(clause, languages, around)),
    );
    if (stated.every((sayings) => sayings.length === 0)) continue;
    const believed = assertedSentences(sentences);
    for (const saying of stated.filter((_, index) => believed[index] === true).flat()) {
      const key = saying.type === "amendment" ? saying.quote : `${saying.slot}=${saying.value}`;
      if (!found.has(key)) found.set(key, saying);
    }
  }
  return [...found.values()].slice(0, MOST_STATEMENTS);
}

function sayingsOf(clause: Clause, languages: readonly Language[], around: TurnContext): Extraction[] {
  const quote = clause.quote.replace(clause.quote.includes("(") ? TRAILING_BUT_BRACKET : TRAILING, "");
  if (around.characters <= MAX_CORRECTIONS) {
    const rest = toForget(quote);
    if (rest !== null) {
      const [named] = statementsOf({ ...clause, quote: rest }, rest, languages, around);
      const about = named ? { slot: named.slot, value: named.value } : null;
      return about ? [{ type: "amendment", does: "forget", quote, instead: "", not: null, about }] : [];
    }
  }
  const stated = statementsOf(clause, quote, languages, around);
  const amends = stated.length === 0 && around.characters <= MAX_CORRECTIONS ? correctionIn(quote) : null;
  return amends ? [amends] : stated;
}

function statementsOf(clause: Clause, quote: string, languages: readonly Language[], around: TurnContext): Statement[] {
  const subject = clause.subject === "" ? "" : `${clause.subject} `;
  for (const language of languages) {
    const opened = subject + quote.replace(language.openers, "");
    const noted = language.notes.exec(opened);
    const text = noted ? opened.slice(noted[0].length).replace(language.openers, "") : opened;
    const found = language.opens.test(text) ? read(language, text, quote, around) : [];
    if (found.length > 0) return found;
    if (noted && isWorthNoting(text, around.characters <= (noted.groups?.["weak"] ? TERSE : BRIEF))) {
      const note = { type: "semantic", text, quote, slot: `note:${normalise(text)}`, value: "yes" } as const;
      return [note];
    }
  }
  return [];
}

function read(language: Language, text: string, quote: string, around: TurnContext): Statement[] {
  const found = new Map<string, Statement>();
  const plain = plainly(language, text);
  const topics = language.topics.filter((topic) => topic.cue.test(plain));
  for (const rule of topics.flatMap((topic) => Object.values(topic.patterns))) {
    if (rule.type === "procedural" && around.characters > BRIEF) continue;
    if (rule.fallback && found.size > 0) continue;
    if (rule.lasts && !isForGood(rule.lasts, language, quote, around)) continue;
    for (const finding of findings(rule, plain, text, around)) {
      const { slot, value } = finding;
      const type = rule.type ?? "semantic";
      if (!found.has(slot)) found.set(slot, { type, text: finding.text ?? text, quote, slot, value });
    }
  }
  return [...found.values()];
}

function isForGood(lasts: "said" | "alone", language: Language, quote: string, around: TurnContext): boolean {
  const alone = around.characters - quote.length <= BESIDES;
  return (lasts === "alone" && alone) || language.forGood.test(quote);
}

function isWorthNoting(text: string, short: boolean): boolean {
  return (
    (short || OF_THE_USER.test(text)) &&
    text.split(/\s+/).length >= 3 &&
    text.length <= 300 &&
    !NOT_WORTH_NOTING.test(text)
  );
}
