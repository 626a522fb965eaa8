import { hashOf, pairOf } from "../../../text/feature-hash.ts";
import { cosine } from "../../embedding/signature.ts";
import type { Outdates } from "../outdates.ts";
import { beginningsShared, type Likeness, STEPS } from "./likeness.ts";
import type { ComparedSentence, Part } from "./sentence.ts";

/*
 * The features of two sentences of one person: how alike they are, which values they differ in, and the words of the later
 * one beside how alike they are. Those of one sentence are apart, so that they are added up once for many pairs.
 * train/changes/README.md says what they find.
 */

/** Takes features: a number that names each, and its value. */
export type Sink = (key: number, value: number) => void;

/** The verdicts of the rules, as features. */
export interface RuleVerdicts {
  readonly outdates: Outdates;
  readonly mayOutdate: boolean;
}

/** The first parts of names: they keep groups of features apart. */
const [LIKENESS, VALUE, OUTLINE, RULE, WORD, ALIKE, NEAR, PAIR, PAIR_ALIKE, OF_PART, STEM, OPENING, EARLIER] = [
  21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33,
] as const;
/** Values by group, so that many words do not outweigh how alike the sentences are. */
const [WORD_VALUE, EARLIER_VALUE, STEM_VALUE] = [0.5, 0.3, 0.3] as const;
const STEM_LETTERS = 5;

/** Hands the features of a later sentence to the sink. */
export function addLate({ tokens }: ComparedSentence, sink: Sink): void {
  for (const [i, { word, hash }] of tokens.entries()) {
    sink(pairOf(WORD, hash), WORD_VALUE);
    const pair = pairAt(tokens, i);
    if (pair !== null) sink(pair, WORD_VALUE);
    if (word.length > STEM_LETTERS) sink(pairOf(STEM, hashOf(word.slice(0, STEM_LETTERS))), STEM_VALUE);
  }
  const [first, second] = tokens;
  if (first) sink(pairOf(OPENING, first.hash), WORD_VALUE);
  if (first && second) sink(pairOf(pairOf(OPENING, first.hash), second.hash), WORD_VALUE);
}

/** Hands the words of a later sentence to the sink, beside how alike it is to an earlier one by its words. */
export function addAlike({ tokens }: ComparedSentence, alike: number, sink: Sink): void {
  for (const [i, { hash }] of tokens.entries()) {
    sink(pairOf(pairOf(ALIKE, hash), alike), WORD_VALUE);
    const pair = pairAt(tokens, i);
    if (pair !== null) sink(pairOf(pairOf(PAIR_ALIKE, pair), alike), WORD_VALUE);
  }
}

/** The same, beside how alike it is by its meaning. */
export function addNear({ tokens }: ComparedSentence, near: number, sink: Sink): void {
  for (const { hash } of tokens) sink(pairOf(pairOf(NEAR, hash), near), WORD_VALUE);
}

/** Hands the words of the part to the sink that is most like one of the earlier sentence. */
export function addPart({ tokens }: ComparedSentence, { words }: Part, sink: Sink): void {
  for (const { word, hash } of tokens) if (words.has(word)) sink(pairOf(OF_PART, hash), WORD_VALUE);
}

/** Hands the features of an earlier sentence to the sink. */
export function addEarly({ tokens }: ComparedSentence, sink: Sink): void {
  for (const { hash } of tokens) sink(pairOf(EARLIER, hash), EARLIER_VALUE);
}

const pairAt = (tokens: ComparedSentence["tokens"], i: number): number | null => {
  const [one, next] = [tokens[i], tokens[i + 1]];
  return one && next ? pairOf(pairOf(PAIR, one.hash), next.hash) : null;
};

type Flag = (group: number, name: number, value: number) => void;

const bucket = (value: number, step: number, most: number): number =>
  Math.round(Math.min(most, Math.max(0, value)) / step);

/** Hands the features to the sink that only both sentences have. */
export function addBoth(
  late: ComparedSentence,
  early: ComparedSentence,
  likeness: Likeness,
  rules: RuleVerdicts,
  sink: Sink,
): void {
  const { alike, near } = likeness;
  const flag: Flag = (group, name, value) => sink(pairOf(pairOf(group, name), value), 1);
  addLikeness(late, early, likeness, sink, flag);
  addValues(late, early, alike, near, flag);
  flag(OUTLINE, 1, bucket(Math.log2(early.tokens.length), 1, 7) * 8 + bucket(Math.log2(late.tokens.length), 1, 7));
  flag(OUTLINE, 2, Number(early.asks) * 2 + Number(late.asks));
  flag(RULE, 1, ["no", "perhaps", "surely"].indexOf(rules.outdates));
  flag(RULE, 2, Number(rules.mayOutdate));
}

function addLikeness(
  late: ComparedSentence,
  early: ComparedSentence,
  { alike, near, nearest, overlap, rare }: Likeness,
  sink: Sink,
  flag: Flag,
): void {
  const whole = cosine(late.vector, early.vector);
  sink(LIKENESS, 1);
  sink(pairOf(LIKENESS, 1), nearest);
  sink(pairOf(LIKENESS, 2), overlap);
  sink(pairOf(LIKENESS, 3), whole);
  flag(LIKENESS, 4, bucket(whole, 0.1, 1));
  flag(LIKENESS, 5, bucket(nearest, 0.1, 1));
  flag(LIKENESS, 6, bucket(overlap, 0.15, 0.9));
  flag(LIKENESS, 7, Math.min(3, rare));
  const named = [...early.names].filter((name) => late.names.has(name) || late.weights.has(name)).length;
  flag(LIKENESS, 8, Math.min(2, named) * 9 + Math.min(2, early.names.size) * 3 + Math.min(2, late.names.size));
  flag(LIKENESS, 9, Math.min(2, beginningsShared(late, early)));
  flag(LIKENESS, 10, near * STEPS + alike);
}

function addValues(late: ComparedSentence, early: ComparedSentence, alike: number, near: number, flag: Flag): void {
  const kinds = new Map(early.values.map(({ kind, value }) => [kind, value]));
  let [differ, same] = [0, 0];
  for (const [kind, value] of kinds) {
    const others = late.values.filter((other) => other.kind === kind);
    if (others.length === 0) continue;
    const name = hashOf(kind);
    if (others.some((other) => other.value === value)) {
      same += 1;
      flag(VALUE, 1, name);
      continue;
    }
    differ += 1;
    flag(VALUE, 2, name);
    flag(VALUE, 3 + alike, name);
    flag(VALUE, 6 + near, name);
  }
  const most = Math.min(2, differ);
  flag(VALUE, 9, (most * 2 + Math.min(1, same)) * STEPS + alike);
  flag(VALUE, 10, most * STEPS + near);
  flag(VALUE, 11, Math.min(2, late.values.length) * 3 + Math.min(2, kinds.size));
}
