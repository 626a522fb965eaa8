import { newId } from "../id.ts";
import { glossOf } from "../memory/gloss.ts";
import { indexTerms } from "../memory/recall-index.ts";
import { reconcile } from "../memory/reconcile.ts";
import { asksOnly, KEPT_AT_MOST, roundText } from "../memory/round.ts";
import type { Embedding, ExchangeRecord, Round } from "../ports.ts";
import type { Digest, Found } from "./digest.ts";
import { insertRow, type MemoryRow } from "./rows.ts";
import type { Shelf } from "./shelf.ts";
import { quietRoundsSaying, supersede } from "./supersede.ts";

/** `open`: seen before, but not answered to the end: it was broken off, or is in a tool loop. */
export type TurnState = "new" | "open" | "answered";

export function turnState(sql: SqlStorage, turn: string): TurnState {
  const seen = sql.exec<{ complete: number }>("SELECT complete FROM turns WHERE turn = ?", turn).toArray()[0];
  if (!seen) return "new";
  return seen.complete === 1 ? "answered" : "open";
}

/**
 * Keeps a round verbatim, once per turn: a retry, a resent history or the next step of a tool loop
 * carries the same turn digest. A turn whose round was forgotten since stays forgotten. Returns the ids written.
 */
export function rememberRound(
  sql: SqlStorage,
  shelf: Shelf,
  record: ExchangeRecord,
  round: Round,
  digest: Digest | null,
  turn: "new" | "open",
): string[] {
  sql.exec(
    "INSERT INTO turns (turn, complete) VALUES (?1, ?2) ON CONFLICT (turn) DO UPDATE SET complete = ?2",
    round.turn,
    record.complete ? 1 : 0,
  );
  if (turn === "open") return replaceAnswer(sql, shelf, round);
  const now = Date.parse(record.at);
  const said = round.said.slice(0, KEPT_AT_MOST);
  const answer = round.answer.slice(0, KEPT_AT_MOST);
  const row = insertRow(
    sql,
    {
      id: newId("mem", now),
      type: "episodic",
      text: "",
      created_at: now,
      valid_from: now,
      exchange: record.id,
      conversation: record.conversation,
      role: "user",
      said: round.saidDigest,
      turn: round.turn,
      user_text: said,
      answer,
      impersonal: round.impersonal ? 1 : 0,
      asks: asksOnly(said) ? 1 : 0,
      ...vectorColumns(digest?.round ?? null),
    },
    indexTerms(roundText({ said, answer })),
  );
  shelf.put(row);
  return [row.id];
}

/** The turn went on (a tool loop) or was tried again: the same round, with its latest answer. */
function replaceAnswer(sql: SqlStorage, shelf: Shelf, round: Round): string[] {
  if (round.answer === "") return [];
  const answer = round.answer.slice(0, KEPT_AT_MOST);
  const row = sql
    .exec<MemoryRow>(
      "UPDATE memories SET answer = ?, terms = ? WHERE turn = ? RETURNING *",
      answer,
      indexTerms(roundText({ said: round.said, answer })).slice().buffer,
      round.turn,
    )
    .toArray()[0];
  if (!row) return [];
  if (row.stale === 0) shelf.put(row);
  return [row.id];
}

/**
 * Reconciles what the user stated with what is known: new, the same again, or in place of something. What was said
 * before that (an import of the past) goes into history at once.
 */
export function rememberStatements(
  sql: SqlStorage,
  shelf: Shelf,
  record: Pick<ExchangeRecord, "id" | "at" | "conversation">,
  round: Pick<Round, "turn" | "saidDigest">,
  statements: readonly Found[],
): string[] {
  const now = Date.parse(record.at);
  const wrote: string[] = [];
  for (const { statement, embedding } of statements) {
    const known = sql
      .exec<{ id: string; slot: string; value: string; valid_from: number; supersedes: string | null }>(
        "SELECT id, slot, coalesce(value, '') AS value, valid_from, supersedes FROM memories WHERE slot = ? AND valid_to IS NULL",
        statement.slot,
      )
      .toArray();
    const verdict = reconcile(known, statement);
    if (verdict.kind === "same") {
      sql.exec("INSERT OR IGNORE INTO sayings (memory, turn) VALUES (?, ?)", verdict.id, round.turn);
      continue;
    }
    const overtaken = known.find(({ valid_from }) => valid_from > now);
    const supersedes = verdict.kind === "supersedes" && !overtaken ? verdict.ids : [];
    const row = insertRow(
      sql,
      {
        id: newId("mem", now),
        type: statement.type,
        text: statement.text,
        slot: statement.slot,
        value: statement.value,
        created_at: now,
        valid_from: now,
        valid_to: overtaken?.valid_from ?? null,
        supersedes: supersedes[0] ?? null,
        superseded_by: overtaken?.id ?? null,
        exchange: record.id,
        conversation: record.conversation,
        role: "user",
        quote: statement.quote,
        said: round.saidDigest,
        ...vectorColumns(embedding),
      },
      indexTerms(`${statement.text} ${glossOf(statement.slot)}`),
    );
    sql.exec("INSERT INTO sayings (memory, turn) VALUES (?, ?)", row.id, round.turn);
    for (const id of supersedes) supersede(sql, shelf, id, row.id, now);
    wrote.push(row.id);
    if (!overtaken) {
      shelf.put(row);
      continue;
    }
    if (overtaken.supersedes === null) {
      sql.exec("UPDATE memories SET supersedes = ? WHERE id = ?", row.id, overtaken.id);
    }
    quietRoundsSaying(sql, shelf, row.id);
  }
  // A round that taught something is about the user, whatever its wording.
  if (statements.length > 0) markPersonal(sql, shelf, round.turn);
  return wrote;
}

function markPersonal(sql: SqlStorage, shelf: Shelf, turn: string): void {
  const changed = sql.exec<MemoryRow>(
    "UPDATE memories SET impersonal = 0 WHERE turn = ? AND impersonal = 1 RETURNING *",
    turn,
  );
  for (const row of changed.toArray()) if (row.stale === 0) shelf.put(row);
}

export function vectorColumns(embedding: Embedding | null): Pick<MemoryRow, "space" | "vector"> {
  if (!embedding) return { space: null, vector: null };
  return { space: embedding.space, vector: embedding.vector.slice().buffer };
}
