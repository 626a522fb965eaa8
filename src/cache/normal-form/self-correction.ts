import { AUXILIARIES, QUESTION_WORDS } from "./words.ts";

const either = (words: Iterable<string>) => `(?:${[...words].join("|")})`;

/** Words without which no pattern can match. They spare nearly every text the patterns below. */
const HINT = /[ ,](?:no|mean|meant|that|rather|wait|sorry|actually|er|erm|um|uh)[ ,]/i;

/** A start broken off before it named anything, words that retract it, and the rest: "How did, no wait, when did …". */
const RESTART = new RegExp(
  `^(${either(QUESTION_WORDS)}(?: ${either(AUXILIARIES)})?(?: (?:the|a|an|many|much|long|old))?)[ ,]+` +
    "((?:(?:or|oh|uh|um|er|erm|no|sorry|wait|actually|rather|make that|scratch that|i mean)[ ,]+)+)(.+)$",
  "i",
);

/** Retractions that are certain between two questions. "I mean" alone is not: "What do I mean when …". */
const RETRACTION =
  /^(?:(?:or|oh|uh|um|er|erm)[ ,]+)*(?:(?:no|or|oh|wait)[ ,]+(?:(?:uh|um|er|no)[ ,]+)*(?:make that|rather|sorry|wait|actually|no|i mean)|scratch that)\b/i;

/** Hesitations count only after "when did" and before "where did", because "When is no" may be a question about no. */
const HESITATION = /\b(?:no|uh|um|er|erm)\b/i;

const REPLACEMENT =
  /^(.+?)[ ,]+(?:(?:or|oh|er|erm|um|uh)[ ,]+)*(?:no[ ,]+(?:wait|sorry|actually|rather|make that|i meant?)|scratch that|or rather|(?:oh|sorry|or|er|um|uh)[ ,]+(?:i meant?|make that|wait|sorry))(?: to say)?[ ,]+(?:(?:er|um|uh)[ ,]+)*([A-Za-z0-9]+)([.?!]*)$/i;

/**
 * Returns the question as its asker corrected it, if the retracted words are certain: "How did, no wait, when did Rome
 * fall?" and "the capital of Spain, no I mean France". Any other text stays as it was, and then matches only itself.
 */
export function applySelfCorrection(text: string): string {
  if (!HINT.test(text)) return text;
  const said = text.replace(/[ \t]+/g, " ");
  return applyRestart(said) ?? applyReplacement(said) ?? text;
}

function applyRestart(text: string): string | null {
  const [, start = "", marks = "", meant = ""] = RESTART.exec(text) ?? [];
  const [first = "", second = "", ...rest] = meant.toLowerCase().split(" ");
  if (rest.length < 2 || !QUESTION_WORDS.has(first)) return null;
  const whole = AUXILIARIES.has(second);
  if (RETRACTION.test(marks)) return whole || /^(?:what|which|who|whose)$/.test(first) ? meant : null;
  return whole && HESITATION.test(marks) && AUXILIARIES.has(start.toLowerCase().split(" ")[1] ?? "") ? meant : null;
}

/** Replaces one name by a name, or one number by a number, at the very end. The sentence must hold only one. */
function applyReplacement(text: string): string | null {
  const [, said = "", repair = "", mark = ""] = REPLACEMENT.exec(text) ?? [];
  const [first = "", ...others] = said.split(" ");
  const taken = others.at(-1) ?? "";
  const opening = first.toLowerCase();
  if (!QUESTION_WORDS.has(opening) && !AUXILIARIES.has(opening) && !/^(?:in|on|at|to|for|from)$/.test(opening))
    return null;
  const alike = [/^[A-Z][a-z]+$/, /^\d+$/].some((kind) => kind.test(taken) && kind.test(repair));
  if (!alike || others.filter((word) => /[A-Z\d]/.test(word)).length !== 1) return null;
  return `${[first, ...others.slice(0, -1), repair].join(" ")}${mark}`;
}
