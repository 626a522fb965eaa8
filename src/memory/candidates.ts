import { NONE } from "./conversation-index.ts";
import type { RelevanceWeights } from "./recall-search.ts";
import { aroundAt, type ScoredWords } from "./relevance.ts";
import { TopK } from "./top-k.ts";

/* Chooses which memories are looked at closely. It runs for every memory that says a word of the query. */

const FIRST = 60;

/** Adds to word scores what they are compared with. @param isPart returns true for a statement that a round says as well */
export function scoredWords(
  scores: Omit<ScoredWords, "best" | "bestConversation">,
  isPart: (position: number) => boolean | undefined,
): ScoredWords {
  const { fits, conversations, admits } = scores;
  const [round, any] = [new TopK(1), new TopK(1)];
  for (const position of fits.touched) {
    const score = fits.scores[position] as number;
    const top = isPart(position) ? any : round;
    if (top.takes(score) && admits(position)) top.add(position, score);
  }
  const best = round.positions()[0] ?? any.positions()[0] ?? NONE;
  let bestConversation = Number.EPSILON;
  for (let number = 0; number < conversations.count; number++)
    bestConversation = Math.max(bestConversation, fits.conversations[number] as number);
  return { ...scores, best: Math.max(fits.scores[best] ?? 0, Number.EPSILON), bestConversation };
}

/** Returns the best memories by words, conversation, time and recency, best first. */
export function firstCandidates(
  scored: ScoredWords,
  weights: RelevanceWeights,
  isInTime: ((position: number) => boolean) | null,
  recencyAt: (position: number) => number,
): number[] {
  const { fits, conversations, best, bestConversation, admits } = scored;
  const found = new TopK(FIRST);
  const bonus = weights.conversation + weights.recency + (isInTime === null ? 0 : weights.time);
  for (const position of fits.touched) {
    const own = (weights.words * (fits.scores[position] as number)) / best;
    const isAlone = conversations.besides(position).length === 0;
    // The upper limit turns most positions away.
    if (!found.takes(own + bonus + (isAlone ? 0 : 2 * weights.around))) continue;
    const number = conversations.conversationOf[position] as number;
    const around = number === NONE ? 0 : (fits.conversations[number] as number) / bestConversation;
    const score =
      own +
      (isAlone ? 0 : (weights.around * aroundAt(scored, position)) / best) +
      weights.conversation * around +
      weights.recency * recencyAt(position) +
      (isInTime?.(position) ? weights.time : 0);
    if (found.takes(score) && admits(position)) found.add(position, score);
  }
  return found.positions();
}
