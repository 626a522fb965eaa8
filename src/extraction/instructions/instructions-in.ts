import type { Statement } from "../../ports/memory.ts";
import type { Sentence } from "../clauses.ts";
import { FOREIGN } from "../strip-quoted.ts";
import { findInstructions } from "./find-instructions.ts";
import { instructedSentences } from "./instructed-sentences.ts";
import { wordsIn } from "./words-in.ts";

const NAME = "instruction:name";
/** A name inside longer quoted words is not the user's: 'Translate "my name is Ana"'. */
const QUOTED = /["“„«][^"”“»]*\s[^"”“»]*["”“»]/;

/** "Remind me where my bike is" asks once for what was said before. */
const ASKS_ONCE =
  /(?<!\p{L})(?:remind me|erinner\p{L}* mich|rappelle[sz]?[- ]moi|recu[ée]rdame|recordame)(?:[\s,]+(?:again|please|daran|bitte|noch ?mal|encore|de nouveau|otra vez|por favor))*[\s,]+(?:what|where|who|whose|when|which|how|why|was|wo|wer|wann|wie|warum|welche\p{L}*|où|qui|quand|quel\p{L}*|comment|pourquoi|ce que?|d[óo]nde|qui[ée]n|cu[áa]ndo|cu[áa]l\p{L}*|c[óo]mo|qu[ée]|por qué)(?!\p{L})/iu;

/** Returns the standing instructions of each sentence of a turn, as statements. */
export function instructionsIn(sentences: readonly Sentence[]): Statement[][] {
  const read = sentences.map(({ text, ending }) => ({ text, asked: ending.includes("?") }));
  const found = findInstructions(read).filter(
    ({ sentence, text, slot }) =>
      !text.includes(FOREIGN) &&
      !(slot === NAME && QUOTED.test(text)) &&
      !ASKS_ONCE.test(sentences[sentence]?.text ?? ""),
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
