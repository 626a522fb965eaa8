import { words } from "../../text/words.ts";
import { ENGLISH_CHANGES } from "./english.ts";
import { FRENCH_CHANGES } from "./french.ts";
import { GERMAN_CHANGES } from "./german.ts";
import { SPANISH_CHANGES } from "./spanish.ts";
import { regex, regexOf } from "../../text/regex.ts";

export const CHANGE_WORDS = [ENGLISH_CHANGES, GERMAN_CHANGES, FRENCH_CHANGES, SPANISH_CHANGES];

/** A sign of change, and the places of its first word and of the word after it. */
export interface ChangeSign {
  readonly kind: "ended" | "stopped" | "changed" | "now" | "hint";
  readonly from: number;
  readonly to: number;
}

const KINDS = ["hint", "now", "changed", "stopped", "ended"] as const;
const KIND_OF_WORD = new Map(
  KINDS.flatMap((kind) =>
    CHANGE_WORDS.flatMap((language) => words(language[kind].words)).map((word) => [word, kind] as const),
  ),
);
const ALTERNATIVES = KINDS.map((kind) =>
  CHANGE_WORDS.map((language) => language[kind].phrases.replace(/\s*\n\s*/g, ""))
    .filter((phrases) => phrases !== "")
    .join("|")
    .replaceAll("~", String.raw`[\p{L}\p{N}'’]+`),
);
const phrasesOf = (alternatives: string, flags: string): RegExp =>
  regexOf(String.raw`(?:(?<![\p{L}\p{N}])|(?=['’]))(?:${alternatives})(?![\p{L}\p{N}])`, flags);
const PHRASES = KINDS.map((kind, i) => ({ kind, pattern: phrasesOf(ALTERNATIVES[i] ?? "", "gu") }));
/** Matches the phrases of all kinds. Most clauses hold none, and one look takes half the time of five. */
const ANY_PHRASE = phrasesOf(ALTERNATIVES.join("|"), "u");

const UNREAL = new Set(CHANGE_WORDS.flatMap(({ unreal }) => words(unreal)));

/** Returns true for a word that says by itself that something changed. */
export const isChangeWord = (word: string): boolean => KIND_OF_WORD.has(word);

/** Returns true for words that tell of something thought of, or denied. */
export const isUnreal = (all: readonly string[]): boolean => unrealAt(all) >= 0;

/** "Jetzt wo", "maintenant que": it gives a reason and changes nothing. */
const GIVES_REASON = new Set("wo da dass que".split(" "));

/** "From May" is a month. */
const BEFORE_MONTH = regex.u`^(?:in|of|from|by|until|till|since|last|next|this|early|late|mid|\d+\p{L}*)$`;

const unrealAt = (all: readonly string[]): number =>
  all.findIndex((word, at) => UNREAL.has(word) && !(word === "may" && BEFORE_MONTH.test(all[at - 1] ?? "")));

/**
 * Returns the signs of change in a clause. A change that is only thought of, or denied, is none.
 * @param clause in lower case
 * @param all its words
 */
function changeSigns(clause: string, all: readonly string[]): ChangeSign[] {
  const signs: ChangeSign[] = [];
  for (const [at, word] of all.entries()) {
    const kind = KIND_OF_WORD.get(word);
    if (kind && !(kind === "now" && GIVES_REASON.has(all[at + 1] ?? ""))) signs.push({ kind, from: at, to: at + 1 });
  }
  if (ANY_PHRASE.test(clause)) for (const phrase of PHRASES) addPhrases(signs, phrase, clause);
  if (signs.length === 0) return signs;
  const unreal = unrealAt(all);
  return signs.filter(({ from }) => unreal < 0 || unreal >= from);
}

/** Adds the phrases of one kind that stand in a clause. */
function addPhrases(signs: ChangeSign[], { kind, pattern }: (typeof PHRASES)[number], clause: string): void {
  // `matchAll` makes a pattern anew for each text, which costs more than to look for it.
  pattern.lastIndex = 0;
  for (let match = pattern.exec(clause); match; match = pattern.exec(clause)) {
    const from = words(clause.slice(0, match.index)).length;
    signs.push({ kind, from, to: from + words(match[0]).length });
  }
}

const known = new WeakMap<object, readonly ChangeSign[]>();

/** Returns the signs of change in a clause that was read. One clause is compared with many. */
export function signsOf(clause: { readonly text: string; readonly words: readonly string[] }): readonly ChangeSign[] {
  let signs = known.get(clause);
  if (!signs) known.set(clause, (signs = changeSigns(clause.text, clause.words)));
  return signs;
}

/** Returns false for a sign that only hints at a change. */
export const isClear = ({ kind }: ChangeSign): boolean => kind !== "hint";

/** "New" in four languages. */
const NEW: ReadonlySet<string> = new Set(
  "new neue neuer neues neuen neuem nouveau nouvelle nouvel nuevo nueva".split(" "),
);
/** Returns true for "new" in one of the languages. */
export const isNew = (word: string): boolean => NEW.has(word);
