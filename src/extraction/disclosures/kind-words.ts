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

/** Returns the kind that a word of the sentence settles, or null. */
export function kindByWords(sentence: string): StatementKind | null {
  return KIND_WORDS.find(([, words]) => words.test(sentence))?.[0] ?? null;
}
