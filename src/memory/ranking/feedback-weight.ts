import type { Injected } from "../../ports/exchange.ts";

/*
 * Scores how useful a memory proved, learned from outcomes instead of gradients (Memento, arXiv 2508.16153). An
 * exchange that went well lifts the memories that it used, and comes back as a case; one that went badly lowers both.
 * Scores move ranks only: an unpopular memory is neither deleted nor rewritten.
 */

/**
 * The share of a verdict that a recalled memory gets, because it only had a part in the answer. The round itself gets
 * all of it.
 */
const INJECTED_SHARE = 0.5;
/** The verdict of a repeated question: its first answer did not help. It counts half as much as a spoken verdict. */
export const REPEATED_QUESTION_VERDICT = -0.5;
/** The best score lifts a rank by half, and the worst halves it. */
const WEIGHT_PER_POINT = 0.25;
const MAX_SCORE = 2;

interface FeedbackChange {
  readonly id: string;
  readonly by: number;
}

/**
 * Returns the score changes that follow when a verdict replaces the one before. Memories that an earlier turn put into
 * the block keep their score.
 */
export function feedbackChanges(
  injected: readonly Injected[],
  round: string | null,
  { before, after }: { readonly before: number; readonly after: number },
): FeedbackChange[] {
  const by = after - before;
  if (by === 0) return [];
  const recalled = injected.flatMap(({ id, score }) => (score === null ? [] : [{ id, by: by * INJECTED_SHARE }]));
  return round === null ? recalled : [...recalled, { id: round, by }];
}

/** Returns the factor for a memory's rank: 0.5 to 1.5, and 1 without any verdict. */
export function feedbackWeight(score: number): number {
  return 1 + WEIGHT_PER_POINT * Math.max(-MAX_SCORE, Math.min(MAX_SCORE, score));
}

/**
 * Returns whether an exchange went well. Such a case may come back for a question about the world, like facts about the
 * user.
 */
export function isCase(score: number): boolean {
  return score > 0;
}

/** Longer texts are no repeated questions, and are not compared. */
const MAX_QUESTION_CHARACTERS = 500;
/** The share of both questions' words that they must have in common. */
const MIN_SHARED_WORDS = 0.6;

/**
 * Returns whether a question repeats the one just before, in the same or in other words.
 * @param now the content words of the question, as hashes
 */
export function isRepeatedQuestion(now: QuestionWords, before: QuestionWords): boolean {
  if (now.text.length > MAX_QUESTION_CHARACTERS || before.text.length > MAX_QUESTION_CHARACTERS) return false;
  const [mine, theirs] = [new Set(now.words()), new Set(before.words())];
  const shared = [...mine].filter((word) => theirs.has(word)).length;
  return shared >= 2 && shared / (mine.size + theirs.size - shared) >= MIN_SHARED_WORDS;
}

interface QuestionWords {
  readonly text: string;
  readonly words: () => Iterable<number>;
}
