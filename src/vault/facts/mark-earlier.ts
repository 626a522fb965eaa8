import { parseRef } from "../../memory/ranking/passage-ref.ts";
import { sqlNaming } from "../packing/unpacking-sql.ts";
import { isRecallable, type MemoryRow } from "../rows.ts";
import type { Tx } from "../tx.ts";
import { isBefore, saidOf, type Stated, statedById } from "./stated.ts";

/** Words that may outdate a statement. */
export interface Later {
  /** The memory or the passage. */
  readonly ref: string;
  readonly text: string;
  readonly of: Stated;
}

export const laterOf = (of: Stated): Later => ({ ref: of.id, text: saidOf(of), of });

/** Notes on a statement that later words may have ended it. The latest ones count. */
export function markEarlier(tx: Tx, id: string, { ref, of: by }: Later): void {
  const [older] = statedById(tx.sql, [id]);
  if (!older || older.valid_to !== null) return;
  const [marked] = statedById(tx.sql, earlierOf(older));
  if (marked && isBefore(by, marked) && isBefore(older, marked)) return;
  const metadata = { ...(JSON.parse(older.metadata) as object), earlier: ref };
  setMetadata(tx.sql, id, metadata);
  // It drops the line that was rendered without the mark.
  if (isRecallable(older)) tx.workingSet.add(older);
}

/**
 * Takes a note back that one sentence may have ended a statement, because another one is meant. Returns false if there is
 * no such note.
 */
export function unmarkEarlier(tx: Tx, id: string, ref: string): boolean {
  const [older] = statedById(tx.sql, [id]);
  const { earlier, ...metadata } = JSON.parse(older?.metadata ?? "{}") as Record<string, unknown>;
  if (!older || earlier !== ref) return false;
  setMetadata(tx.sql, id, metadata);
  if (isRecallable(older)) tx.workingSet.add(older);
  return true;
}

function setMetadata(sql: SqlStorage, id: string, metadata: object): void {
  sqlNaming(sql, [id]).exec("UPDATE memories SET metadata = ? WHERE id = ?", JSON.stringify(metadata), id);
}

/** Returns the memory that may have ended this one. Anybody may write metadata, so it may be anything. */
export function earlierOf({ metadata }: MemoryRow): string[] {
  const { earlier } = JSON.parse(metadata) as { earlier?: unknown };
  return typeof earlier === "string" ? [parseRef(earlier).memory] : [];
}
