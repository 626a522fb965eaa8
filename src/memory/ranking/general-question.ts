import { isPersonal } from "../../text/personal-wording.ts";
import { plainText } from "../../text/phrase-pattern.ts";
import { isForSomebody } from "../topics/topics.ts";
import { FIRST_NAMES } from "./first-names.ts";
import { ASKS_FOR_MAKER, GENERAL_QUESTION_FORMS } from "./general-question-forms.ts";
import { regex } from "../../text/regex.ts";

/** A longer question describes a situation. */
const MAX_CHARACTERS = 120;

/** Matters in which anybody's question may be meant for somebody at home: "can dogs eat grapes?" */
const OF_A_HOUSEHOLD = regex.iu`(?<!\p{L})(?:kids?|child(?:ren)?|bab(?:y|ies)|toddlers?|teenagers?|dogs?|cats?|pupp(?:y|ies)|kittens?|people|eat|drink|food|safe|healthy|harmful|kinder|babys?|hunde?|katzen?|menschen|essen|trinken|gesund|giftig für|enfants?|bébés?|chiens?|chats?|niñ[oa]s?|bebés?|perr[oa]s?|gat[oa]s?|allerg\p{L}*|alérg\p{L}*|diabet\p{L}*|pregnan\p{L}*|schwanger\p{L}*|enceinte\p{L}*|embaraz\p{L}*)(?!\p{L})`;

/** Medicines, snacks and dishes, in four languages. Who asks which is strongest or sweetest may be allergic to it. */
const TAKEN = regex.iu`(?<!\p{L})(?:medic(?:ines?|ations?)|meds|drugs?|pills?|tablets?|pain ?killers?|anti(?:biotic|depressant|histamine)s?|vaccines?|supplements?|vitamins?|snacks?|meals?|dish(?:es)?|recipes?|desserts?|nuts?|shrimps?|seafood|cheeses?|fruits?|wines?|beers?|medi(?:kament|zin)\p{L}*|(?:schmerz)?tabletten?|schmerzmittel|antibiotik\p{L}*|impfstoff\p{L}*|vitamine?|gerichte?|rezepte?|nuss|nüsse|käse|médicaments?|cachets?|comprimés?|antibiotiques?|antidouleurs?|vaccins?|vitamines?|plats?|recettes?|noix|fromages?|medic(?:ament|in)\p{L}*|pastillas?|antibióticos?|analgésicos?|vacunas?|vitaminas?|platos?|recetas?|nue(?:z|ces)|quesos?)(?!\p{L})`;
/** Asks to choose among things, in four languages. */
const CHOOSES = regex.iu`^name |(?<!\p{L})(?:most|least|fewest|\p{L}{2,}est|\p{L}+[sß]t(?:e|en|er|es)|le plus|la plus|les plus|más)(?!\p{L})`;

/** German words that look like others' words for advice and for oneself: "best", "I'm". */
const NO_ADVICE = regex.gu`(?<!\p{L})(?:besteh\p{L}*|im)(?!\p{L})`;

/**
 * Returns whether a question asks for what anybody may know of a kind of things: "how are pearls made?". Such a question
 * is told only the memories that cover it. It is no ground for sharing an answer.
 */
export function isGeneralQuestion(question: string): boolean {
  if (question.length > MAX_CHARACTERS) return false;
  const text = plainText(question)
    .toLowerCase()
    .replace(/^[¿¡\s]+|[\s.?!]+$/g, "");
  if (/[.?!;:]\s/.test(text) || isPersonal(question) || OF_A_HOUSEHOLD.test(text)) return false;
  if (TAKEN.test(text) && CHOOSES.test(text)) return false;
  if (ASKS_FOR_MAKER.test(text)) return true;
  if (isForSomebody(text.replace(NO_ADVICE, ""))) return false;
  if ((text.match(/\p{L}+/gu) ?? []).some((word) => FIRST_NAMES.has(word))) return false;
  return GENERAL_QUESTION_FORMS.some((form) => form.test(text));
}
