import { isObject, type JsonObject, parseObject } from "./json.ts";

const objectsIn = (value: unknown): readonly JsonObject[] => (Array.isArray(value) ? value.filter(isObject) : []);

/** Reads the words of the assistant, by the field that holds the answer. An answer has one of these fields. */
const WORDS: Readonly<Record<string, (value: unknown) => readonly unknown[]>> = {
  choices: (choices) => {
    const [choice] = objectsIn(choices);
    return isObject(choice?.["message"]) ? [choice["message"]["content"]] : [];
  },
  content: (blocks) => textsIn(blocks),
  output: (items) => objectsIn(items).flatMap((item) => (item["type"] === "message" ? textsIn(item["content"]) : [])),
  candidates: (candidates) => {
    const [candidate] = objectsIn(candidates);
    const parts = isObject(candidate?.["content"]) ? objectsIn(candidate["content"]["parts"]) : [];
    return parts.filter(({ thought }) => thought !== true).map(({ text }) => text);
  },
};

const textsIn = (parts: unknown): readonly unknown[] =>
  objectsIn(parts).flatMap(({ type, text }) => (type === "text" || type === "output_text" ? [text] : []));

/** Returns the words of the assistant in a stored completion, whichever dialect it is in. */
export function storedText(completion: string): string {
  return wordsIn(parseObject(completion) ?? {});
}

/** Returns the provider's id of a stored completion. Returns null if it has none. */
export function storedId(completion: string): string | null {
  const id = parseObject(completion)?.["id"];
  return typeof id === "string" ? id : null;
}

/** Returns the words of the assistant in an answer. */
export function wordsIn(answer: JsonObject): string {
  const field = Object.keys(WORDS).find((name) => name in answer);
  const words = field === undefined ? [] : (WORDS[field]?.(answer[field]) ?? []);
  return words.filter((text) => typeof text === "string").join("");
}
