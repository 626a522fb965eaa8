import { within } from "../../runtime/deadline.ts";
import { log, reasonOf } from "../../runtime/log.ts";
import type { AlarmTask } from "../../runtime/alarm-tasks.ts";
import { ExtractionFailed } from "../../memory/statements/extraction-failed.ts";
import type { Embedder } from "../../ports/embedder.ts";
import type { Extraction } from "../../ports/memory.ts";
import type { Extractor, Spoken } from "../../ports/extractor.ts";
import type { PendingDeletions } from "../deletion/pending-deletions.ts";
import type { Scope } from "../../scope.ts";
import { addWritten } from "../exchanges.ts";
import { learn } from "../facts/learn.ts";
import type { RolePlays } from "../facts/role-plays.ts";
import { roundIn, roundsOfConversation } from "../memory-directory.ts";
import type { Tx } from "../tx.ts";
import { scheduleBackfill } from "./embedding-attempts.ts";
import { countAttempt, dequeue, extractionDue, markDone, markFailed, type QueuedRound } from "./extraction-queue.ts";

/** Rounds per alarm: a vault must stay free to answer. */
const BATCH = 20;
/** Milliseconds. An extractor that hangs must not stop the rest. */
const PATIENCE_MS = 30_000;
/** Turns of the conversation before the round that the extractor sees. */
const EARLIER_TURNS = 2;

/** The parts of a vault that the task works with. */
export interface ExtractionContext {
  readonly tx: Tx;
  readonly extractor: Extractor;
  readonly embedder: Embedder;
  readonly deletions: PendingDeletions;
  readonly rolePlays: RolePlays;
  /** Returns whether all rows of the user are in the vault. Corrections need to see all they may be about. */
  readonly isHydrated: () => boolean;
  /** Resolves when all that was written is on disk. */
  readonly sync: () => Promise<void>;
}

/** Returns the task that finds what queued rounds teach. */
export function extractionTask(context: ExtractionContext): AlarmTask {
  return {
    nextRun: () => (context.isHydrated() ? extractionDue(context.tx.sql) : null),
    async run() {
      context.deletions.recordForgotten(await processQueue(context), Date.now());
      await context.deletions.scrubbed();
    },
  };
}

/**
 * Finds what queued rounds teach; the backfill makes their vectors. An attempt is on disk before it is made. Rounds that
 * fail stay for a later alarm, until they are parked. Rounds that failed together go alone from then on.
 * @returns digests of the turns that were forgotten, as the user asked
 */
async function processQueue(context: ExtractionContext): Promise<string[]> {
  const { sql } = context.tx;
  const items = dequeue(sql, BATCH, Date.now());
  const forgot: string[] = [];
  for (const batch of batchesOf(items, context.extractor.remote)) {
    const exchanges = batch.map(({ exchange }) => exchange);
    countAttempt(sql, exchanges, Date.now());
    await context.sync();
    try {
      forgot.push(...(await extractBatch(context, batch)));
    } catch (error) {
      const reason = error instanceof ExtractionFailed ? error.reason : reasonOf(error);
      markFailed(sql, exchanges, reason);
      log("warn", { event: "journal_attempt_failed", reason, count: batch.length });
    }
  }
  return forgot;
}

/** Puts new rounds into one batch for a remote extractor. A round that was tried before goes alone: it may be to blame. */
function batchesOf(items: readonly QueuedRound[], isRemote: boolean): QueuedRound[][] {
  const fresh = items.filter(({ attempts }) => isRemote && attempts === 0);
  const alone = items.filter((item) => !fresh.includes(item)).map((item) => [item]);
  return fresh.length === 0 ? alone : [fresh, ...alone];
}

async function extractBatch(
  { tx, extractor, embedder, rolePlays }: ExtractionContext,
  batch: readonly QueuedRound[],
): Promise<readonly string[]> {
  const [scope] = batch.map((item) => item.scope);
  const spoken: (Spoken | null)[] = [];
  for (const { scope: of, turn } of batch) spoken.push(await ownWords(tx.sql, rolePlays, of, turn));
  const turns = spoken.filter((one) => one !== null);
  const found = scope && turns.length > 0 ? await within(PATIENCE_MS, extractor.extract(scope, turns)) : [];
  if (found.length !== turns.length) throw new ExtractionFailed("turn missing");
  let at = 0;
  return batch.flatMap(({ exchange, turn }, i) => {
    const extractions = spoken[i] === null ? [] : (found[at++] ?? []);
    const forgot = learnFrom(tx, exchange, turn, extractions);
    markDone(tx.sql, exchange);
    if (scope) scheduleBackfill(tx.sql, embedder, scope, Date.now());
    return forgot;
  });
}

/** Returns null if the round was forgotten, or is said in a part that the user plays. */
async function ownWords(sql: SqlStorage, rolePlays: RolePlays, scope: Scope, turn: string): Promise<Spoken | null> {
  const spoken = spokenIn(sql, turn);
  const conversation = roundIn(sql, turn)?.conversation ?? null;
  return spoken && (await rolePlays.isPart(scope, conversation, spoken)) ? null : spoken;
}

/** Returns null if the round was forgotten. */
function spokenIn(sql: SqlStorage, turn: string): Spoken | null {
  const round = roundIn(sql, turn);
  if (!round) return null;
  const before = sql
    .exec<{ user_text: string }>(
      `SELECT words FROM memories WHERE id IN (SELECT value FROM json_each(?)) AND created_at < ?
       ORDER BY created_at DESC LIMIT ?`,
      roundsOfConversation(sql, round.conversation),
      round.created_at,
      EARLIER_TURNS,
    )
    .toArray();
  return { said: round.user_text ?? "", before: before.map((row) => row.user_text).toReversed(), at: round.created_at };
}

function learnFrom(tx: Tx, exchange: string, turn: string, extractions: readonly Extraction[]): readonly string[] {
  // The round may have been forgotten during the extraction: then it teaches nothing.
  const round = roundIn(tx.sql, turn);
  if (!round) return [];
  const record = {
    id: exchange,
    at: new Date(round.created_at).toISOString(),
    conversation: round.conversation ?? "",
  };
  const found = extractions.map((extraction) => ({ extraction, embedding: null }));
  const { wrote, forgot } = learn(tx, record, { turn, saidDigest: round.said ?? "" }, found);
  addWritten(tx.sql, exchange, wrote);
  return forgot;
}
