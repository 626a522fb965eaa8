import type { Statement } from "../../ports/memory.ts";
import type { Sentence } from "../clauses.ts";
import { asksForAnother } from "../asks-for-another.ts";
import { FOREIGN } from "../strip-quoted.ts";
import { asksOnce } from "./asks-once.ts";
import { findInstructions } from "./find-instructions.ts";
import { instructedSentences } from "./instructed-sentences.ts";
import { wordsIn } from "./words-in.ts";

const NAME = "instruction:name";
/** A name inside longer quoted words is not the user's: 'Translate "my name is Ana"'. */
const QUOTED = /["“„«][^"”“»]*\s[^"”“»]*["”“»]/;

/** Returns the standing instructions of each sentence of a turn, as statements. */
export function instructionsIn(sentences: readonly Sentence[]): Statement[][] {
  const read = sentences.map(({ text, ending }) => ({ text, asked: ending.includes("?") }));
  const found = findInstructions(read).filter(
    ({ sentence, text, slot }) =>
      !text.includes(FOREIGN) &&
      !(slot === NAME && QUOTED.test(text)) &&
      !asksOnce(sentences[sentence]?.text ?? "", read[sentence]?.asked === true) &&
      !asksForAnother(sentences[sentence]?.text ?? ""),
  );
  if (found.length === 0) return [];
  const instructed = instructedSentences(sentences);
  return sentences.map((_, index) =>
    found
      .filter(({ sentence }) => sentence === index && instructed[index] === true)
      .map(({ text, slot }) => ({ type: "procedural", text, quote: text, slot, value: valueOf(text) })),
  );
}

/** Returns the words of an instruction as they are compared. "Said" keeps "not so long" from reading as a denial. */
const valueOf = (text: string): string =>
  `said ${wordsIn(text)
    .map(({ plain }) => plain)
    .join(" ")}`;
