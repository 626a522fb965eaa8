import type { ExchangeRecord, Round } from "../../ports/exchange.ts";
import type { Tx } from "../tx.ts";
import { originOf } from "./assertions.ts";
import { carryOutForget, type ForgetOutcome } from "./carry-out-forget.ts";
import { deferForget } from "./deferred-forget.ts";
import type { TurnState } from "./remember.ts";

/**
 * Carries out the orders to forget of a round, or keeps them until the vault has been read whole. Returns null if it has
 * none, or is the retry of a turn that was answered.
 */
export function forgetAsOrdered(
  tx: Tx,
  record: ExchangeRecord,
  round: Round,
  turn: TurnState,
  isHydrated: boolean,
): ForgetOutcome | null {
  if (!round.forgets || (turn === "answered" && round.retry)) return null;
  const origin = originOf(record, round);
  if (isHydrated) return carryOutForget(tx, origin, round.forgets);
  deferForget(tx, origin, round.forgets);
  return { turns: [], memories: [] };
}
