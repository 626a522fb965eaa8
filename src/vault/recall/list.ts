import type { Memory } from "../../ports/memory.ts";
import type { Page, PageRequest } from "../../ports/memory-store.ts";
import { IS_OTHER_READING } from "../facts/other-readings.ts";
import { type MemoryRow, Staleness, toMemory } from "../rows.ts";

/** True of a sentence that says what does not hold any more: a fact of it was superseded. */
const IS_STALE_SENTENCE = `turn IS NULL AND stale = ${Staleness.stale}`;

const STATUS = {
  active: `valid_to IS NULL AND quarantine IS NULL AND NOT (${IS_STALE_SENTENCE})`,
  superseded: `(valid_to IS NOT NULL OR ${IS_STALE_SENTENCE})`,
  quarantined: "quarantine IS NOT NULL",
  all: "1",
} as const;

/** Returns a page, newest first. The cursor is the last id of the page before, so that new memories shift nothing. */
export function listMemories(
  sql: SqlStorage,
  { limit, cursor, type, kind, status }: PageRequest,
  now: number,
): Page<Memory> {
  const rows = sql
    .exec<MemoryRow>(
      `SELECT * FROM memories m
       WHERE ${STATUS[status]} AND NOT (${IS_OTHER_READING}) AND (?1 IS NULL OR id < ?1) AND (?2 IS NULL OR type = ?2)
         AND (expires_at IS NULL OR expires_at > ?3) AND (?5 IS NULL OR kind = ?5)
       ORDER BY id DESC LIMIT ?4`,
      cursor,
      type,
      now,
      limit + 1,
      kind,
    )
    .toArray();
  const data = rows.slice(0, limit).map(toMemory);
  return { data, nextCursor: rows.length > limit ? (data.at(-1)?.id ?? null) : null };
}
