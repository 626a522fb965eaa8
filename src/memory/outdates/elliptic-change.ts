import { words as wordsOf } from "../../text/words.ts";
import type { EarlierSentence, LaterSentence } from "./sentences-in-time.ts";
import { differingKinds, type Value } from "./values.ts";

/*
 * Reads a value of which a sentence does not say what it is of: "did that, 52 now". What was said shortly before in the
 * same conversation tells it.
 */

/** In words. A sentence that leaves out what it is about is short. */
const MAX_WORDS = 16;

/** Words for what was said before, in four languages: "fixed it, 52 now". */
const IT = new Set("it that this das es ça ca lo eso".split(" "));

const valuesOf = ({ claims }: EarlierSentence): Value[] => claims.flatMap(({ values }) => values);

/** Returns true if a sentence gives something another value, and leaves to what was said before it of what. */
export const givesUnnamedValue = ({ text, signs, clauses, values }: LaterSentence): boolean =>
  values.length > 0 &&
  clauses.every(
    ({ subject, words }) => subject.length === 0 || (words.length <= 3 && words.some((word) => IT.has(word))),
  ) &&
  signs.some(({ kind }) => kind !== "hint") &&
  wordsOf(text).length <= MAX_WORDS;

/**
 * Returns the sentence of the same conversation that a value without a name is of: the latest one with a number like it,
 * else the latest one with a value that it may replace. Returns null if there is none.
 * @param before the latest first
 */
export function meantBefore<T extends { readonly early: EarlierSentence }>(
  late: LaterSentence,
  before: readonly T[],
): T | null {
  if (!givesUnnamedValue(late)) return null;
  const replaced = before.filter(({ early }) => differingKinds(valuesOf(early), late.values, true).length > 0);
  return replaced.find(({ early }) => hasNumberLike(late, early)) ?? replaced[0] ?? null;
}

/** A number that moves changes by steps: "48 points", "52 now". */
const MAX_RATIO = 2;

const numbersIn = (values: LaterSentence["values"]): number[] =>
  values.flatMap(({ kind, value }) => (kind.startsWith("number") || kind === "price" ? Number(value) || [] : []));

const hasNumberLike = (late: LaterSentence, early: EarlierSentence): boolean =>
  numbersIn(late.values).some((now) =>
    numbersIn(valuesOf(early)).some((before) => Math.max(now / before, before / now) <= MAX_RATIO),
  );
