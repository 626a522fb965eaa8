import { compilePattern } from "./compile-pattern.ts";

/* Finds where the target of an order ends: "Forget that I live in Porto - I live in Braga now." */

/** The end of a target. */
export interface TargetEnd {
  /** The position at which the target ends. */
  readonly at: number;
  /** The position of another target, or null if a statement follows: "… and that my bike is in the shed". */
  readonly next: number | null;
}

const NO_LETTER = String.raw`(?![\p{L}\p{N}])`;

/** Marks and words between two clauses. */
const BOUNDARY =
  /\s*[,;:]\s+|\s+\(|\s*[–—→]\s*|\s+(?:-+>?|[/|])\s+|\s+(?=(?:and|but|und|aber|sondern|et|mais|y|pero|as|because|since|now that|weil|denn|da|car|parce que|puisque|porque|ya que)\s)/giu;
/** Words that open a reason. */
const REASON = compilePattern(
  String.raw`^(?:(?:as|for) (?:i|we|my|it)|because|since|now that|weil|denn|da|car|parce que|puisque|porque|ya que)${NO_LETTER}`,
);
const AND = compilePattern(String.raw`^(?:and|und|et|y)\s+`);
const CONNECTIVE = compilePattern(String.raw`^(?:and|but|und|aber|sondern|et|mais|y|pero)\s+`);

/** Words that open a clause behind "and". */
const OPENS_JOINED_CLAUSE = compilePattern(
  String.raw`^(?:j'|(?:i|i'm|i've|i'd|we|it|it's|my|then|now|use|tell|give|remember|note|save|keep|store|ich|es|mein\p{L}*|merk\p{L}*|je|c'est|mon|ma|retiens|note|yo|mi|es|ahora|recuerda)${NO_LETTER})`,
);
/** Words that open a clause behind a mark. */
const OPENS_CLAUSE = compilePattern(
  String.raw`^(?:j'|c'|(?:i|i'm|i've|i'd|we|my|our|it|it's|its|they|they're|he|she|he's|she's|now|instead|actually|but|so|use|call|remember|note|save|keep|store|let's|lets|can|could|what|how|where|tell|give|show|make|that's|this|there|thanks|thank|please|don't|ich|wir|mein\p{L}*|es|das|jetzt|nun|er|sie|danke|kannst|wie|was|sondern|merk\p{L}*|je|nous|mon|ma|mes|ce|maintenant|il|elle|merci|tu|yo|mi|mis|es|ahora|vivo|no|gracias|ya|ella|recuerda|retiens)${NO_LETTER})`,
);
/** A subject with its verb: "the test was wrong". Relative clauses and clauses with the verb at the end are none. */
const SUBJECT_AND_VERB = compilePattern(
  String.raw`^(?!(?:who|whom|whose|which|that|where|when|qui|que|dont|où|quien|donde|dass|wo)${NO_LETTER})(?:[^\s,;:()]+\s+){1,5}?(?:is|are|was|were|isn't|wasn't|has|have|had|will|would|turned|got|ist|sind|war|waren|hat|haben|wird|wurde|est|sont|était|étaient|a|ont|sera|n'est|n'était|es|son|era|eran|fue|está|están|ha|han|tiene)\s+[^\s,]`,
);
/** A first person behind an adverb: "inzwischen wohne ich in Bonn". Relative clauses are none. */
const TELLS_OF_ME = compilePattern(
  String.raw`^(?!(?:who|whom|whose|which|that|where|when|der|die|das|den|dem|dass|wo|was|qui|que|qu'|dont|où)(?![\p{L}\p{N}]))(?:[^\s,;:()]+\s+){1,3}?(?:j'|(?:i|i'm|we|ich|wir|je|nous)(?![\p{L}\p{N}]))`,
);
/** A new value without a verb: "cedar now". */
const NEW_VALUE = compilePattern(
  String.raw`^(?:[^\s,]+\s+){1,3}(?:now|instead|jetzt|stattdessen|maintenant|désormais|ahora)[\s.!)]*$`,
);
/** The next of several statements: ", that my tent word is maple". */
const FURTHER = compilePattern(String.raw`^(?:that|dass|que|qu')(?:\s+\S+){2}`);
/** Question words of a new request: "and how about pizza". */
const ASKS_ANEW = compilePattern(
  String.raw`^(?:what|how|where|when|who|why|which|was|wie|wo|wann|wer|warum|quoi|comment|où|quand|qui|qué|cómo|dónde|cuándo)\s+(?:about|do|does|did|can|could|should|would|shall|are|kannst|soll|sollen|wäre|machen|faut)(?![\p{L}\p{N}])`,
);
/** A thing of the user's without a verb: "my phone number". */
const OWN_THING = compilePattern(
  String.raw`^(?:my|our|mein(?:e[nrms]?)?|unser(?:e[nrms]?)?|mon|ma|mes|mis?)\s+[^\s,]+(?:\s+(?!\S*ed$)[^\s,]+)?$`,
);

/**
 * Finds the end of a target in the object of an order.
 * @param clause matches the words that open a clause as the target: "that", "dass"
 * @param isStatement true if the target is a clause that tells something
 */
export function findTargetEnd(object: string, from: number, clause: RegExp, isStatement: boolean): TargetEnd {
  for (const { 0: mark, index } of object.slice(from).matchAll(BOUNDARY)) {
    if (index === 0) continue;
    const at = from + index;
    const behind = object.slice(at + mark.length);
    const conjunction = CONNECTIVE.exec(behind)?.[0] ?? "";
    const tail = behind.slice(conjunction.length);
    if (AND.test(conjunction) && isTarget(tail, clause, isStatement))
      return { at, next: at + mark.length + conjunction.length };
    if (AND.test(conjunction) && ASKS_ANEW.test(tail)) return { at, next: null };
    if (isStatement && conjunction === "" && mark.trim() === "," && clause.test(tail) && FURTHER.test(tail))
      return { at, next: at + mark.length };
    const isJoined = mark.trim() === "";
    if (REASON.test(behind) || (isJoined ? OPENS_JOINED_CLAUSE : OPENS_CLAUSE).test(tail)) return { at, next: null };
    // "The cat and dog are sick" has no verb before "and".
    const isWhole = !isJoined || (conjunction !== "" && isStatement && HOLDS_VERB.test(object.slice(from, at)));
    if (isWhole && SUBJECT_AND_VERB.test(tail)) return { at, next: null };
    if (!isJoined && (NEW_VALUE.test(tail) || TELLS_OF_ME.test(tail) || mark.includes("→"))) return { at, next: null };
  }
  return { at: object.length, next: null };
}

const isTarget = (tail: string, clause: RegExp, isStatement: boolean): boolean =>
  (clause.test(tail) && !ASKS_ANEW.test(tail)) || (!isStatement && OWN_THING.test(tail));

/** A verb, without which a shortened statement says nothing. */
const HOLDS_VERB = compilePattern(
  String.raw`^(?:i|we|he|she|they|ich|wir|er|sie|je|nous|il|elle|yo)${NO_LETTER}|^j'|(?<![\p{L}\p{N}])(?:is|are|was|were|am|have|has|ist|sind|bin|habe|hat|est|sont|suis|ai|a|es|son|soy|tengo|vivo)${NO_LETTER}`,
);
const RELATIVE = compilePattern(
  String.raw`^[\s,;:(–—-]*(?:who|whom|whose|which|that|der|die|das|qui|que|dont|où|quien|donde)${NO_LETTER}`,
);

/** Returns a target without its tails, the longest first: "I live in Porto, lovely old Porto" is "I live in Porto". */
export function shortenTarget(what: string, isStatement: boolean): string[] {
  return [...what.matchAll(BOUNDARY)]
    .map(({ index }) => [what.slice(0, index), what.slice(index)] as const)
    .filter(([head, tail]) => head.trim() !== "" && !RELATIVE.test(tail) && (!isStatement || HOLDS_VERB.test(head)))
    .map(([head]) => head)
    .toReversed();
}
