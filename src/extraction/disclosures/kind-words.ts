import type { StatementKind } from "./labels.ts";
import { regex, regexOf } from "../../text/regex.ts";

/*
 * Words that settle a kind by themselves, in four languages. Health comes first, because advice must not pass it over.
 */

const wordsOf = (stems: string): RegExp => regex.iu`(?<![\p{L}])(?:${stems})`;

const KIND_WORDS: readonly (readonly [StatementKind, RegExp])[] = [
  [
    "health",
    wordsOf(
      "allerg|alérgi|asthm|asma(?!\\p{L})|diab[eé]t|migr(?:ain|än|añ)|adhd|adhs|tdah|arthr|artros|artrit|pregnan|schwanger|enceinte|embarazad|medicat|" +
        "medikament|médicament|medicament|diagnos|surger|epilep|depress|dépress|depresi|c(?:o?e|é)l[ií]a[cq]|zöliak|intoleran|lactose|laktose|lactosa|" +
        "insulin|insuline|cholester|hypertens|hipertens|blutdruck|blood pressure|colou?r.?blind|farbenblind|daltoni|dement|dementia|bandscheib|gastritis|my meds",
    ),
  ],
  ["food", wordsOf("vegan|végan|vegetari|végétari|pescatar|halal|kosher|koscher|casher")],
];

/** Somebody who greets and says who they are: "hi, i'm nora, second year law". Whatever else they say, it says who it is. */
const INTRODUCTION = regexOf(
  String.raw`^\W*(?:(?:ok(?:ay)?|so|well|and|oh|hi|hey|hello|hiya|hallo|moin|servus|guten \p{L}+|bonjour|bonsoir|salut|coucou|hola|buenas|buenos \p{L}+)[\s,!.:;-]+)+` +
    String.raw`(?:i['’]?m|i am|my name(?:['’]s| is)|ich bin(?: (?:der|die))?|ich hei(?:ß|ss)e|mein name ist|je suis|moi c['’]est|je m['’]appelle|soy|me llamo)\s+\p{L}+\s*(?:[,.;!]|(?:and|und|et|y|from|aus|de)\s|$)`,
  "iu",
);

/**
 * Says a name behind "I'm", without a greeting: "I'm Nora, and I sell kites". A capital tells it from "I'm tired, and". German
 * writes all nouns so, and needs an article.
 */
const NAMED = regex.u`^[^\p{L}]*(?:[Ii](?:['’]?m| am)|[Ii]ch bin (?:der|die)|[Jj]e suis|[Mm]oi,? c['’]est|[Ss]oy) \p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)?(?:[,.;!]|\s(?:and|und|et|y|from|aus|de)\s|\s*$)`;

/** Returns the kind that a word of the sentence settles, or null. */
export function kindByWords(sentence: string): StatementKind | null {
  const settled = KIND_WORDS.find(([, words]) => words.test(sentence));
  if (settled) return settled[0];
  return INTRODUCTION.test(sentence) || NAMED.test(sentence) ? "identity" : null;
}
