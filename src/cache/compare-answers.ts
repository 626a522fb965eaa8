import { contentWords, words } from "../text/words.ts";
import { regex } from "../text/regex.ts";

/** The result of a comparison. `unclear` proves nothing either way. */
type AnswerComparison = "same" | "other" | "unclear";

/** Answers of at most so many words must agree in each number and each "not". Longer ones vary in what they add. */
const MAX_SHORT_WORDS = 40;
/**
 * The share of the shorter answer's words that the other contains. Above the first they say the same, and below the
 * second something else.
 */
const SHARED_WHEN_SAME = 0.6;
const SHARED_WHEN_OTHER = 0.25;

/** The least share that may count as the same, however much a model varies. */
const MIN_SHARED_WHEN_SAME = 0.4;

/**
 * Returns whether two answers to two questions agree as well as two answers to one question do. In doubt they differ.
 * @param scale the share of words that two answers to one question have at least, nine times in ten
 */
export function answersAgree(a: string, b: string, scale: number): boolean {
  const verdict = compareAnswers(a, b);
  if (verdict !== "unclear") return verdict === "same";
  return sharedWords(a, b) >= Math.max(MIN_SHARED_WHEN_SAME, Math.min(scale, SHARED_WHEN_SAME));
}

/** Returns the share of the shorter answer's words that the other contains. */
export function sharedWords(a: string, b: string): number {
  return sharedOf(factsOf(a).words, factsOf(b).words);
}

/**
 * Returns whether two answers of a model to one question say the same. It is deterministic and returns `unclear` in
 * doubt, because models put one thing in many words. Embeddings have no say: they find "Paris" and "Berlin" alike.
 */
export function compareAnswers(a: string, b: string): AnswerComparison {
  const one = factsOf(a);
  const two = factsOf(b);
  if (one.plain === two.plain) return "same";
  const short = Math.max(one.count, two.count) <= MAX_SHORT_WORDS;
  if (short && (conflict(one.numbers, two.numbers) || one.denies !== two.denies)) return "other";
  const shared = sharedOf(one.words, two.words);
  if (areDisjoint(one.names, two.names) && shared > SHARED_WHEN_OTHER) return short ? "other" : "unclear";
  if (shared >= SHARED_WHEN_SAME) return "same";
  return shared <= SHARED_WHEN_OTHER ? "other" : "unclear";
}

interface Facts {
  /** The words without case, punctuation and markup. */
  readonly plain: string;
  /** The number of all words. */
  readonly count: number;
  readonly numbers: ReadonlySet<string>;
  /** Words with a capital inside a sentence. */
  readonly names: ReadonlySet<string>;
  /** The stems of the words that carry meaning. */
  readonly words: ReadonlySet<string>;
  readonly denies: boolean;
}

const HAS_LETTER = regex.u`\p{L}`;
const DENIES = /\b(?:no|not|never|cannot|none|false|nein|nicht|kein\w*|nie|non|pas|jamais|nunca)\b|n['’]t\b/i;

function factsOf(text: string): Facts {
  const said = words(text);
  return {
    plain: said.join(" "),
    count: said.length,
    numbers: new Set((text.match(/\d[\d.,]*/g) ?? []).map((number) => number.replace(/,(?=\d{3})|[.,]$/g, ""))),
    names: new Set((text.match(/(?<=[\p{L}\p{N},;:'"’)] )\p{Lu}\p{L}+/gu) ?? []).map((name) => name.toLowerCase())),
    words: new Set(contentWords(text).filter((word) => HAS_LETTER.test(word))),
    denies: DENIES.test(text),
  };
}

/**
 * Returns whether each names a number that the other does not. An answer that says more ("in 1969", "on 20 July 1969")
 * is no conflict.
 */
function conflict(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return [...a].some((number) => !b.has(number)) && [...b].some((number) => !a.has(number));
}

const areDisjoint = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size > 0 && b.size > 0 && [...a].every((name) => !b.has(name));

function sharedOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const fewer = Math.min(a.size, b.size);
  if (fewer === 0) return a.size === b.size ? 1 : 0;
  return [...a].filter((word) => b.has(word)).length / fewer;
}
