import { ProxyError } from "../http/errors.ts";
import { type Scope, vaultName } from "../scope.ts";
import type { Ports } from "../ports/ports.ts";
import type { RowCounts } from "../ports/usage.ts";
import { type Receipt, sign, subjectOf } from "./receipt.ts";

/** How often an erasure begins again, because requests of the user that were under way left something. */
const TRIES = 4;

/** One kind of what is kept about a user. */
interface Kept {
  erase(): Promise<RowCounts>;
  /** Counts anew what was kept before the erasure began. */
  count(): Promise<RowCounts>;
}

/**
 * Erases a user: first the vault, so that nothing can be recalled from it, then the shared answers that this user was
 * the first to ask for, the user's votes for proposed rules, and the grants of clients. It counts again before it
 * confirms. What the user says after the erasure began is kept. The erasure may be repeated, and finishes one that a
 * crash broke off.
 * @throws {ProxyError} `erasure_incomplete` if anything is left
 */
export async function erase(scope: Scope, ports: Ports, now: number): Promise<Receipt> {
  let removed: RowCounts = {};
  let remaining: RowCounts = {};
  for (const kept of keptAbout(scope, ports, now)) {
    const erased = await eraseWhole(kept);
    removed = { ...removed, ...erased.removed };
    remaining = { ...remaining, ...erased.remaining };
  }
  const at = new Date(now).toISOString();
  return sign({ erased: true, at, subject: subjectOf(scope), removed, remaining }, ports.deploymentSecrets);
}

function keptAbout(scope: Scope, { memory, answers, rules, grants }: Ports, now: number): Kept[] {
  const asker = vaultName(scope);
  return [
    { erase: () => memory.erase(scope, now), count: () => memory.countRows(scope, now) },
    {
      erase: rowsOf("shared_answers", () => answers.eraseAsker(scope, asker)),
      count: rowsOf("shared_answers", () => answers.countAsker(scope, asker)),
    },
    {
      erase: rowsOf("rule_votes", () => rules.forgetVoter(scope, asker)),
      count: rowsOf("rule_votes", () => rules.countVoter(scope, asker)),
    },
    {
      erase: rowsOf("grants", () => grants.eraseUser(scope)),
      count: rowsOf("grants", () => grants.countUser(scope)),
    },
  ];
}

const rowsOf = (name: string, rows: () => Promise<number>) => async (): Promise<RowCounts> => ({
  [name]: await rows(),
});

async function eraseWhole(kept: Kept): Promise<{ removed: RowCounts; remaining: RowCounts }> {
  let removed: RowCounts = {};
  for (let tries = 0; tries < TRIES; tries++) {
    removed = sum(removed, await kept.erase());
    const remaining = await kept.count();
    if (Object.values(remaining).every((rows) => rows === 0)) return { removed, remaining };
  }
  throw new ProxyError("erasure_incomplete", "Some data was left after the erasure. Send the request again.", null, {
    "x-should-retry": "true",
  });
}

const sum = (one: RowCounts, other: RowCounts): RowCounts =>
  Object.fromEntries(Object.entries(other).map(([name, rows]) => [name, rows + (one[name] ?? 0)]));
