import { stemOf, words } from "../../text/words.ts";

/** Words that add nothing to a statement, in four languages. What is said with and without them is said twice. */
const IDLE: ReadonlySet<string> = new Set(
  `a an the really very so well actually btw also just oh ah yeah yes lol haha please now still currently always too again
   honestly basically definitely totally quite pretty rather simply truly btw anyway though and but
   ja doch halt eben mal auch wirklich eigentlich übrigens sehr echt noch immer total ganz jetzt gerade der die das den dem ein eine einen
   einem einer und aber also
   le la les un une vraiment fait aussi encore toujours très bien maintenant actuellement et mais alors donc
   el los las una realmente también muy todavía siempre ahora actualmente y pero pues`.split(/\s+/),
);
/** In letters. Shorter words stay as they are. */
const SHORTEST_STEMMED = 4;

/**
 * Returns what a sentence says, without idle words: sentences with one key say the same, so that the second is a
 * repetition. Words of negation, persons and numbers stay, and so does their order.
 */
export const statementKey = (sentence: string): string =>
  words(
    sentence
      .replace(/[’‘]/g, "'")
      .replace(/\bi'?m\b/giu, "i am")
      .replace(/n't\b/gu, " not"),
  )
    .filter((word) => !IDLE.has(word))
    .map((word) => (word.length >= SHORTEST_STEMMED ? stemOf(word) : word))
    .join(" ");
