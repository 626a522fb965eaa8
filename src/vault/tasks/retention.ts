import { idFloor } from "../../runtime/id.ts";
import type { ExchangeRecord } from "../../ports/exchange.ts";
import { deleteOnly } from "../facts/revise.ts";
import type { MemoryRow } from "../rows.ts";
import type { WorkingSet } from "../recall/working-set.ts";
import { retire } from "../facts/supersede.ts";

/*
 * What keeps a vault small and true, in bounded steps: each goes on from where the last one ended, or reads a range of
 * an index. Nothing looks at every memory.
 */

/** Rows that one step looks at or removes: a vault must stay free to answer. */
const STEP = 500;
const DAY_MS = 86_400_000;

/** How far a step has come, and whether there is more to do. */
export interface Progress {
  readonly to: string;
  readonly more: boolean;
}

/** What was removed: digests of turns that are not to come back. Null: nothing was. */
export type Removed = { readonly turns: readonly string[]; readonly more: boolean } | null;

/**
 * When memories were last recalled, as the records of exchanges tell it: no request writes anything for it.
 * @param shelf null: it is not loaded, and will read it from the rows
 */
export function recordRecalls(sql: SqlStorage, shelf: WorkingSet | null, after: string): Progress {
  const records = sql
    .exec<{ id: string; record: string }>(
      "SELECT id, record FROM exchanges WHERE id > ? ORDER BY id LIMIT ?",
      after,
      STEP,
    )
    .toArray();
  const used = new Map<string, number>();
  for (const { record } of records) {
    const { at, memory } = JSON.parse(record) as ExchangeRecord;
    for (const { id, score } of memory.injected) if (score !== null) used.set(id, Date.parse(at));
  }
  for (const [id, at] of used) {
    sql.exec("UPDATE memories SET recalled_at = ?1 WHERE id = ?2 AND coalesce(recalled_at, 0) < ?1", at, id);
    shelf?.setRecalledAt(id, at);
  }
  return { to: records.at(-1)?.id ?? after, more: records.length === STEP };
}

type Twin = Pick<MemoryRow, "id"> & Record<string, SqlStorageValue> & { first: string };

/**
 * Notes that say the same become one: the oldest, which keeps every pin; the others stay in its history. Those that
 * carry metadata of their own, or end at another time, are somebody's to tell apart.
 */
export function mergeDuplicates(sql: SqlStorage, shelf: () => WorkingSet, after: string, now: number): Progress {
  const holds = "valid_to IS NULL AND quarantine IS NULL";
  const twins = sql
    .exec<Twin>(
      `SELECT n.id, (SELECT min(o.id) FROM memories o WHERE o.note = n.note AND o.type = n.type AND o.${holds.replace(" AND ", " AND o.")}
          AND o.expires_at IS n.expires_at AND n.metadata IN ('{}', o.metadata)) AS first
       FROM memories n WHERE n.id > ? AND n.note IS NOT NULL AND n.${holds.replace(" AND ", " AND n.")}
       ORDER BY n.id LIMIT ?`,
      after,
      STEP,
    )
    .toArray();
  for (const { id, first } of twins) {
    if (first === null || first === id) continue;
    sql.exec("UPDATE memories SET valid_to = ?, superseded_by = ? WHERE id = ?", now, first, id);
    retire(sql, shelf(), id);
    const pinned = sql.exec<MemoryRow>(
      "UPDATE memories SET pinned = 1 WHERE id = ? AND pinned = 0 AND (SELECT pinned FROM memories WHERE id = ?) = 1 RETURNING *",
      first,
      id,
    );
    for (const row of pinned.toArray()) shelf().add(row);
  }
  const more = twins.length === STEP;
  // Past the rounds as well, so that the next time nothing is read twice.
  const newest = sql.exec<{ id: string | null }>("SELECT max(id) AS id FROM memories").one().id;
  return { to: (more ? twins.at(-1)?.id : newest) ?? after, more };
}

/** Removes what is older than a policy lets it be: not what is pinned, nor what was said again since. */
export function deleteExpired(sql: SqlStorage, shelf: () => WorkingSet, days: number, now: number): Removed {
  const before = now - days * DAY_MS;
  const aged = sql
    .exec<MemoryRow>(
      `SELECT * FROM memories WHERE id < ? AND pinned = 0
         AND coalesce(unixepoch(json_extract(metadata, '$.lastSaidAt')), 0) < ? ORDER BY id LIMIT ?`,
      idFloor("mem", before),
      Math.floor(before / 1000),
      STEP,
    )
    .toArray();
  sql.exec("DELETE FROM exchanges WHERE id < ?", idFloor("exc", before));
  return removed(sql, shelf, aged);
}

/**
 * Where there are more memories than may be: the oldest rounds go, of those the least useful first. What somebody
 * stated, wrote or pinned stays. A little more goes than must, so that this is seldom.
 */
export function evictOldest(sql: SqlStorage, shelf: () => WorkingSet, atMost: number): Removed {
  const { count } = sql.exec<{ count: number }>("SELECT count(*) AS count FROM memories").one();
  if (count <= atMost) return null;
  const excess = Math.min(STEP, count - atMost + Math.floor(atMost / 100));
  const rows = sql
    .exec<MemoryRow>(
      `SELECT * FROM (SELECT * FROM memories WHERE type = 'episodic' AND pinned = 0 ORDER BY id LIMIT ?1 * 2)
       ORDER BY worth, coalesce(recalled_at, 0), id LIMIT ?1`,
      excess,
    )
    .toArray();
  return removed(sql, shelf, rows);
}

function removed(sql: SqlStorage, shelf: () => WorkingSet, rows: readonly MemoryRow[]): Removed {
  if (rows.length === 0) return null;
  return { turns: rows.flatMap((row) => deleteOnly(sql, shelf(), row)), more: rows.length === STEP };
}
