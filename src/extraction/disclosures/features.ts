import { hashOf, pairOf } from "../../text/feature-hash.ts";
import type { ReadSentence, ReadTurn } from "./read-turn.ts";
import { NAME, NUMBER } from "../../text/tokens.ts";

/*
 * The features of a sentence are its words and pairs of words, its outline (frequent words as they are, others by their
 * shape), and what stands around it in the turn. train/disclosures/README.md says what each group of them earns.
 */

/** Takes features: a number that names each, and its value. */
export type Sink = (key: number, value: number) => void;

/** The first parts of names: they keep groups of features apart. */
const [WORDS, PAIRS, OUTLINE, STEM, SUFFIX, OPENING, OUTLINE_OPENING, LAST, OUTLINE_LAST, LAST_BUT_ONE, FLAG] = [
  1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11,
] as const;
const NEIGHBOURS = [
  [-1, 40],
  [1, 50],
] as const;
/** Values by group, so that many words do not outweigh what is known of their turn. */
const WORD_VALUE = 0.5;
const PART_VALUE = 0.3;
const OPENING_VALUE = 0.7;
const MIN_STEM = 4;
const ENDING = 3;
const COLON = 58;

/** Hands every feature of a sentence to the sink once. */
export function addFeatures(turn: ReadTurn, at: number, sink: Sink): void {
  const sentence = turn.sentences[at];
  if (!sentence) return;
  const met = new Set<number>();
  const add: Sink = (key, value) => {
    if (met.has(key)) return;
    met.add(key);
    sink(key, value);
  };
  const flag = (name: number, value: number | boolean): void => add(pairOf(pairOf(FLAG, name), Number(value)), 1);
  addWords(sentence, add);
  addEnds(sentence, add);
  flagSentence(sentence, turn, at, flag);
  flagTurn(turn, at, flag);
  for (const [step, name] of NEIGHBOURS) flagNeighbour(turn.sentences[at + step], name, add, flag);
}

function addWords({ tokens, plain }: ReadSentence, add: Sink): void {
  for (const [i, { word, shape, hash }] of tokens.entries()) {
    const next = tokens[i + 1];
    add(pairOf(WORDS, hash), WORD_VALUE);
    if (next) {
      add(pairOf(pairOf(PAIRS, hash), next.hash), WORD_VALUE);
      add(pairOf(pairOf(OUTLINE, plain[i] ?? 0), plain[i + 1] ?? 0), WORD_VALUE);
    }
    if (shape >= NUMBER || word.length < MIN_STEM) continue;
    add(pairOf(STEM, hashOf(word.slice(0, MIN_STEM))), PART_VALUE);
    add(pairOf(SUFFIX, hashOf(word.slice(-ENDING))), PART_VALUE);
  }
}

function addEnds({ tokens, plain }: ReadSentence, add: Sink): void {
  let [words, outline]: number[] = [OPENING, OUTLINE_OPENING];
  for (const [i, { hash }] of tokens.slice(0, 4).entries()) {
    words = pairOf(words ?? 0, hash);
    outline = pairOf(outline ?? 0, plain[i] ?? 0);
    add(words, OPENING_VALUE);
    add(outline, OPENING_VALUE);
  }
  const last = tokens.at(-1);
  const lastButOne = tokens.at(-2);
  if (last) add(pairOf(LAST, last.hash), WORD_VALUE);
  if (last) add(pairOf(OUTLINE_LAST, plain.at(-1) ?? 0), WORD_VALUE);
  if (lastButOne) add(pairOf(LAST_BUT_ONE, lastButOne.hash), WORD_VALUE);
}

type Flag = (name: number, value: number | boolean) => void;

const sizeOf = (count: number): number => Math.min(8, Math.round(Math.log2(count + 1) * 1.5));
const personsOf = ({ mine, yours, asks }: ReadSentence): number => Number(mine) + 2 * Number(yours) + 4 * Number(asks);

function flagSentence(sentence: ReadSentence, { sentences }: ReadTurn, at: number, flag: Flag): void {
  const { tokens, mine } = sentence;
  const count = (of: number): number => Math.min(3, tokens.filter(({ shape }) => shape === of).length);
  flag(0, 0);
  flag(1, personsOf(sentence));
  flag(2, sizeOf(tokens.length));
  flag(3, sizeOf(tokens.length) * 2 + Number(mine));
  flag(4, Math.min(at, 4));
  flag(5, Math.min(sentences.length - 1 - at, 4));
  flag(6, sentences.length === 1);
  flag(7, sentence.ending);
  flag(8, count(NUMBER) * 2 + Number(mine));
  flag(9, count(NAME) * 2 + Number(mine));
  flag(10, sentence.foreign);
  flag(11, sentence.partly);
  flag(14, sentence.lineStarts);
}

function flagTurn(turn: ReadTurn, at: number, flag: Flag): void {
  const [first] = turn.sentences;
  for (const why of turn.foreign) flag(13, why);
  flag(20, Math.round(Math.log2(turn.characters + 1)));
  flag(21, Math.min(4, turn.paragraphs));
  flag(22, Math.min(5, turn.lines));
  flag(23, turn.lowercase);
  flag(24, turn.quotes);
  flag(25, turn.code);
  flag(26, turn.introduces);
  flag(27, Math.min(3, turn.asking));
  flag(28, Math.round((4 * turn.mine) / turn.sentences.length));
  flag(29, Math.min(8, turn.sentences.length));
  // A word problem, a report and code speak of nobody who says "I". A note of a line or two often does not either.
  flag(31, turn.mine > 0 ? 0 : 1 + 2 * Math.min(4, turn.sentences.length) + Number(turn.asking > 0));
  if (!first) return;
  flag(12, first.foreign);
  if (at > 0) flag(30, Number(first.mine) * 2 + Number(first.ending === COLON));
}

function flagNeighbour(other: ReadSentence | undefined, name: number, add: Sink, flag: Flag): void {
  if (!other) {
    flag(name, 0);
    return;
  }
  flag(name + 1, personsOf(other));
  flag(name + 2, other.foreign);
  flag(name + 3, other.ending);
  let outline = name;
  for (const plain of other.plain.slice(0, 3)) {
    outline = pairOf(outline, plain);
    add(outline, WORD_VALUE);
  }
}
