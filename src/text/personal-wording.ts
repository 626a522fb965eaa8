import { anyOf, plainText } from "./phrase-pattern.ts";
import { regex } from "./regex.ts";

/** First persons in the languages most asked in. Words with another meaning in another language only cost a hit. */
const FIRST_PERSON = anyOf(`
  i | i'm | im | i've | ive | i'd | i'll | me | my | mine | myself | we | we're | we've | we'll | we'd | our | ours | ourselves | let's
  | ich | mein* | mir | mich | wir | uns | unser*
  | je | mon | ma | mes | moi | nous | notre | nos | mien* | mienne*
  | yo | soy | estoy | tengo | vivo | nací | quiero | necesito | voy | hago | mi | mis | mí | mío* | mía* | conmigo | nosotr* | nuestr* | nos
  | io | mio | mia | miei | mie | noi | nostr* | eu | meu* | minha* | mim | nós | noss*
  | ik | mij | mijn | wij | ons | onze | jag | mig | min | mitt | mina | jeg | meg | moje | mój | moja | mnie
  | я | мне | меня | мой | моя | моё | мои | мы | нас | нам | наш*
`);

/** Elided forms, and scripts without blanks between words. */
const UNSPACED_FIRST_PERSON = regex.iu`(?<![\p{L}])[jm]'(?=[\p{L}])|[我俺僕咱]|私|내|나는|제가|저는|우리`;

/** In capitals it is a country, and in lower case the asker and friends. */
const US = regex.u`(?<![\p{L}\p{N}])us(?![\p{L}\p{N}])`;

/** "Im" in a German question: "wie viele Knochen sind im Fuß?". In English it is "I'm" without its apostrophe. */
const GERMAN_QUESTION = regex.iu`^[¿\s]*(?:und |bitte )?(?:wie|was|wer|wo|wann|woher|warum|wieso|weshalb|seit wann|(?:in |aus |an |auf )?welche[rsmn]?)\s(?=.*(?<!\p{L})(?:ist|sind|der|die|das|den|dem|ein|eine|hat|haben|gibt|liegt|heißt|war|waren|wird|wurde|hält|lebt|leben|wächst)(?!\p{L}))`;
const IM = regex.giu`(?<=\p{L} )im(?= \p{L})`;

/** Data of one person: a mail address, a telephone or account number. */
const PARTICULARS = /\S@\S+\.\S|(?<!\d)\+?\d[\d ()./-]{7,}\d(?!\d)/;

/** Phrases without personal meaning: "tell me what a monad is", but not "tell me what to cook". */
const FRAMING =
  /(?<!\b(?:do|did|what|that|as|if|when|can|could|would) )\bi mean(?:t)?\b(?! to\b)|\b(?:tell|let) me(?: know)?,? (?=(?:what|who|where|when|which|why|how)\b(?! to\b))/gi;

/** Returns whether the wording is about the asker, so that the answer may depend on who it is. */
export function isPersonal(question: string): boolean {
  const plain = plainText(question).replace(FRAMING, "");
  const text = GERMAN_QUESTION.test(plain) ? plain.replace(IM, "in") : plain;
  return FIRST_PERSON.test(text) || UNSPACED_FIRST_PERSON.test(text) || US.test(text) || PARTICULARS.test(text);
}
