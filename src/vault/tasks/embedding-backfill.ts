import { within } from "../../runtime/deadline.ts";
import { log, reasonOf } from "../../runtime/log.ts";
import { checkedEmbeddings } from "../../memory/embedding/checked-embedding.ts";
import { EmbedderUnavailable } from "../../memory/embedding/embedder-unavailable.ts";
import { embeddingText, toRound } from "../../memory/round.ts";
import type { Embedder, Embedding } from "../../ports/embedder.ts";
import type { Scope } from "../../scope.ts";
import { vectorColumns } from "../insert-row.ts";
import { isRecallable, type MemoryRow } from "../rows.ts";
import type { Tx } from "../tx.ts";
import {
  backfillJob,
  type BackfillText,
  countAttempt,
  finishBackfill,
  nextBatch,
  postponeBackfill,
  removeAttempts,
  revertAttempt,
} from "./embedding-attempts.ts";
import { pause } from "../../runtime/pause.ts";

/*
 * Vectors that the alarm makes after the fact: of memories that were kept while the embedder was away or is remote, and
 * of all memories after another embedder was set. Only the embedder is asked, never a model, and only with texts of this
 * vault.
 */

/** Texts of one call. */
const MAX_TEXTS = 32;
/** Calls of one alarm, and the milliseconds after each in which requests come first. */
const MAX_CALLS = 40;
const REST_MS = 5;
/** An embedder that hangs is given up after this. */
const PATIENCE_MS = 30_000;

/** The parts of a vault that the backfill works with. */
export interface BackfillContext {
  readonly tx: Tx;
  readonly embedder: Embedder;
  readonly transaction: (write: () => void) => void;
  /** Resolves when all that was written is on disk. */
  readonly sync: () => Promise<void>;
}

/**
 * Embeds texts a batch at a time. Whatever the embedder does, the vectors it has made are kept and the rest is due later.
 * Calls that fail get smaller, until a text that no embedder survives stands alone and the others go past it.
 * @returns true if the embedder failed, and may be asked again as soon as it is known to work; null if it was not asked
 */
export async function backfillEmbeddings(context: BackfillContext): Promise<boolean | null> {
  const { embedder } = context;
  const { sql } = context.tx;
  const job = backfillJob(sql);
  if (!job || (job.failures > 0 && job.due > Date.now())) return null;
  let size = Math.max(1, MAX_TEXTS >> job.failures);
  let works = false;
  for (let calls = 0; calls < MAX_CALLS; calls++) {
    const batch = nextBatch(sql, embedder, size, Date.now());
    if (batch.length === 0) {
      finishBackfill(sql, embedder, Date.now());
      return false;
    }
    try {
      if ((await embedBatch(context, job.scope, batch)) > 0) works = true;
      size = Math.min(size * 2, MAX_TEXTS);
    } catch (error) {
      log("warn", { event: "embedding_failed", reason: reasonOf(error), count: batch.length });
      revertAttempt(sql, batch, works);
      // An embedder that has just embedded others is not at fault: these texts are.
      if (!works) {
        const retryAfterMs = error instanceof EmbedderUnavailable ? error.retryAfterMs : null;
        postponeBackfill(sql, retryAfterMs);
        return retryAfterMs === null;
      }
      size = Math.max(1, batch.length >> 1);
    }
    await pause(REST_MS);
  }
  return false;
}

/** Returns how many vectors the embedder made: none for a text that it does not take. */
async function embedBatch(
  { tx, embedder, transaction, sync }: BackfillContext,
  scope: Scope,
  batch: readonly BackfillText[],
): Promise<number> {
  const ids = batch.map(({ id }) => id);
  countAttempt(tx.sql, embedder, ids, Date.now());
  await sync();
  const texts = batch.map(({ text, user_text, answer }) => {
    const round = toRound(user_text, answer);
    return round ? embeddingText(round) : text;
  });
  const embeddings = await within(PATIENCE_MS, checkedEmbeddings(embedder, scope, texts));
  const made = embeddings.filter((one) => one !== null).length;
  // One refusal may be the text's fault. Several at once are the embedder's.
  if (made === 0 && batch.length > 1) throw new EmbedderUnavailable("refuses");
  transaction(() => saveVectors(tx, ids, embeddings));
  return made;
}

/** Saves vectors. A memory that was forgotten meanwhile has no row, and stays forgotten. */
function saveVectors(tx: Tx, ids: readonly string[], embeddings: readonly (Embedding | null)[]): void {
  const done: string[] = [];
  ids.forEach((id, i) => {
    const embedding = embeddings[i];
    if (!embedding) return;
    done.push(id);
    const { space, vector } = vectorColumns(embedding);
    const row = tx.sql
      .exec<MemoryRow>("UPDATE memories SET space = ?, vector = ? WHERE id = ? RETURNING *", space, vector, id)
      .toArray()[0];
    if (row && isRecallable(row)) tx.workingSet.add(row);
  });
  removeAttempts(tx.sql, done);
}
