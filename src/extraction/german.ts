import { WHO_AND_WHERE } from "./german/who-and-where.ts";
import { WORK } from "./german/work.ts";
import { FAMILY_AND_PETS } from "./german/family.ts";
import { POSSESSIONS } from "./german/possessions.ts";
import { BODY } from "./german/body.ts";
import { HOW_TO_ANSWER } from "./german/how-to-answer.ts";
import { TASTES_AND_PLANS } from "./german/tastes-and-plans.ts";
import type { Language } from "./pattern.ts";

/** Adverbs before or behind the verb that add nothing to a statement. */
const ADVERB = String.raw`(?:übrigens|eigentlich|derzeit|aktuell|momentan|gerade|jetzt|inzwischen|mittlerweile|außerdem|auch|leider|aber|ja|wirklich|sehr|total|immer noch|nun|schon|nämlich|halt|eben|selbst|heute|beruflich|privat|ursprünglich)`;
const VERB = String.raw`(?:bin|sind|habe|haben|wohnen?|leben?|arbeiten?|studiere|mag|liebe|hasse|esse|trinke|heiße|komme|spreche|lerne|benutze|nutze|verwende|spiele|fahre|fliege|höre|koche)`;

export const GERMAN = {
  signs:
    /\b(?:ich|mein\w*|unser\w*|wir|nenn\w*|antworte\w*|schreib\w*|fass\w*|ab jetzt|künftig|ab sofort|erklär\w*|sei|details|ausführlich\w*|kurz|kürzer|antworten|merke?|duze?|sieze?|du darfst|benutze?|verwende?|nutze|halte|sprich|vergiss|immer|keine?)\b/i,
  opens:
    /^(?:ich|der name (?:meine|unsere)|wir|mein|unser|bitte|nenn|antworte|schreib|fass|erklär|rede|sei |gib|mehr |weniger |ausführlich|kürzer|kurz|knapp|detailliert|auf |ab jetzt|ab heute|zukünftig|von nun|von jetzt|ab sofort|künftig|in zukunft|immer|merk|duz|siez|du darfst|benutz|verwend|nutz|halt|sprich|keine|am liebsten|übrigens|eigentlich|seit|vor|letzte|inzwischen|mittlerweile|jetzt|leider|außerdem|derzeit|aktuell|momentan|beruflich|privat)/i,
  forGood:
    /\b(?:immer|stets|künftig|zukünftig|in zukunft|ab jetzt|ab sofort|ab heute|von jetzt an|von nun an|nur noch)\b/i,
  openers:
    /^(?:(?:hallo|hi|hey|moin|servus|guten (?:tag|morgen|abend)|also|ja|nein|und|aber|ach|weil|zur info|danke|ok|okay|stimmt nicht|doch|korrektur|entschuldigung|sorry|kurze info|übrigens(?=,))[,!.:\s]{1,3})+/i,
  plain: {
    "verb first": [new RegExp(`^(?:${ADVERB} ){0,2}(${VERB}) (ich|wir)(?= )`, "i"), "$2 $1"],
    adverbs: [new RegExp(`^(ich|wir) (${VERB})(?: ${ADVERB})+(?= )`, "i"), "$1 $2"],
    "asked, first": [
      /^(?:(?:bitte|ab jetzt|von jetzt an|ab sofort|ab heute|künftig|zukünftig|in zukunft|von nun an)[,\s]{1,2})+/i,
      "",
    ],
    "asked, last": [
      /(?: (?:bitte|künftig|zukünftig|in zukunft|ab jetzt|ab sofort|ab heute|von jetzt an|von nun an|mir|doch|lieber))+(?= |$)/gi,
      "",
    ],
  },
  datesAside: true,
  notes: /^(?:bitte )?(?:merk(?:e)? dir(?:,? bitte)?,?(?: dass|:)?|denk(?:e)? (?:bitte )?daran,? dass)\s+(?=\S)/i,
  topics: [WHO_AND_WHERE, WORK, FAMILY_AND_PETS, POSSESSIONS, BODY, TASTES_AND_PLANS, HOW_TO_ANSWER],
} satisfies Language;
