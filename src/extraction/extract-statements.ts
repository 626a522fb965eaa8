import type { Extraction, Statement } from "../ports/memory.ts";
import { beforeAnnouncedRequest } from "./announced-request.ts";
import { MAX_CORRECTION_TURN, correctionIn, toForget } from "./corrections.ts";
import { assertedSentences, type Clause, clausesOf, type Sentence, stretchesIn } from "./clauses.ts";
import type { VectorOf } from "./disclosures/meaning-features.ts";
import type { ForeignSpan } from "./foreign/foreign-span.ts";
import { foreignIn } from "./foreign-spans.ts";
import { naturalStatements } from "./natural-statements.ts";
import { findInstructions } from "./instructions/find-instructions.ts";
import { instructionsIn } from "./instructions/instructions-in.ts";
import { retractionsIn } from "./instructions/retractions/retractions-in.ts";
import { limitClauses } from "./limit-clause.ts";
import { foodLimitIn } from "../memory/statements/food-limits.ts";
import { LANGUAGES } from "./languages.ts";
import { findings, type Language, plainly } from "./pattern.ts";
import { isReadAtEnds, readable } from "./strip-quoted.ts";
import { type TurnContext, normalise } from "./phrases.ts";
import { regex } from "../text/regex.ts";

/** A person states a few things at a time; a text with more than this is a document that slipped through. */
const MAX_STATEMENTS = 24;
const GREETING = /^\W{0,3}(?:hi|hello|hey|hiya|greetings|good (?:morning|afternoon|evening)|yo|howdy)\b/i;
/** In characters. In a longer text "always", "remember" and "note that" are about its own task. */
const BRIEF = 400;
const TERSE = 120;
/** In characters. A quote is all that the user says if the rest is no longer: "No, … please!" */
const BESIDES = 15;
const OF_THE_USER = /\b(?:i|i'm|i’m|i've|my|me|we|our|ich|mein|meine|je|mon|ma|mi|yo)\b/i;
/** In characters. In a longer text "always" and "never" are about its own task. */
const LONGEST_INSTRUCTING = 1_500;
/** Facts that patterns find in an instruction: "my name is Max", "remember: no tables". */
const SAID_AS_FACT = /^(?:name$|note:)/;
/** A wish how to be addressed, which holds in every answer, though it tells the name as well: "call me Max". */
const ADDRESSED_AS = regex.iu`(?<!\p{L})(?:call|address) me|(?<!\p{L})nenn(?:e|t|en sie)? mich|(?<!\p{L})appel(?:le|ez)[- ]moi|(?<!\p{L})ll[aá]m[ae]me`;
/** "No food before sunset", beside a fast. */
const TIMED_LIMIT = regex.iu`^(?:please |bitte )?(?:no|nothing|none|kein\p{L}*|nichts|nix|pas d|rien|aucune? |nada|ning\p{L}+|sin)(?=[\s'’e]).*(?<!\p{L})(?:before|after|until|till|past|during|between|vor|nach|bis|während|avant|après|jusqu|pendant|antes|después|hasta|durante)(?!\p{L})`;
const ADDRESSED = regex.iu`(?<!\p{L})(?:you|your|u|du|dein\p{L}*|sie|ihre?|tu|vous|tes?|vos|ton|tú|tus?|usted|(?:answer|repl|antwort|répon|respond|respuest|message|nachricht|mensaj)\p{L}*)(?!\p{L})`;
const TRAILING_BUT_BRACKET = /[\s,;:.!?…]+$/;
const TRAILING = /[\s,;:.!?…)]+$/;

/** Openings of words that say nothing on their own, or are about the task at hand. */
const NOT_WORTH_NOTING =
  /^(?:you|it|this|that|these|those|to |when|how|what|where|why|who|the (?:last|previous|first|above|following|function|method|code|array|input|output|list|answer|question)|me\b|us\b|if\b|everything|anything|all\b|not\b|is\b|only\b|a \d|there)/i;

/**
 * Returns the statements and corrections of a turn in the order they are said in, each once.
 * @param vectorOf tells the kinds of statements better
 */
export function extractStatements(
  said: string,
  read: readonly Language[] = LANGUAGES,
  vectorOf: VectorOf | null = null,
): Extraction[] {
  // Patterns read only the ends of a long text, so that signs between them are of no use.
  const seen = isReadAtEnds(said) ? readable(said).join("\n") : said;
  const languages = read.filter((language) => language.signs.test(seen));
  const context: TurnContext = {
    greeted: GREETING.test(said),
    lowercase: !/\bI\b/.test(said.slice(0, 2_000)) && !/^\s*\p{Lu}\p{Ll}/u.test(said),
    characters: said.length,
  };
  const found = languages.length === 0 && said.length > LONGEST_INSTRUCTING ? [] : knownSlots(said, languages, context);
  const covering = found.filter((one) => !mayMeanNothing(one));
  return [...found, ...naturalStatements(said, covering, vectorOf)].slice(0, MAX_STATEMENTS);
}

/** Returns true for a retraction that may be about no instruction: "my knee is fine again" is a statement of its own. */
const mayMeanNothing = (one: Extraction): boolean =>
  one.type === "amendment" && one.does === "end" && one.about?.slot.startsWith("instruction:said:") === true;

/** Returns the statements in known slots and the corrections of a turn. */
function knownSlots(said: string, languages: readonly Language[], context: TurnContext): Extraction[] {
  const found = new Map<string, Extraction>();
  const stretches = readable(said);
  for (const [stretch, sentences] of stretchesIn(said).entries()) {
    const extracted = sentences.map((sentence) =>
      clausesOf(sentence).flatMap((clause) => extractionsOf(clause, languages, context)),
    );
    const instructions = said.length > LONGEST_INSTRUCTING ? [] : instructionsIn(sentences);
    const retractions = said.length > BRIEF ? [] : retractionsIn(sentences);
    if ([...extracted, ...instructions, ...retractions].every((ofSentence) => ofSentence.length === 0)) continue;
    const asserted = assertedSentences(sentences);
    const foreign = foreignIn(stretches[stretch] ?? "").filter(({ why }) => why !== "asked");
    const others = foreign.filter(({ why }) => why !== "drafted");
    const kept = sentences.flatMap((sentence, at) => {
      const stated = asserted[at] === true ? (extracted[at] ?? []) : [];
      const own = stated.filter(({ quote }) => !isWithin(foreign, sentence, quote));
      const isOwn = ({ quote }: Extraction): boolean => !isWithin(others, sentence, quote);
      return [
        ...joined(own, (instructions[at] ?? []).filter(isOwn)),
        ...(retractions[at] ?? []).filter((one) => asserted[at] === true && isOwn(one)),
      ];
    });
    for (const extraction of kept) {
      const key = extraction.type === "amendment" ? extraction.quote : `${extraction.slot}=${extraction.value}`;
      if (!found.has(key)) found.set(key, extraction);
    }
  }
  return [...found.values()];
}

function isWithin(foreign: readonly ForeignSpan[], sentence: Sentence, quote: string): boolean {
  const at = sentence.at + Math.max(0, sentence.text.indexOf(quote));
  return foreign.some(({ from, to }) => from <= at && at < to);
}

const overlap = (one: Extraction, other: Extraction): boolean =>
  one.quote.includes(other.quote) || other.quote.includes(one.quote);

/**
 * Adds the instructions that patterns did not find to what they found. "Pls no emojis" begins like a correction and is
 * none.
 */
function joined(extracted: readonly Extraction[], instructions: readonly Statement[]): Extraction[] {
  const kept = extracted.filter(
    (one) => one.type !== "amendment" || one.does === "forget" || !instructions.some((other) => overlap(one, other)),
  );
  const added = instructions.filter(
    (one) => !isMereLimit(one) && !kept.some((other) => overlap(one, other) && coversInstruction(other, one)),
  );
  return [...kept, ...added];
}

/**
 * Returns whether words that read as an instruction are a limit of the user and no more: "can't do stairs". One that follows
 * an instruction is its reason: "keep it short because I can't sit for long".
 */
function isMereLimit({ quote, slot }: Statement): boolean {
  const isFree = slot.startsWith("instruction:said:") && !ADDRESSED.test(quote);
  if (isFree && (TIMED_LIMIT.test(quote) || foodLimitIn(quote))) return true;
  const [limit] = limitClauses(quote);
  if (limit?.kind !== "health" || !quote.startsWith(limit.quote)) return false;
  const rest = quote.slice(limit.quote.length);
  return findInstructions([{ text: rest, asked: false }]).length === 0;
}

/** Returns whether what patterns found in an instruction is all that it says. */
function coversInstruction(found: Extraction, { quote }: Statement): boolean {
  if (found.type !== "semantic") return true;
  return SAID_AS_FACT.test(found.slot) && !ADDRESSED_AS.test(quote);
}

function extractionsOf(clause: Clause, languages: readonly Language[], context: TurnContext): Extraction[] {
  const said = beforeAnnouncedRequest(clause.quote);
  const quote = said.replace(said.includes("(") ? TRAILING_BUT_BRACKET : TRAILING, "");
  if (context.characters <= MAX_CORRECTION_TURN) {
    const rest = toForget(quote);
    if (rest !== null) {
      const [named] = statementsOf({ ...clause, quote: rest }, rest, languages, context);
      const about = named ? { slot: named.slot, value: named.value } : null;
      return about ? [{ type: "amendment", does: "forget", quote, instead: "", not: null, about }] : [];
    }
  }
  const stated = statementsOf(clause, quote, languages, context);
  const correction = stated.length === 0 && context.characters <= MAX_CORRECTION_TURN ? correctionIn(quote) : null;
  return correction ? [correction] : stated;
}

function statementsOf(
  clause: Clause,
  quote: string,
  languages: readonly Language[],
  context: TurnContext,
): Statement[] {
  const subject = clause.subject === "" ? "" : `${clause.subject} `;
  for (const language of languages) {
    const opened = subject + quote.replace(language.openers, "");
    const noted = language.notes.exec(opened);
    const text = noted ? opened.slice(noted[0].length).replace(language.openers, "") : opened;
    const found = language.opens.test(text) ? matchPatterns(language, text, quote, context) : [];
    if (found.length > 0) return found;
    if (noted && isWorthNoting(text, context.characters <= (noted.groups?.["weak"] ? TERSE : BRIEF))) {
      const note = { type: "semantic", text, quote, slot: `note:${normalise(text)}`, value: "yes" } as const;
      return [note];
    }
  }
  return [];
}

function matchPatterns(language: Language, text: string, quote: string, context: TurnContext): Statement[] {
  const found = new Map<string, Statement>();
  const plain = plainly(language, text);
  const topics = language.topics.filter((topic) => topic.cue.test(plain));
  for (const pattern of topics.flatMap((topic) => Object.values(topic.patterns))) {
    if (pattern.type === "procedural" && context.characters > BRIEF) continue;
    if (pattern.fallback && found.size > 0) continue;
    if (pattern.lasts && !isForGood(pattern.lasts, language, quote, context)) continue;
    for (const finding of findings(pattern, plain, text, context)) {
      const { slot, value } = finding;
      const type = pattern.type ?? "semantic";
      if (!found.has(slot)) found.set(slot, { type, text: finding.text ?? text, quote, slot, value });
    }
  }
  return [...found.values()];
}

function isForGood(lasts: "said" | "alone", language: Language, quote: string, context: TurnContext): boolean {
  const alone = context.characters - quote.length <= BESIDES;
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
