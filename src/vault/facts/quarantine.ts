import { newId } from "../../runtime/id.ts";
import { type InjectionKind, detectInjection } from "../../memory/prompt-injection.ts";
import type { Statement } from "../../ports/memory.ts";
import { indexTerms } from "../../memory/recall-index.ts";
import type { Embedding } from "../../ports/embedder.ts";
import { insertRow, isRecallable, type MemoryRow, vectorColumns } from "../rows.ts";
import { insertAssertion, type Origin, assertionOf } from "./assertions.ts";
import type { WorkingSet } from "../recall/working-set.ts";

/** Why the turn's round is kept apart; null: it may be recalled. */
export function orderOfTurn(sql: SqlStorage, turn: string): InjectionKind | null {
  const row = sql.exec<Pick<MemoryRow, "quarantine">>("SELECT quarantine FROM memories WHERE turn = ?", turn);
  return row.toArray()[0]?.quarantine ?? null;
}

/** Standing instructions in a text that gives the model orders are not taken for the user's; facts are. */
export function orderIn(
  { text, type }: Pick<Statement, "text" | "type">,
  turnsOrder: InjectionKind | null,
): InjectionKind | null {
  return detectInjection(text) ?? (type === "procedural" ? turnsOrder : null);
}

/** Keeps a statement for somebody to look at. Without a slot: it takes the place of nothing. Returns the ids that are new. */
export function quarantine(
  sql: SqlStorage,
  { origin, seq, order }: { origin: Origin; seq: number; order: InjectionKind },
  statement: Statement,
  embedding: Embedding | null,
): string[] {
  const { at, exchange, conversation, said } = origin;
  const { type, text, quote } = statement;
  const same = "SELECT id FROM memories WHERE text = ? AND type = ? AND valid_to IS NULL";
  const known = sql.exec<{ id: string }>(same, text, type).toArray()[0];
  const source = { exchange, conversation, role: "user", quote, said } as const;
  const kept = { id: newId("mem", at), type, text, created_at: at, valid_from: at, ...source, quarantine: order };
  const { id } = known ?? insertRow(sql, { ...kept, ...vectorColumns(embedding) }, indexTerms(text));
  insertAssertion(sql, { memory: id, ...assertionOf(origin, seq, statement, at) });
  return known ? [] : [id];
}

/** Somebody has looked at it and lets it be recalled. What was superseded meanwhile stays so. */
export function release(sql: SqlStorage, shelf: WorkingSet, kept: MemoryRow): MemoryRow {
  const released = { ...kept, quarantine: null };
  sql.exec("UPDATE memories SET quarantine = NULL WHERE id = ?", kept.id);
  if (isRecallable(released)) shelf.add(released);
  return released;
}
