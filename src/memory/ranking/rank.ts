import type { RecallMode } from "./recall-mode.ts";
import type { Fit, RelevanceWeights } from "./recall-search.ts";

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
  /** A digest of the user's words that it came from. Null for a note. */
  readonly turn: string | null;
  /** How well it and its surroundings fit, relative to the best one: 0 to 1. */
  readonly fit: number;
  /** How near its own meaning is to the query's: 0 to 1. */
  readonly cosine: number;
}

/**
 * Relevance that makes a memory e times as much worth. Feedback, idle time and repetition are factors of that worth, and
 * weigh less the smaller it is.
 */
const SCALE = 3;

/**
 * Weights of a memory's own fit, 0 to 1, which the floor applies to. A fact that shares no word needs a cosine of 0.42.
 * Of 35 facts that answer a question in other words, 19 have it; of 875 pairs of a fact and something else, 10. With
 * 0.3 in place of 0.33 it is 13 and 5 (test/unit/memory/ranking/near-by-meaning.test.ts).
 */
const FIT_WEIGHTS = { words: 0.7, cosine: 0.33 } as const;

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
  return Math.min(1, FIT_WEIGHTS.words * fit.words + FIT_WEIGHTS.cosine * fit.cosine);
}

/** A memory that may be recalled, with the value by which it is ranked. */
export interface Candidate<M extends Rankable = Rankable> {
  readonly memory: M;
  readonly fit: Fit;
  readonly value: number;
}

/**
 * Returns the candidates above the floor, best first, and the newer first among equals. A fact is worth as much as the
 * round it was said in, whose surroundings say what it is about.
 */
export function candidatesOf<M extends Rankable>(
  fits: readonly Fit[],
  memoryOf: (id: string) => M | undefined,
  purpose: RecallPurpose,
  { relevance: weights }: Pick<RecallMode, "relevance">,
): Candidate<M>[] {
  const floor = FLOOR[purpose];
  const turns = new Map<string, TurnFit>();
  const known: { readonly memory: M; readonly fit: Fit; readonly turn: TurnFit }[] = [];
  for (const fit of fits) {
    const memory = memoryOf(fit.id);
    if (memory) known.push({ memory, fit, turn: addToTurn(turns, memory, fit) });
  }
  const found: Candidate<M>[] = [];
  for (const { memory, fit, turn } of known) {
    const isAbove = fitScore(fit) >= floor[memory.kind] && (purpose !== "searched" || fit.words > 0);
    if (isAbove) found.push({ memory, fit, value: worthOf(turn, weights) * memory.historyWeight });
  }
  return found.toSorted((a, b) => b.value - a.value || b.memory.createdAt - a.memory.createdAt);
}

/** How well a turn fits: the relevance of its round, and the best of what was stated in it. */
interface TurnFit {
  round: number | null;
  fact: number;
  cosine: number;
  words: number;
}

/** Adds a memory to what is known of its turn, and returns that. A note is a turn of its own. */
function addToTurn(turns: Map<string, TurnFit>, { said, kind }: Rankable, fit: Fit): TurnFit {
  const known = said === null ? undefined : turns.get(said);
  const turn = known ?? { round: null, fact: Number.NEGATIVE_INFINITY, cosine: 0, words: 0 };
  if (said !== null && !known) turns.set(said, turn);
  if (kind === "fact") {
    turn.fact = Math.max(turn.fact, fit.relevance);
    turn.cosine = Math.max(turn.cosine, fit.cosine);
    turn.words = Math.max(turn.words, fit.own);
  } else turn.round = fit.relevance;
  return turn;
}

/** Returns what a turn is worth: its round with what was stated in it, or the best statement if the round is not told. */
function worthOf({ round, fact, cosine, words }: TurnFit, weights: RelevanceWeights): number {
  return Math.exp(((round ?? fact) + weights.statedCosine * cosine + weights.statedWords * words) / SCALE);
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
 * Takes the best candidate repeatedly, and lowers the others of its turn and its conversation each time. `score` compares
 * each with the best.
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
      if (fit.conversation !== null && other.fit.conversation === fit.conversation) other.value *= again;
    }
  }
  return taken;
}
