import { laterLines, type LaterLines, markEarlierLines } from "./mark-earlier-lines.ts";
import { statementKey } from "../statements/statement-key.ts";
import { addedPartTokens, FRAME_TOKENS, partTokens, PREAMBLE_TOKENS, TIME_TOKENS } from "./line-tokens.ts";
import { orderLines } from "./order-lines.ts";
import { type BlockLine, QUOTED_MARK } from "./render.ts";

/** The lines that one turn of a conversation added to its block. */
export type BlockPart = readonly BlockLine[];

/** Returns lines for a room, which are looked for while it fills. */
type LinesForRoom = (room: Room) => Iterable<BlockLine>;

/** The lines that a turn needs, the most important first. */
interface WantedLines {
  /** The lines to add to the block of earlier turns. */
  readonly added: () => readonly BlockLine[];
  /** The lines of a block that starts afresh. */
  readonly fresh: LinesForRoom;
}

/**
 * Returns the parts of a block after a turn: the former parts as they were, then the new lines as a part of their own.
 * Providers cache prompts by prefix, so no line moves. A block without room for what is pinned, or for the best of the
 * other lines, starts afresh.
 * @param budget tokens of the whole block
 */
export function composeBlock(
  current: readonly BlockPart[],
  { added, fresh }: WantedLines,
  budget: number,
): readonly BlockPart[] {
  const room = budget - PREAMBLE_TOKENS;
  if (current.length > 0) {
    const told = current.flat();
    const missing = added().filter((line) => !told.some((other) => tells(other, line)));
    if (missing.length === 0) return current;
    const used = current.reduce((sum, part) => sum + addedPartTokens(part), 0);
    const part = takeMarked(() => missing, room - used - FRAME_TOKENS);
    const best = missing.find(({ pinned }) => !pinned);
    const needed = missing.filter((line) => line.pinned || line === best);
    if (needed.every((line) => part.some((other) => tells(other, line)))) return [...current, part];
  }
  const part = takeMarked(fresh, room - FRAME_TOKENS);
  return part.length === 0 ? [] : [part];
}

/**
 * Takes lines in their order while they fit. Returns them as they are shown, with the marks of those that later ones may
 * have ended. What they take together depends on their neighbours: if it is too much, the least needed go.
 */
function takeMarked(lines: LinesForRoom, budget: number): readonly BlockLine[] {
  const fitting = takeFitting(lines, budget);
  const shown = orderLines(fitting);
  let later = laterLines(fitting);
  let read = fitting.length;
  let taken = withoutOutdated(fitting, later);
  for (;;) {
    const told = new Set(taken);
    const part = markEarlierLines(
      shown.filter((line) => told.has(line)),
      later,
    );
    const least = partTokens(part) - FRAME_TOKENS <= budget ? -1 : leastNeeded(taken, later);
    if (least >= 0) taken = withoutOutdated(taken.toSpliced(least, 1), later);
    else if (taken.length === read) return part;
    else {
      // The lines beside a change tell what it means, and the part is rendered from those that are left again.
      later = laterLines(taken);
      read = taken.length;
      taken = withoutOutdated(taken, later);
    }
  }
}

const DAY_MS = 86_400_000;

/** Tokens of the shortest line that is worth looking for. */
const SHORTEST_LINE = 6;

const keys = new WeakMap<BlockLine, string>();

/** Returns what a line says. Of two lines that say the same, one is enough. */
function keyOf(line: BlockLine): string {
  let known = keys.get(line);
  if (known === undefined) keys.set(line, (known = statementKey(line.text) || line.text));
  return known;
}

/** Returns the key of words that are quoted: they do not stand for the user's own. */
const quotedKey = (said: string): string => `${QUOTED_MARK} ${said}`;

/** Lines after which it is worth looking what they take together. */
const RECLAIM_AFTER = 3;

/** The room that is left while lines are taken. Whoever looks for lines passes over those that cannot be taken any more. */
export class Room {
  private readonly budget: number;
  private left: number;
  private readonly turns = new Map<string, BlockLine[]>();
  private readonly lines = new Set<BlockLine>();
  private reclaimedAt = 0;

  constructor(budget: number) {
    this.budget = budget;
    this.left = budget;
  }

  /** True if no line can be taken any more. */
  get isFull(): boolean {
    return !this.holds(SHORTEST_LINE);
  }

  /** The lines that are taken, in the order in which they were. */
  get taken(): BlockLine[] {
    return [...this.lines];
  }

  /** Returns whether there is room for so many tokens. */
  holds(tokens: number): boolean {
    return tokens <= this.left || (this.reclaim() && tokens <= this.left);
  }

  /**
   * Returns false for a line that finds no room. On the line of its turn, where one is told, it costs less.
   * @param turn the line's turn, or its reference if it is of none
   * @param least tokens that the line takes at least
   */
  mayTake(turn: string, least: number): boolean {
    return this.toldOf(turn).length > 0 || this.holds(least);
  }

  /** Returns the lines of a turn that are taken. */
  toldOf(turn: string): readonly BlockLine[] {
    return this.turns.get(turn) ?? NO_LINES;
  }

  /** Takes a line in place of others of its turn. */
  take(turn: string, line: BlockLine, instead: readonly BlockLine[], cost: number): void {
    this.left -= cost;
    const told = this.toldOf(turn);
    this.turns.set(turn, told.length === 0 ? [line] : [...told.filter((other) => !instead.includes(other)), line]);
    for (const other of instead) this.lines.delete(other);
    this.lines.add(line);
  }

  /**
   * Takes back what lines were counted for and do not take, because they are told on one line with others. Which are
   * neighbours shows only when they are put in order.
   */
  private reclaim(): boolean {
    if (this.lines.size < this.reclaimedAt + RECLAIM_AFTER) return false;
    this.reclaimedAt = this.lines.size;
    const left = this.budget - (partTokens(orderLines(this.taken)) - FRAME_TOKENS);
    const isMore = left > this.left;
    if (isMore) this.left = left;
    return isMore;
  }
}

const NO_LINES: readonly BlockLine[] = [];

/**
 * Takes lines in their order while they fit. A line that does not fit leaves room for shorter ones after it. Of two
 * lines that say the same, the later is left out. So is a line whose words stand in another of its turn.
 */
export function takeFitting(lines: LinesForRoom, budget: number): BlockLine[] {
  const room = new Room(budget);
  const texts = new Set<string>();
  const shown = new Set<string>();
  const days = new Map<number, number>();
  for (const line of lines(room)) {
    if (room.isFull) break;
    const turn = line.turn ?? line.ref;
    const ofTurn = room.toldOf(turn);
    // Most lines do not fit once a block is nearly full, and then nothing else of them counts.
    if (ofTurn.length === 0 && !room.holds(line.tokens)) continue;
    const said = keyOf(line);
    const key = line.isQuoted ? quotedKey(said) : said;
    if (texts.has(said) || texts.has(key) || ofTurn.some((other) => tells(other, line))) continue;
    const day = Math.floor(line.at / DAY_MS);
    const others = days.get(day) ?? 0;
    // A second line of a day shows its time, and so does then the first.
    const times = others === 1 ? 2 : Math.min(1, others);
    const within = ofTurn.length === 0 ? NO_LINES : ofTurn.filter((other) => tells(line, other));
    const saved = within.reduce((sum, other) => sum + other.wordTokens, 0);
    const joined = line.turn === null ? line.ref : `${line.by} ${line.turn}`;
    const cost = (shown.has(joined) ? line.wordTokens : line.tokens + TIME_TOKENS * times) - saved;
    if (!room.holds(cost)) continue;
    room.take(turn, line, within, cost);
    texts.add(key);
    if (!shown.has(joined)) days.set(day, others + 1);
    shown.add(joined);
  }
  return room.taken;
}

/**
 * Returns whether a line tells all that another tells. The line of a question tells its answer as well, and no answer
 * stands for the user's own words. Neither does what is quoted, and an answer that repeats it does not say that it is.
 */
function tells(line: BlockLine, other: BlockLine): boolean {
  if (line.isQuoted && !other.isQuoted) return false;
  if (line.text === other.text) return true;
  if (line.turn === null || line.turn !== other.turn || (other.isQuoted && !line.isQuoted)) return false;
  if (line.by === "assistant" && other.by !== "assistant") return false;
  const [whole, part] = [line.text.toLowerCase(), other.text.toLowerCase()];
  if (whole.includes(part)) return true;
  // A fact of a sentence that goes on has its subject again: "I'm from Porto but live in Cork" tells "I live in Cork".
  const predicate = part.replace(SUBJECT, "");
  return predicate !== part && GOES_ON.some((word) => whole.includes(` ${word} ${predicate}`));
}

/** "I" and "we" in four languages. */
const SUBJECT = /^(?:i|we|ich|wir|je|on|nous|yo) /;
/** Words by which a sentence goes on without its subject, in four languages. */
const GOES_ON = ["and", "but", "und", "aber", "et", "mais", "y", "e", "pero"];

/**
 * Returns the index of the line to give up: the last one without which no better line goes as well, else the last one.
 * Returns -1 if all are pinned.
 */
function leastNeeded(lines: readonly BlockLine[], later: LaterLines): number {
  const told = new Set(lines);
  const needs = (better: BlockLine, line: BlockLine): boolean => {
    if (better.outdatedBy === line.ref) return true;
    const laterOnes = later.get(better);
    return (laterOnes?.includes(line) ?? false) && !laterOnes?.some((one) => one !== line && told.has(one));
  };
  const mayGo = (line: BlockLine, i: number): boolean => {
    if (line.pinned) return false;
    for (let better = 0; better < i; better++) if (needs(lines[better] as BlockLine, line)) return false;
    return true;
  };
  const least = lines.findLastIndex(mayGo);
  return least < 0 ? lines.findLastIndex(({ pinned }) => !pinned) : least;
}

/**
 * Leaves out lines that others may have ended which found no room. A line that was marked when the other was learnt stays: it
 * says of itself that it may hold no more.
 */
function withoutOutdated(lines: readonly BlockLine[], later: LaterLines): readonly BlockLine[] {
  const told = new Set(lines);
  const left = lines.filter((line) => later.get(line)?.some((one) => told.has(one)) ?? true);
  return left.length === lines.length ? lines : withoutOutdated(left, later);
}

export const totalTokens = (lines: readonly Pick<BlockLine, "tokens">[]): number =>
  lines.reduce((sum, { tokens }) => sum + tokens, 0);
