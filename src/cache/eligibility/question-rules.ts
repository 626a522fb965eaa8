import type { BypassRule } from "../eligibility.ts";
import { dependsOnMoment } from "./moment.ts";
import { dependsOnSituation } from "./situation.ts";
import { anyOf, plainText } from "./wording.ts";

/** Orders beside the question: whoever asks may be dressing the stage for the next one who does. */
const ORDERS = anyOf(`
  ignore previous | ignore all | ignore the above | ignore your | ignore any | ignore everything | disregard | forget everything | forget your | forget all | forget previous | override
  | from now on | from here on | going forward | always answer | always respond | always reply | always say | never answer | never mention | never say
  | when anyone asks | when someone asks | if anyone asks | if someone asks | whenever | when asked | if asked | for all users | to every user | other users | everyone who asks
  | you are now | you must | pretend | act as | roleplay | role-play | role play | respond only | answer only | reply only | reply with | answer with | respond with | say only | only say | system prompt | your instructions | new instructions | developer mode | jailbreak | remember that | remember this
  | ignoriere | vergiss | ab jetzt | antworte immer | ignore les | ignorez | oublie* | \u00e0 partir de maintenant | ignora | olvida | a partir de ahora | responde siempre
`);
const ROLE_TAGS =
  /<\/?\s*(?:system|assistant|user|developer|instructions?|im_start|im_end)\b|<\|[^|]*\|>|\[\/?INST\]|<<\/?SYS>>|(?:^|\n)\s*(?:#+\s*)?(?:system|assistant|developer|user|human|ai|instructions?)\s*:|(?:^|\n)#+\s*(?:system|instructions?)\b/i;

const SMALL_TALK = new RegExp(
  `^[\u00a1\u00bf]?(?:(?:${[
    "hi+",
    "hello+",
    "hey+",
    "yo",
    "hiya",
    "howdy",
    "greetings",
    "there",
    "good (?:morning|afternoon|evening|night|day)",
    "how are you(?: doing)?",
    "how's it going",
    "how is it going",
    "how do you do",
    "what's up",
    "whats up",
    "sup",
    "nice to meet you",
    "thanks?(?: you)?(?: so much| very much| a lot)?",
    "thx",
    "ty",
    "bye+",
    "goodbye",
    "good ?night",
    "see you(?: later)?",
    "cheers",
    "welcome",
    "you're welcome",
    "lol",
    "haha+",
    "cool",
    "great",
    "nice",
    "awesome",
    "perfect",
    "test(?:ing)?",
    "ping",
    "are you there",
    "who are you",
    "what are you",
    "what can you do",
    "help",
    "hallo",
    "guten (?:tag|morgen|abend)",
    "moin",
    "servus",
    "danke(?: sch\u00f6n)?",
    "wie geht(?:'s| es (?:dir|ihnen))",
    "tsch\u00fcss",
    "bonjour",
    "salut",
    "bonsoir",
    "merci(?: beaucoup)?",
    "\u00e7a va",
    "comment (?:\u00e7a va|allez-vous|vas-tu)",
    "au revoir",
    "hola",
    "buen(?:os|as) (?:d\u00edas|tardes|noches)",
    "gracias",
    "qu\u00e9 tal",
    "c\u00f3mo est\u00e1s",
    "adi\u00f3s",
    "ciao",
    "grazie",
    "ol\u00e1",
    "obrigad[oa]",
    "\u4f60\u597d",
    "\u3053\u3093\u306b\u3061\u306f",
    "\uc548\ub155(?:\ud558\uc138\uc694)?",
    "\u043f\u0440\u0438\u0432\u0435\u0442",
    "\u0441\u043f\u0430\u0441\u0438\u0431\u043e",
  ].join("|")})[\\s,.!?\u00a1\u00bf\u2026]*)+$`,
  "iu",
);

/** What is asked for anew each time, and would disappoint the second time. */
const CREATIVE = anyOf(`
  poem | poems | poetry | story | stories | joke | jokes | song about | haiku | haikus | limerick* | sonnet* | lyrics for | rap about | riddle | riddles | pun | puns | fairy tale | bedtime story
  | brainstorm* | random* | randomly | surprise me | generate a | generate an | generate some | make up | come up with | invent | imagine | roll | dice | pick a | pick an | pick one | choose a | choose one | flip a coin | coin flip | heads or tails | toss
  | fun fact | fun facts | slogan | slogans | tagline* | names for | name for | ideas for | ideas | inspire | compliment | pickup line* | a uuid for | new uuid | random uuid | password generator | lottery | lucky number
  | write a song | write a letter | write an essay | write a blog post | write a caption | write a speech | write a script | write a novel | quote of the day | word of the day
  | gedicht* | geschichte \u00fcber | witz | witze | zuf\u00e4llig* | w\u00fcrfle | po\u00e8me* | blague* | histoire dr\u00f4le | au hasard | al\u00e9atoire* | poema* | chiste* | cuento* | al azar | aleatori*
`);

/** What the question itself says against an answer from the cache. */
export const QUESTION_RULES: readonly BypassRule[] = [
  { reason: "instruction", applies: ({ question }) => ROLE_TAGS.test(question) || ORDERS.test(plainText(question)) },
  { reason: "smalltalk", applies: ({ question }) => SMALL_TALK.test(plainText(question)) },
  { reason: "creative", applies: ({ question }) => CREATIVE.test(plainText(question)) },
  { reason: "moment", applies: ({ question }) => dependsOnMoment(question) },
  { reason: "situation", applies: ({ question }) => dependsOnSituation(question) },
];
