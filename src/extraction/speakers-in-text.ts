/*
 * Several people speak in one text: a chat that somebody copied, or a group whose app sends one message. Words behind
 * a name are that person's and teach nothing about the user.
 */

import {
  INLINE,
  isHeading,
  isLabel,
  isLabelledSpeech,
  isSignature,
  labelOf,
  opensWithSpeaker,
  reports,
  isSpeech,
  isSpoken,
  signatureOf,
} from "./speaker-labels.ts";

/** Returns what stands in place of a stretch of text. */
type Blank = (text: string) => string;

/** The first sentence behind the colon of "my coach says:". */
const REPORTED = /^[^:\n]{0,90}:[^\n]*?(?:[.!?…](?=\s)|$)/;

/** Signs of which one stands beside every speaker's name: a colon, a bracket, a dash, an arrow or the end of a line. */
const BESIDE_NAMES = /[:([<|>→–—\n]|[ \t]-/;

/**
 * Blanks the words of named speakers: to the end of the last speaker's paragraph, or to the end of the text if blank
 * lines part the speakers.
 * @param report how far a report of the user's reaches ("my coach says: eat less"): to the end of its paragraph or sentence
 */
export function withoutSpeakers(text: string, blank: Blank, report: "paragraph" | "sentence" = "paragraph"): string {
  if (!BESIDE_NAMES.test(text)) return text;
  const lines = text.replace(INLINE, "\n").split("\n");
  const labels = labelledLines(lines);
  const reported = lines.flatMap((line, at) => (reports(line) ? [at] : []));
  if (labels.length === 0 && report === "sentence")
    for (const at of reported.splice(0)) lines[at] = (lines[at] ?? "").replace(REPORTED, blank);
  const speaking = [...labels, ...reported];
  const signed = new Set([...signedLines(lines), ...lines.flatMap((line, at) => (isSpeech(line) ? [at] : []))]);
  if (speaking.length === 0) return lines.map((line, at) => (signed.has(at) ? blank(line) : line)).join("\n");
  const [first, last] = [Math.min(...speaking), Math.max(...speaking)];
  const end = isSpacedOut(lines, first, last) ? lines.length : endOfSpeech(lines, last);
  return lines.map((line, at) => (at >= first && at < end ? blank(line) : line)).join("\n");
}

/** Returns the lines that name their speaker: two or more, or the first line alone if its label can only be a name. */
function labelledLines(lines: readonly string[]): number[] {
  const inFront = lines.flatMap((line, at) => (isLabel(line) ? [at] : []));
  if (inFront.length > 1 && areSpeakers(inFront.map((at) => withWords(lines, at)))) return inFront;
  const above = lines.flatMap((line, at) => (isHeading(line) && startsParagraph(lines, at) ? [at] : []));
  if (above.length > 1) return above;
  const opening = lines.findIndex((line) => line.trim() !== "");
  return opensWithSpeaker(lines[opening] ?? "") ? [opening] : [];
}

/** Returns a labelled line, with the next one if nothing stands behind the label. */
function withWords(lines: readonly string[], at: number): string {
  const line = lines[at] ?? "";
  return /:[*_]{0,2}\s*$/.test(line) ? `${line.trimEnd()} ${lines[at + 1] ?? ""}` : line;
}

/** The share of lines in which somebody speaks. Records of one form repeat their labels, too. */
const SPOKEN = 0.3;

/** Returns whether labels name speakers. "Budget: 900" and "Size: 43" name what the user needs. */
function areSpeakers(labelled: readonly string[]): boolean {
  const names = labelled.flatMap((line) => labelOf(line) ?? []);
  return (
    names.length < labelled.length ||
    (new Set(names).size < names.length && labelled.filter(isSpoken).length >= labelled.length * SPOKEN) ||
    labelled.some(isSpeech) ||
    labelled.every(isLabelledSpeech)
  );
}

/** Returns whether a line stands alone above text, as a name does and a closing does not. */
function startsParagraph(lines: readonly string[], at: number): boolean {
  return (lines[at - 1] ?? "").trim() === "" && (lines[at + 1] ?? "").trim() !== "";
}

/** Returns the lines that end in the names of two or more people. */
function signedLines(lines: readonly string[]): ReadonlySet<number> {
  const signed = lines.flatMap((line, at) => (isSignature(line, lines) ? [at] : []));
  const names = new Set(signed.map((at) => signatureOf(lines[at] ?? "")));
  return new Set(names.size > 1 ? signed : []);
}

/** Returns whether blank lines part the speakers, so that no blank line tells where the last of them ends. */
function isSpacedOut(lines: readonly string[], first: number, last: number): boolean {
  return lines.slice(first, last).some((line) => line.trim() === "");
}

/** Returns the index of the next blank line after the last speaker has said something. */
function endOfSpeech(lines: readonly string[], last: number): number {
  const starts = lines.findIndex((line, at) => at > last && line.trim() !== "");
  const from = /[:：]\W*$/u.test(lines[last] ?? "") && starts !== -1 ? starts : last;
  const end = lines.findIndex((line, at) => at > from && line.trim() === "");
  return end === -1 ? lines.length : end;
}
