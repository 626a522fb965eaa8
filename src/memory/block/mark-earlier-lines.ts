import { outdates, outdatesPart } from "../outdates/outdates.ts";
import { correctsValue, givesCorrected } from "../outdates/corrects-value.ts";
import { mayOutdate } from "../outdates/may-outdate.ts";
import { mayTellChange, namesIn, onlyNamed } from "../outdates/only-named.ts";
import { namesSame } from "../outdates/names-same.ts";
import { replacementScore } from "../outdates/replacement-score.ts";
import { type EarlierSentence, type LaterSentence, readEarlier, readLater } from "../outdates/sentences-in-time.ts";
import { hasCourse } from "../outdates/course-values.ts";
import { mayChangeLife, tellsLifeChange } from "../outdates/life-changes.ts";
import { tellsOtherWay } from "../outdates/done-otherwise.ts";
import { sameWord } from "../outdates/read-statement.ts";
import { tellsChange } from "../outdates/tells-change.ts";
import { mayNameSame, type WordSieve, wordSieve } from "../outdates/word-sieve.ts";
import { markedEarlier } from "./line-tokens.ts";
import { NOT_HELD, PairTable } from "./pair-table.ts";
import { type BlockLine, saidIn } from "./render.ts";
import { regex } from "../../text/regex.ts";

/*
 * Marks lines of a block that later lines of it may have ended. A vault marks statements when it learns of a change; here
 * every line counts, sentences of a round as well. The result depends on the lines alone.
 */

/** Returns true for a line that says already that it holds no more, or perhaps not. */
const saysSo = ({ by, outdatedBy }: BlockLine): boolean => outdatedBy !== null || by.includes("(no longer so since ");

/** A line as the earlier of two sentences. */
interface ReadEarlier {
  readonly sentence: EarlierSentence;
  /** The things that it names. */
  readonly named: WordSieve;
  /** The things of which it says what they are. */
  readonly names: readonly string[];
}

/** A line as the later of two sentences. */
interface ReadLater {
  readonly sentence: LaterSentence;
  /** The things that it names. */
  readonly changed: WordSieve;
  /** False if it says of nothing that it changed. */
  readonly mayTellChange: boolean;
  /** True if it may change what it does not name: a matter of life, or a number that moves. */
  readonly changesUnnamed: boolean;
  /** The only things that it may change. Null if it may change others as well. */
  readonly onlyNamed: readonly string[] | null;
}

/** The number of the line that was read last. */
let numbered = 0;

/**
 * A line as both of two sentences. Each is read when somebody first asks: most lines say of nothing that it changed, and a
 * line before no such line is not read as the earlier one.
 */
class ReadLine {
  readonly line: BlockLine;
  /** It never returns: other lines come and go. */
  readonly number = (numbered += 1);
  private asEarlier: ReadEarlier | null = null;
  private asLater: ReadLater | null = null;

  constructor(line: BlockLine) {
    this.line = line;
  }

  get earlier(): ReadEarlier {
    return (this.asEarlier ??= readAsEarlier(this.line));
  }

  get later(): ReadLater {
    return (this.asLater ??= readAsLater(this.line));
  }
}

function readAsEarlier({ text, pinned }: BlockLine): ReadEarlier {
  const sentence = readEarlier(text, pinned);
  return { sentence, named: wordSieve(sentence.clauses), names: namesIn(sentence.claims) };
}

function readAsLater({ text }: BlockLine): ReadLater {
  // A model may repeat in its answer what held before.
  const sentence = readLater(saidIn(text));
  const changesUnnamed =
    tellsLifeChange(sentence) ||
    hasCourse(sentence) ||
    sentence.attributes.length > 0 ||
    sentence.clauses.some(tellsOtherWay);
  return {
    sentence,
    changed: wordSieve(sentence.clauses),
    mayTellChange:
      changesUnnamed ||
      correctsValue(sentence) ||
      sentence.overStates !== 0 ||
      sentence.signs.length > 0 ||
      sentence.clauses.some(mayTellChange),
    changesUnnamed,
    onlyNamed: changesUnnamed ? null : onlyNamed(sentence),
  };
}

/** Lines that were read. They are rendered once and told again and again. */
const read = new WeakMap<BlockLine, ReadLine>();

/** The lines that may have ended a line, by that line. */
export type LaterLines = ReadonlyMap<BlockLine, readonly BlockLine[]>;

/**
 * Verdicts of all vaults on pairs of lines: whether the later may have ended the earlier, and what speaks for it. A block
 * asks for some three hundred, and the table of 2.5 MB holds those of a thousand blocks.
 */
const ends = new PairTable(18);
const scores = new PairTable(14);

/**
 * Returns which lines others of them may have ended. What is quoted ends nothing, and nothing ends it. A change that names
 * nothing of what it changes ("had to sell it, got a smaller one") ends a line only if no other line may be meant.
 */
export function laterLines(lines: readonly BlockLine[]): LaterLines {
  const own = lines.filter(({ by, isQuoted }) => !isQuoted && !by.startsWith("assistant")).map(readLine);
  const ranks = ranksByTime(own);
  const found = new Map<BlockLine, BlockLine[]>();
  for (let i = 0; i < own.length; i++) {
    const later = own[i] as ReadLine;
    if (!later.later.mayTellChange) continue;
    const former: ReadLine[] = [];
    for (let at = 0; at < own.length; at++) {
      const other = own[at] as ReadLine;
      if ((ranks[at] as number) < (ranks[i] as number) && isFormer(other.line, later.line)) former.push(other);
    }
    const ended = former.filter((other) => mayEnd(later, other));
    for (const { line } of ended.length > 0 ? ended : theOneMeant(later, former)) {
      const known = found.get(line);
      if (known) known.push(later.line);
      else found.set(line, [later.line]);
    }
  }
  return found;
}

/** Returns true if a line that was said earlier is of another turn, and of what the later one may be about. */
const isFormer = (one: BlockLine, other: BlockLine): boolean =>
  (one.turn === null || one.turn !== other.turn) && isComparable(one, other);

/** Returns where each line stands by when it was said. Passages of one memory stand at one place. */
function ranksByTime(lines: readonly ReadLine[]): Int32Array {
  const order = Int32Array.from(lines.keys());
  const compare = (i: number, j: number): number => {
    const [one, other] = [(lines[i] as ReadLine).line, (lines[j] as ReadLine).line];
    return one.at - other.at || (one.id === other.id ? 0 : one.id < other.id ? -1 : 1);
  };
  order.sort(compare);
  const ranks = new Int32Array(lines.length);
  for (let place = 1; place < order.length; place++) {
    const [before, at] = [order[place - 1] as number, order[place] as number];
    ranks[at] = (ranks[before] as number) + Number(compare(before, at) < 0);
  }
  return ranks;
}

/** Returns the lines, with a mark on those that another of them may have ended. */
export function markEarlierLines(
  lines: readonly BlockLine[],
  later: LaterLines = laterLines(lines),
): readonly BlockLine[] {
  return lines.map((line) => (later.has(line) && !saysSo(line) ? markedEarlier(line) : line));
}

function readLine(line: BlockLine): ReadLine {
  let one = read.get(line);
  if (!one) read.set(line, (one = new ReadLine(line)));
  return one;
}

/** Returns true for a line that says of something that it is no longer as it was: "we moved", "41 now". */
export const lineTellsChange = (line: BlockLine): boolean => tellsChange(readLine(line).later.sentence);

/** Returns true if a line names a thing that an earlier one names. */
const nameSame = ({ later }: ReadLine, { earlier }: ReadLine): boolean =>
  mayNameSame(later.changed, earlier.named) && namesSame(later.sentence, earlier.sentence);

/** In milliseconds. Nobody puts right a value without naming it that they gave an hour ago. */
const JUST = 3_600_000;

/** Returns the line said last before a correction that names nothing, if it gives such a value. */
function justCorrected(one: ReadLine, before: readonly ReadLine[]): readonly ReadLine[] {
  const just = before.filter(
    ({ line, earlier }) => one.line.at - line.at <= JUST && givesCorrected(one.later.sentence, earlier.sentence),
  );
  const last = just.toSorted(
    ({ line: a }, { line: b }) => b.at - a.at || (a.id === b.id ? b.from - a.from : a.id < b.id ? 1 : -1),
  )[0];
  return last ? [last] : [];
}

/** Returns the line that a change means that names nothing of it. Returns none if it names a line, or several may be meant. */
function theOneMeant(one: ReadLine, before: readonly ReadLine[]): readonly ReadLine[] {
  const { sentence } = one.later;
  if (correctsValue(sentence)) return justCorrected(one, before);
  if (sentence.signs.length === 0) return [];
  if (before.some((other) => nameSame(one, other))) return [];
  const found = before.map((other) => {
    const known = scores.get(one.number, other.number);
    if (known !== NOT_HELD) return known;
    return scores.set(one.number, other.number, replacementScore(sentence, other.earlier.sentence));
  });
  const best = Math.max(1, ...found);
  const meant = before.filter((_, i) => found[i] === best);
  return meant.length === 1 ? meant : [];
}

/** Opens an order to do something otherwise from now on, in four languages: "actually make it euros from now on". */
const ORDERS_ANEW = regex.iu`^\W*(?:(?:actually|no|ok|okay|please|so|nein|doch|bitte|also|non|en fait|finalement|bon|mejor|al final|bueno|pues)[\s,]+)*(?:make|do|use|switch|go with|put|nimm|mach|nutze|schreib|rechne|mets|utilise|passe|fais|prends|haz|usa|pon|cambia|hazlo)\s.*(?<![\p{L}\p{N}])(?:from now on|instead|from (?:this|next) \p{L}+ on|ab jetzt|ab sofort|ab nächste[rnms]?|stattdessen|künftig|désormais|dorénavant|à partir de maintenant|à la place|a partir de ahora|de ahora en adelante|desde ahora|en su lugar)(?![\p{L}\p{N}])`;

/** Returns false for a statement after words that say how to answer, which it does not change unless it orders anew. */
const isComparable = (one: BlockLine, other: BlockLine): boolean =>
  !one.pinned || other.pinned || ORDERS_ANEW.test(other.text);

function mayEnd(one: ReadLine, other: ReadLine): boolean {
  const { changed, changesUnnamed, onlyNamed: only } = one.later;
  const { named, names } = other.earlier;
  if (!changesUnnamed && !mayNameSame(changed, named)) return false;
  if (only !== null && !only.some((name) => names.some((own) => sameWord(name, own)))) return false;
  const known = ends.get(one.number, other.number);
  if (known !== NOT_HELD) return known === 1;
  return ends.set(one.number, other.number, Number(tellsEnd(one.later, other.earlier.sentence))) === 1;
}

/** Returns true if a line may have ended another one. */
function tellsEnd({ sentence: late, changesUnnamed }: ReadLater, early: EarlierSentence): boolean {
  if (changesUnnamed && (mayChangeLife(late, early) || mayOutdate(late, early))) return true;
  if (!namesSame(late, early)) return false;
  if (mayOutdate(late, early)) return true;
  if (late.signs.length === 0) return false;
  return outdates(late.text, early.text, 0) !== "no" || outdatesPart(late.text, early.text);
}
