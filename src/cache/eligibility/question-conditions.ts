import type { BypassCondition } from "./bypass-condition.ts";
import { asksToGenerate } from "./generative-request.ts";
import { dependsOnTime } from "./time-dependent.ts";
import { continuesEarlierTurn } from "./context-dependent.ts";
import { anyOf, plainText } from "../../text/phrase-pattern.ts";
import { regex, regexOf } from "../../text/regex.ts";

/** Instructions beside the question. The asker may want them to reach the next user who asks it. */
const INSTRUCTIONS = anyOf(`
  ignore previous | ignore all | ignore the above | ignore your | ignore any | ignore everything | disregard | forget everything | forget your | forget all | forget previous | override
  | from now on | from here on | going forward | always answer | always respond | always reply | always say | never answer | never mention | never say
  | when anyone asks | when someone asks | if anyone asks | if someone asks | whenever | when asked | if asked | for all users | to every user | other users | everyone who asks
  | you are now | you must | pretend | act as | roleplay | role-play | role play | respond only | answer only | reply only | reply with | answer with | respond with | say only | only say | system prompt | your instructions | new instructions | developer mode | jailbreak | remember that | remember this
  | ignoriere | vergiss | ab jetzt | antworte immer | ignore les | ignorez | oublie* | à partir de maintenant | ignora | olvida | a partir de ahora | responde siempre
`);
/** Words of an instruction in a place where they are none: "jailbreak an iPhone", "whenever I sneeze". */
const NO_INSTRUCTIONS =
  /\bjailbreak(?:ing)? (?=(?:my |an? |the |your )?(?:iphone|ipad|ipod|ios|phone|device|ps\d|switch|kindle|tv)\b)|\bwhenever (?=(?:i|he|she|we|they|people)\b(?! (?:ask|say|write|type|mention|use|tell|send)))/gi;
const ROLE_TAGS =
  /<\/?\s*(?:system|assistant|user|developer|instructions?|im_start|im_end)\b|<\|[^|]*\|>|\[\/?INST\]|<<\/?SYS>>|(?:^|\n)\s*(?:#+\s*)?(?:system|assistant|developer|user|human|ai|instructions?)\s*:|(?:^|\n)#+\s*(?:system|instructions?)\b/i;

const SMALL_TALK = regexOf(
  `^[¡¿]?(?:(?:${[
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
    "danke(?: schön)?",
    "wie geht(?:'s| es (?:dir|ihnen))",
    "tschüss",
    "bonjour",
    "salut",
    "bonsoir",
    "merci(?: beaucoup)?",
    "ça va",
    "comment (?:ça va|allez-vous|vas-tu)",
    "au revoir",
    "hola",
    "buen(?:os|as) (?:días|tardes|noches)",
    "gracias",
    "qué tal",
    "cómo estás",
    "adiós",
    "ciao",
    "grazie",
    "olá",
    "obrigad[oa]",
    "你好",
    "こんにちは",
    "안녕(?:하세요)?",
    "привет",
    "спасибо",
  ].join("|")})[\\s,.!?¡¿\u2026]*)+$`,
  "iu",
);

/** Requests for something new each time, whose repetition would disappoint. */
const CREATIVE = anyOf(`
  poem | poems | poetry | story | stories | joke | jokes | song about | haiku | haikus | limerick* | sonnet* | lyrics for | rap about | riddle | riddles | pun | puns | fairy tale | bedtime story
  | brainstorm* | random* | randomly | surprise me | generate a | generate an | generate some | make up | come up with | invent | imagine | roll | dice | pick a | pick an | pick one | choose a | choose one | flip a coin | coin flip | heads or tails | toss
  | fun fact | fun facts | slogan | slogans | tagline* | names for | name for | ideas for | ideas | inspire | compliment | pickup line* | a uuid for | new uuid | random uuid | password generator | lottery | lucky number
  | write a song | write a letter | write an essay | write a blog post | write a caption | write a speech | write a script | write a novel | quote of the day | word of the day | what should i name | what should we name | what should i call | what should we call
  | gedicht* | geschichte über | witz | witze | zufällig* | würfle | poème* | blague* | histoire drôle | au hasard | aléatoire* | poema* | chiste* | cuento* | al azar | aleatori* | zufallszahl* | münze werfen | kopf oder zahl | liedtext* | ideen | vorschläge | pile ou face | lancer un dé | idées | cara o cruz | tirar un dado | witzige*
`);

/** Orders to make something up, to choose or to draw. Code is excluded, because it is right or wrong. */
const CREATIVE_ORDER = regex.iu`^[¡¿]?(?:please |can you |could you |bitte |por favor |s'il te plaît,? )*(?:(?:suggest|recommend|propose|invent|guess|draw|choose|pick|select|generate|compose|brainstorm|improvise)\b|(?:write|draft|create|make|give|tell|craft)\b.*\b(?:e-?mails?|letters?|tweets?|posts?|captions?|descriptions?|essays?|speech(?:es)?|bio|headlines?|reviews?|messages?|paragraphs?|dialogues?|scenes?|monologues?|blogs?|articles?|toasts?|invitations?|ads?|quotes?|taglines?|pitch|wishes|greetings?|laugh|usernames?|prompts?)\b)|^(?:erzähl|schreib|verfass|dichte (?:mir|ein)|erfind|empfiehl|empfehl|schlag\b.*\bvor\b|wirf|würfl|nenne? (?:mir )?(?:eine )?zufall|zieh|rate\b|wähl)|^(?:raconte|écris|écrivez|rédige|compose|propose|recommande|suggère|conseille|invente|imagine|lance une?\b|tire (?:au|une?)\b|choisis|devine)|^¡?(?:cuenta|cuéntame|escribe|redacta|compone|sugiere|propón|recomienda|inventa|imagina|lanza una?|tira una?|elige|adivina)(?![\p{L}])`;

/**
 * Openings of a question that only speaks of a story or a choice: "How do I choose a seat?", "Why do people laugh at
 * jokes?" A "Do you know a joke?" is an order.
 */
const SPEAKS_OF_IT = regex.iu`^[¿\s]*(?:(?:how|why|when|where|who|whose|whom|is|are|was|were|does|did|has|had|should|if)\b(?! about\b)|(?:do|have|can|could|would|will|may) (?!you\b)|(?:what|which) (?:is|was|are|were) the (?!(?:best|funniest) (?:joke|riddle|pun|limerick))(?:[\w'-]+ ){0,3}(?:story|stories|poem|poems|joke|riddle|haiku|sonnet|pun|slogan|tagline|lottery|dice|ideas?)\b|(?:wie|warum|wieso|wann|wo|wer|comment|pourquoi|quand|où|qui|cómo|por qué|cuándo|dónde|quién)(?!\p{L}))`;

const isCreative = (text: string): boolean =>
  (CREATIVE.test(text) && !SPEAKS_OF_IT.test(text)) || CREATIVE_ORDER.test(text) || asksToGenerate(text);

/** Conditions on the question's text, in order. */
export const QUESTION_CONDITIONS: readonly BypassCondition[] = [
  {
    reason: "instruction",
    applies: ({ question }) =>
      ROLE_TAGS.test(question) || INSTRUCTIONS.test(plainText(question).replace(NO_INSTRUCTIONS, "")),
  },
  { reason: "smalltalk", applies: ({ question }) => SMALL_TALK.test(plainText(question)) },
  { reason: "creative", applies: ({ question }) => isCreative(plainText(question)) },
  { reason: "moment", applies: ({ question }) => dependsOnTime(question) },
  { reason: "situation", applies: ({ question }) => continuesEarlierTurn(question) },
];
