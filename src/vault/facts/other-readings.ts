import type { MemoryRow } from "../rows.ts";

/*
 * "I retired last month" says something of the employer and of the job: it stands in both slots, so that it takes the place
 * of what held there. It is one statement all the same, and is listed, corrected and forgotten as one.
 */

const SAME = `sayings said JOIN sayings again ON again.turn = said.turn AND again.quote = said.quote AND again.text = said.text
  JOIN memories o ON o.id = again.memory AND o.id <> said.memory`;

/** True of a row `m` whose statement is listed as an older row that stands as it does, in SQL. */
export const IS_LISTED_ELSEWHERE = `EXISTS (SELECT 1 FROM ${SAME}
  WHERE said.memory = m.id AND o.id < m.id AND o.text = m.text AND (o.valid_to IS NULL) = (m.valid_to IS NULL)
    AND o.quarantine IS m.quarantine)`;

/** The same statement, as it stands in other slots. */
export function otherReadings(sql: SqlStorage, { id, text }: MemoryRow): MemoryRow[] {
  return sql
    .exec<MemoryRow>(`SELECT DISTINCT o.* FROM ${SAME} WHERE said.memory = ? AND o.text = ?`, id, text)
    .toArray();
}
