import { WHO_AND_WHERE } from "./french/who-and-where.ts";
import { WORK } from "./french/work.ts";
import { FAMILY_AND_PETS } from "./french/family.ts";
import { POSSESSIONS } from "./french/possessions.ts";
import { BODY } from "./french/body.ts";
import { HOW_TO_ANSWER } from "./french/how-to-answer.ts";
import { TASTES_AND_PLANS } from "./french/tastes-and-plans.ts";
import type { Language } from "./pattern.ts";

export const FRENCH = {
  signs:
    /(?<![\w\u00c0-\u024f])(?:je|j['’]|mon|ma|mes|moi|nous|appelle\S*|réponds|répondez|retiens|note|souviens|rappelle|n['’]utilise|utilise|ne|sois|fais|tutoie\S*|vouvoie\S*|désormais|dorénavant|avenir|détails?|explique\S*|donne\S*|soyez|reste\S*|oublie\S*|toujours|écris|parle)(?![\w\u00c0-\u024f])|(?<![\w\u00c0-\u024f])j['’]/i,
  opens:
    /^(?:je|j'|mon|ma|mes|notre|nous|appelle|réponds|répondez|s'il|retiens|désormais|dorénavant|à |dès |plus de |moins de |en |explique|donne|toujours|n'|ne |utilise|sois|soyez|fais|tutoie|vouvoie|écris|parle|cite|évite|depuis|hier|avant-hier|il y a|le |la |les |l')/i,
  forGood:
    /(?<![\w\u00c0-\u024f])(?:toujours|désormais|dorénavant|à partir de maintenant|à l'avenir|dès maintenant)(?![\w\u00c0-\u024f])/i,
  openers:
    /^(?:(?:bonjour|salut|bonsoir|coucou|alors|donc|et|mais|oui|non|en fait|au fait|d'ailleurs|parce que|merci|ok|je me suis trompée?|correction|pardon|désolée?|car|puisque|aujourd'hui|maintenant)[,!.:\s]{1,3})+/i,
  plain: {
    "curly apostrophe": [/[’‘]/g, "'"],
    adverbs: [
      / (?:d'ailleurs|aussi|(?<!partir de |dès )maintenant|actuellement|également|vraiment|désormais|dorénavant|à l'avenir|à partir de maintenant|dès maintenant|plutôt|toujours|en ce moment|s'il (?:te|vous) plaît|juste)(?=[ ,]|$)/gi,
      "",
    ],
    "asked, first": [
      /^(?:(?:s'il (?:te|vous) plaît|désormais|à partir de maintenant|à l'avenir|dès maintenant|dorénavant|toujours)[,\s]{1,2})+/i,
      "",
    ],
  },
  datesAside: true,
  notes:
    /^(?:s'il (?:te|vous) plaît,? )?(?:(?:retiens|note|souviens-toi|rappelle-toi)(?: bien)?(?: que| qu'|:)?)(?:\s+|(?<=['’:]))(?=\S)/i,
  topics: [WHO_AND_WHERE, WORK, FAMILY_AND_PETS, POSSESSIONS, BODY, TASTES_AND_PLANS, HOW_TO_ANSWER],
} satisfies Language;
