import type { BeginRequest, BeginResult } from "../ports/exchange.ts";
import type { Scope } from "../scope.ts";
import { normalForms } from "../cache/normal-form/lazy-normal-form.ts";
import { conditionsOf, findPrivateAnswer } from "./private-answers.ts";
import { profileIn } from "./profile.ts";
import { buildBlock, NO_BLOCK } from "./recall/build-block.ts";
import type { VaultAccess } from "./vault-access.ts";
import type { VaultParts } from "./vault-parts.ts";

/**
 * Begins an exchange: recalls what its block holds and looks for a cached answer. It writes nothing, because the runtime
 * holds a reply back until all writes are on disk.
 */
export async function begin(
  vault: VaultParts,
  access: VaultAccess,
  scope: Scope,
  request: BeginRequest,
): Promise<BeginResult> {
  const { storage, replication, tx, sql, ports } = vault;
  if (request.lookup && !normalForms.loaded) await normalForms.tryLoad();
  await access.hydrateForQuery(scope, request.recall ? request : { ...request, query: "", embedding: null });
  vault.exchanges.begin(Date.now());
  access.assertOwner(scope);
  // A strict write that waits in the queue has not been answered, so that nobody counts on it yet.
  if (ports.durability === "relaxed") vault.writes.flush();
  const { epoch } = storage;
  if (!storage.hasTables) return { epoch, ...NO_BLOCK, answer: null, remembers: !replication.isHydrated, since: null };
  const remembers =
    !replication.isHydrated || tx.workingSet.remembersBesides(request.visible) || profileIn(sql).length > 0;
  const built = buildBlock(tx, request, ports.budgetTokens, replication);
  vault.backfill.noteQuestion(scope, request.embedding !== null);
  const ids = [...built.profile, ...built.injected.map(({ id }) => id)];
  const since = request.advises ? tx.workingSet.lastStated(request.visible) : null;
  const answer = request.lookup && findPrivateAnswer(sql, request.lookup, conditionsOf(ids, since));
  return { epoch, ...built, answer, remembers, since };
}
