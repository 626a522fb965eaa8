/** Openings by which a query asks for what the assistant answered. */
const ABOUT_THE_ANSWER =
  /\b(?:(?:did|have|had) you\b|you(?:['’]ve| have| had)? (?:said|say|told|tell|suggest\w*|recommend\w*|mention\w*|gave|give|listed|wrote|explain\w*|show\w*|propos\w*)|remind me|(?:our|the) (?:previous|last|earlier) (?:chat|conversation|discussion|session)|(?:hast|hattest) du\b|du (?:mir )?(?:gesagt|empfohlen|vorgeschlagen|genannt|erklärt)|erinner\w* mich|(?:tu (?:m['’])?(?:as|avais)|vous (?:m['’])?(?:avez|aviez)) (?:dit|conseillé|recommandé|proposé|donné|expliqué)|rappelle[sz]?-moi|(?:me )?(?:dijiste|recomendaste|sugeriste|diste|explicaste|mencionaste|habías dicho)|recuérdame)|\b(?:again|nochmal|noch mal|encore|déjà|otra vez)\s*\?*\s*$/iu;

/** Returns whether a query asks for what the assistant said before. */
export const asksForAnswer = (query: string): boolean => ABOUT_THE_ANSWER.test(query);
