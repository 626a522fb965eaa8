import { withoutSpeakers } from "./speakers-in-text.ts";

/** Stands in place of each foreign character, so that positions in the text do not change. */
export const FOREIGN = "\u0000";

/** In characters. Longer texts are pasted or generated; the user's own words stand at either end. */
const READ_WHOLE = 20_000;
const READ_AT_ENDS = 2_000;

/** A long text of several paragraphs is a document. Its first and last paragraph may be the user's. */
const DOCUMENT_CHARACTERS = 1_500;
const DOCUMENT_PARAGRAPHS = 4;

const blank = (text: string): string => text.replace(/[^\n]/g, FOREIGN);

/** Patterns for words that are not the user's. Each is bounded or ends at its own delimiter, so that none is slow. */
const FOREIGN_MATTER: readonly (readonly [what: string, pattern: RegExp])[] = [
  ["fenced code", /(?:```|~~~)[^]*?(?:```|~~~|$(?![^]))/g],
  ["inline code", /`[^`\n]{1,400}`/g],
  ["markup", /<[a-z/!][^<>\n]{0,300}>/gi],
  ["link", /\bhttps?:\/\/\S+/g],
  ["quoted line", /^[ \t]{0,8}(?:>|\|)[^\n]*$/gm],
  [
    "log line",
    /^[ \t]{0,8}(?:\[?\d{4}-\d\d-\d\d[T ]\d\d:|\[\d\d:\d\d|(?:ERROR|WARN|INFO|DEBUG|TRACE|FATAL)\b|at \S+ ?\(|File "|Traceback|\$ |# |#!|npm ERR|\d+\s*\|)[^\n]*$/gm,
  ],
  ["code line", /^[^\n]*(?:[{};]|=>|\(\)|==|\)\s*:)[ \t]*$/gm],
  [
    "speaker",
    /^[ \t]{0,4}(?:\*\*)?(?!(?:subject|from|to|re|fwd?|about|for|my|some|a few|facts?|things|intro\w*|please|so|one|keep|hi|hello|hey|note|context|ps|fyi|update|background|correction|remember|important|preferences?|reminder|me|myself|ich|moi|yo|question|quick question|frage|pregunta|answer|summary|news|edit|status|fact|reason|info|hinweis|nachtrag|précision|nota)\b)\p{L}[\p{L}\p{M}\w .-]{0,24}(?:\*\*)?:(?:\*\*)?[ \t]+\S[^\n]*$/gimu,
  ],
];

const QUOTATIONS =
  /"[^"]{1,2000}"|“[^“”]{1,2000}”|«[^«»]{1,2000}»|„[^„“”"]{1,2000}[“”"]|(?<![\w\u00c0-\u024f])['‘][^'’\n]{1,300}(?:['’](?=[a-z\u00c0-\u024f])[^'’\n]{1,300}){0,9}['’](?![\w\u00c0-\u024f])/gi;

/** Returns whether quotation marks hold a name, such as "Yellow" or "Max". Longer words and the first person are speech. */
const isName = (quotation: string): boolean =>
  quotation.length < 40 &&
  !/\b(?:i|i'm|my|me|we|you|ich|je|yo|mein|mon|mi)\b|[.!?]/i.test(quotation) &&
  quotation.split(/\s+/).length <= 4;

/** Returns whether only both ends of a text are read. */
export const isReadAtEnds = (said: string): boolean => said.length > READ_WHOLE;

/** Returns the stretches of a text that are read: all of it, or both its ends. */
export function readable(said: string): string[] {
  return isReadAtEnds(said) ? [said.slice(0, READ_AT_ENDS), said.slice(-READ_AT_ENDS)] : [withoutDocument(said)];
}

/** Returns the text with all but the user's own prose blanked out, character by character. */
export function stripQuoted(read: string): string {
  let text = withoutSpeakers(read, blank);
  for (const [, pattern] of FOREIGN_MATTER) text = text.replace(pattern, blank);
  text = text.replace(QUOTATIONS, (quotation) => (isName(quotation) ? quotation : blank(quotation)));
  return isVerse(text) ? blank(text) : text;
}

function withoutDocument(text: string): string {
  if (text.length < DOCUMENT_CHARACTERS) return text;
  const paragraphs = text.split(/(\n[ \t]*\n)/);
  if (paragraphs.length < DOCUMENT_PARAGRAPHS * 2 - 1) return text;
  const last = paragraphs.length - 1;
  return paragraphs.map((part, at) => (at === 0 || at === last ? part : blank(part))).join("");
}

/** Returns whether a text is short lines without full stops: lyrics, poems, tables, lists of examples. */
function isVerse(text: string): boolean {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  if (lines.length < 6) return false;
  const verses = lines.filter(
    (line) => line.length < 60 && !/[.!?:]["')]*\s*$/.test(line) && !/^\s*(?:[-*•]|\d+[.)])\s/.test(line),
  );
  return verses.length >= lines.length * 0.8;
}
