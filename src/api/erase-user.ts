import { ProxyError } from "../http/errors.ts";
import { type Scope, vaultName } from "../scope.ts";
import type { Ports } from "../ports/ports.ts";
import type { RowCounts } from "../ports/usage.ts";
import { type Receipt, sign, subjectOf } from "./receipt.ts";

/** How often an erasure begins again, because the user went on talking while it looked. */
const TRIES = 4;

/**
 * Erases a user: first the vault, so that nothing can be recalled from it, then the shared answers that this user was
 * the first to ask for, the user's votes for proposed rules, and the grants of clients. It counts again before it
 * confirms. It may be repeated, and finishes an erasure that a crash broke off.
 * @throws {ProxyError} `erasure_incomplete` if anything is left
 */
export async function erase(scope: Scope, ports: Ports, now: number): Promise<Receipt> {
  let removed: RowCounts = {};
  for (let tries = 0; tries < TRIES; tries++) {
    removed = sum(removed, await remove(scope, ports, now));
    const remaining = await count(scope, ports);
    if (Object.values(remaining).some((rows) => rows > 0)) continue;
    const at = new Date(now).toISOString();
    return sign({ erased: true, at, subject: subjectOf(scope), removed, remaining }, ports.deploymentSecrets);
  }
  throw new ProxyError("erasure_incomplete", "Some data was left after the erasure. Send the request again.", null, {
    "x-should-retry": "true",
  });
}

async function remove(scope: Scope, { memory, answers, rules, grants }: Ports, now: number): Promise<RowCounts> {
  const asker = vaultName(scope);
  return {
    ...(await memory.erase(scope, now)),
    shared_answers: await answers.eraseAsker(scope, asker),
    rule_votes: await rules.forgetVoter(scope, asker),
    grants: await grants.eraseUser(scope),
  };
}

async function count(scope: Scope, { memory, answers, rules, grants }: Ports): Promise<RowCounts> {
  const asker = vaultName(scope);
  return {
    ...(await memory.countRows(scope)),
    shared_answers: await answers.countAsker(scope, asker),
    rule_votes: await rules.countVoter(scope, asker),
    grants: await grants.countUser(scope),
  };
}

const sum = (one: RowCounts, other: RowCounts): RowCounts =>
  Object.fromEntries(Object.entries(other).map(([name, rows]) => [name, rows + (one[name] ?? 0)]));
