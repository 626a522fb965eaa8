import { resolveDates, holdsFrom } from "../../memory/resolve-dates.ts";
import type { InjectionKind } from "../../memory/prompt-injection.ts";
import type { Correction } from "../../ports/memory.ts";
import type { ExchangeRecord, Round } from "../../ports/exchange.ts";
import { reapplyLater, insertCorrection } from "./corrections.ts";
import type { ExtractedStatement } from "./analyze-round.ts";
import { deleteRound } from "./revise.ts";
import { isRecallable, type MemoryRow } from "../rows.ts";
import { orderIn, orderOfTurn, quarantine } from "./quarantine.ts";
import { type Origin, originOf, assertionOf } from "./assertions.ts";
import { rebuildSlot } from "./rebuild-slot.ts";
import type { WorkingSet } from "../recall/working-set.ts";

/**
 * Milliseconds. What is heard of as it is said has nothing after it to amend; what is heard of later and says nothing
 * still shows that a correction did not open its conversation.
 */
const AT_ONCE = 60_000;

export interface Learnt {
  /** Ids of the memories that are new. */
  readonly wrote: readonly string[];
  /** Digests of the turns that were forgotten, as the user asked. */
  readonly forgot: readonly string[];
}

/**
 * Takes in what the user said about themselves, in the order it was said in: what is new, what is the same again, what
 * takes the place of something; and what amends something said before.
 */
export function learn(
  sql: SqlStorage,
  shelf: WorkingSet,
  record: Pick<ExchangeRecord, "id" | "at" | "conversation">,
  round: Pick<Round, "turn" | "saidDigest">,
  found: readonly ExtractedStatement[],
): Learnt {
  const heardAtOnce = Date.now() - Date.parse(record.at) < AT_ONCE;
  if (found.length === 0 && heardAtOnce) return { wrote: [], forgot: [] };
  const origin = originOf(record, round);
  const wrote: string[] = [];
  const forgot: string[] = [];
  const turnsOrder = orderOfTurn(sql, round.turn);
  found.forEach(({ saying, embedding }, seq) => {
    if (saying.type === "amendment" && turnsOrder) return;
    const learnt =
      saying.type === "amendment"
        ? insertCorrection(sql, shelf, origin, seq, saying satisfies Correction)
        : { wrote: state(sql, shelf, origin, seq, { saying, embedding }, turnsOrder), forgot: [] };
    wrote.push(...learnt.wrote);
    forgot.push(...learnt.forgot);
  });
  if (!turnsOrder && found.some(({ saying }) => saying.type === "amendment" && saying.does === "forget")) {
    forgot.push(...forgetOrder(sql, shelf, round.turn));
  }
  const later = reapplyLater(sql, shelf, origin);
  if (found.length > 0) markPersonal(sql, shelf, round.turn);
  return { wrote: [...wrote, ...later.wrote].filter((id) => exists(sql, id)), forgot: [...forgot, ...later.forgot] };
}

function state(
  sql: SqlStorage,
  shelf: WorkingSet,
  origin: Origin,
  seq: number,
  { saying, embedding }: ExtractedStatement,
  turnsOrder: InjectionKind | null,
): string[] {
  if (saying.type === "amendment") return [];
  const order = orderIn(saying, turnsOrder);
  if (order) return quarantine(sql, { origin, seq, order }, saying, embedding);
  const statement = resolveDates(saying, origin.at);
  const kept = assertionOf(origin, seq, statement, holdsFrom(statement, origin.at));
  return rebuildSlot(sql, shelf, statement.slot, { saying: kept, type: statement.type, embedding });
}

/** An order to forget is done and not kept: what else was said with it stays as it was understood. */
function forgetOrder(sql: SqlStorage, shelf: WorkingSet, turn: string): string[] {
  const rounds = sql.exec<MemoryRow>("SELECT * FROM memories WHERE turn = ?", turn).toArray();
  return rounds.flatMap((round) => deleteRound(sql, shelf, round));
}

/** A round that taught something is about the user, whatever its wording. */
function markPersonal(sql: SqlStorage, shelf: WorkingSet, turn: string): void {
  const changed = sql.exec<MemoryRow>(
    "UPDATE memories SET impersonal = 0 WHERE turn = ? AND impersonal = 1 RETURNING *",
    turn,
  );
  for (const row of changed.toArray()) if (isRecallable(row)) shelf.add(row);
}

const exists = (sql: SqlStorage, id: string): boolean =>
  sql.exec("SELECT 1 FROM memories WHERE id = ?", id).toArray().length > 0;
