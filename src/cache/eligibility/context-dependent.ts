import { AUXILIARIES, QUESTION_WORDS, wordSet } from "../normal-form/words.ts";
import { anyOf, plainText } from "../../text/phrase-pattern.ts";
import { regexOf } from "../../text/regex.ts";

/** Whole questions and openings that continue an earlier statement. */
const FOLLOW_UP = regexOf(
  `^[¡¿]?(?:(?:and|but|so|or|ok|okay|then|also|yes|no|yeah|please)[,\\s]+)*(?:${[
    "tell me more.*",
    "(?:please )?(?:continue|go on|go ahead|proceed|keep going|carry on)",
    "more",
    "more (?:please|details|examples|info|information|of .*)",
    "again",
    "(?:try|do|say) (?:it |that |this )?again",
    "repeat(?: that| it)?",
    "next",
    "another(?: one| .*)?",
    "one more.*",
    "what about\\b.*",
    "how about\\b.*",
    "what if not",
    "what else.*",
    "anything else.*",
    "why(?: not| so)?",
    "how(?: so| come| exactly)?",
    "who",
    "what",
    "when",
    "where",
    "which(?: one)?",
    "really",
    "are you sure.*",
    "and(?: you)?",
    "you",
    "same for .*",
    "the same.*",
    "do the same.*",
    "yes",
    "no",
    "yep",
    "nope",
    "yeah",
    "ok(?:ay)?",
    "sure",
    "maybe",
    "correct",
    "wrong",
    "right",
    "exactly",
    "instead.*",
    "in (?:english|french|german|spanish|short|other words|detail)",
    "(?:shorter|longer|simpler|better)(?: please)?",
    "(?:make|keep|put|turn|translate|summari[sz]e|shorten|rewrite|rephrase|explain|fix|improve|expand|simplify|describe|elaborate on|define|convert|change) (?:it|this|that|them|these|those)\\b.*",
    "elaborate.*",
    "give (?:me )?(?:an?other|more|an|some) examples?",
    "for example",
    "examples?(?: please)?",
    "(?:erzähl|sag)e? (?:mir )?mehr.*",
    "mach(?:e|t)? (?:weiter|es|das).*",
    "(?:erklär|fass|übersetz|korrigier|verbesser|kürz|änder|wiederhol|vereinfach|formulier|beschreib)(?:e|en|t)? (?:mir |bitte )*(?:das|es|dies(?:e[snrm]?)?|den (?:text|code|satz)).*",
    "(?:kürzer|länger|einfacher|genauer|besser)(?: bitte)?",
    "(?:warum|wieso|wie|was|wer|wo|wann|ist|stimmt) (?:[a-zäöüß]+ )?(?:das|dies|es)(?: (?:so|richtig|wahr|genau|falsch|möglich|gemeint|gut|denn|damit))*",
    "was (?:meinst|meinen) (?:du|sie).*",
    "(?:explique|résume|traduis|corrige|améliore|raccourcis|refais|répète|décris|simplifie|reformule)(?:z|[- ]moi)? (?:ça|cela|ceci|le|la|les|ce (?:texte|code|message|mot)|cette .*)(?: .*)?",
    "(?:pourquoi|comment|qui|où|quand|et|c'est|est-ce que) (?:[^ ]+ )?(?:ça|cela)\\b.*",
    "c'est (?:vrai|juste|correct|possible|faux|ça).*",
    "plus (?:court|long|simple|détaillé|précis)(?: .*)?",
    "(?:dis-m'en|dites-m'en|dis-moi|donne-m'en) plus.*",
    "que (?:veux-tu|voulez-vous) dire.*",
    "(?:cuéntame|dime|dame) más.*",
    "(?:explica|resume|traduce|corrige|mejora|acorta|repite|describe|simplifica)(?:me|lo|la)? (?:eso|esto|este .*|esta .*|ese .*|esa .*|lo .*)",
    "(?:otro|otra|un) ejemplo.*",
    "qué (?:quieres|quiere usted) decir.*",
    "und (?:du|dann|was)?.*",
    "weiter",
    "mehr",
    "warum",
    "wieso",
    "noch (?:mal|einmal|eins)",
    "encore",
    "continue[rz]?",
    "pourquoi",
    "et (?:toi|vous|après|puis|pour|si|en|à).*",
    "y (?:tú|tu|usted|qué|luego|para|si|en).*",
    "sigue",
    "continúa",
    "por qué",
    "más",
  ].join("|")})[\\s.!?\u2026]*$`,
  "iu",
);

/** Words that point at something outside the question. */
const CONTEXT_REFERENCES = anyOf(`
  the above | above mentioned | the below | the following | that one | this one | the other one | the first one | the second one | the last one | the former | the latter | aforementioned
  | you said | you mentioned | you told | you wrote | your last | your previous | your answer | previous answer | previous question | last answer | last question | earlier | again | once more | as before | same as | the attached | attached | attachment
  | this text | this code | this article | this image | this picture | this document | this file | this error | this page | this email | this message | this song | this conversation | the conversation | our conversation
  | dieser text | diesen text | diesem text | diesen code | dieser code | diesen satz
  | ce texte | ce code | cette phrase | ci-dessous
  | eso | esto | este texto | este código | esta frase
  | das obige | ci-dessus | lo anterior
`);

/** Words for the place where the asker is. */
const NEAR_THE_ASKER = anyOf(`
  near me | nearby | near here | around here | in this area | around the corner | the nearest pharmacy | the nearest hospital | the nearest station | the nearest airport | the nearest atm | the nearest bank | the nearest restaurant | the nearest supermarket | the nearest shop | the nearest store | the nearest hotel | the closest pharmacy | the closest hospital | the closest station | the closest airport | the closest restaurant | the closest supermarket | the closest shop | the closest store
  | in der nähe | nächstgelegen* | um die ecke | la plus proche | le plus proche | les plus proches | à proximité | près d'ici | más cercan* | cerca de aquí | por aquí
`);

const PRONOUNS = wordSet("it this that these those they them their theirs its he him his she her hers");

/** Words that name nothing a pronoun could stand for. */
const CONTENTLESS = wordSet(
  `${[...QUESTION_WORDS, ...AUXILIARIES].join(" ")} the a an of in on at to for from with about by and or but if then than as not no n't
  i you we me us my your our be been being get got go going come make made work works working mean means happen happens happened
  help helps look looks use used cost costs do done need want like know think say please tell explain describe more much many long far
  often there really very too also just exactly actually again else so such one ones all any some good bad better best`,
);

/** An "it" without a referent: "is it safe to swim after eating", "how long does it take to boil an egg". */
const EXPLETIVE = /\b(?:it|that)(?:'s)? (?:\w+ ){0,3}(?:to|that|when|if|for|like)\b/i;

/** Returns whether a text only continues an earlier turn ("tell me more"), or asks about the place where its asker is. */
export function continuesEarlierTurn(question: string): boolean {
  const text = plainText(question);
  return FOLLOW_UP.test(text) || NEAR_THE_ASKER.test(text);
}

/**
 * Returns whether a question points at something outside it, such as "this error" or "he". Its answer serves the very
 * same request, and no other wording.
 */
export function pointsOutside(question: string): boolean {
  const text = plainText(question);
  return CONTEXT_REFERENCES.test(text) || hasUnresolvedPronoun(text);
}

/**
 * Returns whether a pronoun comes before anything it could stand for. A question without any content word names nothing
 * either.
 */
function hasUnresolvedPronoun(text: string): boolean {
  const words = text.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  const named = words.findIndex((word) => !CONTENTLESS.has(word) && !PRONOUNS.has(word));
  const pointed = words.findIndex((word) => PRONOUNS.has(word));
  if (named < 0) return !/[^\p{L}\p{M}\s'?.!,]/u.test(text);
  return pointed >= 0 && pointed < named && !EXPLETIVE.test(text);
}
