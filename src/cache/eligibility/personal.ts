import { anyOf, plainText } from "./wording.ts";

/** First persons of the languages most asked in. Words that mean something else elsewhere only cost a hit. */
const FIRST_PERSON = anyOf(`
  i | i'm | im | i've | ive | i'd | i'll | me | my | mine | myself | we | we're | we've | we'll | we'd | our | ours | ourselves | let's
  | ich | mein* | mir | mich | wir | uns | unser*
  | je | mon | ma | mes | moi | nous | notre | nos | mien* | mienne*
  | yo | mi | mis | m\u00ed | m\u00edo* | m\u00eda* | conmigo | nosotr* | nuestr* | nos
  | io | mio | mia | miei | mie | noi | nostr* | eu | meu* | minha* | mim | n\u00f3s | noss*
  | ik | mij | mijn | wij | ons | onze | jag | mig | min | mitt | mina | jeg | meg | moje | m\u00f3j | moja | mnie
  | \u044f | \u043c\u043d\u0435 | \u043c\u0435\u043d\u044f | \u043c\u043e\u0439 | \u043c\u043e\u044f | \u043c\u043e\u0451 | \u043c\u043e\u0438 | \u043c\u044b | \u043d\u0430\u0441 | \u043d\u0430\u043c | \u043d\u0430\u0448*
`);

/** Elided forms, and scripts that leave no blanks between words. */
const FIRST_PERSON_JOINED =
  /(?<![\p{L}])[jm]'(?=[\p{L}])|[\u6211\u4ffa\u50d5\u54b1]|\u79c1|\ub0b4|\ub098\ub294|\uc81c\uac00|\uc800\ub294|\uc6b0\ub9ac/iu;

/** In capitals a country, in small letters the asker and friends. */
const US = /(?<![\p{L}\p{N}])us(?![\p{L}\p{N}])/u;

/** Somebody in particular: a mail address, a telephone or account number. */
const PARTICULARS = /\S@\S+\.\S|(?<!\d)\+?\d[\d ()./-]{7,}\d(?!\d)/;

/** "Tell me what a monad is" says nothing about its asker, "tell me what to cook" may. */
const FRAMING = /\b(?:tell|let) me(?: know)?,? (?=(?:what|who|where|when|which|why|how)\b(?! to\b))/gi;

/** Whether the wording is about the asker, so that the answer may depend on who that is. */
export function isPersonal(question: string): boolean {
  const text = plainText(question).replace(FRAMING, "");
  return FIRST_PERSON.test(text) || FIRST_PERSON_JOINED.test(text) || US.test(text) || PARTICULARS.test(text);
}
