import type { MemoryRow } from "../rows.ts";

/*
 * "I retired last month" says something about the employer and about the job. It is a memory in both slots, so that it
 * supersedes what held in each. It is one statement all the same, and is listed, corrected and forgotten as one.
 */

const SAME = `sayings said JOIN sayings again ON again.turn = said.turn AND again.quote = said.quote AND again.text = said.text
  JOIN memories o ON o.id = again.memory AND o.id <> said.memory`;

/** SQL that is true of a row `m` if an older row of the same statement and state is listed in its place. */
export const IS_OTHER_READING = `EXISTS (SELECT 1 FROM ${SAME}
  WHERE said.memory = m.id AND o.id < m.id AND o.text = m.text AND (o.valid_to IS NULL) = (m.valid_to IS NULL)
    AND o.quarantine IS m.quarantine)`;

/** Returns the memories of the same statement in other slots. */
export function otherReadings(sql: SqlStorage, { id, text }: MemoryRow): MemoryRow[] {
  return sql
    .exec<MemoryRow>(`SELECT DISTINCT o.* FROM ${SAME} WHERE said.memory = ? AND o.text = ?`, id, text)
    .toArray();
}
