import { regex } from "./regex.ts";

/** A stretch of a text, in UTF-16 units. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** In characters. A longer stretch without an end of sentence is split at a space, so that a block can show a part of it. */
const MAX_SENTENCE_CHARACTERS = 300;

/** An end of sentence with what closes it, or line breaks. */
const END = /[.!?…]+["'”’»)\]]*(?=\s)|[。！？]+["'”’»」』）)\]]*|\n+/gu;
/** A full stop behind these ends no sentence: "Dr. Lee", "z. B.", an initial, a number that starts a list or a date. */
const ABBREVIATION = regex.iu`(?:^|[\s(])(?:\p{L}|\d{1,3}|dr|mr|mrs|ms|prof|st|ca|bzw|usw|nr|vgl|evtl|inkl|sra?|srta|mme|mlle|vs|etc|approx|no)\.$`;

/** Returns the sentences of a text, in order and without the blanks around them. Line breaks end a sentence, too. */
export function sentencesOf(text: string): Stretch[] {
  const found: Stretch[] = [];
  let from = 0;
  for (const { 0: sign, index } of text.matchAll(END)) {
    const end = index + sign.length;
    if (sign === "." && ABBREVIATION.test(text.slice(Math.max(from, end - 12), end))) continue;
    addStretches(found, text, from, end);
    from = end;
  }
  addStretches(found, text, from, text.length);
  return found;
}

function addStretches(found: Stretch[], text: string, start: number, end: number): void {
  let from = start;
  let to = end;
  while (from < to && isBlank(text, from)) from += 1;
  while (to > from && isBlank(text, to - 1)) to -= 1;
  while (to - from > MAX_SENTENCE_CHARACTERS) {
    const space = text.lastIndexOf(" ", from + MAX_SENTENCE_CHARACTERS);
    const cut = space > from ? space : wholeCharacters(text, from + MAX_SENTENCE_CHARACTERS);
    found.push({ from, to: cut });
    from = cut;
    while (from < to && isBlank(text, from)) from += 1;
  }
  if (from < to) found.push({ from, to });
}

const isBlank = (text: string, at: number): boolean => /\s/.test(text[at] as string);

/** Returns a cut that splits no surrogate pair. */
function wholeCharacters(text: string, cut: number): number {
  const before = text.charCodeAt(cut - 1);
  return before >= 0xd800 && before < 0xdc00 ? cut - 1 : cut;
}
