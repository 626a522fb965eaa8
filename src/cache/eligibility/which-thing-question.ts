import { HEAD_NOUNS, SELECTABLE_THINGS, thingLengthAt } from "./generated-things.ts";
import { INDEFINITES, QUALITIES } from "./generation-words.ts";

/** A thing that a question asks for stands within so many words. */
const MAX_WORDS_BEFORE = 8;

/** Returns whether a question asks for a thing: "What is a strong password?", "Which PIN should I use?" */
export function asksWhichThing(words: readonly string[]): boolean {
  if (!ASKS_WHAT.has(words[0] ?? "")) return false;
  for (let at = 1; at < Math.min(words.length, MAX_WORDS_BEFORE); at++) {
    const length = thingLengthAt(words, at, SELECTABLE_THINGS);
    if (length === 0) continue;
    const [before, behind] = [words.slice(0, at), words.slice(at + length)];
    if (HEAD_NOUNS.has(behind[0] ?? "")) return false;
    const isOne = before.some((word) => INDEFINITES.has(word));
    if (
      isOne &&
      !before.slice(1).some((word) => DO_WORDS.has(word)) &&
      [...before, ...behind.slice(0, 2)].some((word) => QUALITIES.has(word))
    )
      return true;
    return at <= 2 && ADVICE_VERBS.has(behind[0] ?? "");
  }
  return false;
}

const ASKS_WHAT = new Set(
  "what what's whats which was welches welche welcher quel quelle qué cuál che quale qual wat welk jaki jakie vad vilket hvad hva jaký какой".split(
    " ",
  ),
);

/** Verbs of using a thing. A question about them asks for no thing. */
const DO_WORDS = new Set(
  "do does did make makes can could should why how to wie comment cómo come como hoe jak hur".split(" "),
);
const ADVICE_VERBS = new Set(
  "should shall could would soll sollte dois devrais debo debería devo dovrei deveria moet ska".split(" "),
);
