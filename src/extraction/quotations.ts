import { regex } from "../text/regex.ts";

/** Returns what stands in place of a stretch of text. */
type Blank = (text: string) => string;

const QUOTATIONS =
  /"[^"]{1,2000}"|>>[^<>]{1,2000}<<|“[^“”]{1,2000}”|«[^«»]{1,2000}»|„[^„“”"]{1,2000}[“”"]|(?<![\w\u00c0-\u024f])['‘][^'’\n]{1,300}(?:['’](?=[a-z\u00c0-\u024f])[^'’\n]{1,300}){0,9}['’](?![\w\u00c0-\u024f])/gi;
/** Somebody speaks in a quotation. */
const SPEAKS = regex.iu`(?<![\p{L}])(?:i|i['’]?(?:m|ve|d|ll)|me|you|ich|mich|mir|du|je|j['’]\p{L}+|moi|tu|yo|soy|estoy|tengo)(?![\p{L}])`;
const SENTENCES = /[.!?]\s+\S/;
/** In words. A longer quotation is nobody's term or title. */
const NAMED = 4;
const TERM = 30;
/** A text or a saying is announced so. */
const ANNOUNCED = /(?:^|[:,\n(—–]|\.|!|\?)\s*$/;
/** "The service is called "I, Robot", …" */
const OWN = /\p{Ll}\s$/u;

const wordsIn = (quotation: string): number => quotation.split(/\s+/).length;

/** Blanks quotations, but for those that are a word, a name or a title in the user's own sentence. */
export function withoutQuotations(text: string, blank: Blank): string {
  return text.replace(QUOTATIONS, (quotation: string, at: number) =>
    isOwn(quotation, text.slice(Math.max(0, at - 60), at)) ? quotation : blank(quotation),
  );
}

function isOwn(quotation: string, before: string): boolean {
  if (SPEAKS.test(quotation)) return false;
  const count = wordsIn(quotation);
  if (count <= NAMED && quotation.length < 40 && !/[.!?]/.test(quotation)) return true;
  return count <= TERM && !ANNOUNCED.test(before) && OWN.test(before) && !SENTENCES.test(quotation);
}
