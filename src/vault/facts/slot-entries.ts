import { newId } from "../../runtime/id.ts";
import { type Assertion, type Span } from "../../memory/timeline.ts";
import type { MemoryRow } from "../rows.ts";
import type { StoredAssertion, AssertionRow } from "./assertions.ts";

/* What the rows of a slot assert, and which row each stretch of agreement is. */

export interface Entry extends Assertion {
  /** Null: it is not part of a memory yet. */
  readonly memory: string | null;
  /** Null: a memory that nobody said, written or restored by hand. */
  readonly saying: StoredAssertion | null;
}

export function entriesOf(rows: ReadonlyMap<string, MemoryRow>, sayings: readonly AssertionRow[]): Entry[] {
  const said = new Set(sayings.map(({ memory }) => memory));
  const byHand = [...rows.values()].filter(({ id }) => !said.has(id));
  return [
    ...sayings.map((saying) => entryOf(saying.memory, saying)),
    ...byHand.map(({ id, created_at, value }) => ({
      at: created_at,
      order: id.slice(4),
      value: value ?? "",
      byHand: true,
      memory: id,
      saying: null,
    })),
  ];
}

export function entryOf(memory: string | null, saying: StoredAssertion): Entry {
  const { at, exchange, seq, value } = saying;
  const order = `${exchange?.slice(4) ?? ""}${String(seq).padStart(3, "0")}`;
  return { at, order, value, byHand: false, memory, saying };
}

/** A turn that comes once more says nothing new as long as it is believed. */
export function repeatsLast(last: Span<Entry> | undefined, said: StoredAssertion, held: boolean): boolean {
  return held && (last?.assertions ?? []).some(({ saying }) => saying?.turn === said.turn && saying.seq === said.seq);
}

/** The memory that each stretch is; where one is split, what holds now keeps its id. */
export function memoriesOf(spans: readonly Span<Entry>[]): string[] {
  const taken = new Set<string>();
  return spans
    .toReversed()
    .map(({ assertions }) => {
      const own = assertions.find(({ memory, saying }) => memory !== null && saying === null);
      const free = own ?? assertions.find(({ memory }) => memory !== null && !taken.has(memory));
      const id = free?.memory ?? newId("mem", assertions[0].at);
      taken.add(id);
      return id;
    })
    .toReversed();
}
