import { type BlockLine, escapeMemory } from "./render.ts";

/** In characters. No two statements of a turn begin with so many alike. */
const MAX_SOUGHT = 60;

/**
 * Returns pinned lines first, then the others by when they were said, the later after the earlier. Lines of one turn stand as
 * its words do: a statement has a memory of its own, and its place is looked up in the words that a passage beside it is of.
 */
export function orderLines(lines: readonly BlockLine[]): BlockLine[] {
  const shownOf = new Map<string, string>();
  const turns = new Map<string, { readonly id: string; readonly source: string | null }>();
  for (const { turn, id, source = null } of lines) {
    if (turn === null) continue;
    const known = turns.get(turn);
    turns.set(turn, { id: known && known.id < id ? known.id : id, source: known?.source ?? source });
  }
  return lines
    .map((line) => {
      const { id, source } = turns.get(line.turn ?? "") ?? { id: line.id, source: null };
      return { line, of: id, place: placeOf(line, source, shownOf) };
    })
    .toSorted(
      (a, b) =>
        Number(b.line.pinned) - Number(a.line.pinned) ||
        a.line.at - b.line.at ||
        compare(a.of, b.of) ||
        a.place - b.place ||
        compare(a.line.id, b.line.id),
    )
    .map(({ line }) => line);
}

/** Returns where a line's words stand in those of its turn. An answer stands behind them. */
function placeOf(line: BlockLine, source: string | null, shownOf: Map<string, string>): number {
  if (line.by === "assistant") return Infinity;
  if (line.source !== undefined || source === null) return line.from;
  // A line shows escaped words, and of many the first.
  let shown = shownOf.get(source);
  if (shown === undefined) shownOf.set(source, (shown = escapeMemory(source)));
  const place = shown.indexOf(line.text.slice(0, MAX_SOUGHT));
  return place < 0 ? line.from : place;
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
