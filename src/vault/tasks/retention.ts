import { recordsAfter, type RecordRow } from "../exchange-of-round.ts";
import { recordIn } from "../exchanges.ts";
import { idFloor } from "../../runtime/id.ts";
import { deleteOnly } from "../facts/delete-memory.ts";
import type { MemoryRow } from "../rows.ts";
import type { WorkingSet } from "../recall/working-set.ts";
import { retire } from "../facts/supersede.ts";
import type { Tx } from "../tx.ts";

/*
 * Jobs that keep a vault small and true, in bounded steps. Each step goes on where the last one ended, or reads a range of
 * an index. None looks at every memory.
 */

/** Rows that one step reads or removes: a vault must stay free to answer. */
const MAX_ROWS = 500;
const DAY_MS = 86_400_000;

/**
 * A recall is recorded if it is so much later than the last use that is known: a recorded recall, or the memory's making.
 * Idleness counts in months, and a block holds twenty memories: one row for each would be most of what a vault is billed for.
 */
const RECORDED_AGAIN_AFTER_MS = 7 * DAY_MS;

/** The progress of a job. */
export interface Progress {
  /** The id of the last row that was looked at. */
  readonly to: string;
  readonly more: boolean;
}

/** Removed memories: digests of their turns, which must not come back. Null if none were removed. */
export type Removed = { readonly turns: readonly string[]; readonly more: boolean } | null;

/**
 * Records in which week memories were last recalled, from the records of exchanges: no request writes anything for it.
 * @param workingSet null if it is not loaded: it will read the time from the rows
 */
export function recordRecalls(sql: SqlStorage, workingSet: WorkingSet | null, after: string): Progress {
  const rows = sql
    .exec<RecordRow & Record<string, SqlStorageValue>>(
      "SELECT id, record, injected FROM exchanges WHERE id > ? ORDER BY id LIMIT ?",
      after,
      MAX_ROWS,
    )
    .toArray();
  const records = [...rows, ...recordsAfter(sql, after, MAX_ROWS)]
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .slice(0, MAX_ROWS);
  const used = new Map<string, number>();
  for (const row of records) {
    const { at, memory } = recordIn(row);
    for (const { id, score } of memory.injected) if (score !== null) used.set(id, Date.parse(at));
  }
  for (const [id, at] of used) {
    sql.exec(
      "UPDATE memories SET recalled_at = ?1 WHERE id = ?2 AND coalesce(recalled_at, created_at) <= ?3",
      at,
      id,
      at - RECORDED_AGAIN_AFTER_MS,
    );
    workingSet?.setRecalledAt(id, at);
  }
  return { to: records.at(-1)?.id ?? after, more: records.length === MAX_ROWS };
}

/** A note, and the oldest note that says the same. */
type Duplicate = Pick<MemoryRow, "id"> & Record<string, SqlStorageValue> & { first: string };

/**
 * Merges notes that say the same into the oldest, which keeps every pin; the others stay in its history. Notes with
 * metadata of their own, or another time of expiry, stay apart: somebody tells them apart by it.
 */
export function mergeDuplicates(tx: Tx, after: string, now: number): Progress {
  const holds = "valid_to IS NULL AND quarantine IS NULL";
  const duplicates = tx.sql
    .exec<Duplicate>(
      `SELECT n.id, (SELECT min(o.id) FROM memories o WHERE o.note = n.note AND o.type = n.type AND o.${holds.replace(" AND ", " AND o.")}
          AND o.expires_at IS n.expires_at AND n.metadata IN ('{}', o.metadata)) AS first
       FROM memories n WHERE n.id > ? AND n.note IS NOT NULL AND n.${holds.replace(" AND ", " AND n.")}
       ORDER BY n.id LIMIT ?`,
      after,
      MAX_ROWS,
    )
    .toArray();
  for (const { id, first } of duplicates) {
    if (first === null || first === id) continue;
    tx.sql.exec("UPDATE memories SET valid_to = ?, superseded_by = ? WHERE id = ?", now, first, id);
    retire(tx, id);
    const pinned = tx.sql.exec<MemoryRow>(
      "UPDATE memories SET pinned = 1 WHERE id = ? AND pinned = 0 AND (SELECT pinned FROM memories WHERE id = ?) = 1 RETURNING *",
      first,
      id,
    );
    for (const row of pinned.toArray()) tx.workingSet.add(row);
  }
  const more = duplicates.length === MAX_ROWS;
  // The cursor moves past the rounds as well, so that the next run reads nothing twice.
  const newest = tx.sql.exec<{ id: string | null }>("SELECT max(id) AS id FROM memories").one().id;
  return { to: (more ? duplicates.at(-1)?.id : newest) ?? after, more };
}

/** Deletes memories that are older than the policy allows, unless they are pinned or were said again since. */
export function deleteExpired(tx: Tx, days: number, now: number): Removed {
  const before = now - days * DAY_MS;
  const expired = tx.sql
    .exec<MemoryRow>(
      `SELECT * FROM memories WHERE id < ? AND pinned = 0
         AND coalesce(unixepoch(json_extract(metadata, '$.lastSaidAt')), 0) < ? ORDER BY id LIMIT ?`,
      idFloor("mem", before),
      Math.floor(before / 1000),
      MAX_ROWS,
    )
    .toArray();
  const removed = remove(tx, expired);
  // The record of a round that went has a row by now.
  tx.sql.exec("DELETE FROM exchanges WHERE id < ?", idFloor("exc", before));
  return removed;
}

/**
 * Deletes the oldest rounds if there are more memories than allowed, of those the least useful first. Statements, notes and
 * pinned memories stay. It deletes 1 % more than it must, so that this is seldom.
 */
export function evictOldest(tx: Tx, max: number): Removed {
  const { count } = tx.sql.exec<{ count: number }>("SELECT count(*) AS count FROM memories").one();
  if (count <= max) return null;
  const excess = Math.min(MAX_ROWS, count - max + Math.floor(max / 100));
  const rows = tx.sql
    .exec<MemoryRow>(
      `SELECT * FROM (SELECT * FROM memories WHERE type = 'episodic' AND pinned = 0 ORDER BY id LIMIT ?1 * 2)
       ORDER BY worth, coalesce(recalled_at, created_at), id LIMIT ?1`,
      excess,
    )
    .toArray();
  return remove(tx, rows);
}

function remove(tx: Tx, rows: readonly MemoryRow[]): Removed {
  if (rows.length === 0) return null;
  return { turns: rows.flatMap((row) => deleteOnly(tx, row)), more: rows.length === MAX_ROWS };
}
