import { within } from "../../runtime/deadline.ts";
import { log, reasonOf } from "../../runtime/log.ts";
import { ExtractionFailed } from "../../memory/extraction-failed.ts";
import type { Extraction } from "../../ports/memory.ts";
import type { Spoken } from "../../ports/extractor.ts";
import type { VaultPorts } from "../../wiring.ts";
import { addWritten } from "../exchanges.ts";
import { scheduleBackfill } from "./embedding-backfill.ts";
import { countAttempt, markFailed, markDone, type QueuedRound, dequeue } from "./extraction-queue.ts";
import { learn } from "../facts/learn.ts";
import type { MemoryRow } from "../rows.ts";
import type { WorkingSet } from "../recall/working-set.ts";

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

/** What working the journal off needs of the vault. */
export interface ExtractionContext {
  readonly sql: SqlStorage;
  readonly shelf: () => WorkingSet;
  readonly ports: VaultPorts;
  /** Resolves when all that was written is on disk. */
  readonly sync: () => Promise<void>;
}

/**
 * Finds what postponed rounds teach; its vectors come after. A try is on disk before it is made. Those that fail stay for
 * a later alarm, until they are parked; where several went together, each goes alone from then on.
 * @returns digests of the turns that were forgotten, as the user asked
 */
export async function processQueue(work: ExtractionContext): Promise<string[]> {
  const { sql, ports, sync } = work;
  const items = dequeue(sql, BATCH, Date.now());
  const forgot: string[] = [];
  for (const batch of batchesOf(items, ports.extractor.remote)) {
    const exchanges = batch.map(({ exchange }) => exchange);
    countAttempt(sql, exchanges, Date.now());
    await sync();
    try {
      forgot.push(...(await learnLate(work, batch)));
    } catch (error) {
      const reason = error instanceof ExtractionFailed ? error.reason : reasonOf(error);
      markFailed(sql, exchanges, reason);
      log("warn", { event: "journal_attempt_failed", reason, count: batch.length });
    }
  }
  return forgot;
}

/** What is asked over the network goes together; what was tried before goes alone: it may be to blame. */
function batchesOf(items: readonly QueuedRound[], together: boolean): QueuedRound[][] {
  const fresh = items.filter(({ attempts }) => together && attempts === 0);
  const alone = items.filter((item) => !fresh.includes(item)).map((item) => [item]);
  return fresh.length === 0 ? alone : [fresh, ...alone];
}

async function learnLate(
  { sql, shelf, ports }: ExtractionContext,
  batch: readonly QueuedRound[],
): Promise<readonly string[]> {
  const [scope] = batch.map((item) => item.scope);
  const spoken = batch.map(({ turn }) => spokenIn(sql, turn));
  const turns = spoken.filter((one) => one !== null);
  const found = scope && turns.length > 0 ? await within(PATIENCE_MS, ports.extractor.extract(scope, turns)) : [];
  if (found.length !== turns.length) throw new ExtractionFailed("turn missing");
  let at = 0;
  return batch.flatMap(({ exchange, turn }, i) => {
    const sayings = spoken[i] === null ? [] : (found[at++] ?? []);
    const forgot = learnFrom(sql, shelf(), exchange, turn, sayings);
    markDone(sql, exchange);
    if (scope) scheduleBackfill(sql, ports.embedder, scope, Date.now());
    return forgot;
  });
}

const EARLIER_TURNS = 2;

/** Null: it was forgotten. */
function spokenIn(sql: SqlStorage, turn: string): Spoken | null {
  const round = sql.exec<MemoryRow>("SELECT * FROM memories WHERE turn = ?", turn).toArray()[0];
  if (!round) return null;
  const before = sql
    .exec<{ user_text: string }>(
      `SELECT user_text FROM memories WHERE conversation = ? AND turn IS NOT NULL AND created_at < ?
       ORDER BY created_at DESC LIMIT ?`,
      round.conversation,
      round.created_at,
      EARLIER_TURNS,
    )
    .toArray();
  return { said: round.user_text ?? "", before: before.map((row) => row.user_text).toReversed(), at: round.created_at };
}

function learnFrom(
  sql: SqlStorage,
  shelf: WorkingSet,
  exchange: string,
  turn: string,
  sayings: readonly Extraction[],
): readonly string[] {
  // While it was asked about, the round may have been forgotten: then it teaches nothing.
  const round = sql.exec<MemoryRow>("SELECT * FROM memories WHERE turn = ?", turn).toArray()[0];
  if (!round) return [];
  const record = {
    id: exchange,
    at: new Date(round.created_at).toISOString(),
    conversation: round.conversation ?? "",
  };
  const found = sayings.map((saying) => ({ saying, embedding: null }));
  const { wrote, forgot } = learn(sql, shelf, record, { turn, saidDigest: round.said ?? "" }, found);
  addWritten(sql, exchange, wrote);
  return forgot;
}
