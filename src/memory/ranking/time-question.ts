import { periodsIn } from "../../text/periods.ts";
import type { Window } from "../../text/time-expressions.ts";

/** A question about a time gone by. */
export interface TimeQuestion {
  /** The stretches of time that it names. Empty if it asks when or how long, or about what was before. */
  readonly periods: readonly Window[];
}

/** Words by which somebody asks about what was, in four languages. */
const OF_THE_PAST = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:${[
    "before|used to|previous(?:ly)?|former(?:ly)?|originally|at first|initially|back (?:then|in)|in the past|so far|over time|history",
    "when (?:did|was|were|have|had)|since when|how long|how often have|until when|first time|last time|how (?:has|did) .{0,40} changed?",
    "vorher|früher|damals|zuvor|bevor|ursprünglich|anfangs|seit wann|wie lange|ehemalig\\p{L}*|wann (?:hab|habe|haben|bin|sind|war|waren|ist|wurde)|bis wann|letztes mal|bisher",
    "avant|autrefois|auparavant|à l['’]époque|ancien(?:ne)?s?|au début|depuis (?:quand|combien)|combien de temps|quand (?:est-ce que|ai-je|j['’]ai|avons|a-t|est)|jusqu['’]à quand|la dernière fois",
    "antes|anterior(?:es|mente)?|antigu[oa]s?|al principio|originalmente|desde cuándo|cuánto (?:tiempo|llevo)|cuándo (?!es |son |será)|solía|en aquel entonces|hasta cuándo|la última vez",
  ].join("|")})(?![\p{L}\p{N}])`,
  "iu",
);
/** In characters. Longer texts tell something, and name times on the way. */
const MAX_QUESTION = 250;

/**
 * Reads whether a text asks about a time gone by. Returns null if it does not.
 * @param now milliseconds since the epoch
 */
export function readTimeQuestion(text: string, now: number): TimeQuestion | null {
  if (text.length > MAX_QUESTION) return null;
  const periods = periodsIn(text, now);
  return periods.length > 0 || OF_THE_PAST.test(text) ? { periods } : null;
}
