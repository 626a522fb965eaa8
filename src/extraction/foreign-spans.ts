import { sentencesIn } from "./clauses.ts";
import type { ForeignSpan } from "./foreign/foreign-span.ts";
import { assistantSentences } from "./foreign/assistant-text.ts";
import { caseNotes } from "./foreign/case-notes.ts";
import { isClientJob } from "./foreign/client-job.ts";
import { framedIn } from "./foreign/framed-text.ts";
import { letterSentences } from "./foreign/letters.ts";
import { memoryLines } from "./foreign/memory-lines.ts";
import { pastedSentences } from "./foreign/pasted-text.ts";
import { reportedIn } from "./foreign/reported-speech.ts";
import { playedSentences } from "./foreign/role-play.ts";
import { problemSentences } from "./foreign/word-problem.ts";
import { retrievedText } from "./foreign/retrieved-text.ts";
import { requestedIn } from "./foreign/requests.ts";
import { FOREIGN, isReadAtEnds, readableParts, stripOthers, stripQuoted } from "./strip-quoted.ts";

export type { ForeignReason, ForeignSpan } from "./foreign/foreign-span.ts";

const BLANKED = new RegExp(`${FOREIGN}[${FOREIGN}\\s]*`, "g");

/** The turn that was read last: its statements are looked for, and then it is split into passages. */
let lastRead: { readonly said: string; readonly spans: readonly ForeignSpan[] } | null = null;

/**
 * Returns the stretches of a turn that are not the user's own statements, in order and apart from each other. "asked" and
 * "drafted" are requests: they state nothing, and yet may say how the user wants to be answered.
 */
export function foreignSpans(said: string): readonly ForeignSpan[] {
  if (lastRead?.said !== said) lastRead = { said, spans: readSpans(said) };
  return lastRead.spans;
}

/**
 * Returns the stretches of a turn that others said for certain. A turn of which nothing was blanked on less evidence is not
 * read again.
 */
export function othersSpans(said: string): readonly ForeignSpan[] {
  const parts = isReadAtEnds(said) ? readableParts(said) : [{ text: said, at: 0 }];
  const learnt = readableParts(said);
  const isSame = parts.every(({ text }, i) => text === learnt[i]?.text && isOthersAlone(text));
  return isSame ? foreignSpans(said) : readSpans(said, parts, stripOthers);
}

/** Returns whether all that was blanked in a text is others' for certain. Of most texts nothing was. */
function isOthersAlone(text: string): boolean {
  const own = stripQuoted(text);
  return own === text || stripOthers(text) === own;
}

function readSpans(said: string, parts = readableParts(said), strip = stripQuoted): ForeignSpan[] {
  const spans = parts.flatMap(({ text, at }) => foreignIn(text, strip(text)).map((span) => moved(span, at)));
  parts.slice(1).forEach(({ at }, index) => {
    const before = parts[index];
    if (before) spans.push({ from: before.at + before.text.length, to: at, why: "pasted" });
  });
  return apart(spans);
}

const moved = ({ from, to, why }: ForeignSpan, by: number): ForeignSpan => ({ from: from + by, to: to + by, why });

/**
 * Returns the foreign spans of one stretch, in no order; they may overlap.
 * @param own the stretch without what stands in quotation marks, code and the like
 */
export function foreignIn(text: string, own = stripQuoted(text)): ForeignSpan[] {
  if (isClientJob(text)) return aroundUserQuery(text);
  const spans: ForeignSpan[] = [...own.matchAll(BLANKED)].map(({ 0: run, index }) => ({
    from: index,
    to: index + run.length,
    why: "quoted",
  }));
  const sentences = [...sentencesIn(own)];
  spans.push(
    ...memoryLines(text),
    ...retrievedText(text),
    ...pastedSentences(sentences),
    ...letterSentences(sentences),
    ...playedSentences(sentences),
    ...assistantSentences(sentences),
    ...caseNotes(sentences),
    ...problemSentences(sentences),
  );
  for (const sentence of sentences)
    for (const found of [...framedIn(sentence), ...reportedIn(sentence), ...requestedIn(sentence)])
      spans.push(moved(found, sentence.at));
  return spans;
}

/** An element in which front-ends put what the user asks. */
const USER_QUERY = /<user_?query>([^<]*)<\/user_?query>/i;

/** Returns all of a client's text but what the user asks in it. */
function aroundUserQuery(text: string): ForeignSpan[] {
  const found = USER_QUERY.exec(text);
  if (!found) return [{ from: 0, to: text.length, why: "pasted" }];
  const from = found.index + found[0].indexOf(found[1] as string, 1);
  return [
    { from: 0, to: from, why: "pasted" },
    { from: from + (found[1] as string).length, to: text.length, why: "pasted" },
  ];
}

function apart(spans: ForeignSpan[]): ForeignSpan[] {
  const sorted = spans.filter(({ from, to }) => to > from).toSorted((one, other) => one.from - other.from);
  const merged: ForeignSpan[] = [];
  for (const span of sorted) {
    const last = merged.at(-1);
    if (last && span.from < last.to) {
      if (span.to > last.to && span.why === last.why) merged[merged.length - 1] = { ...last, to: span.to };
      else if (span.to > last.to) merged.push({ ...span, from: last.to });
    } else merged.push(span);
  }
  return merged;
}
