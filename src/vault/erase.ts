import type { RowCounts } from "../ports/usage.ts";
import type { Scope, Tenancy } from "../scope.ts";
import { turnsIn } from "./deletion/erased-turns.ts";
import type { VaultAccess } from "./vault-access.ts";
import type { VaultParts } from "./vault-parts.ts";
import { ownerRecordOf } from "./vault-storage.ts";

/** Erases a user. It leaves the new epoch, and tombstones by which resent turns are recognised. Returns what it removed. */
export async function erase(vault: VaultParts, access: VaultAccess, scope: Scope, now: number): Promise<RowCounts> {
  const { storage, deletions } = vault;
  access.assertOwner(scope);
  vault.flushWrites();
  await vault.instructionReport.settled();
  if (!(await access.registerWithTenant(scope))) return storage.count();
  const removed = storage.count();
  if (storage.hasTables) deletions.markErased(turnsIn(vault.sql, !vault.replication.isHydrated), now);
  await vault.empty(now, ownerRecordOf(scope));
  return { ...removed, ...(await eraseColdTier(vault, now)) };
}

/**
 * Erases a user of a deleted tenant, and seals the vault. The caller knows only its name, so the vault checks its own
 * owner.
 */
export async function eraseOfTenant(
  vault: VaultParts,
  tenancy: Tenancy,
  name: string,
  now: number,
): Promise<{ removed: RowCounts; remaining: RowCounts }> {
  const { storage } = vault;
  const digest = vault.owner.assertTenancy(tenancy, name);
  await vault.instructionReport.settled();
  vault.flushWrites();
  const removed = storage.count();
  vault.deletions.forgetTombstones();
  await vault.empty(now, { name, tenancy: digest, sealed: true });
  const removedFromColdTier = await eraseColdTier(vault, now);
  return {
    removed: { ...removed, ...removedFromColdTier },
    remaining: { ...storage.count(), ...(await vault.replication.census()) },
  };
}

/**
 * Counts the rows that an erasure had to remove. A vault that was emptied then takes no exchange that began earlier, so
 * rows in it were said later, and their copies in the cold tier as well.
 */
export async function countRowsOfBefore({ storage, replication }: VaultParts, erasedAt: number): Promise<RowCounts> {
  const rows = storage.count();
  const isTalking = storage.erasedAt >= erasedAt && Object.values(rows).some((count) => count > 0);
  return isTalking
    ? Object.fromEntries(Object.keys(rows).map((table) => [table, 0]))
    : { ...rows, ...(await replication.census()) };
}

async function eraseColdTier(vault: VaultParts, now: number): Promise<RowCounts> {
  const removed = await vault.replication.erase(now);
  if (vault.replication.isOn) vault.schedule();
  return removed;
}
