import { ProxyError } from "../http/errors.ts";
import { type Scope, vaultName } from "../scope.ts";
import type { Ports } from "../ports/ports.ts";
import { type Receipt, sign, subjectOf } from "./receipt.ts";

/**
 * Forgets a user: the vault first, so that nothing can be recalled or answered from it any more, then
 * the shared answers this user was the first to ask for and their part in proposed rules. Looks again before it says so. Repeating it
 * does no harm, and finishes what a crash broke off.
 * @throws {ProxyError} `erasure_incomplete` when anything is left
 */
export async function erase(
  scope: Scope,
  { memory, answers, rules, deploymentSecrets }: Ports,
  now: number,
): Promise<Receipt> {
  const asker = vaultName(scope);
  const erased = await memory.erase(scope, now);
  const sharedAnswers = await answers.eraseAsker(scope, asker);
  const votes = await rules.forgetVoter(scope, asker);
  const remaining = {
    ...(await memory.countRows(scope)),
    shared_answers: await answers.countAsker(scope, asker),
    rule_votes: await rules.countVoter(scope, asker),
  };
  if (Object.values(remaining).some((count) => count > 0)) {
    throw new ProxyError("erasure_incomplete", "Something was left after the erasure. Send the request again.", null, {
      "x-should-retry": "true",
    });
  }
  const removed = { ...erased, shared_answers: sharedAnswers, rule_votes: votes };
  const at = new Date(now).toISOString();
  return sign({ erased: true, at, subject: subjectOf(scope), removed, remaining }, deploymentSecrets);
}
