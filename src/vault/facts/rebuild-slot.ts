import { type Span, timeline } from "../../memory/statements/timeline.ts";
import { directoryOf } from "../memory-directory.ts";
import { sqlNaming } from "../packing/unpacking-sql.ts";
import type { MemoryRow } from "../rows.ts";
import type { Tx } from "../tx.ts";
import { assertionsInSlot, deleteDerivedMemory, insertAssertion, removeAssertion } from "./assertions.ts";
import { flagDoubtful } from "./flag-doubtful.ts";
import { type Entry, entriesOf, entryOf, memoriesOf, type NewAssertion, repeatsLast } from "./slot-entries.ts";
import { insertSpan, type Place, raiseConfidence, updateSpan } from "./slot-rows.ts";
import type { StoredAssertion } from "./stored-assertion.ts";
import { markRoundsCurrent, markRoundsStale, retire } from "./supersede.ts";

/** The reason for a rebuild. */
interface Reason {
  readonly added?: NewAssertion | null;
  /** The assertion that ended a memory was misunderstood and is deleted: the memory holds again. */
  readonly reopen?: boolean;
  /** Rows of two vaults came together: the consequences of a memory's end are drawn again for all of them. */
  readonly merged?: boolean;
}

/**
 * Rebuilds the memories of a slot from the log of its assertions: one memory for each stretch of agreement, each ended by
 * the next, in the order of saying. Returns the ids of the memories that are new.
 */
export function rebuildSlot(
  tx: Tx,
  slot: string,
  { added = null, reopen = false, merged = false }: Reason = {},
): string[] {
  const rows = rowsInSlot(tx.sql, slot);
  const known = entriesOf(rows, assertionsInSlot(tx.sql, slot));
  const held = [...rows.values()].some(({ valid_to }) => valid_to === null);
  if (added && repeatsLast(timeline(slot, known).at(-1), added.assertion, held)) return [];
  const newEntry = added && entryOf(null, added.assertion);
  const spans = timeline(slot, newEntry ? [...known, newEntry] : known);
  const ids = memoriesOf(spans);
  const wrote: string[] = [];
  spans.forEach((span, i) => {
    const id = ids[i] as string;
    const old = rows.get(id) ?? null;
    const isRestated = newEntry !== null && span.assertions.includes(newEntry);
    const isEnded =
      i === spans.length - 1 && old !== null && staysEnded(tx.sql, span, old, { held, isRestated, reopen });
    const place = placeOf({ spans, ids, rows, i, isEnded });
    const row = old
      ? updateSpan(tx.sql, old, place, span.assertions[0])
      : insertSpan(tx.sql, slot, id, place, span, rows, added);
    if (!old) wrote.push(id);
    else if (added && isRestated) raiseConfidence(tx.sql, id, added);
    for (const { assertion, memory } of span.assertions) {
      if (assertion && memory !== id) move(tx.sql, assertion, memory, id);
    }
    recordRepetition(tx.sql, row, span.assertions);
    if (row.valid_to === null) {
      if (row !== old) tx.workingSet.add(row);
      if (old && old.valid_to !== null) markRoundsCurrent(tx, id);
    } else if (!old || old.valid_to === null || merged) {
      retire(tx, id);
      if (spans[i + 1]?.verdict !== "refines") markRoundsStale(tx, id);
    }
  });
  for (const id of rows.keys()) if (!ids.includes(id)) deleteDerivedMemory(tx, id);
  flagDoubtful(tx, slot);
  return wrote;
}

function rowsInSlot(sql: SqlStorage, slot: string): Map<string, MemoryRow> {
  const ids = directoryOf(sql).inSlot(slot);
  const rows = sqlNaming(sql, ids)
    .exec<MemoryRow>(
      "SELECT * FROM memories WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id",
      JSON.stringify(ids),
    )
    .toArray();
  return new Map(rows.map((row) => [row.id, row] as const));
}

/**
 * Returns whether the last memory of a slot stays ended although nothing follows it. It was said not to hold, and the
 * memory that said so was forgotten.
 */
function staysEnded(
  sql: SqlStorage,
  span: Span<Entry>,
  old: MemoryRow,
  { held, isRestated, reopen }: { held: boolean; isRestated: boolean; reopen: boolean },
): boolean {
  if (held || old.valid_to === null || isRestated) return false;
  const successorAt = saidAt(sql, old.superseded_by);
  if (successorAt === null) return !reopen;
  return (span.assertions.at(-1)?.at ?? 0) <= successorAt;
}

interface Position {
  readonly spans: readonly Span<Entry>[];
  readonly ids: readonly string[];
  readonly rows: ReadonlyMap<string, MemoryRow>;
  readonly i: number;
  /** See `staysEnded`. */
  readonly isEnded: boolean;
}

/** Returns where the memory of a stretch stands in the history of its slot. */
function placeOf({ spans, ids, rows, i, isEnded }: Position): Place {
  const [first] = (spans[i] as Span<Entry>).assertions;
  const old = rows.get(ids[i] as string) ?? null;
  const next = spans[i + 1]?.assertions[0];
  const ended = isEnded ? old : null;
  const from = first.assertion?.holds_from ?? old?.valid_from ?? first.at;
  return {
    created_at: first.at,
    valid_from: from,
    valid_to: next ? endedAt(from, next, rows, old) : (ended?.valid_to ?? null),
    supersedes: ids[i - 1] ?? (old?.supersedes != null && !rows.has(old.supersedes) ? old.supersedes : null),
    superseded_by: ids[i + 1] ?? ended?.superseded_by ?? null,
  };
}

/** Returns when the next stretch ends a memory: never before it began, nor later than it had ended already. */
function endedAt(from: number, next: Entry, rows: ReadonlyMap<string, MemoryRow>, old: MemoryRow | null): number {
  const nextRow = next.memory === null ? null : rows.get(next.memory);
  const at = Math.max(from, next.assertion?.holds_from ?? nextRow?.valid_from ?? next.at);
  return old?.valid_to != null && old.superseded_by === null ? Math.min(at, old.valid_to) : at;
}

/** Returns null if the memory was deleted. */
const saidAt = (sql: SqlStorage, id: string | null): number | null =>
  sql.exec<{ at: number }>("SELECT created_at AS at FROM memories WHERE id = ?", id).toArray()[0]?.at ?? null;

function move(sql: SqlStorage, assertion: StoredAssertion, from: string | null, to: string): void {
  if (from !== null) removeAssertion(sql, from, assertion);
  insertAssertion(sql, { ...assertion, memory: to });
}

/** Records how often a memory was said and when last, from the second time on. */
function recordRepetition(sql: SqlStorage, { id, metadata }: MemoryRow, entries: readonly Entry[]): void {
  const said = entries.filter(({ assertion }) => assertion !== null);
  const { timesSaid, lastSaidAt: _, ...rest } = JSON.parse(metadata) as Record<string, unknown>;
  if (said.length < 2 && timesSaid === undefined) return;
  const lastSaidAt = new Date(said.at(-1)?.at ?? 0).toISOString();
  const changed = said.length < 2 ? rest : { ...rest, timesSaid: said.length, lastSaidAt };
  sqlNaming(sql, [id]).exec("UPDATE memories SET metadata = ? WHERE id = ?", JSON.stringify(changed), id);
}
