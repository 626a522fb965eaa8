import type { BeginRequest, BeginResult } from "../ports/exchange.ts";
import type { Scope } from "../scope.ts";
import { normalForms } from "../cache/normal-form/lazy-normal-form.ts";
import { conditionsOf } from "./logged-answers.ts";
import { findPrivateAnswer } from "./private-answers.ts";
import { profileIn } from "./profile.ts";
import { mayHoldForgetOrder } from "../memory/forget-order/may-hold-forget-order.ts";
import { lazyModule } from "../runtime/lazy-module.ts";
import { buildBlock, NO_BLOCK } from "./recall/build-block.ts";
import { noticeLine, unclearForget } from "./recall/notices.ts";
import { shortDigest } from "./short-digest.ts";
import type { Tx } from "./tx.ts";
import type { VaultAccess } from "./vault-access.ts";
import type { VaultParts } from "./vault-parts.ts";

const forgetRequests = lazyModule(() => import("./recall/unclear-forget.ts"));

/**
 * Begins an exchange: recalls what its block holds and looks for a cached answer. It writes nothing of its own, because the
 * runtime holds a reply back until all writes are on disk. With `DURABILITY=relaxed` it writes the commits that wait first.
 */
export async function begin(
  vault: VaultParts,
  access: VaultAccess,
  scope: Scope,
  given: BeginRequest,
): Promise<BeginResult> {
  const request = { ...given, visible: given.visible.map(shortDigest) };
  const { storage, replication, sql, ports } = vault;
  if (request.lookup && !normalForms.loaded) await normalForms.tryLoad();
  const forgets = request.recall && mayHoldForgetOrder(request.query) ? await forgetRequests.tryLoad() : null;
  await access.hydrateForQuery(scope, request.recall ? request : { ...request, query: "", embedding: null });
  vault.exchanges.begin(Date.now());
  access.assertOwner(scope);
  // A strict write that waits in the queue has not been answered, so that nobody counts on it yet.
  if (ports.durability === "relaxed") vault.writes.flush();
  const { epoch } = storage;
  if (!storage.hasTables) return { epoch, ...NO_BLOCK, answer: null, remembers: !replication.isHydrated, since: null };
  const tx = forgets ? vault.tx : txFor(vault, request.visible);
  const remembers =
    !replication.isHydrated || tx.workingSet.remembersBesides(request.visible) || profileIn(sql).length > 0;
  // A vault that was not read whole does not know what the user means.
  const asks =
    replication.isHydrated &&
    request.continuesTurn !== true &&
    (forgets?.isUnclearForget(tx, request.query, request.now) ?? false);
  const built = buildBlock(tx, request, ports.budgetTokens, asks ? noticeLine(unclearForget(request.now)) : null);
  vault.keepAwake();
  vault.backfill.noteQuestion(scope, request.embedding !== null);
  const ids = [...built.profile, ...built.injected.map(({ id }) => id)];
  const since = request.advises ? tx.workingSet.lastStated(request.visible) : null;
  const answer = request.lookup && findPrivateAnswer(sql, request.lookup, conditionsOf(ids, { since }));
  return { epoch, ...built, answer, remembers, since };
}

/** Returns what answers a question: all that is remembered, or its newest part if the vault has just woken up. */
function txFor({ tx, workingSet, replication, ports }: VaultParts, visible: readonly string[]): Tx {
  const recent = replication.isHydrated ? workingSet.recent(ports.patienceMs) : null;
  // An answer of the cache depends on the last statement, so that it must be among them.
  return recent !== null && recent.workingSet.lastStated(visible) !== null ? recent : tx;
}
