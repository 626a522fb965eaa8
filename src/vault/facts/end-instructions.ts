import { endedBy } from "../../memory/statements/ends-instruction.ts";
import type { Correction } from "../../ports/memory.ts";
import { ASSERTIONS } from "../assertion-sql.ts";
import { directoryOf, memoriesInSlots } from "../memory-directory.ts";
import type { MemoryRow } from "../rows.ts";
import { saidInTurns } from "../saying-directory.ts";
import type { Tx } from "../tx.ts";
import type { CorrectionRow } from "./antecedents.ts";
import { assertionOf } from "./assertions.ts";
import { rebuildSlot } from "./rebuild-slot.ts";
import { supersede } from "./supersede.ts";

/*
 * Standing instructions that somebody takes back in words of their own: "emojis are fine again". These words take the
 * place of what they end, so that a person sees in its history why it holds no more.
 */

const INSTRUCTION = "instruction:";
/** "Call me Doctor" is a name and an instruction. The name ends only if the retraction repeats a word of it. */
const NAME = "name";
const NAMES = `${INSTRUCTION}${NAME}`;

/** A correction that says which instruction it ends. */
type Retraction = Correction & { readonly about: NonNullable<Correction["about"]> };

export const isRetraction = (correction: Correction): correction is Retraction =>
  correction.does === "end" && correction.about !== null;

/** Ends the instructions that a retraction means and that hold when it is said. Returns the ids of new memories. */
export function endInstructions(tx: Tx, row: CorrectionRow, { quote, about }: Retraction): readonly string[] {
  const said = { slot: about.slot, text: quote };
  const meant = endedBy(said, heldBefore(tx.sql, row));
  const [first] = meant;
  if (!first) return [];
  let by = statedInTurn(tx.sql, row, quote);
  let wrote: readonly string[] = [];
  if (by === null) {
    const assertion = assertionOf(row, row.seq, { value: `said ${about.value}`, text: quote, quote }, row.at);
    wrote = rebuildSlot(tx, first.slot === NAME ? NAMES : first.slot, {
      added: { assertion, type: "procedural", embedding: null },
    });
    by = wrote[0] ?? null;
  }
  if (by !== null) for (const { id } of stillHeld(tx.sql, meant)) supersede(tx, id, by, row.at);
  return wrote;
}

type Held = Pick<MemoryRow, "id" | "text"> & { readonly slot: string };

/** Returns the instructions that were last said before a turn, and hold or were ended in it. It may be read again. */
function heldBefore(sql: SqlStorage, { turn, at }: CorrectionRow): Held[] {
  const slots = [...directoryOf(sql).slotsWith(INSTRUCTION), NAME];
  return sql
    .exec<Held>(
      `SELECT id, coalesce(slot, '') AS slot, text FROM memories m
       WHERE id IN (SELECT value FROM json_each(?1)) AND quarantine IS NULL AND created_at <= ?2
         AND (valid_to IS NULL OR superseded_by IN (SELECT memory FROM ${ASSERTIONS} WHERE turn = ?3))
         AND NOT EXISTS (SELECT 1 FROM ${ASSERTIONS} s WHERE s.memory = m.id AND (s.at > ?2 OR s.turn = ?3))
       ORDER BY id`,
      memoriesInSlots(sql, slots),
      at,
      turn,
    )
    .toArray();
}

const stillHeld = (sql: SqlStorage, held: readonly Held[]): Held[] =>
  sql
    .exec<Held>(
      "SELECT id, coalesce(slot, '') AS slot, text FROM memories WHERE id IN (SELECT value FROM json_each(?)) AND valid_to IS NULL",
      JSON.stringify(held.map(({ id }) => id)),
    )
    .toArray();

/** Returns the instruction that the same words give, or that they gave when they were applied before. */
function statedInTurn(sql: SqlStorage, { turn, seq }: CorrectionRow, quote: string): string | null {
  const rows = sql.exec<{ id: string }>(
    `SELECT m.id FROM ${ASSERTIONS} s JOIN memories m ON m.id = s.memory
     WHERE s.memory IN (SELECT value FROM json_each(?1)) AND s.turn = ?2 AND m.type = 'procedural' AND m.valid_to IS NULL
       AND (s.seq = ?3 OR instr(s.quote, ?4) > 0 OR instr(?4, s.quote) > 0)`,
    saidInTurns(sql, turn),
    turn,
    seq,
    quote,
  );
  return rows.toArray()[0]?.id ?? null;
}
