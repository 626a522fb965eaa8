import { within } from "../deadline.ts";
import { log, reasonOf } from "../log.ts";
import type { ExchangeRecord, Round } from "../ports.ts";
import type { VaultPorts } from "../wiring.ts";
import { addToWrote } from "./exchanges.ts";
import { noteUnembedded } from "./late-embedding.ts";
import { finishInJournal, type JournalItem, takeFromJournal } from "./journal.ts";
import { learn } from "./learn.ts";
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

/**
 * Finds what postponed rounds teach; its vectors come after. One that fails stays for the next alarm, until it is parked.
 * @returns digests of the turns that were forgotten, as the user asked
 */
export async function workOffJournal(sql: SqlStorage, shelf: () => Shelf, ports: VaultPorts): Promise<string[]> {
  const forgot: string[] = [];
  for (const item of takeFromJournal(sql, BATCH)) {
    try {
      forgot.push(...(await digestLate(sql, shelf, ports, item)));
      finishInJournal(sql, item.exchange);
    } catch (error) {
      log("warn", { event: "journal_attempt_failed", reason: reasonOf(error) });
    }
  }
  return forgot;
}

async function digestLate(
  sql: SqlStorage,
  shelf: () => Shelf,
  ports: VaultPorts,
  item: JournalItem,
): Promise<readonly string[]> {
  const { scope, exchange, round } = item;
  const sayings = await within(PATIENCE_MS, ports.extractor.extract(scope, round.user_text ?? ""));
  // Between the awaits the round may have been forgotten: then it teaches nothing.
  const current = sql.exec<MemoryRow>("SELECT * FROM memories WHERE id = ?", round.id).toArray()[0];
  if (!current?.turn) return [];
  const origin: Pick<ExchangeRecord, "id" | "at" | "conversation"> = {
    id: exchange,
    at: new Date(current.created_at).toISOString(),
    conversation: current.conversation ?? "",
  };
  const turn: Pick<Round, "turn" | "saidDigest"> = { turn: current.turn, saidDigest: current.said ?? "" };
  const found = sayings.map((saying) => ({ saying, embedding: null }));
  const { wrote, forgot } = learn(sql, shelf(), origin, turn, found);
  addToWrote(sql, exchange, wrote);
  noteUnembedded(sql, ports.embedder, scope, Date.now());
  return forgot;
}
