import type { Correction } from "../../ports/memory.ts";
import { ASSERTIONS } from "../assertion-sql.ts";
import { type CorrectionRow, RECENT_MS, roundBefore } from "./antecedents.ts";
import { resolveTarget } from "./correction-target.ts";
import { deleteMemory, deleteRound } from "./delete-memory.ts";
import { endInstructions, isRetraction } from "./end-instructions.ts";
import { memoriesInSlots } from "../memory-directory.ts";
import type { MemoryRow } from "../rows.ts";
import { deleteAssertion, type Origin, rewriteAssertion, assertionOf } from "./assertions.ts";
import { rebuildSlot } from "./rebuild-slot.ts";
import { supersede } from "./supersede.ts";
import { saidInTurns } from "../saying-directory.ts";
import type { Tx } from "../tx.ts";

/*
 * A correction ("actually, Bergen") is kept as it was said, with its place in the conversation. The statement that it
 * corrects may arrive after it: by an import of the past, or from an extractor that takes its time.
 */

interface Applied {
  /** Ids of the memories that are new. */
  readonly wrote: readonly string[];
  /** Digests of the turns that were forgotten. */
  readonly forgot: readonly string[];
}

const NOTHING: Applied = { wrote: [], forgot: [] };

/** Keeps a correction and applies it. A turn that comes again changes nothing. */
export function insertCorrection(tx: Tx, origin: Origin, seq: number, correction: Correction): Applied {
  const { turn, at, exchange, conversation, said } = origin;
  const seen = tx.sql.exec("SELECT 1 FROM amendments WHERE turn = ? AND seq = ?", turn, seq).toArray().length > 0;
  if (seen) return NOTHING;
  tx.sql.exec(
    "INSERT INTO amendments (turn, seq, at, exchange, conversation, said, amendment) VALUES (?, ?, ?, ?, ?, ?, ?)",
    turn,
    seq,
    at,
    exchange,
    conversation,
    said,
    JSON.stringify(correction),
  );
  return apply(tx, { turn, seq, at, exchange, conversation, said, amendment: JSON.stringify(correction) });
}

/**
 * Applies again the later corrections that may be about a statement which has just arrived. Those are corrections of the
 * same conversation, corrections in any that name what they are about, and corrections that open a conversation soon
 * after the statement, or soon after another correction that is meant otherwise now.
 */
export function reapplyLater(tx: Tx, { conversation, at, exchange }: Origin): Applied {
  const wrote: string[] = [];
  const forgot: string[] = [];
  let until = at + RECENT_MS;
  let after: Pick<CorrectionRow, "at" | "exchange" | "seq"> = { at, exchange, seq: Number.MAX_SAFE_INTEGER };
  for (let row; (row = nextCorrection(tx.sql, after, conversation, until)) !== null; after = row) {
    const applied = apply(tx, row);
    wrote.push(...applied.wrote);
    forgot.push(...applied.forgot);
    until = Math.max(until, row.at + RECENT_MS);
  }
  return { wrote, forgot };
}

function nextCorrection(
  sql: SqlStorage,
  { at, exchange, seq }: Pick<CorrectionRow, "at" | "exchange" | "seq">,
  conversation: string,
  until: number,
): CorrectionRow | null {
  const rows = sql.exec<CorrectionRow>(
    `SELECT * FROM amendments
     WHERE (at, exchange, seq) > (?1, ?2, ?3) AND (at <= ?4 OR conversation = ?5 OR amendment ->> '$.not' IS NOT NULL
         OR (amendment ->> '$.does' = 'end' AND amendment ->> '$.about' IS NOT NULL))
     ORDER BY at, exchange, seq LIMIT 1`,
    at,
    exchange,
    seq,
    until,
    conversation,
  );
  return rows.toArray()[0] ?? null;
}

function apply(tx: Tx, row: CorrectionRow): Applied {
  const correction = JSON.parse(row.amendment) as Correction;
  // An order to forget that waits for the cold tier: deferred-forget.ts.
  if ("deferred" in correction) return NOTHING;
  if (correction.does === "forget") return { wrote: [], forgot: forget(tx, row, correction) };
  if (isRetraction(correction)) return { wrote: endInstructions(tx, row, correction), forgot: [] };
  const found = resolveTarget(tx.sql, row, correction);
  const before = slotOf(tx.sql, row);
  const slot = found?.corrected.statement.slot ?? null;
  if (before !== null && before !== slot) {
    for (const left of deleteAssertion(tx, row)) rebuildSlot(tx, left, { reopen: true });
  }
  if (!found) return NOTHING;
  const { statement, holdsFrom, replacesSlot } = found.corrected;
  const assertion = assertionOf(row, row.seq, statement, holdsFrom);
  if (before === statement.slot) rewriteAssertion(tx.sql, assertion);
  const added = before === statement.slot ? null : { assertion, type: statement.type, embedding: null };
  const wrote = rebuildSlot(tx, statement.slot, { added });
  const [id] = wrote;
  if (replacesSlot && id !== undefined) {
    if (wasLastSaidBefore(tx.sql, found.stated.memory, row.at)) supersede(tx, found.stated.memory, id, row.at);
    tx.sql.exec("UPDATE memories SET supersedes = coalesce(supersedes, ?) WHERE id = ?", found.stated.memory, id);
  }
  return { wrote, forgot: [] };
}

/** Returns true if the memory holds, and nobody has said it again since. */
function wasLastSaidBefore(sql: SqlStorage, memory: string, at: number): boolean {
  const rows = sql.exec(
    `SELECT 1 FROM memories WHERE id = ?1 AND valid_to IS NULL
       AND NOT EXISTS (SELECT 1 FROM ${ASSERTIONS} WHERE memory = ?1 AND at > ?2)`,
    memory,
    at,
  );
  return rows.toArray().length > 0;
}

/** Returns the slot that the correction changed when it was applied before. Returns null if it changed none. */
function slotOf(sql: SqlStorage, { turn, seq }: CorrectionRow): string | null {
  const rows = sql.exec<{ slot: string }>(
    `SELECT m.slot FROM ${ASSERTIONS} s JOIN memories m ON m.id = s.memory
     WHERE s.memory IN (SELECT value FROM json_each(?)) AND s.turn = ? AND s.seq = ?`,
    saidInTurns(sql, turn),
    turn,
    seq,
  );
  return rows.toArray()[0]?.slot ?? null;
}

/** Deletes what the order names, else what its turn said before it, else what the turn before said, with its words. */
function forget(tx: Tx, row: CorrectionRow, { about }: Correction): string[] {
  if (about) {
    const named = tx.sql
      .exec<MemoryRow>(
        `SELECT * FROM memories WHERE id IN (SELECT value FROM json_each(?)) AND value = ? AND valid_to IS NULL
         ORDER BY id`,
        memoriesInSlots(tx.sql, [about.slot]),
        about.value,
      )
      .toArray();
    return named.flatMap((memory) => deleteMemory(tx, memory));
  }
  const own = statedIn(tx.sql, row.turn, row.seq);
  const round = own.length > 0 ? null : roundBefore(tx.sql, row);
  const said = round?.turn ? statedIn(tx.sql, round.turn, Number.MAX_SAFE_INTEGER) : own;
  const turns = said.flatMap((memory) => deleteMemory(tx, memory));
  return round ? [...turns, ...deleteRound(tx, round)] : turns;
}

function statedIn(sql: SqlStorage, turn: string, before: number): MemoryRow[] {
  return sql
    .exec<MemoryRow>(
      `SELECT * FROM memories WHERE id IN
         (SELECT memory FROM ${ASSERTIONS} WHERE memory IN (SELECT value FROM json_each(?)) AND turn = ? AND seq < ?)`,
      saidInTurns(sql, turn),
      turn,
      before,
    )
    .toArray();
}
