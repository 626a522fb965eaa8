/** A word, number or mark of a text. */
export interface Token {
  /** In lower case and without apostrophes, so that "I'm" and "im" are one. */
  readonly word: string;
  readonly shape: Shape;
}

export type Shape = "word" | "Name" | "CAPS" | "number" | "mark";

const TOKEN = /\p{L}[\p{L}\p{M}\d]*(?:['’]\p{L}+)*['’]?|\d+(?:[.,:/]\d+)*|[^\s\p{L}\d]/gu;
/** French elides: "j'habite", "l'école". */
const ELISION = /^(?:[jldnmtsc]|qu|jusqu|lorsqu|puisqu)['’](?=\p{L}{2})/iu;

/** Returns the tokens of a sentence. */
export function tokensOf(sentence: string): Token[] {
  const tokens: Token[] = [];
  for (const [found] of sentence.matchAll(TOKEN)) {
    const elided = ELISION.exec(found)?.[0];
    if (elided !== undefined) tokens.push(token(elided, tokens.length));
    tokens.push(token(elided === undefined ? found : found.slice(elided.length), tokens.length));
  }
  return tokens;
}

function token(found: string, place: number): Token {
  const word = found.toLowerCase().replace(/['’]/g, "");
  if (/^\d/.test(found)) return { word, shape: "number" };
  if (word === "" || !/^\p{L}/u.test(found)) return { word: found, shape: "mark" };
  if (found.length > 1 && found === found.toUpperCase()) return { word, shape: "CAPS" };
  return { word, shape: place > 0 && /^\p{Lu}/u.test(found) ? "Name" : "word" };
}
