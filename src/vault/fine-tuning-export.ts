import { MAX_STORED_CHARACTERS } from "../memory/round.ts";
import type { TrainingExamples } from "../ports/memory-store.ts";

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
    .exec<{ id: string; user_text: string; answer: string; injected: number }>(
      `SELECT e.id, m.user_text, m.answer, json_array_length(e.record, '$.memory.injected') AS injected
       FROM exchanges e CROSS JOIN memories m ON m.id IN (SELECT value FROM json_each(e.wrote))
       WHERE e.id > ?1 AND e.feedback >= ?2 AND json_extract(e.record, '$.complete') = 1
         AND m.turn IS NOT NULL AND m.exchange = e.id
         AND m.valid_to IS NULL AND m.stale <> 1 AND m.quarantine IS NULL AND coalesce(m.expires_at, ?3 + 1) > ?3
         AND m.user_text <> '' AND m.answer <> '' AND max(length(m.user_text), length(m.answer)) < ?4
         AND NOT EXISTS (
           SELECT 1 FROM json_each(e.record, '$.memory.injected') i
           LEFT JOIN memories t ON t.id = json_extract(i.value, '$.id')
           WHERE t.id IS NULL OR t.valid_to IS NOT NULL OR t.stale > 0 OR t.quarantine IS NOT NULL)
       ORDER BY e.id LIMIT ?5`,
      after,
      MIN_FEEDBACK,
      now,
      MAX_STORED_CHARACTERS,
      PAGE,
    )
    .toArray();
  return {
    exchanges: rows.map(({ user_text, answer, injected }) => ({
      user: user_text,
      assistant: answer,
      usedMemory: injected > 0,
    })),
    next: rows.length === PAGE ? (rows.at(-1)?.id ?? null) : null,
  };
}
