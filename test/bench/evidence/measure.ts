import { contentWords } from "../../../src/text/words.ts";

export { contentWords };

/* Says if the evidence for a question stands in a block, or in what was learnt. */

export interface Asked {
  readonly question: string;
  readonly answer: string;
}

const SENTENCES = new Intl.Segmenter("en", { granularity: "sentence" });
const FIRST_PERSON = /\b(?:i|i['’](?:m|ve|d|ll)|me|my|mine|we|us|our)\b/iu;

/** A part of the answer's words that tells as much as all of them. */
const ENOUGH = 0.8;

/** Returns the sentences of a turn in which a user speaks of themselves and does not ask. */
export const firstPersonSentences = (turn: string): string[] =>
  sentencesOf(turn).filter((one) => FIRST_PERSON.test(one) && !/\?\s*$/.test(one));

const sentencesOf = (text: string): string[] =>
  [...SENTENCES.segment(text)].map(({ segment }) => segment.trim()).filter((one) => one !== "");

/** Returns the sentence of an evidence turn that is nearest to the question and its answer: what has to be told. */
export function keySentence(turn: string, { question, answer }: Asked): string {
  const sought = new Set(contentWords(`${question} ${answer}`));
  const own = firstPersonSentences(turn);
  const overlap = (sentence: string): number => contentWords(sentence).filter((word) => sought.has(word)).length;
  const counted = (own.length > 0 ? own : sentencesOf(turn)).map((sentence) => ({ sentence, n: overlap(sentence) }));
  return counted.toSorted((a, b) => b.n - a.n)[0]?.sentence ?? turn;
}

/** Returns true if a sentence stands in a block word for word. Case, spaces and punctuation do not matter. */
export const standsIn = (sentence: string, block: string): boolean => wordsOf(block).includes(wordsOf(sentence));

/** Returns true if one line of a block holds most of a sentence's content words. */
export const mostlyStandsIn = (sentence: string, block: string): boolean =>
  block.split("\n").some((line) => holdsMost(contentWords(line), contentWords(sentence)));

/** Returns true if a text holds most of the answer's words that stand in the turn's key sentence. */
export function tellsAnswer(text: string, turn: string, asked: Asked): boolean {
  const key = contentWords(keySentence(turn, asked));
  const common = [asked.answer, asked.question].map((one) => {
    const sought = new Set(contentWords(one));
    return key.filter((word) => sought.has(word));
  });
  // An answer that counts or sums up shares no word with what it rests on.
  return holdsMost(contentWords(text), common.find((words) => words.length > 0) ?? key);
}

const wordsOf = (text: string): string => ` ${(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(" ")} `;

function holdsMost(held: readonly string[], sought: readonly string[]): boolean {
  const all = new Set(held);
  const distinct = [...new Set(sought)];
  return distinct.filter((word) => all.has(word)).length >= ENOUGH * distinct.length;
}
