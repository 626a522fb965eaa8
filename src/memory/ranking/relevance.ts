import { type ConversationIndex, NONE } from "./conversation-index.ts";
import type { RelevanceWeights } from "./recall-search.ts";
import type { RoundMatch } from "./round-match.ts";
import type { WordFits, WordScores } from "./word-scores.ts";

/** Rounds on either side that a round's part of a conversation reaches. */
const REACH = 2;

/** Conversations over which primacy wears off. */
const FIRST_ONES = 20;

/** A candidate beside its place in the conversation. */
export interface Matched {
  readonly match: RoundMatch;
  readonly cosine: number;
  readonly isInTime: boolean;
  /** 1 for the latest conversation, and less the more conversations have gone on since. */
  readonly recency: number;
}

/** The word scores of one query with all that they are compared with. */
export interface ScoredWords {
  readonly fits: WordFits;
  readonly words: WordScores;
  readonly conversations: ConversationIndex;
  /** The best score of a round by itself, and of a conversation. */
  readonly best: number;
  readonly bestConversation: number;
  readonly admits: (position: number) => boolean;
}

/** Returns the score of what stands around a round: "At six" answers the question before it. */
export function aroundAt({ fits, words, conversations, admits }: ScoredWords, position: number): number {
  const scoreAt = (near: number): number => (near === NONE || !admits(near) ? 0 : (fits.scores[near] as number));
  const near = scoreAt(conversations.previous[position] as number) + scoreAt(conversations.next[position] as number);
  return words.shareOfNeighbours(position) * near;
}

/** Returns how early a conversation began among all: 1 for the first. A memory in no conversation has 1 as well. */
const primacyOf = (conversation: number): number => (conversation === NONE ? 1 : Math.exp(-conversation / FIRST_ONES));

/** Returns the share of the query's words that a mask names. */
function shareOf(mask: number, shares: ArrayLike<number>): number {
  let share = 0;
  for (let i = 0; i < shares.length; i++) if ((mask >>> i) & 1) share += shares[i] as number;
  return share;
}

/** Returns the share of the query's words that a round says together with those on either side of it. */
function nearbyAt(scored: ScoredWords, position: number): number {
  const { fits, conversations } = scored;
  const own = fits.masks[position] as number;
  const nearby = maskOf(scored, position, conversations.previous) | maskOf(scored, position, conversations.next);
  return shareOf(own | nearby, fits.shares);
}

/** Returns which of the query's words the rounds on one side of a round say. */
function maskOf({ fits: { masks }, admits }: ScoredWords, position: number, links: readonly number[]): number {
  let mask = 0;
  let near = links[position] as number;
  for (let step = 0; step < REACH && near !== NONE; step++, near = links[near] as number) {
    if (admits(near)) mask |= masks[near] as number;
  }
  return mask;
}

/** Returns how relevant a candidate is, as a logarithm: of two, one that is higher by 1 is e times as likely the answer. */
export function relevanceAt(
  scored: ScoredWords,
  position: number,
  { match, cosine, isInTime, recency }: Matched,
  weights: RelevanceWeights,
): number {
  const { fits, conversations, best, bestConversation, admits } = scored;
  const conversation = conversations.conversationOf[position] as number;
  const previous = conversations.previous[position] as number;
  const hasBefore = previous !== NONE && admits(previous);
  const before = hasBefore ? (fits.scores[previous] as number) : 0;
  const own = fits.masks[position] as number;
  const added = hasBefore ? (fits.masks[previous] as number) & ~own : 0;
  const around = conversation === NONE ? 0 : (fits.conversations[conversation] as number) / bestConversation;
  return (
    (weights.words * (fits.scores[position] as number)) / best +
    (weights.before * before) / best +
    (weights.around * aroundAt(scored, position)) / best +
    weights.share * shareOf(own, fits.shares) +
    weights.asked * scored.words.shareOfNeighbours(position) * shareOf(added, fits.shares) +
    weights.nearby * nearbyAt(scored, position) +
    weights.conversation * around +
    weights.pairs * match.pairs +
    weights.sentence * match.sentence +
    weights.answer * match.answer +
    weights.cosine * cosine +
    weights.time * Number(isInTime) +
    weights.recency * recency +
    weights.primacy * primacyOf(conversation)
  );
}
