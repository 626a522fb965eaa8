import { expandQuery } from "../../memory/ranking/query-expansion.ts";
import { indexTerms } from "../../memory/ranking/recall-index.ts";
import type { Span } from "../../memory/statements/timeline.ts";
import { insertRow, vectorColumns } from "../insert-row.ts";
import { ownQuote } from "../own-quote.ts";
import { packTerms } from "../packing/pack-terms.ts";
import { sqlNaming } from "../packing/unpacking-sql.ts";
import type { MemoryRow } from "../rows.ts";
import type { StoredAssertion } from "./stored-assertion.ts";
import { firstColumns, giveFirstRows, tellsSame } from "./first-assertion.ts";
import type { Entry, NewAssertion } from "./slot-entries.ts";

/** The place of a memory in the history of its slot. */
export type Place = Pick<MemoryRow, "created_at" | "valid_from" | "valid_to" | "supersedes" | "superseded_by">;

/** Gives a memory its place and the words of its first assertion. Returns `old` itself if nothing changes. */
export function updateSpan(sql: SqlStorage, old: MemoryRow, place: Place, { assertion }: Entry): MemoryRow {
  const hasSameWords = assertion === null || (assertion.text === old.text && assertion.exchange === old.exchange);
  const hasSamePlace = (Object.keys(place) as (keyof Place)[]).every((field) => place[field] === old[field]);
  if (hasSameWords && hasSamePlace) return old;
  const { text, quote, exchange, conversation, said, value } = assertion ?? old;
  const row = { ...old, ...place, text, quote, exchange, conversation, said, value };
  if (old.first_turn !== null && !tellsSame(old, row)) {
    giveFirstRows(sql, [old.id]);
    row.first_turn = row.first_seq = null;
  }
  sql.exec(
    `UPDATE memories SET created_at = ?, valid_from = ?, valid_to = ?, supersedes = ?, superseded_by = ?,
       text = ?, own_quote = ?, exchange = ?, conversation = ?, said = ?, value = ? WHERE id = ?`,
    row.created_at,
    row.valid_from,
    row.valid_to,
    row.supersedes,
    row.superseded_by,
    text,
    ownQuote({ text, quote }),
    exchange,
    conversation,
    said,
    value,
    row.id,
  );
  if (text === old.text) return row;
  const terms = indexTerms(`${text} ${expandQuery(row.slot)}`);
  sql.exec("UPDATE memories SET terms = ? WHERE id = ?", packTerms(terms), row.id);
  return { ...row, terms: terms.slice().buffer };
}

/** Raises the confidence of a memory that was stated once more: the surer of the two statements counts. */
export function raiseConfidence(
  sql: SqlStorage,
  id: string,
  { confidence = 1 }: Pick<NewAssertion, "confidence">,
): void {
  const query = "UPDATE memories SET confidence = ?1 WHERE id = ?2 AND confidence < ?1";
  sqlNaming(sql, [id]).exec(query, confidence, id);
}

/**
 * Inserts the memory of a new stretch. A stretch that was split off takes type, kind and vector of the memory it came from.
 * Another one is of the kind of the memory it replaces, unless its statement says more.
 */
export function insertSpan(
  sql: SqlStorage,
  slot: string,
  id: string,
  place: Place,
  { assertions }: Span<Entry>,
  rows: ReadonlyMap<string, MemoryRow>,
  added: NewAssertion | null,
): MemoryRow {
  const [{ assertion, memory }] = assertions;
  const parent = memory === null ? null : (rows.get(memory) ?? null);
  const { text, quote, exchange, conversation, said, value } = assertion as StoredAssertion;
  const vector = parent ? { space: parent.space, vector: parent.vector } : vectorColumns(added?.embedding ?? null);
  return insertRow(
    sql,
    {
      id,
      type: parent?.type ?? added?.type ?? "semantic",
      text,
      slot,
      value,
      kind: parent?.kind ?? added?.kind ?? rows.get(place.supersedes ?? "")?.kind ?? null,
      confidence: parent?.confidence ?? added?.confidence ?? 1,
      ...place,
      exchange,
      conversation,
      role: "user",
      quote,
      said,
      ...firstColumns(sql, assertion as StoredAssertion),
      ...vector,
    },
    indexTerms(`${text} ${expandQuery(slot)}`),
  );
}
