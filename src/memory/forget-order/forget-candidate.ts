import { contentStems } from "../contains-phrase.ts";
import { expandQuery } from "../query-expansion.ts";

/** A fact, a note or a round, as an order to forget may mean it. */
export interface ForgetCandidate {
  readonly id: string;
  /** The user's words. */
  readonly said: string;
  /** What a fact is about; null for what is none. */
  readonly slot: string | null;
  /** A question of the user's, which states nothing. */
  readonly asks: boolean;
  /** In which turns it was said: what was said in one breath is one thing. */
  readonly turns: readonly string[];
}

/** Words of the order that say nothing of its object. */
export const FILLER_WORDS: ReadonlySet<string> = new Set(
  contentStems(
    "thing things stuff fact facts said told ever anything everything something forget bin bist war hab habe gesagt erzählt ai suis " +
      "dit tout tous todo nada soy tengo cuantos sache ding chose cosa there",
  ),
);

/** A memory with its words, and what it is found by besides. */
export interface CandidateWords extends ForgetCandidate {
  readonly own: ReadonlySet<string>;
  readonly known: ReadonlySet<string>;
}

/** As it would be written in full. */
export const expandContractions = (text: string): string => text.replace(/[’‘]/g, "'").replace(/\bi'?m\b/gi, "I am");

/** Returns a memory with its words, and those that it is asked for by. */
export function withWords(memory: ForgetCandidate): CandidateWords {
  const own = new Set(contentStems(expandContractions(memory.said)));
  const slot = memory.slot?.replace(/:/g, " ") ?? "";
  return { ...memory, own, known: new Set([...own, ...contentStems(`${slot} ${expandQuery(memory.slot)}`)]) };
}

/** All of them, where one hangs together with the next; nothing, where it is unclear which is meant. */
export function relatedOrNone(found: readonly CandidateWords[], wanted: readonly string[]): CandidateWords[] {
  const [first, ...others] = found;
  if (!first) return [];
  const joined = [first];
  let left = others;
  for (let grown = true; grown;) {
    const near = left.filter((one) => joined.some((other) => isRelated(one, other, wanted)));
    left = left.filter((one) => !near.includes(one));
    joined.push(...near);
    grown = near.length > 0;
  }
  return left.length > 0 ? [] : [...found];
}

function isRelated(one: CandidateWords, other: CandidateWords, wanted: readonly string[]): boolean {
  if (one.slot !== null && one.slot === other.slot) return true;
  if (one.turns.some((turn) => other.turns.includes(turn))) return true;
  return [...one.own].some(
    (word) => !FILLER_WORDS.has(word) && !wanted.some((w) => isSameWord(w, word)) && other.own.has(word),
  );
}

export const holdsAll = (words: ReadonlySet<string>, wanted: readonly string[]): boolean =>
  wanted.every((word) => holds(words, word));

export function holds(words: ReadonlySet<string>, wanted: string): boolean {
  if (words.has(wanted)) return true;
  for (const word of words) if (isSameWord(word, wanted)) return true;
  return false;
}

/** Letters that two forms of a word have in common, and what may stand behind them in German and French. */
const MIN_STEM = 4;
const ENDING = /^(?:e|en|er|es|em|n|ns|s|st|t|te|ten|et|est|ez|ent|r)?$/;

function isSameWord(one: string, other: string): boolean {
  if (one === other) return true;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  return at >= MIN_STEM && ENDING.test(one.slice(at)) && ENDING.test(other.slice(at));
}
