import { type ConversationIndex, NONE } from "./conversation-index.ts";
import type { Weights } from "./recall-search.ts";
import { TopK } from "./top-k.ts";
import type { WordFits, WordScores } from "./word-scores.ts";

/** Content words at which a round's neighbours count half. */
const NEIGHBOUR_HALF_WORDS = 40;
/** Bonus for a memory from the time that the query names. The best word score is 1. */
const TIME_MATCH_BONUS = 0.8;

/** The word scores of one query, and the index that they belong to. */
interface ScoredQuery {
  readonly fits: WordFits;
  readonly words: WordScores;
  readonly conversations: ConversationIndex;
  readonly weights: Weights;
  /** Returns whether a position may be found. */
  readonly admits: (position: number) => boolean;
  /** Returns whether the query names the time of a memory. Null if it names none. */
  readonly isInTime: ((position: number) => boolean) | null;
}

/** Scores of positions by their own words and those around them. */
interface ContextScore {
  /** Returns the word score of a position, with its neighbours where it is short. */
  readonly saidAt: (position: number) => number;
  readonly recencyAt: (position: number) => number;
  /** Returns an upper limit of `at` times `recencyAt` that costs less than the two. */
  readonly atMost: (position: number) => number;
  readonly at: (position: number) => number;
}

/** Combines word scores with neighbours, conversations and times. It works on plain arrays because it runs for every position found. */
export function contextScore({ fits, words, conversations, weights, admits, isInTime }: ScoredQuery): ContextScore {
  const { scores, conversations: conversationScores } = fits;
  const { conversationOf, previous, next } = conversations;
  const own = 1 / bestScore(fits, admits);
  const around = weights.conversation / bestConversation(fits, conversations.count);
  const neighbours = weights.neighbours * NEIGHBOUR_HALF_WORDS;
  const recency = conversations.recency(weights.recency, weights.recencySpan);
  const bonus = weights.conversation + (isInTime === null ? 0 : TIME_MATCH_BONUS);
  const maxRecency = 1 + weights.recency;
  const scoreAt = (position: number): number => (position === NONE ? 0 : (scores[position] as number));
  const saidAt = (position: number): number => {
    const [before, after] = [previous[position] as number, next[position] as number];
    // An entry that says no word of the query is not found through its neighbours.
    if (scores[position] === 0 || (before === NONE && after === NONE)) return scores[position] as number;
    const near = scoreAt(before) + scoreAt(after);
    return (scores[position] as number) + (neighbours / (NEIGHBOUR_HALF_WORDS + words.lengthAt(position))) * near;
  };
  return {
    saidAt,
    recencyAt: (position) => recency[(conversationOf[position] as number) + 1] as number,
    atMost(position) {
      const isAlone = previous[position] === NONE && next[position] === NONE;
      const near = isAlone ? 0 : 2 * weights.neighbours;
      return ((scores[position] as number) * own + near + bonus) * maxRecency;
    },
    at(position) {
      const number = conversationOf[position] as number;
      const conversation = number === NONE ? 0 : (conversationScores[number] as number) * around;
      return saidAt(position) * own + conversation + (isInTime?.(position) ? TIME_MATCH_BONUS : 0);
    },
  };
}

function bestScore({ touched, scores }: WordFits, admits: (position: number) => boolean): number {
  const top = new TopK(1);
  for (const position of touched) {
    const score = scores[position] as number;
    if (top.takes(score) && admits(position)) top.add(position, score);
  }
  return Math.max(scores[top.positions()[0] ?? NONE] ?? 0, Number.EPSILON);
}

function bestConversation({ conversations: scores }: WordFits, count: number): number {
  let best = Number.EPSILON;
  for (let number = 0; number < count; number++) best = Math.max(best, scores[number] as number);
  return best;
}
