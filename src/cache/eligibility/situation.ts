import { AUXILIARIES, QUESTION_WORDS, wordSet } from "../agreement/words.ts";
import { anyOf, plainText } from "./wording.ts";

/** Whole questions, or openings, that go on from something said before. */
const FOLLOW_UP = new RegExp(
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

/** Words that point at what is not in the question. */
const POINTING = anyOf(`
  the above | above mentioned | the below | the following | that one | this one | the other one | the first one | the second one | the last one | the former | the latter | aforementioned
  | you said | you mentioned | you told | you wrote | your last | your previous | your answer | previous answer | previous question | last answer | last question | earlier | again | once more | as before | same as | the attached | attached | attachment
  | this text | this code | this article | this image | this picture | this document | this file | this error | this page | this email | this message | this song | this conversation | the conversation | our conversation
  | nearby | near here | around here | in this area | here | das obige | ci-dessus | lo anterior
`);

const REFERRING = wordSet("it this that these those they them their theirs its he him his she her hers");

/** Words that name nothing a pronoun could stand for. */
const EMPTY = wordSet(
  `${[...QUESTION_WORDS, ...AUXILIARIES].join(" ")} the a an of in on at to for from with about by and or but if then than as not no n't
  i you we me us my your our be been being get got go going come make made work works working mean means happen happens happened
  help helps look looks use used cost costs do done need want like know think say please tell explain describe more much many long far
  often there really very too also just exactly actually again else so such one ones all any some good bad better best`,
);

/** An "it" that stands for nothing: "is it safe to swim after eating", "how long does it take to boil an egg". */
const EXPLETIVE = /\b(?:it|that)(?:'s)? (?:\w+ ){0,3}(?:to|that|when|if|for|like)\b/i;

/** Whether the question hangs on something outside of itself: an earlier turn, an attachment, a place. */
export function dependsOnSituation(question: string): boolean {
  const text = plainText(question);
  return FOLLOW_UP.test(text) || POINTING.test(text) || pointsBeforeNaming(text);
}

/** Whether a pronoun comes before anything it could stand for. A question with no content word at all names nothing either. */
function pointsBeforeNaming(text: string): boolean {
  const words = text.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  const named = words.findIndex((word) => !EMPTY.has(word) && !REFERRING.has(word));
  const pointed = words.findIndex((word) => REFERRING.has(word));
  if (named < 0) return !/[^\p{L}\p{M}\s'?.!,]/u.test(text);
  return pointed >= 0 && pointed < named && !EXPLETIVE.test(text);
}
