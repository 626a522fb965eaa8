import type { ExchangeRecord, ExplainedExchange, StoredExchange } from "../ports/exchange.ts";
import { recordInRound, type RecordRow, recordsBefore, roundsShownIn, writtenBy } from "./exchange-of-round.ts";
import { packId, packInjected, unpackInjected } from "./packed-injected.ts";
import { recordedExchangesOf } from "./recorded-exchanges.ts";
import { fullRecord, shortRecord } from "./short-record.ts";
import { learningOf } from "./tasks/extraction-queue.ts";
import { unfiledIn } from "./unfiled-rounds.ts";

/** Records kept per user. They explain recent behaviour and hold no content. */
const MAX_RECORDS = 5_000;
/** Conversations whose block is kept stable. The least recently used go first. */
const MAX_CONVERSATIONS = 1_000;
/** Pruning reads the size of a table, so it happens once in this many writes. */
const PRUNE_EVERY = 256;

let untilPrune = PRUNE_EVERY;

export function isRecorded(sql: SqlStorage, exchange: string): boolean {
  if (!recordedExchangesOf(sql).mayHold(exchange)) return false;
  const hasRow = sql.exec("SELECT 1 FROM exchanges WHERE id = ?", exchange).toArray().length > 0;
  return hasRow || recordInRound(sql, exchange) !== null;
}

/** Gives an exchange whose record its round holds a row of its own, which may be changed and outlives the round. */
export function insertRecordRow(sql: SqlStorage, exchange: string): void {
  const found = recordInRound(sql, exchange);
  if (!found) return;
  const { record, injected } = found.row;
  sql.exec(
    "INSERT OR IGNORE INTO exchanges (id, record, wrote, injected) VALUES (?, ?, ?, ?)",
    exchange,
    record,
    JSON.stringify(writtenBy(sql, exchange)),
    injected,
  );
}

/** Records an exchange, once. */
export function recordExchange(sql: SqlStorage, record: ExchangeRecord, wrote: readonly string[]): void {
  const injected = packInjected(record.memory.injected);
  const rest = injected === null ? record : { ...record, memory: { ...record.memory, injected: [] } };
  recordedExchangesOf(sql).add(record.id);
  sql.exec(
    "INSERT OR IGNORE INTO exchanges (id, record, wrote, injected) VALUES (?, ?, ?, ?)",
    record.id,
    shortRecord(rest),
    JSON.stringify(wrote),
    injected,
  );
  if (--untilPrune > 0) return;
  untilPrune = PRUNE_EVERY;
  sql.exec(
    "DELETE FROM exchanges WHERE id <= (SELECT id FROM exchanges ORDER BY id DESC LIMIT 1 OFFSET ?)",
    MAX_RECORDS,
  );
  // The notes of answers are many, and must not push out the conversations that they belong to.
  for (const isNote of [0, 1]) {
    sql.exec(
      `DELETE FROM conversations WHERE (id LIKE 'answer:%') = ?1 AND at <=
         (SELECT at FROM conversations WHERE (id LIKE 'answer:%') = ?1 ORDER BY at DESC LIMIT 1 OFFSET ?2)`,
      isNote,
      MAX_CONVERSATIONS,
    );
  }
}

/** Returns the record in a row. Earlier versions wrote the memories in its block as JSON. */
export function recordIn({ id, record, injected }: RecordRow): ExchangeRecord {
  const parsed = fullRecord(id, record);
  if (injected === null) return parsed;
  return { ...parsed, memory: { ...parsed.memory, injected: unpackInjected(injected) } };
}

/** Adds memories that an exchange wrote later, from the extraction queue. */
export function addWritten(sql: SqlStorage, exchange: string, ids: readonly string[]): void {
  // Such a round holds the record.
  if (unfiledIn(sql).hasTaught(exchange, ids)) return;
  const known = writtenBy(sql, exchange);
  const isFound = ids.every((id) => known.includes(id)) && recordInRound(sql, exchange) !== null;
  if (!isFound) insertRecordRow(sql, exchange);
  const row = sql.exec<{ wrote: string }>("SELECT wrote FROM exchanges WHERE id = ?", exchange).toArray()[0];
  if (!row) return;
  const wrote = JSON.stringify([...new Set([...(JSON.parse(row.wrote) as string[]), ...ids])]);
  sql.exec("UPDATE exchanges SET wrote = ? WHERE id = ?", wrote, exchange);
}

type ExchangeRow = RecordRow & { readonly wrote: string; readonly feedback: number | null };

const ROWS = "SELECT id, record, injected, wrote, feedback FROM exchanges";

function findExchange(sql: SqlStorage, id: string): StoredExchange | null {
  const row = sql.exec<ExchangeRow & Record<string, SqlStorageValue>>(`${ROWS} WHERE id = ?`, id).toArray()[0];
  if (row) return inRow(row);
  const held = recordInRound(sql, id);
  return held && inRound(sql, held.row);
}

function inRow({ wrote, feedback, ...row }: ExchangeRow): StoredExchange {
  const { forgot = [], ...record } = recordIn(row);
  return { ...record, forgot, wrote: JSON.parse(wrote) as string[], feedback };
}

function inRound(sql: SqlStorage, row: RecordRow): StoredExchange {
  const { forgot = [], ...record } = recordIn(row);
  return { ...record, forgot, wrote: writtenBy(sql, row.id), feedback: null };
}

/**
 * Returns exchanges, the latest first.
 * @param before the id that they are earlier than, or null to begin with the latest
 */
export function readExchanges(sql: SqlStorage, before: string | null, limit: number): StoredExchange[] {
  const rows = sql
    .exec<ExchangeRow & Record<string, SqlStorageValue>>(
      `${ROWS} WHERE ?1 IS NULL OR id < ?1 ORDER BY id DESC LIMIT ?2`,
      before,
      limit,
    )
    .toArray();
  // A record that has a row of its own may be in its round as well, as it was first.
  const known = new Set(rows.map(({ id }) => id));
  const held = recordsBefore(sql, before, limit).filter(({ id }) => !known.has(id));
  return [...rows.map(inRow), ...held.map((row) => inRound(sql, row))]
    .toSorted((a, b) => (a.id < b.id ? 1 : -1))
    .slice(0, limit);
}

/** Yields the records of all exchanges, in no order, without the memories in their blocks. */
export function* everyRecord(sql: SqlStorage): Generator<ExchangeRecord> {
  const rows = sql
    .exec<RecordRow & Record<string, SqlStorageValue>>("SELECT id, record, NULL AS injected FROM exchanges")
    .toArray();
  const known = new Set(rows.map(({ id }) => id));
  for (const row of rows) yield recordIn(row);
  for (const row of recordsBefore(sql, null, Infinity))
    if (!known.has(row.id)) yield recordIn({ ...row, injected: null });
}

/** Returns an exchange with the progress of its extraction. Returns null if the exchange is unknown. */
export function explainExchange(sql: SqlStorage, id: string): ExplainedExchange | null {
  const found = findExchange(sql, id);
  return found && { ...found, learning: learningOf(sql, id) };
}

/** Returns the ids of the memories in the block of an exchange. */
export function injectedIn(sql: SqlStorage, exchange: string): string[] {
  return findExchange(sql, exchange)?.memory.injected.map(({ id }) => id) ?? [];
}

/** A statement takes 100 parameters at most. */
const MAX_PARAMETERS = 90;

/**
 * Returns the rounds, and other memories, that were written by exchanges which had any of these memories in their block.
 * It searches all records, and of those with a row of their own it reads only those that hold one of the ids.
 */
export function writtenFromMemory(sql: SqlStorage, memories: readonly string[]): string[] {
  const shown = new Set(memories);
  const written = roundsShownIn(sql, (row) =>
    recordIn({ id: "", ...row }).memory.injected.some(({ id }) => shown.has(id)),
  );
  for (let from = 0; from < memories.length; from += MAX_PARAMETERS / 2) {
    const ids = memories.slice(from, from + MAX_PARAMETERS / 2);
    const packed = ids.flatMap((id) => packId(id)?.buffer ?? []);
    const holds = [...ids.map(() => "instr(record, ?) > 0"), ...packed.map(() => "instr(injected, ?) > 0")];
    const rows = sql.exec<{ id: string; record: string; injected: ArrayBuffer | null; wrote: string }>(
      `SELECT id, record, injected, wrote FROM exchanges WHERE ${holds.join(" OR ")} ORDER BY id`,
      ...ids,
      ...packed,
    );
    for (const { wrote, ...row } of rows) {
      const { injected } = recordIn(row).memory;
      if (injected.some(({ id }) => ids.includes(id))) written.push(...(JSON.parse(wrote) as string[]));
    }
  }
  return written;
}
