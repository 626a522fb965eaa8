import { BODY } from "./english/body.ts";
import { FAMILY_AND_PETS } from "./english/family.ts";
import { LANGUAGE_AND_LENGTH } from "./english/answer-language-and-length.ts";
import { MANNER } from "./english/answer-manner.ts";
import { INSTRUCTING } from "./english/instructing.ts";
import { PLANS_AND_DECISIONS } from "./english/plans.ts";
import { POSSESSIONS } from "./english/possessions.ts";
import { TASTES } from "./english/tastes.ts";
import { TONGUES_AND_TOOLS } from "./english/tools.ts";
import { WHERE } from "./english/where.ts";
import { WHO } from "./english/who.ts";
import { WORK } from "./english/work.ts";
import type { Language } from "./pattern.ts";
import { regex } from "../text/regex.ts";

export const ENGLISH = {
  signs:
    /\b(?:i|im|i['’]\w+|my|we|our|calls?|from now on|future|going forward|henceforth|always|never|be|limit|answer(?:s|ing)?|reply|respond|details?|briefly|explain|speak|talk|write|communicate|keep|use|no|don['’]?t|do not|stop|avoid|remember|memori[sz]e|note|mind|forget|address)\b/i,
  opens: regex.iu`^(?:i|my|we|our|(?:can|could|would|will) you|call|please|you can call|you may|everyone|people|friends|just call|address|never|always|don|do not|stop|from now|keep|answer|reply|respond|explain|use|no |avoid|in |going forward|for all|speak|talk|write|give|make|limit|stay|when you|whenever|be |you (?:can|may|don|do not|no longer)|more |less |fewer |short|long|brief|detailed|plain |\p{L}+,? (?:please,? )?(?:from now on|always)|refer|remember|note|bear|(?:the )?[^.,;:!?()"]{2,41} (?:is|are) my (?:[^\s\d.,;:!?()"]+ )?fav)`,
  forGood:
    /\b(?:always|from now on(?:wards)?|in (?:the )?future|going forward|from here on|henceforth|with me|every time|whenever|all (?:your|my|future)|any ?more|in your|when you (?:answer|reply|respond))\b/i,
  openers:
    /^(?:(?:hi|hello|hey|hiya|greetings|good (?:morning|afternoon|evening)|well|so|also|and|but|btw|by the way|actually|oh|ah|ok|okay|yes|yeah|yep|yup|no(?=[,!.:]| (?:i|i'm|my|we|our|please|actually|sorry|wait)\b)|nope|right|sure|great|cool|thanks|thank you|just so you know|so you know|for your information|fyi|for context|for the record|for reference|to be honest|tbh|honestly|frankly|plus|sorry|as i said|like i said|as (?:i )?mentioned|in fact|in real life|irl|in reality|currently|right now|these days|nowadays|personally|i should (?:also )?(?:mention|add|say)(?: that)?|i forgot to (?:mention|say)(?: that)?|i want you to know(?: that)?|you should know(?: that)?|just to let you know|let me introduce myself|unfortunately|sadly|luckily|fortunately|recently|lately|last (?:year|month|week)|this (?:year|month|week)|yesterday|today|now|since|because|as|one more thing|the thing is|fun fact|about me|ps|update|correction|basically|in general|generally|normally|usually|first|first of all|secondly|finally|anyway|hmm|um|uh|however|though|although|wow|haha|lol|that|turns out|it turns out|i confess|i must say|i have to say|given that|mind you|apart from that|in addition|additionally|to start|background|context|important|reminder|me|myself)(?:[,!.:;\s]{1,3}|$)[–—-]?\s?)+/i,
  /*
   * Patterns match one wording of each kind, and these rewritings bring the others to it. That keeps every pattern
   * short: patterns that each spelt all wordings out took a fresh isolate 100 ms to compile.
   */
  plain: {
    "curly apostrophe": [/[’‘]/g, "'"],
    "i am": [/^(?:i'm|im|i am|i'll be|i will be) /i, "i am "],
    "we are": [/^(?:we're|we are|we'll be) /i, "we are "],
    have: [/^(i|we)'ve /i, "$1 have "],
    adverbs: [
      /^((?:i|we)(?: am| are| have)?) (?:(?:really|absolutely|also|just|do(?! not)|truly|definitely|generally|usually|always|personally|particularly|especially|still|mostly|actually|currently|now|recently|finally|already|only|mainly|both|quite|simply|strongly|much|normally|typically|totally|genuinely|deeply|kinda|even) )+/i,
      "$1 ",
    ],
    ...INSTRUCTING,
  },
  notes:
    /^(?:(?:please|can you|could you|would you|will you|also|and) )*(?:remember(?: for (?:later|next time|the future))?(?: that|:| this:)?|make a note(?: that| of this:|:)|don['’]?t forget(?: that|:)|for future reference,?|save this:|memori[sz]e(?: that)?|(?<weak>note(?: that|:)|keep in mind(?: that|:)?|bear in mind(?: that)?|be aware that))\s+(?=\S)/i,
  topics: [
    WHO,
    WHERE,
    WORK,
    FAMILY_AND_PETS,
    TASTES,
    BODY,
    TONGUES_AND_TOOLS,
    POSSESSIONS,
    PLANS_AND_DECISIONS,
    LANGUAGE_AND_LENGTH,
    MANNER,
  ],
} satisfies Language;
