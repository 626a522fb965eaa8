import type { StatementKind } from "./labels.ts";

/*
 * Words that settle a kind by themselves, in four languages. Health comes first, because advice must not pass it over.
 */

const wordsOf = (stems: string): RegExp => new RegExp(String.raw`(?<![\p{L}])(?:${stems})`, "iu");

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
const INTRODUCTION = new RegExp(
  String.raw`^\W*(?:(?:ok(?:ay)?|so|well|and|oh|hi|hey|hello|hiya|hallo|moin|servus|guten \p{L}+|bonjour|bonsoir|salut|coucou|hola|buenas|buenos \p{L}+)[\s,!.:;-]+)+` +
    String.raw`(?:i['’]?m|i am|my name(?:['’]s| is)|ich bin(?: (?:der|die))?|ich hei(?:ß|ss)e|mein name ist|je suis|moi c['’]est|je m['’]appelle|soy|me llamo)\s+\p{L}+\s*(?:[,.;!]|(?:and|und|et|y|from|aus|de)\s|$)`,
  "iu",
);

/** Returns the kind that a word of the sentence settles, or null. */
export function kindByWords(sentence: string): StatementKind | null {
  return KIND_WORDS.find(([, words]) => words.test(sentence))?.[0] ?? (INTRODUCTION.test(sentence) ? "identity" : null);
}
