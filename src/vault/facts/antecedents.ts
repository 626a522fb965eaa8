import { holdsWrongValue, type CorrectableStatement } from "../../memory/statements/apply-correction.ts";
import { ASSERTIONS } from "../assertion-sql.ts";
import { injectedIn } from "../exchanges.ts";
import { roundsOfConversation } from "../memory-directory.ts";
import { type MemoryRow, rowsById } from "../rows.ts";
import { allStated } from "../saying-directory.ts";

/* The statements that a correction may be about. */

/** Statements of the conversation that are considered, the latest first. */
const MAX_STATEMENTS = 8;

/** A row of `amendments`. */
export interface CorrectionRow extends Record<string, SqlStorageValue> {
  turn: string;
  seq: number;
  at: number;
  exchange: string;
  conversation: string;
  said: string;
  amendment: string;
}

/** A statement that a correction may be about. */
export type Antecedent = CorrectableStatement & { readonly memory: string; readonly turn: string | null };

/** Milliseconds. A user who corrects themselves in a new conversation does it at once. */
export const RECENT_MS = 15 * 60_000;

/** Returns the statements that may be meant, the likeliest first: those of the conversation, else injected memories. */
export function antecedents(sql: SqlStorage, row: CorrectionRow, not: string | null): Antecedent[] {
  const said = statedBefore(sql, row);
  const all = said.length > 0 ? said : injectedBefore(sql, row);
  // A correction that names nothing means the last turn, and no earlier one.
  if (not === null) return all.filter(({ turn }) => turn === all[0]?.turn);
  const named = all.filter((stated) => holdsWrongValue(stated, not));
  return named.length > 0 ? named : statedAnywhere(sql, row).filter((stated) => holdsWrongValue(stated, not));
}

const STATED = "s.memory, s.turn, m.type, m.slot, s.value, s.text, s.at, s.holds_from AS holdsFrom";

function statedBefore(sql: SqlStorage, { conversation, at, exchange, seq }: CorrectionRow): Antecedent[] {
  return sql
    .exec<Antecedent & Record<string, SqlStorageValue>>(
      `SELECT ${STATED} FROM ${ASSERTIONS} s JOIN memories m ON m.id = s.memory
       WHERE s.memory IN (SELECT value FROM json_each(?5)) AND s.conversation = ?1
         AND (s.at < ?2 OR (s.at = ?2 AND (s.exchange < ?3 OR (s.exchange = ?3 AND s.seq < ?4))))
       ORDER BY s.at DESC, s.exchange DESC, s.seq DESC LIMIT ${MAX_STATEMENTS}`,
      conversation,
      at,
      exchange,
      seq,
      allStated(sql),
    )
    .toArray();
}

/** Returns statements of other conversations, a moment old, the latest first, if the correction opens its conversation. */
export function statedRecently(sql: SqlStorage, row: CorrectionRow): Antecedent[] {
  return roundBefore(sql, row) === null ? statedAnywhere(sql, row, row.at - RECENT_MS) : [];
}

function statedAnywhere(sql: SqlStorage, { at, exchange }: CorrectionRow, since = 0): Antecedent[] {
  return sql
    .exec<Antecedent & Record<string, SqlStorageValue>>(
      `SELECT ${STATED} FROM ${ASSERTIONS} s JOIN memories m ON m.id = s.memory
       WHERE s.memory IN (SELECT value FROM json_each(?4)) AND s.at >= ?3 AND (s.at < ?1 OR (s.at = ?1 AND s.exchange < ?2))
       ORDER BY s.at DESC, s.exchange DESC, s.seq DESC`,
      at,
      exchange,
      since,
      allStated(sql),
    )
    .toArray();
}

const toAntecedent = ({ id, type, slot, value, text, created_at, valid_from }: MemoryRow): Antecedent => ({
  memory: id,
  turn: null,
  type: type === "procedural" ? "procedural" : "semantic",
  slot: slot ?? "",
  value: value ?? "",
  text,
  at: created_at,
  holdsFrom: valid_from,
});

/** Returns injected memories that the last answer repeats: "You live in Oslo, don't you?" – "Not any more." */
function injectedBefore(sql: SqlStorage, row: CorrectionRow): Antecedent[] {
  const round = roundBefore(sql, row);
  if (!round?.exchange || !round.answer) return [];
  const answer = round.answer.toLowerCase();
  const facts = [...rowsById(sql, injectedIn(sql, round.exchange)).values()];
  return facts
    .filter(({ slot, valid_to }) => slot !== null && valid_to === null)
    .filter(({ slot, value }) => [value, slot?.split(":")[1]].some((word) => word && answer.includes(word)))
    .map(toAntecedent);
}

export function roundBefore(sql: SqlStorage, { conversation, at, exchange }: CorrectionRow): MemoryRow | null {
  const rows = sql.exec<MemoryRow>(
    `SELECT * FROM memories WHERE id IN (SELECT value FROM json_each(?1))
       AND (created_at < ?2 OR (created_at = ?2 AND exchange < ?3)) ORDER BY created_at DESC, exchange DESC LIMIT 1`,
    roundsOfConversation(sql, conversation),
    at,
    exchange,
  );
  return rows.toArray()[0] ?? null;
}
