import { expandQuery } from "../../memory/query-expansion.ts";
import { indexTerms } from "../../memory/recall-index.ts";
import type { Span } from "../../memory/timeline.ts";
import { insertRow, type MemoryRow, vectorColumns } from "../rows.ts";
import type { StoredAssertion } from "./assertions.ts";
import type { NewAssertion } from "./rebuild-slot.ts";
import type { Entry } from "./slot-entries.ts";

/** Where a memory stands in the history of its slot. */
export type Place = Pick<MemoryRow, "created_at" | "valid_from" | "valid_to" | "supersedes" | "superseded_by">;

export function updateSpan(sql: SqlStorage, old: MemoryRow, place: Place, { saying }: Entry): MemoryRow {
  const worded = saying === null || (saying.text === old.text && saying.exchange === old.exchange);
  const same = (Object.keys(place) as (keyof Place)[]).every((field) => place[field] === old[field]);
  if (worded && same) return old;
  const { text, quote, exchange, conversation, said, value } = saying ?? old;
  const row = { ...old, ...place, text, quote, exchange, conversation, said, value };
  sql.exec(
    `UPDATE memories SET created_at = ?, valid_from = ?, valid_to = ?, supersedes = ?, superseded_by = ?,
       text = ?, quote = ?, exchange = ?, conversation = ?, said = ?, value = ? WHERE id = ?`,
    row.created_at,
    row.valid_from,
    row.valid_to,
    row.supersedes,
    row.superseded_by,
    text,
    quote,
    exchange,
    conversation,
    said,
    value,
    row.id,
  );
  if (text === old.text) return row;
  const terms = indexTerms(`${text} ${expandQuery(row.slot)}`).slice().buffer;
  sql.exec("UPDATE memories SET terms = ? WHERE id = ?", terms, row.id);
  return { ...row, terms };
}

export function insertSpan(
  sql: SqlStorage,
  slot: string,
  id: string,
  place: Place,
  { assertions }: Span<Entry>,
  rows: ReadonlyMap<string, MemoryRow>,
  fresh: NewAssertion | null,
): MemoryRow {
  const [{ saying, memory }] = assertions;
  const parent = memory === null ? null : (rows.get(memory) ?? null);
  const { text, quote, exchange, conversation, said, value } = saying as StoredAssertion;
  const vector = parent ? { space: parent.space, vector: parent.vector } : vectorColumns(fresh?.embedding ?? null);
  return insertRow(
    sql,
    {
      id,
      type: parent?.type ?? fresh?.type ?? "semantic",
      text,
      slot,
      value,
      ...place,
      exchange,
      conversation,
      role: "user",
      quote,
      said,
      ...vector,
    },
    indexTerms(`${text} ${expandQuery(slot)}`),
  );
}
