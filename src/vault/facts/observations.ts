import { observationText } from "../../memory/observations/observation-text.ts";
import { type RecurringPastime, recurringPastimes } from "../../memory/observations/recurring-pastimes.ts";
import { indexTerms } from "../../memory/ranking/recall-index.ts";
import { digest } from "../../runtime/digest.ts";
import { idFloor, newId } from "../../runtime/id.ts";
import type { Memory } from "../../ports/memory.ts";
import { ASSERTIONS } from "../assertion-sql.ts";
import { insertRow } from "../insert-row.ts";
import { dropAnswersShapedBy } from "../private-answers.ts";
import type { MemoryRow } from "../rows.ts";
import type { Tx } from "../tx.ts";

/*
 * Observations are memories that nobody said: they are counted over what the user stated. Each waits in quarantine until
 * somebody approves it, names the statements that it rests on, and goes with any of them. The column `note` marks them, which
 * has an index.
 */

const MARK = "observed:";
/** The first mark that is none of theirs. */
const AFTER_MARKS = "observed;";
/** A habit of last year may be none any more. */
const LOOKS_BACK_MS = 120 * 86_400_000;
/** The latest statements that are counted: a few for each day. */
const MAX_STATEMENTS = 500;
/** Observations that wait at one time: somebody has to look at each. */
const MAX_WAITING = 3;

export const isObservation = ({ note }: Pick<MemoryRow, "note">): boolean => note?.startsWith(MARK) === true;

/** Returns the mark of an observation that came by import. Its text may have been changed by hand. */
export const markOf = ({ metadata, text }: Pick<Memory, "metadata" | "text">): string =>
  MARK + (typeof metadata["pastime"] === "string" ? metadata["pastime"] : text);

/** Returns the digest by which a vault knows that an observation was declined. */
export const declinedDigest = ({ note }: Pick<MemoryRow, "note">): string => digest("declined", note ?? "");

/**
 * Proposes what was counted, and was neither proposed nor declined before.
 * @param isDeclined by `declinedDigest`
 * @returns the ids of the new observations
 */
export function proposeObservations(sql: SqlStorage, isDeclined: (digest: string) => boolean, now: number): string[] {
  const known = observations(sql);
  const room = MAX_WAITING - known.filter(({ quarantine }) => quarantine !== null).length;
  if (room <= 0) return [];
  const notes = new Set(known.map(({ note }) => note));
  return recurringPastimes(statementsSince(sql, now - LOOKS_BACK_MS))
    .map((pastime) => ({ pastime, note: MARK + pastime.stem }))
    .filter((one) => !notes.has(one.note) && !isDeclined(declinedDigest(one)))
    .toSorted((a, b) => b.pastime.days.length - a.pastime.days.length)
    .slice(0, room)
    .map(({ pastime, note }) => insertObservation(sql, pastime, note, now));
}

/** Deletes the observations that rest on a memory, of which something goes. What remains may be proposed anew. */
export function withdrawObservationsOn(tx: Tx, id: string): void {
  for (const { id: observation, metadata } of observations(tx.sql)) {
    const { restsOn } = JSON.parse(metadata) as { restsOn?: unknown };
    if (!Array.isArray(restsOn) || !restsOn.includes(id)) continue;
    dropAnswersShapedBy(tx.sql, observation);
    tx.sql.exec("DELETE FROM memories WHERE id = ?", observation);
    tx.sql.exec("DELETE FROM embedding_attempts WHERE memory = ?", observation);
    tx.workingSet.remove(observation);
  }
}

const observations = (sql: SqlStorage): MemoryRow[] =>
  sql.exec<MemoryRow>("SELECT * FROM memories WHERE note >= ? AND note < ?", MARK, AFTER_MARKS).toArray();

function statementsSince(sql: SqlStorage, since: number) {
  return sql
    .exec<{ memory: string; text: string; at: number }>(
      `SELECT s.memory, s.text, s.at FROM ${ASSERTIONS} s JOIN memories m ON m.id = s.memory
       WHERE s.memory >= ? AND m.type = 'semantic' AND m.quarantine IS NULL AND m.stale = 0
       ORDER BY s.memory DESC LIMIT ?`,
      idFloor("mem", since),
      MAX_STATEMENTS,
    )
    .toArray();
}

function insertObservation(sql: SqlStorage, pastime: RecurringPastime, note: string, now: number): string {
  const text = observationText(pastime);
  const { days, restsOn } = pastime;
  const row = {
    id: newId("mem", now),
    type: "semantic",
    kind: "observation",
    text,
    created_at: now,
    valid_from: now,
    note,
    metadata: JSON.stringify({ pastime: pastime.stem, days, restsOn }),
    quarantine: "observed",
  } as const;
  return insertRow(sql, row, indexTerms(text)).id;
}
