import type { ExchangeRecord, StoredExchange } from "../ports/exchange.ts";

/** Records kept per user; they explain recent behaviour and hold no content. */
const MAX_KEPT = 5_000;
/** Conversations whose block is kept stable; the least recently used go first. */
const MAX_CONVERSATIONS = 1_000;
/** Pruning looks at a table's size, so it happens once in this many writes. */
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
  sql.exec("DELETE FROM exchanges WHERE id <= (SELECT id FROM exchanges ORDER BY id DESC LIMIT 1 OFFSET ?)", MAX_KEPT);
  sql.exec(
    "DELETE FROM conversations WHERE at <= (SELECT at FROM conversations ORDER BY at DESC LIMIT 1 OFFSET ?)",
    MAX_CONVERSATIONS,
  );
}

export function addWritten(sql: SqlStorage, exchange: string, ids: readonly string[]): void {
  const row = sql.exec<{ wrote: string }>("SELECT wrote FROM exchanges WHERE id = ?", exchange).toArray()[0];
  if (!row) return;
  const wrote = JSON.stringify([...(JSON.parse(row.wrote) as string[]), ...ids]);
  sql.exec("UPDATE exchanges SET wrote = ? WHERE id = ?", wrote, exchange);
}

export function findExchange(sql: SqlStorage, id: string): StoredExchange | null {
  const row = sql
    .exec<{ record: string; wrote: string; feedback: number | null }>(
      "SELECT record, wrote, feedback FROM exchanges WHERE id = ?",
      id,
    )
    .toArray()[0];
  if (!row) return null;
  // Records of before 0.2 say neither what was taken out nor what an order to forget did.
  const {
    redacted = [],
    forgot = [],
    ...record
  } = JSON.parse(row.record) as Partial<ExchangeRecord> & Omit<ExchangeRecord, "redacted" | "forgot">;
  return { ...record, redacted, forgot, wrote: JSON.parse(row.wrote) as string[], feedback: row.feedback };
}

/** The memories that an exchange was told of. */
export function injectedIn(sql: SqlStorage, exchange: string): string[] {
  return findExchange(sql, exchange)?.memory.injected.map(({ id }) => id) ?? [];
}

/** Parameters that a statement takes; 100 at most. */
const ASKED_AT_ONCE = 90;

/**
 * What was written by the exchanges that were told of any of these memories. Looks through all records, 5,000 at most, and
 * parses those alone that hold one of the ids.
 */
export function writtenFromMemory(sql: SqlStorage, memories: readonly string[]): string[] {
  const written: string[] = [];
  for (let from = 0; from < memories.length; from += ASKED_AT_ONCE) {
    const ids = memories.slice(from, from + ASKED_AT_ONCE);
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

export function keepBlock(sql: SqlStorage, conversation: string, block: readonly string[], at: number): void {
  sql.exec(
    "INSERT INTO conversations (id, block, at) VALUES (?1, ?2, ?3) ON CONFLICT (id) DO UPDATE SET block = ?2, at = ?3",
    conversation,
    JSON.stringify(block),
    at,
  );
}
