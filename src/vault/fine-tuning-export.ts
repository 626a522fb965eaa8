import { MAX_STORED_CHARACTERS } from "../memory/round.ts";
import type { TrainingExamples } from "../ports/memory-store.ts";
import { recordIn } from "./exchanges.ts";

/** The feedback from which an exchange counts as a training example. */
const MIN_FEEDBACK = 0.5;
const PAGE = 100;

/**
 * Returns exchanges with good feedback, oldest first. They were answered whole and kept whole, and neither their round nor
 * an injected memory was superseded, quarantined or forgotten since. The join is a cross join because SQLite keeps its
 * order: by exchange, of which few are kept, and not by memory.
 */
export function trainingExamples(sql: SqlStorage, after: string, now: number): TrainingExamples {
  const rows = sql
    .exec<{ id: string; user_text: string; answer: string; record: string; injected: ArrayBuffer | null }>(
      `SELECT e.id, m.words, e.record, e.injected
       FROM exchanges e CROSS JOIN memories m ON m.id IN (SELECT value FROM json_each(e.wrote))
       WHERE e.id > ?1 AND e.feedback >= ?2 AND coalesce(json_extract(e.record, '$.complete'), 1) = 1
         AND m.turn IS NOT NULL AND m.exchange = e.id
         AND m.valid_to IS NULL AND m.stale <> 1 AND m.quarantine IS NULL AND coalesce(m.expires_at, ?3 + 1) > ?3
       ORDER BY e.id LIMIT ?4`,
      after,
      MIN_FEEDBACK,
      now,
      PAGE,
    )
    .toArray();
  return {
    exchanges: rows.flatMap(({ id, user_text, answer, record, injected }) => {
      if (![user_text, answer].every(isWhole)) return [];
      const ids = recordIn({ id, record, injected }).memory.injected.map((memory) => memory.id);
      return allHold(sql, ids) ? { user: user_text, assistant: answer, usedMemory: ids.length > 0 } : [];
    }),
    next: rows.length === PAGE ? (rows.at(-1)?.id ?? null) : null,
  };
}

/** Returns false for a side that is empty, or was cut when it was stored. */
const isWhole = (side: string): boolean => side !== "" && side.length < MAX_STORED_CHARACTERS;

/** Returns true if no memory was superseded, restricted, quarantined or forgotten. */
function allHold(sql: SqlStorage, ids: readonly string[]): boolean {
  const { held } = sql
    .exec<{ held: number }>(
      `SELECT count(*) AS held FROM memories WHERE id IN (SELECT value FROM json_each(?))
         AND valid_to IS NULL AND stale = 0 AND quarantine IS NULL`,
      JSON.stringify(ids),
    )
    .one();
  return held === new Set(ids).size;
}
