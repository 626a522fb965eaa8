import { blockTokens, type BlockLine, FRAME_TOKENS, PREAMBLE_TOKENS, renderPart, TIME_TOKENS } from "./render.ts";

/** The lines that one turn of a conversation added to its block. */
export type BlockPart = readonly BlockLine[];

/** The lines that a turn needs, the most important first. */
interface WantedLines {
  /** The lines to add to the block of earlier turns. */
  readonly added: () => readonly BlockLine[];
  /** The lines of a block that starts afresh. */
  readonly fresh: () => Iterable<BlockLine>;
}

/**
 * Returns the parts of a block after a turn: the former parts as they were, then the new lines as a part of their own.
 * Providers cache prompts by prefix, so no line moves. A block that would outgrow its budget starts afresh.
 * @param budget tokens of the whole block
 */
export function composeBlock(
  current: readonly BlockPart[],
  { added, fresh }: WantedLines,
  budget: number,
): readonly BlockPart[] {
  const room = budget - PREAMBLE_TOKENS;
  if (current.length > 0) {
    const told = new Set(current.flat().map(({ text }) => text));
    const missing = added().filter(({ text }) => !told.has(text));
    if (missing.length === 0) return current;
    const used = current.reduce((sum, part) => sum + blockTokens(`\n${renderPart(part)}`), 0);
    const part = takeFitting(missing, room - used - FRAME_TOKENS);
    if (part.length === missing.length) return [...current, inOrder(part)];
  }
  const part = withoutOutdated(takeFitting(fresh(), room - FRAME_TOKENS));
  return part.length === 0 ? [] : [inOrder(part)];
}

const DAY_MS = 86_400_000;

/** Tokens of the shortest line that is worth looking for. */
const SHORTEST_LINE = 6;

/**
 * Takes lines in their order while they fit. A line that does not fit leaves room for shorter ones after it. Of two
 * lines of a turn, one whose words stand in the other is left out.
 */
export function takeFitting(lines: Iterable<BlockLine>, budget: number): BlockLine[] {
  let left = budget;
  const texts = new Set<string>();
  const turns = new Map<string, BlockLine[]>();
  const days = new Map<number, number>();
  const taken = new Set<BlockLine>();
  for (const line of lines) {
    if (left < SHORTEST_LINE) break;
    const turn = line.turn === null ? line.ref : `${line.by} ${line.turn}`;
    const beside = turns.get(turn);
    const day = Math.floor(line.at / DAY_MS);
    const others = days.get(day) ?? 0;
    // A second line of a day shows its time, and so does then the first.
    const times = others === 1 ? 2 : Math.min(1, others);
    const within = beside?.filter((other) => taken.has(other) && contains(line, other)) ?? [];
    const saved = within.reduce((sum, other) => sum + other.wordTokens, 0);
    const cost = beside ? line.wordTokens - saved : line.tokens + TIME_TOKENS * times;
    if (cost > left || texts.has(line.text) || beside?.some((other) => taken.has(other) && contains(other, line)))
      continue;
    left -= cost;
    for (const other of within) taken.delete(other);
    texts.add(line.text);
    taken.add(line);
    if (beside) beside.push(line);
    else {
      turns.set(turn, [line]);
      days.set(day, others + 1);
    }
  }
  return [...taken];
}

/** Leaves out lines whose later one found no room: what may no longer hold is never told alone. */
function withoutOutdated(lines: readonly BlockLine[]): BlockLine[] {
  const told = new Set(lines.map(({ ref }) => ref));
  return lines.filter(({ outdatedBy }) => outdatedBy === null || told.has(outdatedBy));
}

const contains = (whole: BlockLine, part: BlockLine): boolean =>
  whole.text.length >= part.text.length && whole.text.toLowerCase().includes(part.text.toLowerCase());

/** Returns pinned lines first, then the others by when they were said, the later after the earlier. */
function inOrder(lines: readonly BlockLine[]): BlockLine[] {
  return lines.toSorted(
    (a, b) => Number(b.pinned) - Number(a.pinned) || a.at - b.at || compare(a.id, b.id) || a.from - b.from,
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

export const totalTokens = (lines: readonly Pick<BlockLine, "tokens">[]): number =>
  lines.reduce((sum, { tokens }) => sum + tokens, 0);
