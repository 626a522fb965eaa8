import { Memo } from "../../runtime/memo.ts";
import { expandContractions } from "./contractions.ts";
import { stripFraming } from "./strip-framing.ts";
import { foldCase, hasEnoughContext } from "./letter-case.ts";
import { unquote } from "./quotes.ts";
import { REWRITES } from "./rewrites.ts";
import { frenchForm } from "./languages/french.ts";
import { germanForm } from "./languages/german.ts";
import { spanishForm } from "./languages/spanish.ts";
import { applySelfCorrection } from "./self-correction.ts";
import { uninvert } from "./question-frames.ts";
import { repairSlip } from "./repair-slip.ts";
import { dropClosingMark, tokens } from "./tokens.ts";
import {
  asksBehind,
  AUXILIARIES,
  ENGLISH_HINTS,
  ENGLISH_MARKS,
  ENGLISH_OPENERS,
  FOREIGN_MARKS,
  LANGUAGE_TALK,
  QUESTION_WORDS,
  REQUEST_VERBS,
} from "./words.ts";

export { fullerForms } from "./fuller-forms.ts";

/**
 * A question as it was read. In a `verbatim` one every character counts, because it is long, structured or quoting. A
 * `plain` one is not certainly English, or speaks about language. The rules of English apply to an `english` one.
 */
interface Reading {
  readonly kind: "verbatim" | "plain" | "english" | LanguageName;
  readonly tokens: readonly string[];
}

/** Longer texts carry material, and differ in ways that no rewrite foresees. */
const MAX_QUESTION_CHARACTERS = 400;

const OUTER_BLANKS = /^[ \t\r\n]+|[ \t\r\n]+$/g;
const STRUCTURE =
  /[\r\n`"\u201c\u201d\u201e\u00ab\u00bb\u2018\u300c\u300e\\{}<>|]|:\/\/|www\.|(?:^|\s)'|'(?=[\s?.!,]|$)/;
const NOT_PLAIN_ASCII = /[^\x20-\x7e\t]/;

/** Rewrites "what is meant by osmosis" as "what is osmosis". "What does osmosis mean" may ask about the word. */
const MEANT_BY = /^what (?:is meant|do you mean) by (?=[a-z]{4,})/i;

/** Question words of other languages. Behind one of them the question mark adds nothing. */
const OTHER_QUESTION_WORDS =
  /^(?:¿|(?:wer|was|wo|wann|warum|wieso|wie|welche[rsnm]?|qui|quand|comment|pourquoi|quel(?:le)?s?|wat|hoe|waar|waarom|wie|qué|quién|cómo|cuándo|dónde|cuál|chi|perché|quando|onde|quem)\s)/iu;

/** Questions that were read last: one is read to look for its answer, and again to store it. */
const lately = new Memo<string, string>(200);

/**
 * Returns a key that two texts share exactly if they differ in insignificant form alone. So matching is an equivalence:
 * no chain of small steps leads from one question to another.
 */
export const normalForm = (text: string): string =>
  text.length <= MAX_QUESTION_CHARACTERS ? lately.get(text, formOf) : formOf(text);

function formOf(text: string): string {
  const reading = readQuestion(text);
  return `${reading.kind}:${reading.tokens.join(" ")}`;
}

/**
 * Returns the key that a text would have without one of the rewrites, or without one of the languages. A benchmark
 * measures by it what each of them yields.
 */
export function formWithout(text: string, name: string): string {
  const reading = readQuestion(text, name);
  return `${reading.kind}:${reading.tokens.join(" ")}`;
}

/**
 * Returns a second key under which an answer may be found: that of the question as its asker corrected it. Answers are
 * stored under `normalForm` alone.
 */
export function correctedForm(text: string): string {
  const form = normalForm(text);
  if (form.startsWith("verbatim") || NOT_PLAIN_ASCII.test(text)) return form;
  const meant = repairSlip(text);
  return meant === null ? form : normalForm(meant);
}

type LanguageName = "german" | "french" | "spanish";

/** The languages whose everyday questions are read by their frame and their verb. */
const OTHER_LANGUAGES: readonly (readonly [LanguageName, (text: string) => readonly string[] | null])[] = [
  ["german", germanForm],
  ["french", frenchForm],
  ["spanish", spanishForm],
];

/** Marks with which every character of a question counts in any language. */
const STRUCTURE_ELSEWHERE = /[()[\]{}<>|\\/`"=+*#@%$€£;:]|\d[.,]\d/;

/** Reads a question. It takes about 15 µs for a dozen words. */
function readQuestion(text: string, left = ""): Reading {
  const trimmed = text.replace(OUTER_BLANKS, "");
  const said = unquote(trimmed.replaceAll("\u2019", "'"));
  if (trimmed.length > MAX_QUESTION_CHARACTERS || STRUCTURE.test(said)) return { kind: "verbatim", tokens: [trimmed] };
  if (NOT_PLAIN_ASCII.test(said)) return readOtherLanguage(trimmed, left);
  const meant = applySelfCorrection(said);
  const list = tokens(meant.replace(MEANT_BY, "What is "));
  const lower = list.map((token) => token.toLowerCase());
  if (!isEnglish(lower)) return readOtherLanguage(trimmed, left);
  if (lower.some((word) => LANGUAGE_TALK.has(word))) return readLanguageTalk(list);
  return { kind: "english", tokens: readEnglish(list, left) };
}

function isEnglish(lower: readonly string[]): boolean {
  if (lower.some((word) => FOREIGN_MARKS.has(word))) return false;
  if (ENGLISH_OPENERS.has(lower[0] ?? "") && lower.length > 3) return true;
  return (
    lower.some((word) => ENGLISH_MARKS.has(word)) || new Set(lower.filter((word) => ENGLISH_HINTS.has(word))).size >= 2
  );
}

function readEnglish(list: readonly string[], left: string): readonly string[] {
  const { asked, isIndirect } = stripFraming(list);
  const expanded = expandContractions(asked);
  const hasContext = hasEnoughContext(expanded);
  const folded = expanded.map((_, at) => foldCase(expanded, at, hasContext));
  dropClosingMark(folded, opensQuestion(folded[0] ?? "", folded[1]));
  return REWRITES.reduce(
    (words, { name, apply }) => (name === left ? words : apply(words)),
    isIndirect ? uninvert(folded) : folded,
  );
}

function readLanguageTalk(list: readonly string[]): Reading {
  const kept = [...list];
  const first = kept[0]?.toLowerCase() ?? "";
  if (QUESTION_WORDS.has(first) || REQUEST_VERBS.has(first)) kept[0] = first;
  if (/^what'?s$/.test(first) && /^(?:the|your)$/.test(kept[1] ?? "")) kept.splice(0, 1, "what", "is");
  if (kept[0] === "what" && kept[1] === "is" && kept[2] === "the" && kept[3] === "meaning" && kept[4] === "of")
    kept.splice(2, 1);
  dropClosingMark(kept, opensQuestion(first, kept[1]));
  return { kind: "plain", tokens: kept };
}

/**
 * Applies what holds in every language: composed characters, blanks and the closing mark. "Du kommst." is not "Du
 * kommst?".
 */
function readOtherLanguage(trimmed: string, left: string): Reading {
  for (const [kind, form] of OTHER_LANGUAGES) {
    const words = kind === left || STRUCTURE_ELSEWHERE.test(trimmed) ? null : form(trimmed);
    if (words !== null) return { kind, tokens: words };
  }
  const text = trimmed.normalize("NFC");
  const bare = text.endsWith("?") && OTHER_QUESTION_WORDS.test(text) ? text.slice(0, -1) : text;
  return { kind: "plain", tokens: bare.replace(/(?<=[\p{L}\p{N}\p{M}])[.\u3002]$/u, "").split(/[ \t]+/) };
}

/** Returns whether the first words open a question. "Have a nice day?" and "Do it?" are no wishes and orders. */
function opensQuestion(first: string, second = ""): boolean {
  if (first === "have") return /^(?:you|we|they|I|the|there|any)$/.test(second);
  if (first === "do") return !/^(?:it|so|not|this|that|your|my)$/.test(second);
  if (asksBehind(first, second)) return true;
  return QUESTION_WORDS.has(first) || AUXILIARIES.has(first) || REQUEST_VERBS.has(first);
}
