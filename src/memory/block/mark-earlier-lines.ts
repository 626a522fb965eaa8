import { outdates, outdatesPart } from "../outdates/outdates.ts";
import {
  type EarlierSentence,
  type LaterSentence,
  mayOutdate,
  mayTellChange,
  namesIn,
  namesSame,
  onlyNamed,
  readEarlier,
  readLater,
  replacementScore,
} from "../outdates/may-outdate.ts";
import { hasCourse } from "../outdates/course-values.ts";
import { mayChangeLife, tellsLifeChange } from "../outdates/life-changes.ts";
import { sameWord } from "../outdates/read-statement.ts";
import { tellsChange } from "../outdates/tells-change.ts";
import { mayNameSame, type WordSieve, wordSieve } from "../outdates/word-sieve.ts";
import { markedEarlier } from "./line-tokens.ts";
import type { BlockLine } from "./render.ts";

/*
 * Marks lines of a block that later lines of it may have ended. A vault marks statements when it learns of a change; here
 * every line counts, sentences of a round as well. The result depends on the lines alone.
 */

/** Returns true for a line that says already that it holds no more, or perhaps not. */
const saysSo = ({ by, outdatedBy }: BlockLine): boolean => outdatedBy !== null || by.includes("(no longer so since ");

/** Verdicts on a line and others that are kept. Other lines come and go, and their numbers never return. */
const MAX_VERDICTS = 500;

/** Verdicts on a line and others, by the numbers of those. */
class PairMemo<V> {
  private known: Map<number, V> | null = null;

  get(other: ReadLine, make: () => V): V {
    const verdict = this.known?.get(other.number);
    if (verdict !== undefined) return verdict;
    const made = make();
    if (this.known === null || this.known.size >= MAX_VERDICTS) this.known = new Map();
    this.known.set(other.number, made);
    return made;
  }
}

/** The number of the line that was read last. */
let numbered = 0;

/**
 * A line as both of two sentences. Each is read when somebody first asks: most lines say of nothing that it changed, and a
 * line before no such line is not read as the earlier one.
 */
class ReadLine {
  readonly line: BlockLine;
  /** Verdicts on it as the later line, by the number of the earlier one. A map of numbers costs a quarter of weak maps. */
  readonly ends = new PairMemo<boolean>();
  readonly scores = new PairMemo<number>();
  readonly number = (numbered += 1);
  private asEarlier: {
    readonly sentence: EarlierSentence;
    readonly named: WordSieve;
    readonly names: readonly string[];
  } | null = null;
  private asLater: {
    readonly sentence: LaterSentence;
    readonly changed: WordSieve;
    readonly mayTellChange: boolean;
    readonly changesUnnamed: boolean;
    readonly onlyNamed: readonly string[] | null;
  } | null = null;

  constructor(line: BlockLine) {
    this.line = line;
  }

  get earlier(): EarlierSentence {
    return this.readAsEarlier().sentence;
  }

  /** The things that it names as the earlier sentence. */
  get named(): WordSieve {
    return this.readAsEarlier().named;
  }

  /** The things of which it says as the earlier sentence what they are. */
  get names(): readonly string[] {
    return this.readAsEarlier().names;
  }

  get later(): LaterSentence {
    return this.readAsLater().sentence;
  }

  /** The things that it names as the later sentence. */
  get changed(): WordSieve {
    return this.readAsLater().changed;
  }

  /** False if it says of nothing that it changed. */
  get mayTellChange(): boolean {
    return this.readAsLater().mayTellChange;
  }

  /** True if it may change what it does not name: a matter of life, or a number that moves. */
  get changesUnnamed(): boolean {
    return this.readAsLater().changesUnnamed;
  }

  /** The only things that it may change as the later sentence. Null if it may change others as well. */
  get onlyNamed(): readonly string[] | null {
    return this.readAsLater().onlyNamed;
  }

  private readAsEarlier(): NonNullable<ReadLine["asEarlier"]> {
    if (this.asEarlier) return this.asEarlier;
    const sentence = readEarlier(this.line.text, this.line.pinned);
    return (this.asEarlier = { sentence, named: wordSieve(sentence.clauses), names: namesIn(sentence.claims) });
  }

  private readAsLater(): NonNullable<ReadLine["asLater"]> {
    if (this.asLater) return this.asLater;
    const sentence = readLater(this.line.text);
    const changesUnnamed = tellsLifeChange(sentence) || hasCourse(sentence);
    return (this.asLater = {
      sentence,
      changed: wordSieve(sentence.clauses),
      mayTellChange: changesUnnamed || sentence.signs.length > 0 || sentence.clauses.some(mayTellChange),
      changesUnnamed,
      onlyNamed: changesUnnamed ? null : onlyNamed(sentence),
    });
  }
}

/** Lines that were read. They are rendered once and told again and again. */
const read = new WeakMap<BlockLine, ReadLine>();

/** The lines that may have ended a line, by that line. */
export type LaterLines = ReadonlyMap<BlockLine, readonly BlockLine[]>;

/**
 * Returns which lines others of them may have ended. A change that names nothing of what it changes ("had to sell it, got a
 * smaller one") ends a line only if no other line may be meant.
 */
export function laterLines(lines: readonly BlockLine[]): LaterLines {
  const own = lines.filter(({ by }) => !by.startsWith("assistant")).map(readLine);
  const found = new Map<BlockLine, BlockLine[]>();
  for (const later of own) {
    if (!later.mayTellChange) continue;
    const isFormer = ({ line }: ReadLine): boolean => isBefore(line, later.line) && isComparable(line, later.line);
    const ended = own.filter((line) => isFormer(line) && mayEnd(later, line));
    for (const { line } of ended.length > 0 ? ended : theOneMeant(later, own, isFormer)) {
      const known = found.get(line);
      if (known) known.push(later.line);
      else found.set(line, [later.line]);
    }
  }
  return found;
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
export const lineTellsChange = (line: BlockLine): boolean => tellsChange(readLine(line).later);

/** Returns true if a line names a thing that an earlier one names. */
const nameSame = (later: ReadLine, earlier: ReadLine): boolean =>
  mayNameSame(later.changed, earlier.named) && namesSame(later.later, earlier.earlier);

/** Returns the line that a change means that names nothing of it. Returns none if it names a line, or several may be meant. */
function theOneMeant(
  one: ReadLine,
  own: readonly ReadLine[],
  isFormer: (line: ReadLine) => boolean,
): readonly ReadLine[] {
  const { later } = one;
  if (later.signs.length === 0) return [];
  const before = own.filter(isFormer);
  if (before.some((other) => nameSame(one, other))) return [];
  const scores = before.map((other) => one.scores.get(other, () => replacementScore(later, other.earlier)));
  const best = Math.max(1, ...scores);
  const meant = before.filter((_, i) => scores[i] === best);
  return meant.length === 1 ? meant : [];
}

/** Returns true if a line was said in an earlier turn than another. */
const isBefore = (one: BlockLine, other: BlockLine): boolean =>
  (one.turn === null || one.turn !== other.turn) && (one.at < other.at || (one.at === other.at && one.id < other.id));

/** Opens an order to do something otherwise from now on, in four languages: "actually make it euros from now on". */
const ORDERS_ANEW =
  /^\W*(?:(?:actually|no|ok|okay|please|so|nein|doch|bitte|also|non|en fait|finalement|bon|mejor|al final|bueno|pues)[\s,]+)*(?:make|do|use|switch|go with|put|nimm|mach|nutze|schreib|rechne|mets|utilise|passe|fais|prends|haz|usa|pon|cambia|hazlo)\s.*(?<![\p{L}\p{N}])(?:from now on|instead|from (?:this|next) \p{L}+ on|ab jetzt|ab sofort|ab nächste[rnms]?|stattdessen|künftig|désormais|dorénavant|à partir de maintenant|à la place|a partir de ahora|de ahora en adelante|desde ahora|en su lugar)(?![\p{L}\p{N}])/iu;

/** Returns false for a statement after words that say how to answer, which it does not change unless it orders anew. */
const isComparable = (one: BlockLine, other: BlockLine): boolean =>
  !one.pinned || other.pinned || ORDERS_ANEW.test(other.text);

function mayEnd(one: ReadLine, other: ReadLine): boolean {
  if (!one.changesUnnamed && !mayNameSame(one.changed, other.named)) return false;
  const only = one.onlyNamed;
  if (only !== null && !only.some((name) => other.names.some((own) => sameWord(name, own)))) return false;
  return one.ends.get(other, () => tellsEnd(one, other));
}

/** Returns true if a line may have ended another one. */
function tellsEnd(one: ReadLine, other: ReadLine): boolean {
  if (one.changesUnnamed && (mayChangeLife(one.later, other.earlier) || mayOutdate(one.later, other.earlier)))
    return true;
  if (!namesSame(one.later, other.earlier)) return false;
  if (mayOutdate(one.later, other.earlier)) return true;
  if (one.later.signs.length === 0) return false;
  const [late, early] = [one.later.text, other.earlier.text];
  return outdates(late, early, 0) !== "no" || outdatesPart(late, early);
}
