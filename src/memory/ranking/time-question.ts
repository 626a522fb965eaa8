import { periodsIn } from "../../text/periods.ts";
import type { Window } from "../../text/time-expressions.ts";
import { regex } from "../../text/regex.ts";

/** A question about a time gone by. */
export interface TimeQuestion {
  /** The stretches of time that it names. Empty if it asks when or how long, or about what was before. */
  readonly periods: readonly Window[];
}

/** Words by which somebody asks about what was, in four languages. */
const OF_THE_PAST = regex.iu`(?<![\p{L}\p{N}])(?:${[
  "before|used to|previous(?:ly)?|former(?:ly)?|originally|at first|initially|back (?:then|in)|in the past|so far|over time|history",
  "when (?:did|was|were|have|had)|since when|how long|how often have|until when|first time|last time|how (?:has|did) .{0,40} changed?",
  "vorher|früher|damals|zuvor|bevor|ursprünglich|anfangs|seit wann|wie lange|ehemalig\\p{L}*|wann (?:hab|habe|haben|bin|sind|war|waren|ist|wurde)|bis wann|letztes mal|bisher",
  "avant|autrefois|auparavant|à l['’]époque|ancien(?:ne)?s?|au début|depuis (?:quand|combien)|combien de temps|quand (?:est-ce que|ai-je|j['’]ai|avons|a-t|est)|jusqu['’]à quand|la dernière fois",
  "antes|anterior(?:es|mente)?|antigu[oa]s?|al principio|originalmente|desde cuándo|(?:hace )?cuánto (?:hace|tiempo|llevo|que)|hace cuánto|cuándo (?!es |son |será)|solía|en aquel entonces|hasta cuándo|la última vez",
].join("|")})(?![\p{L}\p{N}])`;
/**
 * Verbs of the past together with words that name a time by what happened: "what did I do after the wedding?", "seit ich
 * umgezogen bin, was hat sich geändert?". Each alone says too little.
 */
const BY_EVENT: readonly RegExp[] = (
  [
    [
      "did|was|were|had|have (?:i|we|my)|has",
      "since (?:i|we|my|the)|until|till|after|during|while (?:i|we)|the (?:day|week|month|year|summer|winter) (?:of|after)|between",
    ],
    [
      "hab|habe|haben|hatte\\p{L}*|hat|bin|war|waren|ging\\p{L}*|\\p{L}{3,}te(?:n)?",
      "seit|bis (?:zu[mr]|ich|wir|mein\\p{L}*)|vor (?:de[mnr]|mein\\p{L}*|\\p{L}+s)|nach (?:de[mnr]|mein\\p{L}*)|nachdem|während|zwischen",
    ],
    [
      "ai|j['’]ai|as|a|avons|ont|étais|était|étions|avais|avait|suis|est|\\p{L}{3,}(?:ais|ait|ions)",
      "depuis|après|pendant|jusqu['’]\\p{L}+|entre",
    ],
    [
      "he|hemos|ha|han|había\\p{L}*|fui|fue|era|estaba|hice|hicimos|hizo|tuve|(?!qué|sé|así|aquí|ahí|allí|café)\\p{L}{2,}(?:é|í|ía|aba|ábamos|íamos)",
      "desde que|desde (?:el|la|mi)|después de(?:l)?|tras|durante|hasta|entre",
    ],
  ] as const
).map(
  ([verbs, times]) =>
    regex.isu`^(?=.*(?<![\p{L}\p{N}])(?:${verbs})(?![\p{L}\p{N}])).*(?<![\p{L}\p{N}])(?:${times})(?![\p{L}\p{N}])`,
);
const ASKS = regex.iu`\?\s*$|^\W*(?:what|which|who|where|how|was|wo|wer|wie|welche\p{L}*|qu['’e]|où|qui|comment|quel\p{L}*|qué|dónde|quién|cómo|cuál\p{L}*)(?![\p{L}\p{N}])`;

const asksOfThePast = (text: string): boolean =>
  OF_THE_PAST.test(text) || (ASKS.test(text) && BY_EVENT.some((pattern) => pattern.test(text)));

/** In characters. Longer texts tell something, and name times on the way. */
const MAX_QUESTION = 250;

/**
 * Reads whether a text asks about a time gone by. Returns null if it does not.
 * @param now milliseconds since the epoch
 */
export function readTimeQuestion(text: string, now: number): TimeQuestion | null {
  if (text.length > MAX_QUESTION) return null;
  const periods = periodsIn(text, now);
  return periods.length > 0 || asksOfThePast(text) ? { periods } : null;
}
