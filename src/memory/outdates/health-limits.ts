import { signsOf } from "./change-signs.ts";
import { deniesSomething } from "./denied-value.ts";
import { isDoing } from "./do-to-other.ts";
import { liftsOtherBar } from "./bars.ts";
import { PEOPLE } from "./people-words.ts";
import { type ReadClause, readStatement, sameWord } from "./read-statement.ts";
import { wordings } from "./wordings.ts";
import { regexOf } from "../../text/regex.ts";

/*
 * Tells limits of somebody's health: allergies, ailments, medicines, in four languages. They last until somebody speaks of
 * them. To hold one for over harms more than to tell one that is over.
 */

/** Says what somebody is, and not to what. Words that two limits share. */
const GENERAL = regexOf(
  String.raw`^(?:allerg|alérgic|intoler|intolér|diabet|diabét|unverträglich|asthm|asm|epilep|épilep|type|typ|tipo)\p{L}*$`,
  "u",
);
const LIMITS = wordings(
  String.raw`(?:\p{L}+)?allerg\p{L}+|al[ée]rgi\p{L}+|intoleran\p{L}+|intoléran\p{L}+|\p{L}*unverträglich\p{L}*|anaphyla\p{L}+|epi-?pen|c(?:o?e|œ|oe)liac|c(?:œ|oe)liaque|celíac[oa]|zöliakie`,
  String.raw`diab[eé]t\p{L}*|diabète|insulin[ae]?|insuline|asthma\p{L}*|asthme|asma|epileps[iy]\p{L}*|epileptic|épileps?\p{L}*|dialysis|dialyse|diálisis|arthritis|arthrose|rsi|angina|pacemaker|cpap|blood pressure|bluthochdruck|hypertension|hipertensión|tensión alta`,
  String.raw`(?:can['’]?t|cannot|mustn['’]?t|not allowed to) (?:eat|have|drink|tolerate|digest|take|run|lift|walk)|(?:darf|vertrag|kann)\p{L}* (?:\p{L}+ ){0,4}?(?:nicht|kein\p{L}*)(?: \p{L}+){0,3} (?:essen|trinken|nehmen|heben|laufen|joggen|rennen)|vertrag\p{L}* (?:\p{L}+ ){0,3}?(?:nicht|kein\p{L}*)|(?:(?:peux|dois) (?:pas|plus) (?:manger|boire|prendre|courir|porter)|supporte (?:pas|plus))|no (?:(?:puedo|debo) (?:comer|tomar|beber|correr|levantar)|tolero)`,
  String.raw`deaf|hard of hearing|hearing aids?|tinnitus|blind|colou?rblind|wheelchair|schwerhörig|gehörlos|taub|blind|hörgerät\p{L}*|rollstuhl|sourde?|malentendante?|aveugle|acouphènes?|appareil auditif|fauteuil roulant|sord[oa]|cieg[oa]|audífonos?|acúfenos|silla de ruedas`,
  String.raw`bad (?:knees?|back|hip|shoulder|ankle|wrist|heart|neck)|(?:knees?|back|hip|shoulder|ankle|wrist|heart|neck) (?:is|are) (?:bad|broken|shot)|injur(?:y|ies|ed)|(?:wrist|knee|back|neck|ankle) brace|inhaler|inhalator`,
  String.raw`(?:take|taking|nehme|prends|tomo)(?: [\p{L}\d]+){0,3}? (?:\p{L}+(?:formine?a?|prile?|sartan[ae]?|olol|statine?a?|azole?|cillin[ae]?|mycine?a?|xaban|arin[ae]?|ipine?o?|zepam|tidine?|setron|etine?a?|oxine?a?)|pills?|tablets?|tabletten?|meds|medication|medikamente?|comprimés?|médicaments?|pastillas?|medicación|\d+ ?mg)`,
);
/** Says how it is with somebody's health now, in four languages. */
const RECOVERS = wordings(
  String.raw`better|fine|ok|okay|healed|cured|gone|recovered|outgr[eo]w\p{L}*|in remission|under control|without (?:pain|it|them)|again`,
  String.raw`besser|geheilt|verheilt|weg|gesund|schmerzfrei|wieder|überwunden`,
  String.raw`mieux|guérie?s?|partie?s?|disparu\p{L}*|remise?|à nouveau|de nouveau`,
  String.raw`mejor|curad[oa]s?|recuperad[oa]|desaparec\p{L}+|superad[oa]|otra vez|de nuevo`,
);
const PERSON = regexOf(`^${PEOPLE}$`, "u");

/**
 * Returns true if an earlier text tells a limit of somebody's health, and a later one only says that something else is so
 * now: "I'm allergic to nuts", "I'm allergic to cats now".
 */
export function leavesHealthLimit(newer: string, older: string): boolean {
  if (!LIMITS.test(older)) return false;
  if (liftsOtherBar(newer, older)) return true;
  if (RECOVERS.test(newer) || deniesSomething(newer)) return false;
  const late = readStatement(newer);
  if (late.some((clause) => signsOf(clause).some(({ kind }) => kind !== "now" && kind !== "hint"))) return false;
  const named = readStatement(older).flatMap(thingsIn);
  return !late.flatMap(thingsIn).some((one) => named.some((other) => sameWord(one, other)));
}

/** Returns the things that a clause names, without what is done to them, people, and words for limits. */
const thingsIn = (clause: ReadClause): string[] =>
  clause.subject.flatMap(({ word, at }) =>
    isDoing(at, clause) || GENERAL.test(word) || PERSON.test(clause.words[at] ?? "") ? [] : word,
  );
