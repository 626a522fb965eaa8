import type { Embedding } from "../../ports/embedder.ts";
import type { Statement } from "../../ports/memory.ts";
import { newId } from "../../runtime/id.ts";
import { type Assertion, type Span } from "../../memory/statements/timeline.ts";
import type { MemoryRow } from "../rows.ts";
import type { StoredAssertion, AssertionRow } from "./stored-assertion.ts";

/* The assertions of a slot, and the memory that each stretch of agreement belongs to. */

/** An assertion on the timeline of a slot. */
export interface Entry extends Assertion {
  /** Null if it is not part of a memory yet. */
  readonly memory: string | null;
  /** Null for a memory that nobody said: it was written or restored by hand. */
  readonly assertion: StoredAssertion | null;
}

export function entriesOf(rows: ReadonlyMap<string, MemoryRow>, assertions: readonly AssertionRow[]): Entry[] {
  const said = new Set(assertions.map(({ memory }) => memory));
  const byHand = [...rows.values()].filter(({ id }) => !said.has(id));
  return [
    ...assertions.map((assertion) => entryOf(assertion.memory, assertion)),
    ...byHand.map(({ id, created_at, value }) => ({
      at: created_at,
      order: id.slice(4),
      value: value ?? "",
      byHand: true,
      memory: id,
      assertion: null,
    })),
  ];
}

export function entryOf(memory: string | null, assertion: StoredAssertion): Entry {
  const { at, exchange, seq, value } = assertion;
  const order = `${exchange?.slice(4) ?? ""}${String(seq).padStart(3, "0")}`;
  return { at, order, value, byHand: false, memory, assertion };
}

/** Returns true if an assertion is part of the memory that holds: a turn that comes once more says nothing new. */
export function repeatsLast(last: Span<Entry> | undefined, added: StoredAssertion, held: boolean): boolean {
  return (
    held &&
    (last?.assertions ?? []).some(({ assertion }) => assertion?.turn === added.turn && assertion.seq === added.seq)
  );
}

/** Returns the id of each stretch's memory. If a memory is split, the later stretch keeps the id. */
export function memoriesOf(spans: readonly Span<Entry>[]): string[] {
  const taken = new Set<string>();
  return spans
    .toReversed()
    .map(({ assertions }) => {
      const own = assertions.find(({ memory, assertion }) => memory !== null && assertion === null);
      const free = own ?? assertions.find(({ memory }) => memory !== null && !taken.has(memory));
      const id = free?.memory ?? newId("mem", assertions[0].at);
      taken.add(id);
      return id;
    })
    .toReversed();
}

/** An assertion that is new and not yet part of a memory. */
export interface NewAssertion {
  readonly assertion: StoredAssertion;
  readonly type: Statement["type"];
  readonly embedding: Embedding | null;
  /** Left out if it follows from the slot, or from what the statement replaces. */
  readonly kind?: Statement["kind"];
  readonly confidence?: Statement["confidence"];
}
