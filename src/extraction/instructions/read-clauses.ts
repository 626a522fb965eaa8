import { clausesOf } from "./clauses-of.ts";
import { featuresOf } from "./features.ts";
import { followsFromReason } from "./follows-from-reason.ts";
import { type Match, SignReader } from "./sign-reader.ts";
import { ENGLISH_SIGNS } from "./signs/english.ts";
import { FRENCH_SIGNS } from "./signs/french.ts";
import { GERMAN_SIGNS } from "./signs/german.ts";
import type { Sign } from "./signs/sign-table.ts";
import { SPANISH_SIGNS } from "./signs/spanish.ts";
import { Memo } from "../../runtime/memo.ts";
import { type Span, type Word, wordsIn } from "./words-in.ts";

/** A sentence of a turn; `asked` if a question mark ends it. */
export interface ReadSentence {
  readonly text: string;
  readonly asked: boolean;
}

/** A clause of a sentence, with all that tells whether it is a standing instruction. */
export interface ReadClause extends Span {
  /** The sentence's place in its turn. */
  readonly sentence: number;
  /** All words of the sentence. */
  readonly words: readonly Word[];
  readonly matches: readonly Match[];
  readonly features: readonly string[];
  readonly topical: number;
}

const READERS = [ENGLISH_SIGNS, GERMAN_SIGNS, FRENCH_SIGNS, SPANISH_SIGNS].map((table) => new SignReader(table));
const NONE: ReadonlySet<Sign> = new Set();

/** Returns the clauses of the sentences of one turn. */
export function readClauses(sentences: readonly ReadSentence[]): ReadClause[] {
  const read = sentences.map(({ text, asked }) => ({ text, asked, words: wordsIn(text) }));
  const turnWords = read.reduce((sum, { words }) => sum + words.length, 0);
  const reader = readerOf(read.flatMap(({ words }) => words));
  const turnAsks = read.some(({ asked }) => asked);
  return read.flatMap(({ text, asked, words }, sentence) => {
    const signs = reader.read(words);
    const spans = clausesOf(text, words, signs);
    const within = spans.map(({ at, end }) => signs.filter((match) => match.at >= at && match.end <= end));
    const opening = within.map((matches, index) => signsAt(matches, spans[index]?.at ?? 0));
    const ofSentence = new Set(signs.map(({ sign }) => sign));
    return spans.map((span, index) => {
      const matches = within[index] ?? [];
      const follows = followsFromReason(words, span, within[index - 1] ?? [], matches);
      const topical = reader.topical(words, span, matches);
      const features = featuresOf(matches, span, {
        sentence: ofSentence,
        before: opening[index - 1] ?? NONE,
        after: opening[index + 1] ?? NONE,
        because: follows || isReason(within[index + 1] ?? [], opening[index + 1] ?? NONE),
        follows,
        asked: asked && index === spans.length - 1,
        colon: text[words[span.end - 1]?.to ?? 0] === ":",
        firstInTurn: sentence === 0 && index === 0,
        lastInTurn: sentence === read.length - 1 && index === spans.length - 1,
        turnAsks,
        turnWords,
        topical,
      });
      return { ...span, sentence, words, matches, topical, features };
    });
  });
}

const isReason = (matches: readonly Match[], opening: ReadonlySet<Sign>): boolean =>
  (!opening.has("wh") || opening.has("reason")) &&
  !opening.has("produce") &&
  matches.some(({ sign }) => sign === "reason" || sign === "i");

/** How much a word is of each language, by the place of its reader. */
const wordLanguages = new Memo<string, readonly number[]>(4_000);
const languagesOf = (plain: string): number[] => READERS.map((reader) => reader.known(plain));

/** Returns the reader of the language that most of the words are of. Where two know as many, stems decide. */
function readerOf(words: readonly Word[]): SignReader {
  const known = READERS.map(() => 0);
  for (const { plain } of words)
    wordLanguages.get(plain, languagesOf).forEach((much, place) => (known[place] = (known[place] ?? 0) + much));
  const most = Math.max(...known);
  const best = READERS.filter((_, index) => known[index] === most);
  const stems = best.length > 1 ? best.map((reader) => reader.stems(words)) : [0];
  return best[stems.indexOf(Math.max(...stems))] as SignReader;
}

const signsAt = (matches: readonly Match[], start: number): ReadonlySet<Sign> =>
  new Set(matches.filter(({ at }) => at <= start + 1).map(({ sign }) => sign));
