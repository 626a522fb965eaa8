import type { RecallMode } from "./recall-mode.ts";
import type { Fit } from "./recall-search.ts";

/** Everything that ranking needs of a memory beside its words and vector. */
export interface Rankable {
  readonly id: string;
  /** A `question` is a round in which the user stated nothing: it holds what others said. */
  readonly kind: "fact" | "round" | "question";
  readonly createdAt: number;
  /** A digest of the user's words that it came from. A fact shares it with its round. */
  readonly said: string | null;
  /** A factor for its usefulness and its idle time. 1 changes nothing. */
  readonly historyWeight: number;
}

export interface Ranked {
  readonly id: string;
  readonly score: number;
}

/** A recalled memory. */
export interface FittingMemory {
  readonly id: string;
  /** How well it and its surroundings fit, relative to the best one: 0 to 1. */
  readonly fit: number;
  /** How near its own meaning is to the query's: 0 to 1. */
  readonly cosine: number;
}

/** Scores are fused, not ranks: fusing ranks with equal weight made retrieval worse on LoCoMo (52.8 -> 48.6 R@5). */
const COSINE_WEIGHT = 0.5;

/**
 * Weights of a memory's own fit, 0 to 1, which the floor applies to. A fact that shares no word needs a cosine of 0.42.
 * Of 35 facts that answer a question in other words, 19 have it; of 875 pairs of a fact and something else, 10. With
 * 0.3 in place of 0.33 it is 13 and 5 (test/unit/memory/near-by-meaning.test.ts).
 */
const FIT = { words: 0.7, cosine: 0.33 } as const;

/**
 * The least fit for recall. A question about the world becomes personal only if a memory covers it almost whole. A
 * search of the memory itself keeps that floor for facts alone. A fact has a lower floor than a round, because it is
 * shorter and costs less when it is wrong.
 */
const FLOOR = {
  personal: { fact: 0.14, round: 0.18, question: 0.25 },
  searched: { fact: 0.5, round: 0.14, question: 0.2 },
  impersonal: { fact: 0.5, round: 0.5, question: 0.6 },
} as const;

export type RecallPurpose = keyof typeof FLOOR;

export function fitScore(fit: Fit): number {
  return Math.min(1, FIT.words * fit.words + FIT.cosine * fit.cosine);
}

/** A memory that may be recalled, with the value by which it is ranked. */
export interface Candidate {
  readonly memory: Rankable;
  readonly fit: Fit;
  readonly value: number;
}

/**
 * Returns the candidates above the floor, best first, and the newer first among equals. A fact is worth as much as the
 * round it was said in, whose surroundings say what it is about.
 */
export function candidatesOf(
  fits: readonly Fit[],
  memoryOf: (id: string) => Rankable | undefined,
  purpose: RecallPurpose,
): Candidate[] {
  const floor = FLOOR[purpose];
  const candidates = fits.flatMap((fit) => {
    const memory = memoryOf(fit.id);
    if (!memory || fitScore(fit) < floor[memory.kind] || (purpose === "searched" && fit.words === 0)) return [];
    return [{ memory, fit, value: (fit.context + COSINE_WEIGHT * fit.cosine) * fit.recency * memory.historyWeight }];
  });
  const bestOfTurn = new Map<string, number>();
  for (const { memory, value } of candidates)
    if (memory.said !== null) bestOfTurn.set(memory.said, Math.max(value, bestOfTurn.get(memory.said) ?? 0));
  return candidates
    .map((one) => ({ ...one, value: Math.max(one.value, bestOfTurn.get(one.memory.said ?? "") ?? 0) }))
    .toSorted((a, b) => b.value - a.value || b.memory.createdAt - a.memory.createdAt);
}

/**
 * Returns the best of the candidates, without the rounds whose facts are among them.
 * @param alike returns whether two memories say the same. The worse of them is dropped.
 */
export function rank(
  candidates: readonly Candidate[],
  limit: number,
  mode: RecallMode,
  alike: (a: string, b: string) => boolean = () => false,
): Ranked[] {
  const recalledTurns = new Set(
    candidates.flatMap(({ memory }) => (memory.kind === "fact" && memory.said ? [memory.said] : [])),
  );
  const left = candidates.filter(
    ({ memory }) => memory.kind === "fact" || memory.said === null || !recalledTurns.has(memory.said),
  );
  return diversify(left, limit, mode.repeatFactor, alike);
}

/** The factor for the other facts of a turn once one was taken: one of them tells what the turn was about. */
const SAME_TURN_FACTOR = 0.3;

/**
 * Takes the best candidate repeatedly, and lowers the others of its turn and its conversation each time. `score` compares each with
 * the best.
 */
function diversify(
  candidates: readonly Candidate[],
  limit: number,
  again: number,
  alike: (a: string, b: string) => boolean,
): Ranked[] {
  const [first] = candidates;
  if (!first) return [];
  const scale = fitScore(first.fit) / first.value;
  const left = candidates.map((candidate) => ({ ...candidate }));
  const taken: Ranked[] = [];
  while (taken.length < limit && left.length > 0) {
    let best = 0;
    for (let i = 1; i < left.length; i++) {
      if ((left[i] as Candidate).value > (left[best] as Candidate).value) best = i;
    }
    const [{ memory, fit, value }] = left.splice(best, 1) as [Candidate];
    if (taken.some(({ id }) => alike(id, memory.id))) continue;
    taken.push({ id: memory.id, score: Math.round(value * scale * 1000) / 1000 });
    for (const other of left) {
      if (memory.said !== null && other.memory.said === memory.said) other.value *= SAME_TURN_FACTOR;
      else if (fit.conversation !== null && other.fit.conversation === fit.conversation) other.value *= again;
    }
  }
  return taken;
}
