import type { Match } from "./sign-reader.ts";
import type { Sign } from "./signs/sign-table.ts";
import type { Span, Word } from "./words-in.ts";

const BREAK = /[,;:()[\]–—!?.…\n]|\s-\s/;
const JOINERS: ReadonlySet<string> = new Set(
  "and but so then or because und aber sonst weil et mais sinon y e pero".split(" "),
);
/** Words before what follows from a reason: "i lose focus fast so short paragraphs". */
const CONCLUDING = /^(?:so|also|donc|asi)$/;
/** Words before a "so" that says how much: "no need to be so strict". */
const DEGREE = /^(?:be|is|are|being|not|quite|dont|sei|seien|nicht|ganz|sois|soyez|pas|si|tan)$/;
/** Signs that open a clause of their own behind "and". */
const OPENING: ReadonlySet<Sign> = new Set<Sign>([
  ...(["answer", "produce", "manner", "no", "want", "allow"] as const),
  ...(["when", "wh", "negative", "always", "reason"] as const),
]);
/** Words behind "what" or "how" that make a question of it, in a text without punctuation. */
const ASKING =
  /^(?:is|are|do|does|did|can|could|should|was|were|would|will|many|much|ist|sind|war|kann|soll|muss|heisst|macht|viel|viele|mach|schreib|schreibe|est|sont|faut|faire|es|son|puedo|debo|se|hay)$/;

/** Cuts the words of a sentence into clauses. */
export function clausesOf(text: string, words: readonly Word[], matches: readonly Match[]): Span[] {
  const opens = new Set(matches.filter(({ sign }) => OPENING.has(sign)).map(({ at }) => at));
  const asks = new Set(matches.filter(({ sign }) => sign === "wh").map(({ at }) => at));
  const clauses: Span[] = [];
  let at = 0;
  for (let index = 1; index <= words.length; index += 1) {
    const before = words[index - 1];
    const word = words[index];
    const cut =
      before === undefined ||
      word === undefined ||
      BREAK.test(text.slice(before.to, word.from)) ||
      (JOINERS.has(word.plain) && opens.has(index + 1)) ||
      (index - at > (opensOfSelf(words[at], matches, at) ? 1 : 2) &&
        CONCLUDING.test(word.plain) &&
        !DEGREE.test(before.plain)) ||
      (index - at > 1 && asks.has(index) && ASKING.test(words[index + 1]?.plain ?? ""));
    if (!cut) continue;
    clauses.push({ at, end: index });
    at = index;
  }
  return clauses;
}

/** Returns whether a clause begins with its speaker: "im dyslexic", "bin blind". A reason can be as short. */
const opensOfSelf = (word: Word | undefined, matches: readonly Match[], at: number): boolean =>
  DROPS_PRONOUN.test(word?.plain ?? "") || matches.some((match) => match.at === at && match.sign === "self");
const DROPS_PRONOUN = /^(?:bin|hab|habe|soy|estoy|tengo|suis)$/;
