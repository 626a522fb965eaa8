/** Words that are shorter say little. */
const LEAST_LETTERS = 4;
/** Letters by which two forms of a word are known as one: "plays" and "playing". */
const COMPARED_LETTERS = 5;
const SHOWN = 6;

/** Returns words of a question that a memory says as well, for a reader to see why it may fit. */
export function sharedWords(question: string | null, text: string): string[] {
  const said = new Set(wordsIn(text).map(stem));
  const words = wordsIn(question ?? "").filter((word) => said.has(stem(word)));
  return [...new Map(words.map((word) => [stem(word), word])).values()].slice(0, SHOWN);
}

const wordsIn = (text: string): string[] =>
  (
    text
      .slice(0, 4_000)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).filter((word) => word.length >= LEAST_LETTERS);

const stem = (word: string): string => word.slice(0, COMPARED_LETTERS);
