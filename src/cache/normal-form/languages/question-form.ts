/** A question of one language, read: its frame, the stem of its verb, and all other words in their order. */
export interface QuestionForm {
  readonly frame: "how" | "where" | "may" | "price" | "duration" | "service" | "remedy";
  /** The stem of the verb that carries the meaning, or an empty text if the frame says it all. */
  readonly verb: string;
  readonly rest: string;
}

/** A pattern for one way to ask, and what it means. The groups `verb` and `rest` are read from the text. */
export interface QuestionPattern {
  readonly frame: QuestionForm["frame"];
  readonly pattern: RegExp;
  /** Returns the stem of the verb from the groups of the match. Returns null if the word is no such verb. */
  readonly stem?: (groups: Readonly<Record<string, string | undefined>>) => string | null;
}

/** Returns the form of a question by the first pattern that fits. Returns null if none does. */
export function formOf(text: string, patterns: readonly QuestionPattern[]): QuestionForm | null {
  for (const { frame, pattern, stem } of patterns) {
    const groups = pattern.exec(text)?.groups;
    if (groups === undefined) continue;
    const verb = stem ? stem(groups) : "";
    const rest = (groups["rest"] ?? "").trim();
    if (verb !== null && rest !== "") return { frame, verb, rest };
  }
  return null;
}

/** Returns a text in lower case without marks at its ends, commas and doubled blanks. */
export function bareText(text: string): string {
  return text
    .normalize("NFC")
    .replaceAll("\u2019", "'")
    .toLowerCase()
    .replace(/[\u00a0\s]+/g, " ")
    .replace(/^[\s¿¡]+|[\s.?!…]+$/gu, "")
    .replace(/ ?, ?/g, " , ");
}

/** Returns a text without accents. The tilde of "ñ" stays, because it makes another letter. */
export function withoutAccents(text: string): string {
  return text.replaceAll("ñ", "\u0001").normalize("NFD").replace(/\p{M}/gu, "").replaceAll("\u0001", "ñ");
}

/**
 * Drops a set of words from a text, and the commas.
 * @param homonyms nouns whose article tells which is meant: "el capital", "la capital"
 */
export function without(text: string, idle: ReadonlySet<string>, homonyms: ReadonlySet<string>): string[] {
  const words = text.split(" ").filter((word) => word !== "," && word !== "");
  return words.filter((word, at) => !idle.has(word) || homonyms.has(words[at + 1] ?? ""));
}

/** Marks words that are others without their accent, such as "papá", before accents are dropped. */
export const markAccents = (text: string, marked: RegExp): string => text.replace(marked, "$&^");

/** Frames in which "your" tells whose: "where do I see your orders". In a question for a price it is the shop's anyway. */
export const tellsOwner = (frame: QuestionForm["frame"]): boolean =>
  frame === "how" || frame === "where" || frame === "may";
