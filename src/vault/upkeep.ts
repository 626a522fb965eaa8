import { within } from "../deadline.ts";
import { log, reasonOf } from "../log.ts";
import type { ExchangeRecord, Round } from "../ports.ts";
import type { VaultPorts } from "../wiring.ts";
import { statementsIn } from "./digest.ts";
import { addToWrote } from "./exchanges.ts";
import { noteUnembedded } from "./late-embedding.ts";
import { finishInJournal, type JournalItem, takeFromJournal } from "./journal.ts";
import { rememberStatements } from "./remember.ts";
import type { MemoryRow } from "./rows.ts";
import type { Shelf } from "./shelf.ts";

/* What the alarm does, off every request's path. */

/** Rounds per alarm: a vault must stay free to answer. */
const BATCH = 20;
/** Extraction gets this long when nobody waits: one that hangs must not stop the rest. */
const PATIENCE_MS = 30_000;

export function nextExpiry(sql: SqlStorage): number | null {
  return sql
    .exec<{ at: number | null }>("SELECT min(expires_at) AS at FROM memories WHERE expires_at IS NOT NULL")
    .one().at;
}

export function expiredMemories(sql: SqlStorage, now: number): MemoryRow[] {
  return sql.exec<MemoryRow>("SELECT * FROM memories WHERE expires_at <= ?", now).toArray();
}

/** Finds what postponed rounds teach; its vectors come after. One that fails stays for the next alarm, until it is parked. */
export async function workOffJournal(sql: SqlStorage, shelf: () => Shelf, ports: VaultPorts): Promise<void> {
  for (const item of takeFromJournal(sql, BATCH)) {
    try {
      await digestLate(sql, shelf, ports, item);
      finishInJournal(sql, item.exchange);
    } catch (error) {
      log("warn", { event: "journal_attempt_failed", reason: reasonOf(error) });
    }
  }
}

async function digestLate(sql: SqlStorage, shelf: () => Shelf, ports: VaultPorts, item: JournalItem): Promise<void> {
  const { scope, exchange, round } = item;
  const statements = await within(PATIENCE_MS, statementsIn(ports.extractor, scope, round.user_text ?? ""));
  // Between the awaits the round may have been forgotten: then it teaches nothing.
  const current = sql.exec<MemoryRow>("SELECT * FROM memories WHERE id = ?", round.id).toArray()[0];
  if (!current?.turn) return;
  const origin: Pick<ExchangeRecord, "id" | "at" | "conversation"> = {
    id: exchange,
    at: new Date(current.created_at).toISOString(),
    conversation: current.conversation ?? "",
  };
  const turn: Pick<Round, "turn" | "saidDigest"> = { turn: current.turn, saidDigest: current.said ?? "" };
  const found = statements.map((statement) => ({ statement, embedding: null }));
  addToWrote(sql, exchange, rememberStatements(sql, shelf(), origin, turn, found));
  noteUnembedded(sql, ports.embedder, scope, Date.now());
}
