import { holdsWrongValue, type CorrectableStatement } from "../../memory/apply-correction.ts";
import { injectedIn } from "../exchanges.ts";
import { type MemoryRow, rowsById } from "../rows.ts";

/* What an amendment may be about. */

/** Statements of the conversation that are looked at, the latest first. */
const LOOKED_AT = 8;

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

export type Antecedent = CorrectableStatement & { readonly memory: string; readonly turn: string | null };

/** Who corrects themselves in a new conversation does it at once: milliseconds. */
export const RECENT_MS = 15 * 60_000;

/** What may be meant, the likeliest first: what was said before in the conversation, else what it was told from memory. */
export function antecedents(sql: SqlStorage, row: CorrectionRow, not: string | null): Antecedent[] {
  const said = statedBefore(sql, row);
  const all = said.length > 0 ? said : toldBefore(sql, row);
  // Without a name it is the last thing that is meant, and not what was said before that.
  if (not === null) return all.filter(({ turn }) => turn === all[0]?.turn);
  const named = all.filter((stated) => holdsWrongValue(stated, not));
  return named.length > 0 ? named : statedAnywhere(sql, row).filter((stated) => holdsWrongValue(stated, not));
}

const STATED = "s.memory, s.turn, m.type, m.slot, s.value, s.text, s.at, s.holds_from AS holdsFrom";

function statedBefore(sql: SqlStorage, { conversation, at, exchange, seq }: CorrectionRow): Antecedent[] {
  return sql
    .exec<Antecedent & Record<string, SqlStorageValue>>(
      `SELECT ${STATED} FROM sayings s JOIN memories m ON m.id = s.memory
       WHERE s.conversation = ?1 AND (s.at < ?2 OR (s.at = ?2 AND (s.exchange < ?3 OR (s.exchange = ?3 AND s.seq < ?4))))
       ORDER BY s.at DESC, s.exchange DESC, s.seq DESC LIMIT ${LOOKED_AT}`,
      conversation,
      at,
      exchange,
      seq,
    )
    .toArray();
}

/** What a correction that opens its conversation may be about: what was said a moment ago in others, the latest first. */
export function statedRecently(sql: SqlStorage, row: CorrectionRow): Antecedent[] {
  return roundBefore(sql, row) === null ? statedAnywhere(sql, row, row.at - RECENT_MS) : [];
}

function statedAnywhere(sql: SqlStorage, { at, exchange }: CorrectionRow, since = 0): Antecedent[] {
  return sql
    .exec<Antecedent & Record<string, SqlStorageValue>>(
      `SELECT ${STATED} FROM sayings s JOIN memories m ON m.id = s.memory
       WHERE s.at >= ?3 AND (s.at < ?1 OR (s.at = ?1 AND s.exchange < ?2)) ORDER BY s.at DESC, s.exchange DESC, s.seq DESC`,
      at,
      exchange,
      since,
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

/** "You live in Oslo, don't you?" – "Not any more." */
function toldBefore(sql: SqlStorage, row: CorrectionRow): Antecedent[] {
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
    `SELECT * FROM memories WHERE turn IS NOT NULL AND conversation = ?1
       AND (created_at < ?2 OR (created_at = ?2 AND exchange < ?3)) ORDER BY created_at DESC, exchange DESC LIMIT 1`,
    conversation,
    at,
    exchange,
  );
  return rows.toArray()[0] ?? null;
}
