import { outdates, outdatesPart } from "./outdates.ts";
import { type LaterSentence, mayOutdate, namesSame, readLater, replacementScore } from "./outdates/may-outdate.ts";
import { type BlockLine, markedEarlier } from "./render.ts";

/*
 * Marks lines of a block that later lines of it may have ended. A vault marks statements when it learns of a change; here
 * every line counts, sentences of a round as well. The result depends on the lines alone.
 */

/** Later sentences by their line. Lines are rendered once and told again and again. */
const read = new WeakMap<BlockLine, LaterSentence>();

/**
 * Returns the lines, with a mark on those that another of them may have ended. A change that names nothing of what it
 * changes ("had to sell it, got a smaller one") marks a line only if no other line may be meant.
 */
export function markEarlierLines(lines: readonly BlockLine[]): readonly BlockLine[] {
  const own = lines.filter(({ by }) => !by.startsWith("assistant"));
  const marked = new Set<BlockLine>();
  for (const later of own) {
    const before = own.filter((line) => isBefore(line, later) && isComparable(line, later));
    const ended = before.filter((line) => mayEnd(later, line));
    for (const line of ended) marked.add(line);
    if (ended.length > 0 || !tellsChange(later) || before.some((line) => namesSame(laterOf(later), line.text)))
      continue;
    const meant = theOneMeant(later, before);
    if (meant) marked.add(meant);
  }
  return lines.map((line) => (marked.has(line) && line.outdatedBy === null ? markedEarlier(line) : line));
}

/** Returns the line that most speaks for. Returns null if several may be meant. */
function theOneMeant(later: BlockLine, before: readonly BlockLine[]): BlockLine | null {
  const scores = before.map((line) => ({ line, score: replacementScore(laterOf(later), line.text) }));
  const best = Math.max(0, ...scores.map(({ score }) => score));
  const meant = scores.filter(({ score }) => score === best);
  return best > 0 && meant.length === 1 ? (meant[0]?.line ?? null) : null;
}

const tellsChange = (line: BlockLine): boolean => laterOf(line).clauses.some(({ signs }) => signs.length > 0);

function laterOf(line: BlockLine): LaterSentence {
  const known = read.get(line) ?? readLater(line.text);
  read.set(line, known);
  return known;
}

/** Returns true if a line was said in an earlier turn than another. */
const isBefore = (one: BlockLine, other: BlockLine): boolean =>
  (one.turn === null || one.turn !== other.turn) && (one.at < other.at || (one.at === other.at && one.id < other.id));

/** Returns false for a statement after words that say how to answer, which it does not change. */
const isComparable = (one: BlockLine, other: BlockLine): boolean => !one.pinned || other.pinned;

function mayEnd(later: BlockLine, line: BlockLine): boolean {
  if (mayOutdate(laterOf(later), line.text, line.pinned)) return true;
  if (!tellsChange(later)) return false;
  return outdates(later.text, line.text, 0) !== "no" || outdatesPart(later.text, line.text);
}
