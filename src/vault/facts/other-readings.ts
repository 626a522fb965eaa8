import { ASSERTIONS } from "../assertion-sql.ts";
import type { MemoryRow } from "../rows.ts";
import { saidWith } from "../saying-directory.ts";

/*
 * "I retired last month" says something about the employer and about the job. It is a memory in both slots, so that it
 * supersedes what held in each. It is one statement all the same, and is listed, corrected and forgotten as one.
 */

const SAME = `${ASSERTIONS} said JOIN ${ASSERTIONS} again ON again.turn = said.turn AND again.quote = said.quote AND again.text = said.text
  JOIN memories o ON o.id = again.memory AND o.id <> said.memory`;

/**
 * SQL that is true of a row `m` if an older row of the same statement and state is listed in its place. It is read once for
 * a query, and not for each row: no index leads from a turn to what was said in it.
 */
export const IS_OTHER_READING = `m.id IN (SELECT said.memory FROM ${SAME} JOIN memories it ON it.id = said.memory
  WHERE o.id < it.id AND o.text = it.text AND (o.valid_to IS NULL) = (it.valid_to IS NULL) AND o.quarantine IS it.quarantine)`;

/** Returns the memories of the same statement in other slots. */
export function otherReadings(sql: SqlStorage, { id, text }: MemoryRow): MemoryRow[] {
  return sql
    .exec<MemoryRow>(
      `SELECT DISTINCT o.* FROM ${SAME} WHERE said.memory = ? AND again.memory IN (SELECT value FROM json_each(?)) AND o.text = ?`,
      id,
      saidWith(sql, id),
      text,
    )
    .toArray();
}
