import type { Injected } from "../ports/exchange.ts";

/*
 * How useful a memory proved, learned from outcomes instead of from gradients (Memento, arXiv 2508.16153): an exchange
 * that went well lifts what it was told and comes back as a case; one that went badly lowers both. It moves ranks and
 * nothing else: nothing is deleted or rewritten for being unpopular.
 */

/** What one verdict moves what was recalled by: it had a share in the answer, the round that holds it is the answer. */
const INJECTED_SHARE = 0.5;
/** A question asked again says that its answer did not help, more quietly than a verdict does. */
export const REPEATED_QUESTION_VERDICT = -0.5;
/** What the best and the worst standing do to a rank: half as much again, or half. */
const WEIGHT_PER_POINT = 0.25;
const MAX_SCORE = 2;

interface FeedbackChange {
  readonly id: string;
  readonly by: number;
}

/** What a verdict moves, given the one that stood before. What merely stood in the block from an earlier turn is left alone. */
export function feedbackChanges(
  injected: readonly Injected[],
  round: string | null,
  { before, after }: { readonly before: number; readonly after: number },
): FeedbackChange[] {
  const by = after - before;
  if (by === 0) return [];
  const told = injected.flatMap(({ id, score }) => (score === null ? [] : [{ id, by: by * INJECTED_SHARE }]));
  return round === null ? told : [...told, { id: round, by }];
}

/** What a worth makes of a rank: 1 where nobody has judged, 0.5 to 1.5. */
export function feedbackWeight(worth: number): number {
  return 1 + WEIGHT_PER_POINT * Math.max(-MAX_SCORE, Math.min(MAX_SCORE, worth));
}

/** An exchange that went well is a case: it may come back for a question about the world, like anything about the user. */
export function isCase(worth: number): boolean {
  return worth > 0;
}

/** At most this much text is compared: a question is short. */
const MAX_QUESTION_CHARACTERS = 500;
/** Of all words of both, how many they share. */
const MIN_SHARED_WORDS = 0.6;

/**
 * Whether what is said now asks again what was said just before, in other words or the same.
 * @param now content words of both, as hashes
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
