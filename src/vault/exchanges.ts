import type { ExchangeRecord, ExplainedExchange, StoredExchange } from "../ports/exchange.ts";
import { learningOf } from "./tasks/extraction-queue.ts";

/** Records kept per user. They explain recent behaviour and hold no content. */
const MAX_STORED_CHARACTERS = 5_000;
/** Conversations whose block is kept stable. The least recently used go first. */
const MAX_CONVERSATIONS = 1_000;
/** Pruning reads the size of a table, so it happens once in this many writes. */
const PRUNE_EVERY = 256;

let untilPrune = PRUNE_EVERY;

export function isRecorded(sql: SqlStorage, exchange: string): boolean {
  return sql.exec("SELECT 1 FROM exchanges WHERE id = ?", exchange).toArray().length > 0;
}

export function recordExchange(sql: SqlStorage, record: ExchangeRecord, wrote: readonly string[]): void {
  sql.exec(
    "INSERT INTO exchanges (id, record, wrote) VALUES (?, ?, ?)",
    record.id,
    JSON.stringify(record),
    JSON.stringify(wrote),
  );
  if (--untilPrune > 0) return;
  untilPrune = PRUNE_EVERY;
  sql.exec(
    "DELETE FROM exchanges WHERE id <= (SELECT id FROM exchanges ORDER BY id DESC LIMIT 1 OFFSET ?)",
    MAX_STORED_CHARACTERS,
  );
  sql.exec(
    "DELETE FROM conversations WHERE at <= (SELECT at FROM conversations ORDER BY at DESC LIMIT 1 OFFSET ?)",
    MAX_CONVERSATIONS,
  );
}

/** Adds memories that an exchange wrote later, from the extraction queue. */
export function addWritten(sql: SqlStorage, exchange: string, ids: readonly string[]): void {
  const row = sql.exec<{ wrote: string }>("SELECT wrote FROM exchanges WHERE id = ?", exchange).toArray()[0];
  if (!row) return;
  const wrote = JSON.stringify([...(JSON.parse(row.wrote) as string[]), ...ids]);
  sql.exec("UPDATE exchanges SET wrote = ? WHERE id = ?", wrote, exchange);
}

function findExchange(sql: SqlStorage, id: string): StoredExchange | null {
  const row = sql
    .exec<{ record: string; wrote: string; feedback: number | null }>(
      "SELECT record, wrote, feedback FROM exchanges WHERE id = ?",
      id,
    )
    .toArray()[0];
  if (!row) return null;
  // Records of before 0.2 name neither redacted secrets nor memories that an order to forget deleted.
  const {
    redacted = [],
    forgot = [],
    ...record
  } = JSON.parse(row.record) as Partial<ExchangeRecord> & Omit<ExchangeRecord, "redacted" | "forgot">;
  return { ...record, redacted, forgot, wrote: JSON.parse(row.wrote) as string[], feedback: row.feedback };
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
 * Returns the memories that were written by exchanges which had any of these memories in their block. It searches all
 * records, 5,000 at most, and parses only those that hold one of the ids.
 */
export function writtenFromMemory(sql: SqlStorage, memories: readonly string[]): string[] {
  const written: string[] = [];
  for (let from = 0; from < memories.length; from += MAX_PARAMETERS) {
    const ids = memories.slice(from, from + MAX_PARAMETERS);
    const rows = sql.exec<{ record: string; wrote: string }>(
      `SELECT record, wrote FROM exchanges WHERE ${ids.map(() => "instr(record, ?) > 0").join(" OR ")}`,
      ...ids,
    );
    for (const { record, wrote } of rows) {
      const { injected } = (JSON.parse(record) as ExchangeRecord).memory;
      if (injected.some(({ id }) => ids.includes(id))) written.push(...(JSON.parse(wrote) as string[]));
    }
  }
  return written;
}

export function saveBlock(
  sql: SqlStorage,
  conversation: string,
  block: readonly (readonly string[])[],
  at: number,
): void {
  sql.exec(
    "INSERT INTO conversations (id, block, at) VALUES (?1, ?2, ?3) ON CONFLICT (id) DO UPDATE SET block = ?2, at = ?3",
    conversation,
    JSON.stringify(block),
    at,
  );
}
