import { DRAWS_AND_WORKS, GENERATED_THINGS, HEAD_NOUNS, thingLengthAt } from "./generated-things.ts";
import {
  BOUNDARY_WORDS,
  FOLLOWING_WORDS,
  GENERATE_VERBS,
  INDEFINITES,
  OTHER_OPENINGS,
  POLITE_PHRASES,
  QUALITIES,
  SUBJECT_WORDS,
  WANT_VERBS,
} from "./generation-words.ts";
import { plainSentences } from "./plain-sentences.ts";
import { asksForRandomChoice, isBareChoice } from "./random-choice.ts";
import { isUnspacedOrder } from "./unspaced-order.ts";
import { asksWhichThing } from "./which-thing-question.ts";

/*
 * Recognises requests for something new: a password, a code, an id, a name or a poem. Neither another user's nor the
 * last one will do. Both the thing and an order for it must be present: "What is a UUID?" wants no UUID.
 */

/** The thing that is ordered stands within so many words. */
const MAX_WORDS_BEFORE = 8;

/** A verb at the end stands so near behind the thing: "Kannst du ein Passwort erstellen?" */
const MAX_WORDS_TO_VERB = 4;

/** An order names its subject within so many words. */
const OPENING_WORDS = 3;

/** A text that carries material has its order at the start or at the end. */
const SEARCHED_CHARACTERS = 300;

/** Returns whether a text asks for something drawn or made up for the asker. */
export function asksToGenerate(text: string): boolean {
  const said =
    text.length <= 2 * SEARCHED_CHARACTERS
      ? text
      : `${text.slice(0, SEARCHED_CHARACTERS)}\n${text.slice(-SEARCHED_CHARACTERS)}`;
  const all = plainSentences(said);
  if (all.length === 1 && isBareChoice(all[0] ?? [])) return true;
  return (
    all.some((words) => asksForRandomChoice(words) || ordersGeneratedThing(words) || asksWhichThing(words)) ||
    isUnspacedOrder(said)
  );
}

/** Returns whether a text asks for one of many: "Give me a gate number", not "Give me the height of Everest". */
export function ordersOneOfMany(text: string): boolean {
  const [words = []] = plainSentences(text.slice(0, SEARCHED_CHARACTERS));
  const opening = words.slice(0, OPENING_WORDS);
  const [first = ""] = opening;
  if (OTHER_OPENINGS.has(first) || opening.some((word) => BOUNDARY_WORDS.has(word))) return false;
  const wants = SUBJECT_WORDS.has(first) && opening.some((word) => WANT_VERBS.has(word));
  return GENERATE_VERBS.has(first) || (wants && opening.some((word) => INDEFINITES.has(word)));
}

function ordersGeneratedThing(words: readonly string[]): boolean {
  const first = words[0] ?? "";
  if (OTHER_OPENINGS.has(first)) return false;
  const verbs = SUBJECT_WORDS.has(first) ? WANT_VERBS : GENERATE_VERBS;
  for (let at = 0; at < Math.min(words.length, MAX_WORDS_BEFORE); at++) {
    const length = thingLengthAt(words, at, GENERATED_THINGS);
    if (length > 0) return isOrdered(words, at, length, verbs);
    if (BOUNDARY_WORDS.has(words[at] ?? "") && !verbs.has(words[at] ?? "") && !isParticle(words, at)) return false;
  }
  return false;
}

/** Returns whether a text wants the thing at a position, by a verb of making or as one of many. */
function isOrdered(words: readonly string[], at: number, length: number, verbs: ReadonlySet<string>): boolean {
  const [before, behind] = [words.slice(0, at), words.slice(at + length)];
  if (HEAD_NOUNS.has(behind[0] ?? "")) return false;
  const isOne = before.some(isOneOfMany);
  if (
    before.some((word) => verbs.has(word)) ||
    (isOne && behind.slice(0, MAX_WORDS_TO_VERB).some((word) => verbs.has(word)))
  )
    return true;
  if (verbs === WANT_VERBS) return false;
  const opens = before.length === 0 || INDEFINITES.has(before[0] ?? "") || QUALITIES.has(before[0] ?? "");
  if (opens)
    return (
      isOnlyPoliteness(behind) || (isOne && FOLLOWING_WORDS.has(behind.find((word) => !QUALITIES.has(word)) ?? "."))
    );
  return isOne && !DRAWS_AND_WORKS.has(words.slice(at, at + length).join(" "));
}

const isOneOfMany = (word: string): boolean =>
  INDEFINITES.has(word) || QUALITIES.has(word) || /^\d{1,2}(?:-\p{L}+)?$/u.test(word);

/**
 * Returns whether the verb's particle is followed by what is wanted: "think of", "come up with", "preciso de", "il me
 * faut".
 */
const isParticle = (words: readonly string[], at: number): boolean =>
  PARTICLES.has(`${words[at - 1] ?? ""} ${words[at] ?? ""}`) || (at === 0 && words[2] === "faut");
const PARTICLES = new Set([
  "think of",
  "up with",
  "me with",
  "us with",
  "find på",
  "hitta på",
  "preciso de",
  "besoin de",
  "besoin du",
  "bisogno di",
  "necesito de",
  "me das",
  "nos das",
]);

/** Returns whether the text names nothing but the thing: "UUID, please". */
const isOnlyPoliteness = (behind: readonly string[]): boolean =>
  behind.every((word) => /^[.,!?]$/.test(word) || POLITE_PHRASES.has(word) || QUALITIES.has(word));
