/* The simplest filter there is: it keeps each sentence in which somebody speaks of themselves and does not ask. */

const FIRST_PERSON: Readonly<Record<string, RegExp>> = {
  en: /(?<!\p{L})(?:i|im|ive|id|me|my|mine|myself|we|us|our|ours)(?!\p{L})/iu,
  de: /(?<!\p{L})(?:ich|mich|mir|mein\p{L}{0,2}|wir|uns|unser\p{L}{0,2}|unsre\p{L}?)(?!\p{L})/iu,
  fr: /(?<!\p{L})(?:je|j['’]|me|m['’]|moi|mon|ma|mes|nous|notre|nos)(?:(?!\p{L})|(?<=['’]))/iu,
  es: /(?<!\p{L})(?:yo|me|mi|mis|mí|mío|mía|conmigo|nos|nosotr[oa]s|nuestr[oa]s?)(?!\p{L})/iu,
};

export const isFirstPersonStatement = (sentence: string, lang: string): boolean =>
  (FIRST_PERSON[lang] ?? /^$/).test(sentence) && !/\?["'”’)\s]*$/.test(sentence);
