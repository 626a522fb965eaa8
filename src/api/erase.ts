import { digest } from "../digest.ts";
import { ProxyError } from "../errors.ts";
import type { Census } from "../ports.ts";
import { type Scope, vaultName } from "../scope.ts";
import type { Ports } from "../wiring.ts";

/** Proof that a user's data is gone: what was there, and what a second look found afterwards. */
export interface Receipt {
  readonly erased: true;
  readonly at: string;
  /** Stands for the user; tells nobody who it is. */
  readonly subject: string;
  readonly removed: Census;
  /** Counted afresh after the erasure; every number is 0. */
  readonly remaining: Census;
}

/**
 * Forgets a user: the vault first, so that nothing can be recalled or answered from it any more, then
 * the shared answers this user was the first to ask for. Looks again before it says so. Repeating it
 * does no harm.
 * @throws {ProxyError} `erasure_incomplete` when anything is left
 */
export async function erase(scope: Scope, { memory, answers }: Ports, now: number): Promise<Receipt> {
  const asker = vaultName(scope);
  const erased = await memory.erase(scope, now);
  const sharedAnswers = await answers.forgetAsker(scope, asker);
  const remaining = { ...(await memory.census(scope)), shared_answers: await answers.countAsker(scope, asker) };
  if (Object.values(remaining).some((count) => count > 0)) {
    throw new ProxyError("erasure_incomplete", "Something was left after the erasure. Send the request again.");
  }
  const removed = { ...erased, shared_answers: sharedAnswers };
  return { erased: true, at: new Date(now).toISOString(), subject: digest("subject", asker), removed, remaining };
}
