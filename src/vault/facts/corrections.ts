import { applyCorrection, type Corrected } from "../../memory/apply-correction.ts";
import type { Correction } from "../../ports/memory.ts";
import {
  type CorrectionRow,
  type Antecedent,
  antecedents,
  RECENT_MS,
  roundBefore,
  statedRecently,
} from "./antecedents.ts";
import { deleteMemory, deleteRound } from "./revise.ts";
import type { MemoryRow } from "../rows.ts";
import { deleteAssertion, type Origin, rewriteAssertion, assertionOf } from "./assertions.ts";
import { rebuildSlot } from "./rebuild-slot.ts";
import type { WorkingSet } from "../recall/working-set.ts";
import { supersede } from "./supersede.ts";

/*
 * "Actually, Bergen" is kept as it was said, with its place in the conversation, because what it amends may be heard
 * of after it: an import of the past, an extractor that takes its time.
 */

interface Done {
  readonly wrote: readonly string[];
  /** Digests of the turns that were forgotten. */
  readonly forgot: readonly string[];
}

const NOTHING: Done = { wrote: [], forgot: [] };

export function insertCorrection(
  sql: SqlStorage,
  shelf: WorkingSet,
  origin: Origin,
  seq: number,
  amendment: Correction,
): Done {
  const { turn, at, exchange, conversation, said } = origin;
  const seen = sql.exec("SELECT 1 FROM amendments WHERE turn = ? AND seq = ?", turn, seq).toArray().length > 0;
  if (seen) return NOTHING;
  sql.exec(
    "INSERT INTO amendments (turn, seq, at, exchange, conversation, said, amendment) VALUES (?, ?, ?, ?, ?, ?, ?)",
    turn,
    seq,
    at,
    exchange,
    conversation,
    said,
    JSON.stringify(amendment),
  );
  return apply(sql, shelf, { turn, seq, at, exchange, conversation, said, amendment: JSON.stringify(amendment) });
}

/**
 * What was said after this in the same conversation may have been about this; what names what it is about, in any; and
 * what opens a conversation of its own, where it was said soon after this, or after another that is meant otherwise now.
 */
export function reapplyLater(sql: SqlStorage, shelf: WorkingSet, { conversation, at, exchange }: Origin): Done {
  const wrote: string[] = [];
  const forgot: string[] = [];
  let until = at + RECENT_MS;
  let after: Pick<CorrectionRow, "at" | "exchange" | "seq"> = { at, exchange, seq: Number.MAX_SAFE_INTEGER };
  for (let row; (row = nextAmendment(sql, after, conversation, until)) !== null; after = row) {
    const done = apply(sql, shelf, row);
    wrote.push(...done.wrote);
    forgot.push(...done.forgot);
    until = Math.max(until, row.at + RECENT_MS);
  }
  return { wrote, forgot };
}

function nextAmendment(
  sql: SqlStorage,
  { at, exchange, seq }: Pick<CorrectionRow, "at" | "exchange" | "seq">,
  conversation: string,
  until: number,
): CorrectionRow | null {
  const rows = sql.exec<CorrectionRow>(
    `SELECT * FROM amendments
     WHERE (at, exchange, seq) > (?1, ?2, ?3) AND (at <= ?4 OR conversation = ?5 OR amendment ->> '$.not' IS NOT NULL)
     ORDER BY at, exchange, seq LIMIT 1`,
    at,
    exchange,
    seq,
    until,
    conversation,
  );
  return rows.toArray()[0] ?? null;
}

function apply(sql: SqlStorage, shelf: WorkingSet, row: CorrectionRow): Done {
  const amendment = JSON.parse(row.amendment) as Correction;
  if (amendment.does === "forget") return { wrote: [], forgot: forget(sql, shelf, row, amendment) };
  const found = resolveTarget(sql, row, amendment);
  const before = slotOf(sql, row);
  const slot = found?.amended.statement.slot ?? null;
  if (before !== null && before !== slot) {
    for (const left of deleteAssertion(sql, shelf, row)) rebuildSlot(sql, shelf, left, null, true);
  }
  if (!found) return NOTHING;
  const { statement, holdsFrom, replacesSlot } = found.amended;
  const saying = assertionOf(row, row.seq, statement, holdsFrom);
  if (before === statement.slot) rewriteAssertion(sql, saying);
  const fresh = before === statement.slot ? null : { saying, type: statement.type, embedding: null };
  const wrote = rebuildSlot(sql, shelf, statement.slot, fresh);
  const [id] = wrote;
  if (replacesSlot && id !== undefined) {
    if (wasLastSaidBefore(sql, found.stated.memory, row.at)) supersede(sql, shelf, found.stated.memory, id, row.at);
    sql.exec("UPDATE memories SET supersedes = coalesce(supersedes, ?) WHERE id = ?", found.stated.memory, id);
  }
  return { wrote, forgot: [] };
}

interface Meant {
  readonly stated: Antecedent;
  readonly amended: Corrected;
}

function resolveTarget(sql: SqlStorage, row: CorrectionRow, amendment: Correction): Meant | null {
  const fitting = (all: readonly Antecedent[]): Meant[] =>
    all.flatMap((stated) => {
      const amended = applyCorrection(stated, amendment, row.at);
      return amended ? [{ stated, amended }] : [];
    });
  const said = antecedents(sql, row, amendment.not);
  if (said.length > 0 || amendment.does === "end" || amendment.not !== null) return fitting(said)[0] ?? null;
  // Out of its conversation it is never guessed which of two things is meant.
  const lately = fitting(statedRecently(sql, row));
  return lately.every(({ stated }) => stated.slot === lately[0]?.stated.slot) ? (lately[0] ?? null) : null;
}

/** It holds, and nobody has said it again since. */
function wasLastSaidBefore(sql: SqlStorage, memory: string, at: number): boolean {
  const rows = sql.exec(
    `SELECT 1 FROM memories WHERE id = ?1 AND valid_to IS NULL
       AND NOT EXISTS (SELECT 1 FROM sayings WHERE memory = ?1 AND at > ?2)`,
    memory,
    at,
  );
  return rows.toArray().length > 0;
}

/** What it came to before; null: nothing. */
function slotOf(sql: SqlStorage, { turn, seq }: CorrectionRow): string | null {
  const rows = sql.exec<{ slot: string }>(
    "SELECT m.slot FROM sayings s JOIN memories m ON m.id = s.memory WHERE s.turn = ? AND s.seq = ?",
    turn,
    seq,
  );
  return rows.toArray()[0]?.slot ?? null;
}

/** Forgets what is named, else what the turn said before it, else what the turn before said, with its words. */
function forget(sql: SqlStorage, shelf: WorkingSet, row: CorrectionRow, { about }: Correction): string[] {
  if (about) {
    const named = sql
      .exec<MemoryRow>(
        "SELECT * FROM memories WHERE slot = ? AND value = ? AND valid_to IS NULL",
        about.slot,
        about.value,
      )
      .toArray();
    return named.flatMap((memory) => deleteMemory(sql, shelf, memory));
  }
  const own = saidIn(sql, row.turn, row.seq);
  const round = own.length > 0 ? null : roundBefore(sql, row);
  const said = round?.turn ? saidIn(sql, round.turn, Number.MAX_SAFE_INTEGER) : own;
  const turns = said.flatMap((memory) => deleteMemory(sql, shelf, memory));
  return round ? [...turns, ...deleteRound(sql, shelf, round)] : turns;
}

function saidIn(sql: SqlStorage, turn: string, before: number): MemoryRow[] {
  return sql
    .exec<MemoryRow>(
      "SELECT * FROM memories WHERE id IN (SELECT memory FROM sayings WHERE turn = ? AND seq < ?)",
      turn,
      before,
    )
    .toArray();
}
