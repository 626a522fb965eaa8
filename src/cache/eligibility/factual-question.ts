import type { FactualPatterns } from "./facts/factual-patterns.ts";
import { ENGLISH_FACTS } from "./facts/english.ts";
import { FRENCH_FACTS } from "./facts/french.ts";
import { GERMAN_FACTS } from "./facts/german.ts";
import { SPANISH_FACTS } from "./facts/spanish.ts";
import { plainText } from "../../text/phrase-pattern.ts";

const LANGUAGES: readonly FactualPatterns[] = [ENGLISH_FACTS, GERMAN_FACTS, FRENCH_FACTS, SPANISH_FACTS];

/** A longer question describes a situation. */
const MAX_FACTUAL_CHARACTERS = 160;

/** No text of more characters is read: the cache takes no such question, even if most of it is white space. */
const MAX_READ_CHARACTERS = 2_000;

/** A sum: "17 * 23", "What is 15 % of 80?" */
const SUM =
  /^(?:(?:what(?:'s| is)|how much is|calculate|compute|was ist|wie viel ist|combien font|cuánto es) )?[\d(][\d\s.,()%^*/×÷+-]*(?:(?:of|times|plus|minus|divided by|mal|geteilt durch|von|fois|moins|divisé par|de|por|más|menos|entre) [\d(][\d\s.,()%^*/×÷+-]*)*$/;

/**
 * Returns whether a question is clearly one of fact, whose answer is the same whoever asks. In doubt it returns false.
 * If something is remembered of a user, only such a question gets an answer that others got. A snack that is good for
 * all of them may harm this one.
 */
export function isFactual(question: string): boolean {
  if (question.length > MAX_READ_CHARACTERS) return false;
  const text = plainText(question).toLowerCase();
  if (text.length > MAX_FACTUAL_CHARACTERS) return false;
  return LANGUAGES.some(({ politeness, forms, procedures, advice }) => {
    const asked = text.replace(politeness, "").replace(/^[¿¡\s]+|[\s.?!]+$/g, "");
    if (/[.?!;:]\s/.test(asked)) return false;
    if (SUM.test(asked) || procedures.some((form) => form.test(asked))) return true;
    return forms.some((form) => form.test(asked)) && !advice.test(asked);
  });
}
