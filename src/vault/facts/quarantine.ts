import { newId } from "../../runtime/id.ts";
import { type InjectionKind, detectInjection } from "../../memory/safety/prompt-injection.ts";
import type { Statement } from "../../ports/memory.ts";
import { indexTerms } from "../../memory/ranking/recall-index.ts";
import type { Embedding } from "../../ports/embedder.ts";
import { insertRow, kindOf, vectorColumns } from "../insert-row.ts";
import { roundOfTurn } from "../memory-directory.ts";
import { sqlNaming } from "../packing/unpacking-sql.ts";
import { isRecallable, type MemoryRow } from "../rows.ts";
import { insertAssertion, type Origin, assertionOf } from "./assertions.ts";
import type { Tx } from "../tx.ts";

/** Returns why the turn's round is quarantined. Returns null if it may be recalled. */
export function injectionOfTurn(sql: SqlStorage, turn: string): InjectionKind | null {
  const round = roundOfTurn(sql, turn);
  const [row] = sqlNaming(sql, round === null ? [] : [round])
    .exec<Pick<MemoryRow, "quarantine">>("SELECT quarantine FROM memories WHERE id = ?", round)
    .toArray();
  const why = row?.quarantine ?? null;
  return why === "observed" ? null : why;
}

/** Returns why a statement is quarantined. A standing instruction of a quarantined turn is, and a fact of one is not. */
export function injectionIn(
  { text, type }: Pick<Statement, "text" | "type">,
  turnInjection: InjectionKind | null,
): InjectionKind | null {
  return detectInjection(text) ?? (type === "procedural" ? turnInjection : null);
}

/** Keeps a statement for a person to look at. It has no slot and supersedes nothing. Returns the ids that are new. */
export function quarantine(
  sql: SqlStorage,
  { origin, seq, injection }: { origin: Origin; seq: number; injection: InjectionKind },
  statement: Statement,
  embedding: Embedding | null,
): string[] {
  const { at, exchange, conversation, said } = origin;
  const { type, text, quote, kind = kindOf(statement), confidence = 1 } = statement;
  const same = "SELECT id FROM memories WHERE text = ? AND type = ? AND valid_to IS NULL ORDER BY id";
  const known = sql.exec<{ id: string }>(same, text, type).toArray()[0];
  const source = { exchange, conversation, role: "user", quote, said } as const;
  const kept = {
    id: newId("mem", at),
    type,
    text,
    kind,
    confidence,
    created_at: at,
    valid_from: at,
    ...source,
    quarantine: injection,
  };
  const { id } = known ?? insertRow(sql, { ...kept, ...vectorColumns(embedding) }, indexTerms(text));
  insertAssertion(sql, { memory: id, ...assertionOf(origin, seq, statement, at) });
  return known ? [] : [id];
}

/** Lets a quarantined memory be recalled. A memory that was superseded meanwhile stays superseded. */
export function release(tx: Tx, row: MemoryRow): MemoryRow {
  const released = { ...row, quarantine: null };
  tx.sql.exec("UPDATE memories SET quarantine = NULL WHERE id = ?", row.id);
  if (isRecallable(released)) tx.workingSet.add(released);
  return released;
}
