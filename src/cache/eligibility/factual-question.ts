import type { FactualPatterns } from "./facts/factual-patterns.ts";
import { ENGLISH_FACTS } from "./facts/english.ts";
import { FRENCH_FACTS } from "./facts/french.ts";
import { GERMAN_FACTS } from "./facts/german.ts";
import { SPANISH_FACTS } from "./facts/spanish.ts";
import { plainText } from "../../text/phrase-pattern.ts";

const LANGUAGES: readonly FactualPatterns[] = [ENGLISH_FACTS, GERMAN_FACTS, FRENCH_FACTS, SPANISH_FACTS];

/** Whoever says more than a question tells of a situation. */
const MAX_FACTUAL_CHARACTERS = 160;

/** A sum: "17 * 23", "What is 15 % of 80?" */
const SUM =
  /^(?:(?:what(?:'s| is)|how much is|calculate|compute|was ist|wie viel ist|combien font|cuánto es) )?[\d(][\d\s.,()%^*/×÷+-]*(?:(?:of|times|plus|minus|divided by|mal|geteilt durch|von|fois|moins|divisé par|de|por|más|menos|entre) [\d(][\d\s.,()%^*/×÷+-]*)*$/;

/**
 * Whether a question is clearly one of fact, whose answer is the same whoever asks. Of a person of whom something is
 * remembered only such a question is answered from what others were told: a snack that is good for all of them may harm
 * this one. In doubt false.
 */
export function isFactual(question: string): boolean {
  const text = plainText(question).toLowerCase();
  if (text.length > MAX_FACTUAL_CHARACTERS) return false;
  return LANGUAGES.some(({ politeness, forms, procedures, advice }) => {
    const asked = text.replace(politeness, "").replace(/^[¿¡\s]+|[\s.?!]+$/g, "");
    if (/[.?!;:]\s/.test(asked)) return false;
    if (SUM.test(asked) || procedures.some((form) => form.test(asked))) return true;
    return forms.some((form) => form.test(asked)) && !advice.test(asked);
  });
}
