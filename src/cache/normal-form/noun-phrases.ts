import { MASS_OR_COUNT_NOUNS } from "./distinct-nouns.ts";
import { singular } from "./singular.ts";
import { AUXILIARIES, DETERMINERS, QUESTION_WORDS, wordSet } from "./words.ts";

/** Quantities. The article before them is part of them. */
const QUANTITIES = wordSet(
  "few little lot bit couple dozen hundred thousand million billion most while certain number whole no more",
);

const FUNCTION_WORDS = new Set([
  ...QUESTION_WORDS,
  ...AUXILIARIES,
  ...DETERMINERS,
  ...wordSet("of in on at to for from with by about into as if than then and or not be been being so some any no"),
]);

/** From so many content words on, a missing article is a slip. */
const LONG_QUESTION_WORDS = 2;
/** From so many content words on, the others tell even glass and a glass apart. */
const VERY_LONG_QUESTION_WORDS = 3;

/**
 * Gives one number and one article to the nouns of a question. "A kernel" and "kernels" ask the same, "glass" and "a
 * glass" do not.
 */
export function canonicalNumber(list: readonly string[]): readonly string[] {
  if (!QUESTION_WORDS.has(list[0] ?? "") && !AUXILIARIES.has(list[0] ?? "")) return list;
  const content = list.filter((word) => !FUNCTION_WORDS.has(word)).length;
  const kept = list
    .filter((word, at) => !isOptionalArticle(word, list[at + 1] ?? "", content))
    .map((word) => (FUNCTION_WORDS.has(word) ? word : singular(word, content >= VERY_LONG_QUESTION_WORDS)));
  if (kept[0] === "how" && kept[1] !== "to" && kept.length > 2 && kept.at(-1) === "works")
    kept[kept.length - 1] = "work";
  if (
    /^(?:how|why|when|where)$/.test(kept[0] ?? "") &&
    /^do(?:es)?$/.test(kept[1] ?? "") &&
    !/^(?:you|we|they|I|he|she|it|this|that|one)$/.test(kept[2] ?? "")
  )
    return kept.toSpliced(1, 1);
  const subject = kept[QUESTION_WORDS.has(kept[0] ?? "") ? 2 : 1] ?? "";
  if (/^(?:you|we|they|I)$/.test(subject)) return kept;
  const at = QUESTION_WORDS.has(kept[0] ?? "") ? 1 : 0;
  const verb = AGREEING.get(kept[at] ?? "");
  return verb === undefined ? kept : kept.with(at, verb);
}

function isOptionalArticle(word: string, next: string, content: number): boolean {
  if (QUANTITIES.has(next) || !/^[A-Za-z0-9]/.test(next)) return false;
  if (word !== "the" && word !== "a" && word !== "an") return false;
  // An acronym is a name, with the article or without.
  if (word === "the" && /^[A-Z]{4,}$/.test(next)) return true;
  return (
    content >= VERY_LONG_QUESTION_WORDS ||
    (!MASS_OR_COUNT_NOUNS.has(next) && (word !== "the" || content >= LONG_QUESTION_WORDS))
  );
}

/** The verb agrees with its subject in number and changes with it. */
const AGREEING: ReadonlyMap<string, string> = new Map([
  ["are", "is"],
  ["were", "was"],
  ["do", "does"],
  ["have", "has"],
]);
