import type { Passage } from "./passages.ts";
import type { FittingMemory } from "./rank.ts";
import { type PassageRef, wholeMemory } from "./passage-ref.ts";

/*
 * Ranks what a block may tell: memories of their own, and passages of rounds. Figures: `npm run bench -- evidence`.
 */

/** A recalled memory with what may be told of it. */
export interface PassageSource extends FittingMemory {
  readonly terms: Uint32Array;
  /** The passages of a round. Null for a memory that is told whole. */
  readonly passages: readonly Passage[] | null;
}

export interface RankedPassage extends PassageRef {
  readonly score: number;
}

/**
 * How much the words of the query weigh in a passage, the fit of its memory and its meaning. With a fit of 0.4, the block
 * holds 3 of 100 pieces of evidence fewer at 250 tokens, on LongMemEval_S and on LoCoMo.
 */
const COVERAGE = 1;
const FIT = 0.8;
const MEANING = 0.5;
/** A memory of its own is what somebody stated, and says more with its words than a sentence beside it. */
const STATEMENT = 0.2;
/** A question says little of the user. Its answer does, so both are told. */
const QUESTION = -0.1;
/** A passage of the answer counts less, unless the query is about what was answered. */
const ANSWER = 0.5;
/**
 * The least share of the query that an answer says to be told for itself, and the fewest of its words, if the query is not
 * about what was answered.
 */
const NAMED = { share: 0.4, words: 2 } as const;
/**
 * How much less each further passage of a turn counts: the answer to "how many" stands in several turns, and a turn says
 * one thing twice. At 500 tokens LongMemEval_S gains 4 of 100 pieces of evidence; LoCoMo loses one.
 */
const AGAIN = 0.1;
const MOST_AGAIN = 3;
/** Content words at which a passage counts less for its length: it costs more to tell. */
const LONG = 20;

/** Openings by which a query asks for what the assistant answered. */
const ABOUT_THE_ANSWER =
  /\b(?:(?:did|have|had) you\b|you(?:['’]ve| have| had)? (?:said|say|told|tell|suggest\w*|recommend\w*|mention\w*|gave|give|listed|wrote|explain\w*|show\w*|propos\w*)|remind me|(?:our|the) (?:previous|last|earlier) (?:chat|conversation|discussion|session)|(?:hast|hattest) du\b|du (?:mir )?(?:gesagt|empfohlen|vorgeschlagen|genannt|erklärt)|erinner\w* mich|(?:tu (?:m['’])?(?:as|avais)|vous (?:m['’])?(?:avez|aviez)) (?:dit|conseillé|recommandé|proposé|donné|expliqué)|rappelle[sz]?-moi|(?:me )?(?:dijiste|recomendaste|sugeriste|diste|explicaste|mencionaste|habías dicho)|recuérdame)|\b(?:again|nochmal|noch mal|encore|déjà|otra vez)\s*\?*\s*$/iu;

/** Returns whether a query asks for what the assistant said before. */
export const asksForAnswer = (query: string): boolean => ABOUT_THE_ANSWER.test(query);

/**
 * Returns passages, best first.
 * @param weights the weight of each word of the query, by its hash; all together 1
 */
export function rankPassages(
  sources: readonly PassageSource[],
  weights: ReadonlyMap<number, number>,
  query: string,
): RankedPassage[] {
  const answer = asksForAnswer(query) ? 1 : ANSWER;
  const found = sources.flatMap((source) =>
    passagesOf(source, weights, answer).map((passage) => ({ passage, turn: source.turn ?? source.id })),
  );
  const before = new Map<string, number>();
  return found
    .toSorted((a, b) => b.passage.score - a.passage.score)
    .map(({ passage, turn }) => {
      const better = before.get(turn) ?? 0;
      if (passage.said === null && passage.answered !== null) return passage;
      before.set(turn, better + 1);
      return { ...passage, score: passage.score - AGAIN * Math.min(better, MOST_AGAIN) };
    })
    .toSorted((a, b) => b.score - a.score);
}

function passagesOf(
  { id, fit, cosine, terms, passages }: PassageSource,
  weights: ReadonlyMap<number, number>,
  answerWeight: number,
): RankedPassage[] {
  const covered = (from: number, to: number): number => COVERAGE * coverageOf(terms, from, to, weights).share;
  const around = FIT * fit + MEANING * cosine;
  if (passages === null) {
    return [{ ...wholeMemory(id), score: around + covered(0, terms.length) + STATEMENT }];
  }
  const found: RankedPassage[] = [];
  let best: { readonly passage: Passage; readonly covers: number; readonly words: number } | null = null;
  for (const passage of passages) {
    if (passage.kind !== "answered") continue;
    const { share, words } = coverageOf(terms, passage.firstTerm, passage.endTerm, weights);
    const covers = COVERAGE * share;
    if (best === null || covers > best.covers) best = { passage, covers, words };
  }
  for (const { kind, from, firstTerm, endTerm } of passages) {
    if (kind !== "said" && kind !== "asked") continue;
    const score = around + covered(firstTerm, endTerm) + (kind === "asked" ? QUESTION : 0);
    const answered = kind === "asked" ? (best?.passage.from ?? null) : null;
    found.push({ memory: id, said: from, answered, score });
  }
  const isNamed = best && best.covers >= NAMED.share && best.words >= NAMED.words;
  if (best && (isNamed || (answerWeight === 1 && best.covers > 0))) {
    const score = answerWeight * (around + best.covers);
    found.push({ memory: id, said: null, answered: best.passage.from, score });
  }
  return found;
}

/** Returns how much of the query the words from one position to another say, less if they are many, and how many of its words. */
function coverageOf(
  terms: Uint32Array,
  from: number,
  to: number,
  weights: ReadonlyMap<number, number>,
): { readonly share: number; readonly words: number } {
  // Most passages share no word with the query, and a long answer has dozens of them.
  let met: Set<number> | null = null;
  let sum = 0;
  for (let at = from; at < to; at++) {
    const term = terms[at] as number;
    const weight = weights.get(term);
    if (weight === undefined || met?.has(term)) continue;
    (met ??= new Set()).add(term);
    sum += weight;
  }
  return { share: sum * Math.min(1, (2 * LONG) / (LONG + (to - from))), words: met?.size ?? 0 };
}
