import { within } from "../../runtime/deadline.ts";
import { log, reasonOf } from "../../runtime/log.ts";
import { EmbedderUnavailable } from "../../memory/embedder-unavailable.ts";
import { providerBackoffMs, textBackoffMs } from "../../memory/embedding-retries.ts";
import { embeddingText, toRound } from "../../memory/round.ts";
import { checkedEmbeddings } from "../../memory/checked-embedding.ts";
import { ownSpaces } from "../../memory/embedding-space.ts";
import type { Embedder, Embedding } from "../../ports/embedder.ts";
import type { Scope } from "../../scope.ts";
import { isRecallable, type MemoryRow, vectorColumns } from "../rows.ts";
import type { WorkingSet } from "../recall/working-set.ts";

/*
 * Vectors made after the fact, by the alarm: of what was remembered while the embedder was away or is asked over
 * the network, and of everything once another embedder is set. A row says itself in which space its vector is, so
 * there is nothing to resume: what is not in the embedder's space is still to do, whenever a process dies and
 * whichever way the settings change. Only the embedder is asked, never a model, and only with this vault's texts.
 */

/** How long new texts wait for others to go with them. */
const GATHER_MS = 250;
/** Texts and characters of one call: a vault must stay free to answer. */
const BATCH = { texts: 32, characters: 200_000 };
/** Calls of one alarm, and the rest after each, in which requests come first. */
const MAX_CALLS = 40;
const REST_MS = 5;
/** An embedder that hangs is given up after this. */
const PATIENCE_MS = 30_000;

/** What the alarm works with. */
export interface BackfillContext {
  readonly sql: SqlStorage;
  readonly embedder: Embedder;
  /** Asked for each time: an erasure or another space makes a new one. */
  readonly shelf: () => WorkingSet;
  readonly transaction: (write: () => void) => void;
  /** Resolves when what was written is on disk. */
  readonly sync: () => Promise<void>;
}

type Text = Pick<MemoryRow, "id" | "text" | "user_text" | "answer">;

const TEXTS = "SELECT m.id, m.text, m.user_text, m.answer FROM memories m";
const IS_STRANGE = "(m.space IS NULL OR m.space < ?1 OR m.space > ?2)";
const NEW_TO_IT = `${IS_STRANGE} AND NOT EXISTS
  (SELECT 1 FROM embedding_attempts a WHERE a.memory = m.id AND a.embedder = ?3)`;

/**
 * Makes the alarm's work known, on disk, where there is any.
 * @param works the embedder has just answered: else one that rests is left to rest
 */
export function scheduleBackfill(
  sql: SqlStorage,
  embedder: Embedder,
  scope: Scope,
  now: number,
  works: boolean = false,
): void {
  if (nextDue(sql, embedder, now) === null) return;
  sql.exec(
    `INSERT INTO embedding (id, scope, failures, due) VALUES (1, ?1, 0, ?2)
     ON CONFLICT (id) DO UPDATE SET due = min(due, ?2) WHERE failures = 0 OR ?3`,
    JSON.stringify(scope),
    now + GATHER_MS,
    works ? 1 : 0,
  );
}

/** When the alarm is to ring for it; null: nothing is left to do. */
export function backfillDue(sql: SqlStorage): number | null {
  return sql.exec<{ due: number }>("SELECT due FROM embedding").toArray()[0]?.due ?? null;
}

/** The space of vectors that an embedder made which has not answered since. */
export function lastSpace(sql: SqlStorage, embedder: Embedder): string | null {
  const { first, last } = ownSpaces(embedder);
  const row = sql.exec<{ space: string }>(
    "SELECT space FROM memories WHERE space BETWEEN ? AND ? LIMIT 1",
    first,
    last,
  );
  return row.toArray()[0]?.space ?? null;
}

/**
 * Works off what is due, a batch at a time. Whatever the embedder does, what it did is kept and the rest is due later.
 * Calls that fail get smaller, until a text that no embedder survives stands alone and the others go past it.
 * @returns true: the embedder failed, and may be asked again as soon as it is known to work; null: it was not asked
 */
export async function backfillEmbeddings(work: BackfillContext): Promise<boolean | null> {
  const { sql, embedder } = work;
  const job = sql
    .exec<{ scope: string; failures: number; due: number }>("SELECT scope, failures, due FROM embedding")
    .toArray()[0];
  if (!job || (job.failures > 0 && job.due > Date.now())) return null;
  const scope = JSON.parse(job.scope) as Scope;
  let size = Math.max(1, BATCH.texts >> job.failures);
  let works = false;
  for (let calls = 0; calls < MAX_CALLS; calls++) {
    const batch = nextBatch(sql, embedder, size, Date.now());
    if (batch.length === 0) {
      finish(sql, embedder, Date.now());
      return false;
    }
    try {
      if ((await embedBatch(work, scope, batch)) > 0) works = true;
      size = Math.min(size * 2, BATCH.texts);
    } catch (error) {
      log("warn", { event: "embedding_failed", reason: reasonOf(error), count: batch.length });
      revertAttempt(sql, batch, works);
      // Where it has just embedded others, these texts are at fault, and not it.
      if (!works) {
        const retryAfterMs = error instanceof EmbedderUnavailable ? error.retryAfterMs : null;
        postpone(sql, retryAfterMs);
        return retryAfterMs === null;
      }
      size = Math.max(1, batch.length >> 1);
    }
    await new Promise((resolve) => setTimeout(resolve, REST_MS));
  }
  return false;
}

/** How many it made: none for a text that the embedder does not take. */
async function embedBatch(work: BackfillContext, scope: Scope, batch: readonly Text[]): Promise<number> {
  const { sql, embedder, transaction, sync } = work;
  const ids = batch.map(({ id }) => id);
  // Counted before it is made, on disk: a text that kills its process is found out all the same.
  countAttempt(sql, embedder, ids, Date.now());
  await sync();
  const texts = batch.map(({ text, user_text, answer }) => {
    const round = toRound(user_text, answer);
    return round ? embeddingText(round) : text;
  });
  const embeddings = await within(PATIENCE_MS, checkedEmbeddings(embedder, scope, texts));
  const made = embeddings.filter((one) => one !== null).length;
  // One text may be the text's fault; all of several are not.
  if (made === 0 && batch.length > 1) throw new EmbedderUnavailable("refuses");
  transaction(() => keep(work, ids, embeddings));
  return made;
}

/** Takes back the attempt of a call that failed: only what failed alone, while others did not, has had its turn. */
function revertAttempt(sql: SqlStorage, batch: readonly Text[], works: boolean): void {
  const ids = JSON.stringify(batch.map(({ id }) => id));
  const given = "memory IN (SELECT value FROM json_each(?))";
  if (batch.length > 1) {
    sql.exec(`UPDATE embedding_attempts SET attempts = attempts - 1 WHERE ${given}`, ids);
    sql.exec("DELETE FROM embedding_attempts WHERE attempts <= 0");
  } else if (!works) {
    // Once it stays: others go first from now on, and show whether the embedder works.
    sql.exec(`UPDATE embedding_attempts SET attempts = max(1, attempts - 1) WHERE ${given}`, ids);
  }
}

/** Texts that were never tried; when there are none left, one of those that did not come back: it goes alone. */
function nextBatch(sql: SqlStorage, embedder: Embedder, size: number, now: number): Text[] {
  const { first, last } = ownSpaces(embedder);
  const { name } = embedder;
  const batch: Text[] = [];
  let characters = 0;
  // Read to its end: a cursor left open keeps the tables from being scrubbed.
  const rows = sql.exec<Text>(`${TEXTS} WHERE ${NEW_TO_IT} LIMIT ?4`, first, last, name, size).toArray();
  for (const row of rows) {
    batch.push(row);
    characters += row.text.length + (row.user_text ?? "").length;
    if (characters >= BATCH.characters) break;
  }
  if (batch.length > 0) return batch;
  const ready = retryCandidates(sql, embedder).find(({ due }) => due <= now);
  return ready ? sql.exec<Text>(`${TEXTS} WHERE m.id = ?`, ready.id).toArray() : [];
}

/** Memories that were tried and have no vector yet, and when each may be tried again; the next first. */
function retryCandidates(sql: SqlStorage, embedder: Embedder): { id: string; due: number }[] {
  const { first, last } = ownSpaces(embedder);
  return sql
    .exec<{ id: string; attempts: number; at: number }>(
      `SELECT m.id, a.attempts, a.at FROM embedding_attempts a JOIN memories m ON m.id = a.memory
       WHERE ${IS_STRANGE} AND a.embedder = ?3`,
      first,
      last,
      embedder.name,
    )
    .toArray()
    .flatMap(({ id, attempts, at }) => {
      const rest = textBackoffMs(attempts);
      return rest === null ? [] : [{ id, due: at + rest }];
    })
    .toSorted((a, b) => a.due - b.due);
}

/** When there is something to send; null: never. */
function nextDue(sql: SqlStorage, embedder: Embedder, now: number): number | null {
  const { first, last } = ownSpaces(embedder);
  const fresh = sql.exec(`SELECT 1 FROM memories m WHERE ${NEW_TO_IT} LIMIT 1`, first, last, embedder.name);
  return fresh.toArray().length > 0 ? now : (retryCandidates(sql, embedder)[0]?.due ?? null);
}

/** What was forgotten while its vector was made stays forgotten: its row is gone. */
function keep(
  { sql, shelf }: BackfillContext,
  ids: readonly string[],
  embeddings: readonly (Embedding | null)[],
): void {
  const done: string[] = [];
  ids.forEach((id, i) => {
    const embedding = embeddings[i];
    if (!embedding) return;
    done.push(id);
    const { space, vector } = vectorColumns(embedding);
    const row = sql
      .exec<MemoryRow>("UPDATE memories SET space = ?, vector = ? WHERE id = ? RETURNING *", space, vector, id)
      .toArray()[0];
    if (row && isRecallable(row)) shelf().add(row);
  });
  sql.exec("DELETE FROM embedding_attempts WHERE memory IN (SELECT value FROM json_each(?))", JSON.stringify(done));
  sql.exec("UPDATE embedding SET failures = 0 WHERE failures > 0");
}

function countAttempt(sql: SqlStorage, { name }: Embedder, ids: readonly string[], now: number): void {
  sql.exec(
    `INSERT INTO embedding_attempts (memory, embedder, attempts, at) SELECT value, ?2, 1, ?3 FROM json_each(?1) WHERE true
     ON CONFLICT (memory) DO UPDATE SET attempts = iif(embedder = ?2, attempts + 1, 1), embedder = ?2, at = ?3`,
    JSON.stringify(ids),
    name,
    now,
  );
}

function postpone(sql: SqlStorage, retryAfterMs: number | null): void {
  const job = sql
    .exec<{ failures: number }>("UPDATE embedding SET failures = failures + 1 RETURNING failures")
    .toArray()[0];
  if (job)
    sql.exec("UPDATE embedding SET due = ?", Date.now() + providerBackoffMs(job.failures, retryAfterMs, Math.random()));
}

function finish(sql: SqlStorage, embedder: Embedder, now: number): void {
  const due = nextDue(sql, embedder, now);
  if (due === null) sql.exec("DELETE FROM embedding");
  else sql.exec("UPDATE embedding SET due = ?", due);
}
