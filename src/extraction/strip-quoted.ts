import { withoutElements } from "./elements.ts";
import { withoutQuotations } from "./quotations.ts";
import { withoutSpeakers } from "./speakers-in-text.ts";
import { Memo } from "../runtime/memo.ts";

/** Stands in place of each foreign character, so that positions in the text do not change. */
export const FOREIGN = "\u0000";

/** In characters. Longer texts are pasted or generated; the user's own words stand at either end. */
const READ_WHOLE = 20_000;
const READ_AT_ENDS = 2_000;

/** A long text of several paragraphs is a document. Its first and last paragraph may be the user's. */
const DOCUMENT_CHARACTERS = 1_500;
const DOCUMENT_PARAGRAPHS = 4;

const blank = (text: string): string => text.replace(/[^\n]/g, FOREIGN);

const MARKUP = /<[a-z/!][^<>\n]{0,300}>/gi;

/** Patterns for words that are not the user's. Each is bounded or ends at its own delimiter, so that none is slow. */
const OTHERS_MATTER: readonly (readonly [what: string, pattern: RegExp])[] = [
  ["fenced code", /(?:```|~~~)[^]*?(?:```|~~~|$(?![^]))/g],
  ["inline code", /`[^`\n]{1,400}`/g],
  ["markup", MARKUP],
  ["link", /\bhttps?:\/\/\S+/g],
  ["quoted line", /^[ \t]{0,8}>[^\n]*$/gm],
  ["remark for a model", /\[(?:info|system|inst|context|instructions?|ooc)\b[^\]]{0,2000}\]/gi],
];

/** Patterns for lines that nobody's statements are learnt from. People tell of themselves in lists and tables, too. */
const LINES_WITHOUT_PROSE: readonly (readonly [what: string, pattern: RegExp])[] = [
  ["table row", /^[ \t]{0,8}\|[^\n]*$/gm],
  [
    "log line",
    /^[ \t]{0,8}(?:\[?\d{4}-\d\d-\d\d[T ]\d\d:|\[\d\d:\d\d|(?:ERROR|WARN|INFO|DEBUG|TRACE|FATAL)\b|at \S+ ?\(|File "|Traceback|\$ |# |#!|npm ERR|\d+\s*\|)[^\n]*$/gm,
  ],
  ["code line", /^[^\n]*(?:[{};]|=>|\(\)|==|\)\s*:)[ \t]*$/gm],
];

/** Returns whether only both ends of a text are read. */
export const isReadAtEnds = (said: string): boolean => said.length > READ_WHOLE;

/** Returns the stretches of a text that are read, with their offsets. */
export function readableParts(said: string): { readonly text: string; readonly at: number }[] {
  if (!isReadAtEnds(said)) return [{ text: withoutDocument(said), at: 0 }];
  return [
    { text: said.slice(0, READ_AT_ENDS), at: 0 },
    { text: said.slice(-READ_AT_ENDS), at: said.length - READ_AT_ENDS },
  ];
}

/** Returns the stretches of a text that are read: all of it, or both its ends. */
export const readable = (said: string): string[] => readableParts(said).map(({ text }) => text);

/** Texts that were read last. The parts of one turn are asked for several times. */
const lately = new Memo<string, string>(4);

/** Returns the text with all but the user's own prose blanked out, character by character. */
export const stripQuoted = (read: string): string => lately.get(read, ownProse);

function ownProse(read: string): string {
  let text = withoutSpeakers(withoutElements(read, blank), blank);
  for (const [, pattern] of [...OTHERS_MATTER, ...LINES_WITHOUT_PROSE]) text = text.replace(pattern, blank);
  text = withoutQuotations(text, blank);
  return isVerse(text) ? blank(text) : text;
}

/**
 * Returns the text with all blanked out that others said for certain. It is what may be told as the user's: more than is
 * learnt from, because a fact that is told as somebody else's is lost.
 */
export function stripOthers(read: string): string {
  let text = withoutSpeakers(withoutElements(read, blank), blank, "sentence");
  for (const [, pattern] of OTHERS_MATTER) text = text.replace(pattern, blank);
  return withoutQuotations(text, blank);
}

function withoutDocument(text: string): string {
  if (text.length < DOCUMENT_CHARACTERS) return text;
  const paragraphs = text.split(/(\n[ \t]*\n)/);
  if (paragraphs.length < DOCUMENT_PARAGRAPHS * 2 - 1) return text;
  const last = paragraphs.length - 1;
  return paragraphs.map((part, at) => (at === 0 || at === last ? part : blank(part))).join("");
}

/** Opens a line in which somebody tells of themselves. */
const OF_ONESELF = /^\W{0,4}(?:i|i['’]?(?:m|ve)|my|we|ich|mein\w*|wir|je|j['’]|mon|ma|nous|yo|mi|soy|tengo|vivo)\b/i;

/**
 * Returns whether a text is short lines without full stops: lyrics, poems, tables, lists of examples. People who write
 * without capitals end each sentence with a line, so that their lines are no verses.
 */
function isVerse(text: string): boolean {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  if (lines.length < 6) return false;
  const verses = lines.filter(
    (line) => line.length < 60 && !/[.!?:]["')]*\s*$/.test(line) && !/^\s*(?:[-*•]|\d+[.)])\s/.test(line),
  );
  if (verses.length < lines.length * 0.8) return false;
  const capitals = lines.filter((line) => /^\W*\p{Lu}/u.test(line)).length;
  const ofOneself = lines.filter((line) => OF_ONESELF.test(line)).length;
  return capitals >= lines.length / 2 && ofOneself <= lines.length / 2;
}
