import { ProxyError } from "../http/errors.ts";
import { type Scope, vaultName } from "../scope.ts";
import type { Ports } from "../ports/ports.ts";
import { type Receipt, sign, subjectOf } from "./receipt.ts";

/**
 * Erases a user: first the vault, so that nothing can be recalled from it, then the shared answers that this user was
 * the first to ask for, the user's votes for proposed rules, and the grants of clients. It counts again before it confirms. It may be
 * repeated, and finishes an erasure that a crash broke off.
 * @throws {ProxyError} `erasure_incomplete` if anything is left
 */
export async function erase(
  scope: Scope,
  { memory, answers, rules, grants, deploymentSecrets }: Ports,
  now: number,
): Promise<Receipt> {
  const asker = vaultName(scope);
  const erased = await memory.erase(scope, now);
  const sharedAnswers = await answers.eraseAsker(scope, asker);
  const votes = await rules.forgetVoter(scope, asker);
  const granted = await grants.eraseUser(scope);
  const remaining = {
    ...(await memory.countRows(scope)),
    shared_answers: await answers.countAsker(scope, asker),
    rule_votes: await rules.countVoter(scope, asker),
    grants: await grants.countUser(scope),
  };
  if (Object.values(remaining).some((count) => count > 0)) {
    throw new ProxyError("erasure_incomplete", "Some data was left after the erasure. Send the request again.", null, {
      "x-should-retry": "true",
    });
  }
  const removed = { ...erased, shared_answers: sharedAnswers, rule_votes: votes, grants: granted };
  const at = new Date(now).toISOString();
  return sign({ erased: true, at, subject: subjectOf(scope), removed, remaining }, deploymentSecrets);
}
