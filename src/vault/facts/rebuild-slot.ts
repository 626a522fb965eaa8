import type { Statement } from "../../ports/memory.ts";
import { timeline } from "../../memory/timeline.ts";
import type { Embedding } from "../../ports/embedder.ts";
import { flagDoubtful } from "./flag-doubtful.ts";
import { insertSpan, updateSpan } from "./slot-rows.ts";
import type { MemoryRow } from "../rows.ts";
import { deleteDerivedMemory, insertAssertion, type StoredAssertion, assertionsInSlot } from "./assertions.ts";
import type { WorkingSet } from "../recall/working-set.ts";
import { type Entry, entriesOf, entryOf, memoriesOf, repeatsLast } from "./slot-entries.ts";
import { retire, markRoundsStale, markRoundsCurrent } from "./supersede.ts";

/** Something newly stated, not yet part of a memory. */
export interface NewAssertion {
  readonly saying: StoredAssertion;
  readonly type: Statement["type"];
  readonly embedding: Embedding | null;
}

/**
 * Brings the memories of a slot in line with all that was said about it: one memory for each stretch of agreement,
 * each closed by the next, in the order of saying. Returns the ids of the memories that are new.
 * @param reopens what closed a memory was misunderstood and is gone: then it holds again
 * @param met rows came together from two sides: what follows from a memory's end is done again for all that is here
 */
export function rebuildSlot(
  sql: SqlStorage,
  shelf: WorkingSet,
  slot: string,
  fresh: NewAssertion | null = null,
  reopens = false,
  met = false,
): string[] {
  const rows = new Map(
    sql
      .exec<MemoryRow>("SELECT * FROM memories WHERE slot = ?", slot)
      .toArray()
      .map((row) => [row.id, row] as const),
  );
  const known = entriesOf(rows, assertionsInSlot(sql, slot));
  const held = [...rows.values()].some(({ valid_to }) => valid_to === null);
  if (fresh && repeatsLast(timeline(slot, known).at(-1), fresh.saying, held)) return [];
  const added = fresh && entryOf(null, fresh.saying);
  const spans = timeline(slot, added ? [...known, added] : known);
  const ids = memoriesOf(spans);
  const wrote: string[] = [];
  spans.forEach((span, i) => {
    const [first] = span.assertions;
    const [id, before, after] = [ids[i] as string, ids[i - 1] ?? null, ids[i + 1] ?? null];
    const old = rows.get(id) ?? null;
    const next = spans[i + 1]?.assertions[0];
    // A memory whose successor was forgotten stays closed: it was said not to hold.
    const closed = next === undefined && !held && old !== null && old.valid_to !== null ? old : null;
    const spoken = added !== null && span.assertions.includes(added);
    const successor = closed && saidAt(sql, closed.superseded_by);
    const saidSince = successor !== null && (span.assertions.at(-1)?.at ?? 0) > successor;
    const stays = closed !== null && !spoken && !saidSince && !(reopens && successor === null);
    const from = first.saying?.holds_from ?? old?.valid_from ?? first.at;
    const place = {
      created_at: first.at,
      valid_from: from,
      valid_to: next ? closedAt(from, next, rows, old) : stays ? closed.valid_to : null,
      supersedes: before ?? (old?.supersedes != null && !rows.has(old.supersedes) ? old.supersedes : null),
      superseded_by: after ?? (stays ? closed.superseded_by : null),
    };
    const row = old ? updateSpan(sql, old, place, first) : insertSpan(sql, slot, id, place, span, rows, fresh);
    if (!old) wrote.push(id);
    for (const { saying, memory } of span.assertions) if (saying && memory !== id) move(sql, saying, memory, id);
    strengthen(sql, row, span.assertions);
    if (row.valid_to === null) {
      if (row !== old) shelf.add(row);
      if (old && old.valid_to !== null) markRoundsCurrent(sql, shelf, id);
    } else if (!old || old.valid_to === null || met) {
      retire(sql, shelf, id);
      if (spans[i + 1]?.verdict !== "refines") markRoundsStale(sql, shelf, id);
    }
  });
  for (const id of rows.keys()) if (!ids.includes(id)) deleteDerivedMemory(sql, shelf, id);
  flagDoubtful(sql, shelf, slot);
  return wrote;
}

/** Never before it began; and not later than it was closed already, where what closed it is forgotten. */
function closedAt(from: number, next: Entry, rows: ReadonlyMap<string, MemoryRow>, old: MemoryRow | null): number {
  const nextRow = next.memory === null ? null : rows.get(next.memory);
  const at = Math.max(from, next.saying?.holds_from ?? nextRow?.valid_from ?? next.at);
  return old?.valid_to != null && old.superseded_by === null ? Math.min(at, old.valid_to) : at;
}

/** Null: there is no such memory any more. */
const saidAt = (sql: SqlStorage, id: string | null): number | null =>
  sql.exec<{ at: number }>("SELECT created_at AS at FROM memories WHERE id = ?", id).toArray()[0]?.at ?? null;

function move(sql: SqlStorage, saying: StoredAssertion, from: string | null, to: string): void {
  const { turn, seq, at } = saying;
  if (from !== null)
    sql.exec("DELETE FROM sayings WHERE memory = ? AND turn = ? AND seq = ? AND at = ?", from, turn, seq, at);
  insertAssertion(sql, { ...saying, memory: to });
}

/** How often it was said, and when last: from the second time on. */
function strengthen(sql: SqlStorage, { id, metadata }: MemoryRow, assertions: readonly Entry[]): void {
  const said = assertions.filter(({ saying }) => saying !== null);
  const { timesSaid, lastSaidAt: _, ...rest } = JSON.parse(metadata) as Record<string, unknown>;
  if (said.length < 2 && timesSaid === undefined) return;
  const lastSaidAt = new Date(said.at(-1)?.at ?? 0).toISOString();
  const strength = said.length < 2 ? rest : { ...rest, timesSaid: said.length, lastSaidAt };
  sql.exec("UPDATE memories SET metadata = ? WHERE id = ?", JSON.stringify(strength), id);
}
