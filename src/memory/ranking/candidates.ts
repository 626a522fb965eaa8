import { NONE } from "./conversation-index.ts";
import type { RelevanceWeights } from "./recall-search.ts";
import type { ScoredWords } from "./relevance.ts";
import { TopK } from "./top-k.ts";

/* Chooses which memories are looked at closely. It runs for every memory that says a word of the query. */

const FIRST = 60;
/** Conversations whose best round is looked at for them. */
const BEST_CONVERSATIONS = 20;

/** Adds to word scores what they are compared with: the best round, or the best statement if no round says a word. */
export function scoredWords(scores: Omit<ScoredWords, "best" | "bestConversation">): ScoredWords {
  const { fits, words, conversations, admits } = scores;
  let round = 0;
  let part = 0;
  const { touched } = fits;
  for (let i = 0; i < touched.length; i++) {
    const position = touched[i] as number;
    const score = fits.scores[position] as number;
    if (words.isPartAt(position)) {
      if (score > part && admits(position)) part = score;
    } else if (score > round && admits(position)) round = score;
  }
  let bestConversation = Number.EPSILON;
  for (let number = 0; number < conversations.count; number++)
    bestConversation = Math.max(bestConversation, fits.conversations[number] as number);
  return { ...scores, best: Math.max(round || part, Number.EPSILON), bestConversation };
}

/** Returns the best memories by words, conversation, time and recency, best first. */
export function firstCandidates(
  scored: ScoredWords,
  weights: RelevanceWeights,
  isInTime: ((position: number) => boolean) | null,
  recency: Float32Array,
): number[] {
  const { fits, words, conversations, best, bestConversation, admits } = scored;
  const { previous, next } = conversations;
  const { scores, touched } = fits;
  const { conversationOf } = conversations;
  const found = new TopK(FIRST);
  // By number of the conversation, counted from 1: what all of its memories have in common.
  const [around, recent] = [new Float64Array(recency.length), new Float64Array(recency.length)];
  for (let number = 0; number < recency.length; number++) {
    recent[number] = weights.recency * (recency[number] as number);
    if (number > 0)
      around[number] = weights.conversation * ((fits.conversations[number - 1] as number) / bestConversation);
  }
  const scoreAt = (position: number): number => (position === NONE ? 0 : (scores[position] as number));
  for (let i = 0; i < touched.length; i++) {
    const position = touched[i] as number;
    const conversation = (conversationOf[position] as number) + 1;
    // Neighbours count here whether they are admitted or not: to ask costs more than all the rest.
    const near = scoreAt(previous[position] as number) + scoreAt(next[position] as number);
    const score =
      (weights.words * (scores[position] as number) + weights.around * words.shareOfNeighbours(position) * near) /
        best +
      (around[conversation] as number) +
      (recent[conversation] as number) +
      (isInTime?.(position) ? weights.time : 0);
    if (found.takes(score) && admits(position)) found.add(position, score);
  }
  return found.positions();
}

/** Returns the best round of each of the conversations that say most of the query: none of their rounds may say much. */
export function bestOfConversations({ fits, words, conversations, admits }: ScoredWords): number[] {
  const top = new TopK(BEST_CONVERSATIONS);
  for (let number = 0; number < conversations.count; number++) {
    const score = fits.conversations[number] as number;
    if (score > 0 && top.takes(score)) top.add(number, score);
  }
  const best = new Map(top.positions().map((number) => [number, NONE]));
  const { touched } = fits;
  for (let i = 0; i < touched.length; i++) {
    const position = touched[i] as number;
    const number = conversations.conversationOf[position] as number;
    const other = best.get(number);
    if (other === undefined || words.isPartAt(position)) continue;
    const isBetter = other === NONE || (fits.scores[position] as number) > (fits.scores[other] as number);
    if (isBetter && admits(position)) best.set(number, position);
  }
  return [...best.values()].filter((position) => position !== NONE);
}
