import { asksForAnswer } from "./asks-for-answer.ts";
import { PassageCoverage } from "./passage-coverage.ts";
import type { FittingMemory } from "./rank.ts";
import type { PassageRef } from "./passage-ref.ts";
import type { StoredPassages } from "./stored-passages.ts";
import { isTelling } from "./passages.ts";
import { TopK } from "./top-k.ts";

/*
 * Ranks what a block may tell: memories of their own, and passages of rounds. Figures: `npm run bench -- evidence`.
 */

/** A recalled memory with what may be told of it. */
export interface PassageSource extends FittingMemory {
  readonly terms: Uint32Array;
  /** The passages of a round. Null for a memory that is told whole. */
  readonly passages: StoredPassages | null;
}

export interface RankedPassage extends PassageRef {
  readonly score: number;
}

/**
 * How much the words of the query weigh in a passage, the fit of its memory and its meaning. A fit counts by
 * `concave`: the best memory is seldom much more likely to answer than the next few.
 */
const COVERAGE_WEIGHT = 1;
const FIT_WEIGHT = 0.8;
const MEANING_WEIGHT = 0.5;
/** A memory of its own is what somebody stated, and says more with its words than a sentence beside it. */
const STATEMENT_BONUS = 0.2;
/**
 * A question says little of the user, and is told with its answer. Of a short answer a line tells all, as between people;
 * of a long one it tells a sentence of many, and costs as much. Figures by how much of the answer is told, all or nearly none.
 */
const QUESTION_BONUS = { all: 0.1, none: -0.4 } as const;
/** The least share of the query that a passage says which states nothing of the user. */
const QUOTED_SHARE = 0.25;
/** A passage of the answer counts less, unless the query is about what was answered. */
const ANSWER_FACTOR = { all: 0.8, none: 0.5 } as const;
/** As many sentences of an answer as a line tells. */
const TOLD_SENTENCES = 3;
/**
 * The least share of the query that an answer says to be told for itself, and the fewest of its words, if the query is not
 * about what was answered.
 */
const NAMED = { share: 0.4, words: 2 } as const;
/** The most that a passage counts beside its memory's fit, its meaning and its words. */
const MAX_BONUS = Math.max(STATEMENT_BONUS, QUESTION_BONUS.all);
/**
 * How much less each further passage of a turn counts: the answer to "how many" stands in several turns, and a turn says
 * one thing twice. At 500 tokens LongMemEval_S gains 4 of 100 pieces of evidence; LoCoMo loses one.
 */
const REPEAT_PENALTY = 0.1;
const MAX_REPEATS = 3;
/**
 * How much less a passage counts that says hardly more than the query's own words: "Awesome, Nina!" names Nina, and answers no
 * question about her. At 250 tokens LoCoMo gains 0.4 of 100 pieces of evidence, and LongMemEval_S is the same.
 */
const ECHO_PENALTY = { words: 2, weight: 0.2 } as const;
/** Returns a share so that the lower half of the shares differs much, and the upper half little. */
const concave = (share: number): number => share * (2 - share);

/** Returns a figure between those for an answer that is told whole and for one of which nearly nothing is. */
const byShare = ({ all, none }: { readonly all: number; readonly none: number }, share: number): number =>
  none + share * (all - none);

/**
 * Returns passages, best first.
 * @param weights the weight of each word of the query, by its hash; all together 1
 * @param most how many to return
 */
export function rankPassages(
  sources: readonly PassageSource[],
  weights: ReadonlyMap<number, number>,
  query: string,
  most = Infinity,
): RankedPassage[] {
  const found = new ScoredPassages(new PassageCoverage(weights), asksForAnswer(query), most);
  for (const source of sources) found.add(source);
  return found.best();
}

/** The passages of many memories in columns: a question finds a thousand passages, and tells thirty. */
class ScoredPassages {
  private readonly coverage: PassageCoverage;
  private readonly isAboutAnswer: boolean;
  private readonly memories: string[] = [];
  private readonly said: (number | null)[] = [];
  private readonly answered: (number | null)[] = [];
  private readonly scores: number[] = [];
  /** By passage: the number of its turn. */
  private readonly turns: number[] = [];
  private readonly turnNumbers = new Map<string, number>();
  private turnCount = 0;
  private readonly most: number;
  /** Null if all are wanted. */
  private readonly top: TopK | null;

  constructor(coverage: PassageCoverage, isAboutAnswer: boolean, most: number) {
    this.coverage = coverage;
    this.isAboutAnswer = isAboutAnswer;
    this.most = most;
    this.top = most === Infinity ? null : new TopK(most);
  }

  add({ id, turn, fit, cosine, terms, passages }: PassageSource): void {
    const { coverage, isAboutAnswer } = this;
    const around = FIT_WEIGHT * concave(fit) + MEANING_WEIGHT * cosine;
    coverage.read(terms);
    if (around + COVERAGE_WEIGHT * coverage.whole + MAX_BONUS < this.leastThatMayStay) return;
    const number = this.numberOf(turn);
    if (passages === null) {
      const covers = COVERAGE_WEIGHT * coverage.of(0, terms.length);
      return this.push(id, number, null, null, around + covers + STATEMENT_BONUS);
    }
    const answer = this.bestAnswer(passages);
    const told = answer ? Math.min(1, TOLD_SENTENCES / answer.sentences) : 0;
    for (let i = 0; i < passages.count; i++) {
      const kind = passages.kindAt(i);
      if (kind === "answered") break;
      if (kind === "stated") continue;
      const isAsked = kind === "asked";
      const [first, end] = [passages.firstTermAt(i), passages.endTermAt(i)];
      const covers = COVERAGE_WEIGHT * coverage.of(first, end);
      if (kind === "quoted" && covers < QUOTED_SHARE) continue;
      if (covers === 0 && !isTelling(end - first, passages.toAt(i) - passages.fromAt(i))) continue;
      const saysNew = end - first >= coverage.words + ECHO_PENALTY.words;
      const worth = isAsked ? byShare(QUESTION_BONUS, told) : saysNew ? 0 : -ECHO_PENALTY.weight;
      const score = around + covers + worth;
      this.push(id, number, passages.fromAt(i), isAsked ? (answer?.from ?? null) : null, score);
    }
    const isNamed = answer && answer.covers >= NAMED.share && answer.words >= NAMED.words;
    if (answer && (isNamed || (isAboutAnswer && answer.covers > 0))) {
      const weight = isAboutAnswer ? 1 : byShare(ANSWER_FACTOR, told);
      this.push(id, number, null, answer.from, weight * (around + answer.covers));
    }
  }

  /** Returns the first of the passages of an answer that say most of the query. Returns null if there is no answer. */
  private bestAnswer(passages: StoredPassages): BestAnswer | null {
    const { coverage } = this;
    const { answersFrom, count } = passages;
    if (answersFrom === count) return null;
    let best = { passage: answersFrom, covers: -1, words: 0 };
    for (let i = answersFrom; i < count; i++) {
      const covers = COVERAGE_WEIGHT * coverage.of(passages.firstTermAt(i), passages.endTermAt(i));
      if (covers > best.covers) best = { passage: i, covers, words: coverage.words };
      if (coverage.saysNothing) break;
    }
    return {
      from: passages.fromAt(best.passage),
      covers: best.covers,
      words: best.words,
      sentences: count - answersFrom,
    };
  }

  private push(memory: string, turn: number, said: number | null, answered: number | null, score: number): void {
    if (score < this.leastThatMayStay) return;
    this.top?.add(this.scores.length, score);
    this.memories.push(memory);
    this.turns.push(turn);
    this.said.push(said);
    this.answered.push(answered);
    this.scores.push(score);
  }

  /** Returns the number of a turn. A note, which is of none, has a number of its own. */
  private numberOf(turn: string | null): number {
    let number = turn === null ? undefined : this.turnNumbers.get(turn);
    number ??= this.turnCount++;
    if (turn !== null) this.turnNumbers.set(turn, number);
    return number;
  }

  best(): RankedPassage[] {
    const { scores, most } = this;
    const least = this.leastThatMayStay;
    const staying: number[] = [];
    for (let i = 0; i < scores.length; i++) if ((scores[i] as number) >= least) staying.push(i);
    const final = this.finalScores(staying);
    const top = new TopK(Math.min(most, staying.length));
    for (const i of staying) top.add(i, final[i] as number);
    return top.positions().map((i) => ({
      memory: this.memories[i] as string,
      said: this.said[i] as number | null,
      answered: this.answered[i] as number | null,
      score: final[i] as number,
    }));
  }

  /** Returns the scores of some passages, by passage: each has less for the better ones of its turn. */
  private finalScores(passages: readonly number[]): Float64Array {
    const { scores, turns } = this;
    const final = Float64Array.from(scores);
    const counts = new Int32Array(this.turnCount);
    for (const i of passages) counts[turns[i] as number] = (counts[turns[i] as number] as number) + 1;
    const ofTurns = new Map<number, number[]>();
    for (const i of passages) {
      const turn = turns[i] as number;
      if (counts[turn] === 1 || (this.said[i] === null && this.answered[i] !== null)) continue;
      const others = ofTurns.get(turn);
      if (others) others.push(i);
      else ofTurns.set(turn, [i]);
    }
    for (const one of ofTurns.values()) {
      one.sort((a, b) => (scores[b] as number) - (scores[a] as number));
      for (const [better, i] of one.entries())
        final[i] = (scores[i] as number) - REPEAT_PENALTY * Math.min(MAX_REPEATS, better);
    }
    return final;
  }

  /** A score below which no passage can be among the best, whatever the better ones of their turns take from those. */
  private get leastThatMayStay(): number {
    return (this.top?.least ?? -Infinity) - REPEAT_PENALTY * (MAX_REPEATS + 1);
  }
}

/** The passage of an answer that says most of a query. */
interface BestAnswer {
  readonly from: number;
  readonly covers: number;
  readonly words: number;
  /** How many the whole answer has. */
  readonly sentences: number;
}
