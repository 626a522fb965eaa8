import { POLITE_PHRASES } from "./generation-words.ts";
import { regex } from "../../text/regex.ts";

/** A word with its hyphens and apostrophes, or a punctuation mark. */
const WORDS_AND_MARKS = regex.gu`[\p{L}\p{N}\p{M}]+(?:['-][\p{L}\p{N}\p{M}]+)*|[.?!:;,]`;

/** Splits a text into sentences of words, without the politeness before an order. A closing mark stays. */
export function plainSentences(text: string): string[][] {
  return text
    .toLowerCase()
    .split(/(?<=[\p{L}\p{N}]{2}[ \u00a0]?[.?!;]+)[ \u00a0]+|\n+/u)
    .map((sentence) => withoutPoliteness(sentence.match(WORDS_AND_MARKS) ?? []))
    .filter((words) => words.length > 0);
}

function withoutPoliteness(words: readonly string[]): string[] {
  let rest = [...words];
  for (let before = -1; before !== rest.length;) {
    before = rest.length;
    const said = POLITE_PHRASES.get(rest[0] ?? "")?.find((phrase) => phrase.every((word, at) => rest[at] === word));
    if (said && rest.length > said.length) rest = rest.slice(said.length);
    if (rest[0] === "," || rest[0] === "!") rest = rest.slice(1);
  }
  return rest;
}
