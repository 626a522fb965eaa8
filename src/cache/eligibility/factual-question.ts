import type { FactualPatterns } from "./facts/factual-patterns.ts";
import { ENGLISH_FACTS } from "./facts/english.ts";
import { FRENCH_FACTS } from "./facts/french.ts";
import { GERMAN_FACTS } from "./facts/german.ts";
import { SPANISH_FACTS } from "./facts/spanish.ts";
import { isPersonal } from "../../text/personal-wording.ts";
import { plainText } from "../../text/phrase-pattern.ts";
import { regex } from "../../text/regex.ts";

const LANGUAGES: readonly FactualPatterns[] = [ENGLISH_FACTS, GERMAN_FACTS, FRENCH_FACTS, SPANISH_FACTS];

/** A longer question describes a situation. */
const MAX_FACTUAL_CHARACTERS = 160;

/** No text of more characters is read: the cache takes no such question, even if most of it is white space. */
const MAX_READ_CHARACTERS = 2_000;

/** A sum: "17 * 23", "What is 15 % of 80?" */
const SUM =
  /^(?:(?:what(?:'s| is)|how much is|calculate|compute|was ist|wie viel ist|combien font|cuánto es) )?[\d(][\d\s.,()%^*/×÷+-]*(?:(?:of|times|plus|minus|divided by|mal|geteilt durch|von|fois|moins|divisé par|de|por|más|menos|entre) [\d(][\d\s.,()%^*/×÷+-]*)*$/;

/**
 * Asks about people whom the asker has and the world has not, or about who does something just now: "where do customers book?",
 * "who's doing the music?"
 */
const OF_ONES_OWN = regex.u`(?<!\p{L})(?:customers|clients|guests|the (?:kids|boys|girls|twins|team|staff|crew|guests|lads|grandkids)|kund(?:en|innen)|die (?:gäste|kinder|jungs|mädels|zwillinge|truppe|mannschaft)|les (?:invités|enfants|petits|gamins|jumeaux|clients|clientes)|invités|invitad[oa]s|(?:l[oa]s )?clientes|l[oa]s (?:niñ[oa]s|chic[oa]s|mellizos|gemelos|peques))(?!\p{L})|^who(?:'?s| is| are) \w{2,}ing \w`;

/**
 * Returns whether a question is clearly one of fact, whose answer is the same whoever asks. In doubt it returns false.
 * If something is remembered of a user, only such a question gets an answer that others got. A snack that is good for
 * all of them may harm this one.
 */
export function isFactual(question: string): boolean {
  const text = shortText(question);
  if (text === "") return false;
  const personal = isPersonal(question);
  return LANGUAGES.some((language) => {
    const asked = bareQuestion(text, language);
    if (/[.?!;:]\s/.test(asked)) return false;
    if (SUM.test(asked) || language.procedures.some((form) => form.test(asked))) return true;
    return (
      !personal &&
      !OF_ONES_OWN.test(asked) &&
      language.forms.some((form) => form.test(asked)) &&
      !language.advice.test(asked)
    );
  });
}

/** Returns whether a question asks for the steps of an account procedure, which are anybody's: "How do I reset my PIN?" */
export function isProcedure(question: string): boolean {
  const text = shortText(question);
  return LANGUAGES.some((language) => language.procedures.some((form) => form.test(bareQuestion(text, language))));
}

/** Returns the text in lower case, or an empty text if it is too long for a question of fact. */
function shortText(question: string): string {
  if (question.length > MAX_READ_CHARACTERS) return "";
  const text = plainText(question).toLowerCase();
  return text.length > MAX_FACTUAL_CHARACTERS ? "" : text;
}

const bareQuestion = (text: string, { politeness }: FactualPatterns): string =>
  text.replace(politeness, "").replace(/^[¿¡\s]+|[\s.?!]+$/g, "");
