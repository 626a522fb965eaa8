import { compilePattern, LETTER } from "./compile-pattern.ts";
import type { ComposedWording } from "./composed-wordings.ts";

/** The patterns of one language for the parts of an order to forget. */
export interface CompiledComposedWording {
  readonly opening: RegExp;
  readonly closing: RegExp;
  readonly place: RegExp;
  readonly asks: RegExp;
  /** Words of which a question that is an order holds some. */
  readonly asksSomewhere: RegExp;
  readonly forgets: RegExp;
  readonly removes: RegExp;
  readonly wishes: RegExp;
  readonly ends: RegExp;
  readonly told: RegExp;
  readonly clause: RegExp;
  readonly question: RegExp;
  readonly insists: RegExp;
  readonly reasons: RegExp;
  readonly bare: RegExp;
  readonly keeps: RegExp;
  readonly mine: RegExp;
  readonly finite: RegExp;
  /** A bare order with politeness. */
  readonly polite: RegExp;
}

/** Politeness before an order without punctuation, in four languages: "my loan please delete it". */
const POLITELY = "please|pls|plz|just|kindly|bitte|einfach|stp|svp|s'il te plaît|por favor|porfa";
/** Verbs that are said of memories, with something of the user's. */
const KEEPS = compilePattern(
  String.raw`^\s*(?:(?:don't|do not|dont|never|no need to|stop|quit) (?:hold(?:ing)? on to|hang(?:ing)? on to|cling(?:ing)? to|retain(?:ing)?|stor(?:e|ing)|record(?:ing)?|remember(?:ing)?|memori[sz](?:e|ing))\s+(?:my|our)|(?:speicher|behalt|merk)e?(?: dir)?(?: bitte)? (?:nichts|nicht) (?:zu|von|über) mein\p{L}*|(?:ne |n')(?:garde|retiens|conserve|enregistre|mémorise)[sz]? (?:pas|plus|rien) (?:sur |de )?(?:mon|ma|mes)|no (?:guardes|conserves|recuerdes|retengas|almacenes) (?:nada (?:de|sobre) )?(?:a )?mis?)(?!${LETTER})`,
);

const start = (pattern: string): RegExp => compilePattern(String.raw`^\s*(?:${pattern})(?:(?<=['’])|(?!${LETTER}))`);

/** Returns the patterns of a language. */
export function compileComposedWording(wording: ComposedWording): CompiledComposedWording {
  const { fluff, asks, forgets, removes, refuses, wishes, ends } = wording;
  const { place, told, clause, question, pronounOrder, mine, reasons, finite, bareOrder } = wording;
  return {
    opening: compilePattern(String.raw`^\s*[¿¡]*(?:${fluff})(?!${LETTER}|['’])[\s,.!:;–—-]*(?=\S)`),
    closing: compilePattern(String.raw`[\s,.!?;–—-]+(?:${fluff})[\s.!?]*$`),
    place: compilePattern(String.raw`(?<!${LETTER})(?:${place})(?!${LETTER})`),
    asks: start(asks),
    asksSomewhere: compilePattern(String.raw`(?<!${LETTER})(?:${asks}|${pronounOrder})`),
    forgets: start(forgets),
    removes: start(`${removes}|${refuses}`),
    wishes: start(wishes),
    ends: compilePattern(String.raw`(?<!${LETTER})(?:${ends})\s*$`),
    told: start(told),
    clause: start(clause),
    question: start(question),
    insists: compilePattern(
      String.raw`(?:\s*[,;:.?!–—]+\s*|\s+-+\s*|-+\s+|\s+(?=(?:${POLITELY}|can you|could you)\s|(?:olvíd|bórr|elimín)))(?:${pronounOrder})[\s.!?]*$`,
    ),
    reasons: compilePattern(String.raw`(?<!${LETTER})(?:${reasons})[\s,;:–—-]*$`),
    bare: compilePattern(String.raw`\s*[:–—]\s*(?:(?:${POLITELY}) )?(?:${bareOrder})\s*$`),
    polite: compilePattern(
      String.raw`[:–—]\s*(?:(?:${POLITELY}) (?:${bareOrder})|(?:${bareOrder}),? (?:${POLITELY}))[\s.!]*$`,
    ),
    finite: compilePattern(
      String.raw`(?<!${LETTER}|'|(?:who|which|that|die|der|das|qui|que) )(?:${finite})(?!${LETTER})`,
    ),
    keeps: KEEPS,
    mine: start(mine),
  };
}
