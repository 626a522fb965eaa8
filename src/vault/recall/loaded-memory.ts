import { feedbackWeight } from "../../memory/ranking/feedback-weight.ts";
import { idleDecay } from "../../memory/ranking/idle-decay.ts";
import type { Rankable } from "../../memory/ranking/rank.ts";
import type { MemoryKind, MemoryType } from "../../ports/memory.ts";
import { type MemoryRow, Staleness } from "../rows.ts";

/** A memory that can be recalled now, with the fields by which it is found and ranked. Texts stay on disk. */
export interface LoadedMemory extends Rankable {
  readonly type: MemoryType;
  /** The side of the person that it tells of. Null for rounds. */
  readonly about: MemoryKind | null;
  /** How useful it proved, from feedback. 0 without any. */
  readonly worth: number;
  /** When it was last recalled, or made. */
  readonly usedAt: number;
  readonly pinned: boolean;
  readonly impersonal: boolean;
  readonly expiresAt: number | null;
}

const COLUMNS = [
  "id",
  "type",
  "created_at",
  "conversation",
  "said",
  "pinned",
  "impersonal",
  "asks",
  "expires_at",
  "quarantine",
  "worth",
  "recalled_at",
  "kind",
  "stale",
  "passages",
  "terms",
  "space",
  "vector",
] as const satisfies readonly (keyof MemoryRow)[];

export type RecallableRow = Pick<MemoryRow, (typeof COLUMNS)[number]>;

const SELECT = `SELECT ${COLUMNS.join(", ")} FROM memories m`;

/** Memories that hold and may be recalled. Superseded and stale ones are left out. */
const RECALLABLE = `${SELECT} WHERE valid_to IS NULL AND stale IN (${Staleness.current}, ${Staleness.partly}) AND quarantine IS NULL ORDER BY id`;

/** Memories as they were at a time. Rounds that are stale since are in it, because they were believed then. */
const RECALLABLE_AS_OF = `${SELECT} WHERE quarantine IS NULL AND stale <> ${Staleness.echo} AND created_at <= ?1 AND (valid_to IS NULL
    OR coalesce((SELECT n.created_at FROM memories n WHERE n.id = m.superseded_by), valid_to) > ?1) ORDER BY id`;

/** @param asOf milliseconds since the epoch; null for now */
export function recallableRows(sql: SqlStorage, asOf: number | null): Iterable<RecallableRow> {
  return asOf === null ? sql.exec<RecallableRow>(RECALLABLE) : sql.exec<RecallableRow>(RECALLABLE_AS_OF, asOf);
}

/** @param loadedAt the time as of which a memory counts as idle */
export function loadedMemory(row: RecallableRow, loadedAt: number): LoadedMemory {
  const usedAt = Math.max(row.created_at, row.recalled_at ?? 0);
  return {
    id: row.id,
    type: row.type,
    about: row.kind,
    kind: row.type !== "episodic" ? "fact" : row.asks === 1 ? "question" : "round",
    createdAt: row.created_at,
    said: row.said,
    pinned: row.pinned === 1,
    impersonal: row.impersonal === 1,
    expiresAt: row.expires_at,
    worth: row.worth,
    usedAt,
    historyWeight: swayOf(row.worth, usedAt, loadedAt),
  };
}

/** Returns the factor by which feedback and idleness change a memory's rank. */
export const swayOf = (worth: number, usedAt: number, loadedAt: number): number =>
  feedbackWeight(worth) * idleDecay(loadedAt - usedAt);
