import type { Fit } from "./recall-index.ts";

/** What ranking needs to know about a memory beside its words and vector. */
export interface Rankable {
  readonly id: string;
  /** A question is a round in which the user stated nothing: it holds what others said. */
  readonly kind: "fact" | "round" | "question";
  readonly createdAt: number;
  /** A digest of the user's words it came from; a fact and the round it was said in share it. */
  readonly said: string | null;
}

export interface Ranked {
  readonly id: string;
  readonly score: number;
}

/** Score fusion, not rank fusion: fusing ranks with equal weight made retrieval worse on LoCoMo (52.8 -> 48.6 R@5). */
const WORDS_WEIGHT = 0.7;
const COSINE_WEIGHT = 0.3;

/**
 * Below these nothing is recalled. A question about the world must be covered almost whole before it
 * is made personal; a fact is shorter and cheaper to be wrong about than a whole round.
 */
const FLOOR = {
  personal: { fact: 0.14, round: 0.22, question: 0.4 },
  impersonal: { fact: 0.5, round: 0.5, question: 0.6 },
} as const;

export function score(fit: Fit): number {
  return WORDS_WEIGHT * fit.words + COSINE_WEIGHT * fit.cosine;
}

/** Best first, newer first among equals, nothing under the floor, a fact in place of the round it was said in. */
export function rank(
  fits: readonly Fit[],
  of: (id: string) => Rankable | undefined,
  impersonal: boolean,
  limit: number,
): Ranked[] {
  const floor = impersonal ? FLOOR.impersonal : FLOOR.personal;
  const ranked = fits
    .flatMap((fit) => {
      const memory = of(fit.id);
      const value = score(fit);
      return memory && value >= floor[memory.kind] ? [{ memory, value }] : [];
    })
    .toSorted((a, b) => b.value - a.value || b.memory.createdAt - a.memory.createdAt);
  const told = new Set(ranked.flatMap(({ memory }) => (memory.kind === "fact" && memory.said ? [memory.said] : [])));
  return ranked
    .filter(({ memory }) => memory.kind === "fact" || memory.said === null || !told.has(memory.said))
    .slice(0, limit)
    .map(({ memory, value }) => ({ id: memory.id, score: Math.round(value * 1000) / 1000 }));
}

const ABOUT_THE_USER =
  /^\W*(?:(?:so|and|ok|hey|hi)\W+)?(?:what|tell me what|do|can)\b.{0,30}\b(?:know|remember|learn(?:ed|t)?|recall|tell)\b.{0,20}\babout (?:me|myself)\b\W*$|^\W*who am i\W*$/i;

/** "What do you know about me?" has no word to search for: its answer is the newest of what was stated. */
export function asksForProfile(query: string): boolean {
  return query.length < 120 && ABOUT_THE_USER.test(query);
}
