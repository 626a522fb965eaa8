import { regex } from "../../text/regex.ts";

/** A stretch of a text, by UTF-16 offsets. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Made when a text first needs it: that takes 40 ms of a process's first chat. */
let segmenter: Intl.Segmenter | null = null;
/** The segmenter ends a sentence after these if a capital or a digit follows. */
const ABBREVIATED =
  /(?:^|[\s(])(?:(?:mr|mrs|ms|dr|prof|st|vs|approx|jr|sr|bzw|ca|inkl|ggf|evtl|sra|srta|dra|mme|mlle|e\.g|i\.e|z\.b|d\.h|u\.a|p\.ej|u\.s|u\.k)\.)\s*$/i;
const INITIAL = /(?:^|[\s(])\p{Lu}\.\s*$/u;
/** A German ordinal behind an article: "vom 3. auf den 5. Juli", "im 2. Stock". "I am 41." is none. */
const ORDINAL =
  /(?:^|[\s(])(?:(?<!(?:^|\s)i )am|vom|zum|im|ins|den|dem|der|das|bis|ab|seit|mein(?:e[nmrs]?)?) \d{1,2}\.\s*$/i;
/** A German month behind the number of a day: "3. Juli". */
const DAY = /(?:^|[\s(])\d{1,2}\.\s*$/;
const MONTH = regex.iu`^(?:januar|jänner|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember)(?!\p{L})`;
const CLOSING = /^[\s»”"')\]]*[»”"')\]][\s»”"')\]]*$/;

/** One sentence in plain letters, with or without a mark at its end. Nothing in it can end another. */
const SINGLE = /^[\t\x20\x22-\x2d\x2f-\x3e\x40-\x7e\u00c0-\u024f]*[.?!]?[\t ]*$/;

/** Returns the sentences of a text. Line breaks end a sentence too; a text without punctuation is one. */
export function splitSentences(text: string): Span[] {
  const spans: Span[] = [];
  // The segmenter takes five times as long to find the same, and most of what people ask is one sentence.
  if (SINGLE.test(text)) {
    addTrimmed(spans, text, 0, text.length);
    return spans;
  }
  segmenter ??= new Intl.Segmenter("en", { granularity: "sentence" });
  let from = -1;
  for (const { segment, index } of segmenter.segment(text)) {
    if (from < 0) from = index;
    const to = index + segment.length;
    const ending = text.slice(Math.max(from, to - ENDING), to);
    if (to < text.length && !segment.endsWith("\n") && goesOn(ending, text.slice(to, to + ENDING))) continue;
    addTrimmed(spans, text, from, to);
    from = -1;
  }
  return spans;
}

/** In characters. The longest ending that is read. */
const ENDING = 12;

/** Returns true if a full stop ends no sentence. */
const goesOn = (ending: string, next: string): boolean =>
  ABBREVIATED.test(ending) || INITIAL.test(ending) || ORDINAL.test(ending) || (DAY.test(ending) && MONTH.test(next));

function addTrimmed(spans: Span[], text: string, from: number, to: number): void {
  const words = text.slice(from, to);
  const start = from + words.length - words.trimStart().length;
  const end = from + words.trimEnd().length;
  const last = spans.at(-1);
  if (last && CLOSING.test(words)) spans[spans.length - 1] = { from: last.from, to: end };
  else if (end > start) spans.push({ from: start, to: end });
}
