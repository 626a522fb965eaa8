import { resolveDates, holdsFrom } from "../../memory/statements/resolve-dates.ts";
import type { InjectionKind } from "../../memory/safety/prompt-injection.ts";
import { kindOfSlot } from "../../memory/statements/kind-of-slot.ts";
import { tellsBesides } from "../../memory/statements/tells-besides.ts";
import { statementKey } from "../../memory/statements/statement-key.ts";
import { reconcile } from "../../memory/statements/reconcile.ts";
import { saysAll, saysMore } from "../../memory/statements/says-more.ts";
import type { Correction, Statement } from "../../ports/memory.ts";
import type { ExchangeRecord, Round } from "../../ports/exchange.ts";
import { reapplyLater, insertCorrection } from "./corrections.ts";
import type { ExtractedStatement } from "./analyze-round.ts";
import { deleteRound } from "./delete-memory.ts";
import { directoryOf, roundIn, roundOfTurn } from "../memory-directory.ts";
import { sayingsOf } from "../saying-directory.ts";
import { sqlNaming } from "../packing/unpacking-sql.ts";
import { isRecallable, type MemoryRow } from "../rows.ts";
import { injectionIn, injectionOfTurn, quarantine } from "./quarantine.ts";
import { assertionsInSlot, type Origin, originOf, assertionOf } from "./assertions.ts";
import { markByRound, tellsAnyChange } from "./mark-by-passages.ts";
import { markUnnamed } from "./mark-unnamed.ts";
import { outdateStatements } from "./outdate-statements.ts";
import { rebuildSlot } from "./rebuild-slot.ts";
import { statedById } from "./stated.ts";
import { refreshStatements } from "./supersede.ts";
import type { Tx } from "../tx.ts";

/**
 * Milliseconds within which a turn counts as new. No correction comes after a new turn. An older turn may say nothing, and
 * still shows that a correction did not open its conversation.
 */
const NEW_FOR_MS = 60_000;
/** Sentences among which one that says the same is sought. It shares most words, so that it is among the first. */
const MAX_NEAR = 4;

/** The outcome of learning from a round. */
export interface Learnt {
  /** Ids of the memories that are new. */
  readonly wrote: readonly string[];
  /** Digests of the turns that were forgotten, as the user asked. */
  readonly forgot: readonly string[];
}

/** Takes in the user's statements and corrections, in the order in which they were said. */
export function learn(
  tx: Tx,
  record: Pick<ExchangeRecord, "id" | "at" | "conversation">,
  round: Pick<Round, "turn" | "saidDigest"> & Partial<Pick<Round, "said">>,
  found: readonly ExtractedStatement[],
): Learnt {
  const isNew = Date.now() - Date.parse(record.at) < NEW_FOR_MS;
  if (found.length === 0 && isNew) {
    if (!mayMark(tx.sql, record.conversation, round)) return { wrote: [], forgot: [] };
    markByRound(tx, round.turn);
    markUnnamed(tx, round.turn);
    return { wrote: [], forgot: [] };
  }
  const origin = originOf(record, round);
  const wrote: string[] = [];
  const forgot: string[] = [];
  const injection = injectionOfTurn(tx.sql, round.turn);
  found.forEach(({ extraction, embedding }, seq) => {
    if (extraction.type === "amendment" && injection) return;
    const learnt =
      extraction.type === "amendment"
        ? insertCorrection(tx, origin, seq, extraction satisfies Correction)
        : { wrote: addStatement(tx, origin, seq, { extraction, embedding }, injection, found), forgot: [] };
    wrote.push(...learnt.wrote);
    forgot.push(...learnt.forgot);
  });
  if (!injection && found.some(({ extraction }) => extraction.type === "amendment" && extraction.does === "forget")) {
    forgot.push(...deleteOrder(tx, round.turn));
  }
  refreshStatements(tx, round.turn);
  if (found.length > 0 && !injection) outdateStatements(tx, round.turn);
  if (!injection) {
    markByRound(tx, round.turn);
    markUnnamed(tx, round.turn);
  }
  const later = reapplyLater(tx, origin);
  if (found.length > 0) markPersonal(tx, round.turn);
  return { wrote: [...wrote, ...later.wrote].filter((id) => exists(tx.sql, id)), forgot: [...forgot, ...later.forgot] };
}

/**
 * Returns false if a turn that taught nothing surely marks no statement, by its words alone. Most turns are such, and those
 * read no row.
 */
function mayMark(
  sql: SqlStorage,
  conversation: string,
  { turn, said }: Pick<Round, "turn"> & Partial<Pick<Round, "said">>,
): boolean {
  const isLatest = directoryOf(sql).roundsIn(conversation).at(-1) === roundOfTurn(sql, turn);
  return said === undefined || !isLatest || sayingsOf(sql).saidIn([turn]).length > 0 || tellsAnyChange(said);
}

/**
 * Returns the ids of the memories that are new.
 * @param turnInjection why the turn's round is quarantined
 * @param found all that the turn says
 */
function addStatement(
  tx: Tx,
  origin: Origin,
  seq: number,
  { extraction, embedding }: ExtractedStatement,
  turnInjection: InjectionKind | null,
  found: readonly ExtractedStatement[],
): string[] {
  if (extraction.type === "amendment") return [];
  const injection = injectionIn(extraction, turnInjection);
  if (injection) return quarantine(tx.sql, { origin, seq, injection }, extraction, embedding);
  // A sentence in the user's own words stays so, and its line in a block says when it was said.
  const isOwn = extraction.slot.startsWith("said:") || (extraction.type === "semantic" && tellsBesides(extraction));
  const adds = !isOwn && extraction.type === "semantic" && addsToSlot(tx, origin, extraction, found);
  const isSentence = isOwn || adds;
  const statement = isSentence ? { ...extraction, value: "yes" } : resolveDates(extraction, origin.at);
  const assertion = assertionOf(origin, seq, statement, holdsFrom(statement, origin.at));
  const { type, confidence } = statement;
  const kind = statement.kind ?? (isSentence ? kindOfSlot(statement.slot) : null);
  const again = adds ? slotSaying(tx, origin, statement.text) : null;
  const slot = again ?? (isSentence ? `said:${statementKey(statement.quote)}` : statement.slot);
  return rebuildSlot(tx, slot, {
    added: { assertion, type, embedding, ...(kind && { kind }), ...(confidence !== undefined && { confidence }) },
  });
}

/**
 * Returns true if a statement gives its slot the value that it has, and says something besides. As one more assertion of the
 * slot, it would be told in the words of the first. Who is back in Oslo gives the slot another value than it has.
 */
function addsToSlot(
  tx: Tx,
  { turn, at }: Origin,
  { slot, value, text, quote }: Statement,
  found: readonly ExtractedStatement[],
): boolean {
  const said = assertionsInSlot(tx.sql, slot);
  const agreeing = said.filter((one) => reconcile(slot, one.value, value) === "same");
  if (agreeing.length === 0 || said.some((one) => one.turn === turn)) return false;
  const latest = said
    .filter((one) => one.at <= at)
    .toSorted((one, other) => one.at - other.at)
    .at(-1);
  if (latest && !agreeing.includes(latest)) return false;
  const understood = found.flatMap(({ extraction: one }) =>
    one.type === "semantic" && one.quote === quote ? `${one.slot.replaceAll(":", " ")} ${one.value}` : [],
  );
  return saysMore(text, [...agreeing.map((one) => one.text), ...understood]);
}

/**
 * Returns the slot of a sentence said before that says all that a text says. Returns null if none does. It is called for a
 * text that agrees with its slot, so that it denies nothing that the sentence states.
 */
function slotSaying(tx: Tx, { at }: Origin, text: string): string | null {
  const near = tx.workingSet.nearest(text, null, { kind: "fact", limit: MAX_NEAR });
  const said = statedById(tx.sql, near).filter(
    (one) => one.slot?.startsWith("said:") && one.valid_to === null && one.said_last <= at,
  );
  return said.find((one) => saysAll(one.text, text))?.slot ?? null;
}

/** Deletes the round of an order to forget. Statements of the same turn stay as they were understood. */
function deleteOrder(tx: Tx, turn: string): string[] {
  const round = roundIn(tx.sql, turn);
  return round ? deleteRound(tx, round) : [];
}

/** Marks a round that taught something as personal, whatever its wording. */
function markPersonal(tx: Tx, turn: string): void {
  const round = roundOfTurn(tx.sql, turn);
  const sql = sqlNaming(tx.sql, round === null ? [] : [round]);
  if (sql.exec("SELECT 1 FROM memories WHERE id = ? AND impersonal = 1", round).toArray().length === 0) return;
  const changed = sql.exec<MemoryRow>("UPDATE memories SET impersonal = 0 WHERE id = ? RETURNING *", round);
  for (const row of changed.toArray()) if (isRecallable(row)) tx.workingSet.add(row);
}

const exists = (sql: SqlStorage, id: string): boolean =>
  sqlNaming(sql, [id]).exec("SELECT 1 FROM memories WHERE id = ?", id).toArray().length > 0;
