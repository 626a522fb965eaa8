import { AUXILIARIES, QUESTION_WORDS, REQUEST_VERBS, wordSet } from "./words.ts";

/** Greetings, which say nothing about the answer. Longest first. */
const GREETINGS = [
  "good morning",
  "good afternoon",
  "good evening",
  "hi there",
  "hello there",
  "hey there",
  "hello",
  "hi",
  "hey",
].map((text) => text.split(" "));

/** Phrases before a request verb: "could you please explain …". */
const REQUESTS = [
  "can you please",
  "could you please",
  "would you please",
  "will you please",
  "can you kindly",
  "could you kindly",
  "can you",
  "could you",
  "please",
  "kindly",
].map((text) => text.split(" "));

/**
 * Verbs that make a request without "please". "Can you give blood with a cold" and "would you describe him as kind" are
 * questions of their own.
 */
const ABLE = wordSet("explain summarize summarise tell give show");
const ABLE_FOR_ME = wordSet("tell give show");

/** Phrases before a question word: "tell me what …". Longest first. */
const QUESTIONS = [
  "please tell me",
  "tell me",
  "please let me know",
  "let me know",
  "do you know",
  "i want to know",
  "i would like to know",
  "i'd like to know",
  "i was wondering",
  "i am wondering",
  "i'm wondering",
].map((text) => text.split(" "));

const THANKS = ["thank you very much", "thank you so much", "thanks a lot", "thank you", "thanks"].map((text) =>
  text.split(" "),
);

interface Unframed {
  readonly asked: readonly string[];
  /** True if a phrase like "tell me" was removed, so that the question may have the word order of a statement. */
  readonly isIndirect: boolean;
}

/** Removes greetings, politeness and "tell me" from the start and thanks from the end, if a whole question remains. */
export function stripFraming(list: readonly string[]): Unframed {
  let rest = [...list];
  let isIndirect = false;
  for (let before = -1; before !== rest.length;) {
    before = rest.length;
    rest = stripPoliteness(rest);
    const question = stripTelling(rest);
    isIndirect ||= question.length < rest.length;
    rest = question;
  }
  return { asked: stripClosing(rest), isIndirect };
}

function stripPoliteness(list: string[]): string[] {
  for (const phrase of GREETINGS) {
    const after = skip(list, phrase, [",", "!", "."]);
    if (after > 0 && opensRequest(list, after)) return list.slice(after);
  }
  for (const phrase of REQUESTS) {
    const after = skip(list, phrase, phrase.at(-1) === "please" ? [","] : []);
    const word = list[after]?.toLowerCase() ?? "";
    if (
      /^(?:can|could) you$/.test(phrase.join(" ")) &&
      (!ABLE.has(word) || (ABLE_FOR_ME.has(word) && list[after + 1] !== "me"))
    )
      continue;
    if (after > 0 && (REQUEST_VERBS.has(word) || (phrase[0] === "please" && QUESTION_WORDS.has(word))))
      return list.slice(after);
  }
  return list;
}

function stripTelling(list: string[]): string[] {
  for (const phrase of QUESTIONS) {
    const after = skip(list, phrase, [","]);
    const word = list[after]?.toLowerCase() ?? "";
    if (after > 0 && after < list.length - 1 && QUESTION_WORDS.has(word) && !excluded(phrase, word))
      return list.slice(after);
  }
  return list;
}

/** Returns whether the phrase belongs to the question: "Do you know how to swim", "let me know when it is done". */
function excluded(phrase: readonly string[], word: string): boolean {
  return (phrase[0] === "do" && word === "how") || (phrase.includes("let") && word === "when");
}

/** Returns whether a request follows. "Hello World program" greets nobody. */
function opensRequest(list: readonly string[], at: number): boolean {
  const word = list[at]?.toLowerCase() ?? "";
  if (at >= list.length - 1) return false;
  return (
    QUESTION_WORDS.has(word) || AUXILIARIES.has(word) || REQUEST_VERBS.has(word) || word === "please" || word === "do"
  );
}

function stripClosing(list: string[]): string[] {
  const end = /^[.?!]$/.test(list.at(-1) ?? "") ? list.length - 1 : list.length;
  for (const phrase of [...THANKS, ["please"]]) {
    const start = end - phrase.length;
    const mark = list[start - 1] ?? "";
    const closes = phrase[0] === "please" ? mark === "," : /^[.,?!]$/.test(mark);
    if (start > 2 && closes && phrase.every((word, at) => list[start + at]?.toLowerCase() === word)) {
      const asked = list.slice(0, mark === "," ? start - 1 : start);
      const closing = mark === "," && list[end] === "?" ? ["?"] : [];
      return [...asked, ...closing];
    }
  }
  const first = list[0]?.toLowerCase() ?? "";
  if (
    /^(?:please|pls|plz)$/i.test(list[end - 1] ?? "") &&
    (REQUEST_VERBS.has(first) ? end > 2 : end > 3 && (QUESTION_WORDS.has(first) || AUXILIARIES.has(first))) &&
    /^[a-z]{2,}$/i.test(list[end - 2] ?? "")
  ) {
    return [...list.slice(0, end - 1), ...list.slice(end)];
  }
  return list;
}

/** Returns the position after a phrase and its mark, or 0 if the list opens otherwise. */
function skip(list: readonly string[], phrase: readonly string[], marks: readonly string[]): number {
  if (!phrase.every((word, at) => list[at]?.toLowerCase() === word)) return 0;
  return marks.includes(list[phrase.length] ?? "") ? phrase.length + 1 : phrase.length;
}
