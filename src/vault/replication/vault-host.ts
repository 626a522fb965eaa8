import type { VaultPorts } from "../../ports/ports.ts";
import type { PendingDeletions } from "../deletion/pending-deletions.ts";
import { carryOutDeferred } from "../facts/deferred-forget.ts";
import { deleteTurn } from "../facts/delete-memory.ts";
import { outdateSlots } from "../facts/outdate-statements.ts";
import { rebuildSlot } from "../facts/rebuild-slot.ts";
import type { OwnerGuard } from "../owner-guard.ts";
import type { WorkingSetLoader } from "../recall/working-set-loader.ts";
import { isRecallable, rowsById } from "../rows.ts";
import type { VaultOwner } from "../schema.ts";
import type { Tx } from "../tx.ts";
import type { VaultStorage } from "../vault-storage.ts";
import type { Host } from "./host.ts";
import { turnsRecorded } from "./outbox.ts";

/** The parts of a vault that its replica works with. */
interface Vault {
  readonly ports: Pick<VaultPorts, "tenants" | "patienceMs">;
  readonly storage: VaultStorage;
  readonly owner: OwnerGuard;
  readonly tx: Tx;
  readonly workingSet: WorkingSetLoader;
  readonly deletions: PendingDeletions;
  readonly transaction: (write: () => void) => void;
  ensureTables(owner: VaultOwner): void;
  empty(now: number, owner: VaultOwner, epoch: number): Promise<void>;
}

/** Returns a vault as its replica sees it. */
export function vaultHost(vault: Vault): Host {
  const { storage, deletions, tx, workingSet } = vault;
  return {
    place: () => vault.owner.record,
    epoch: () => storage.epoch,
    hasTables: () => storage.hasTables,
    makeTables: () => {
      const owner = vault.owner.record;
      if (owner) vault.ensureTables(owner);
    },
    setEpoch: (epoch, erasedAt) => storage.adoptEpoch(epoch, erasedAt),
    wipe: async (epoch, erasedAt) => {
      if (storage.owner) await vault.empty(erasedAt, storage.owner, epoch);
    },
    applyTombstones: (stored) => applyRemoteTombstones(vault, stored),
    markErased: (turns, now) => deletions.markErased(turns, now),
    requireScrub: () => deletions.requireScrub([], Date.now()),
    write: (change) => vault.transaction(change),
    loadIntoWorkingSet: (ids) => {
      for (const row of rowsById(tx.sql, ids).values()) if (isRecallable(row)) workingSet.loaded?.add(row);
    },
    invalidateWorkingSet: () => workingSet.invalidate(),
    rebuildSlots: (slots) => {
      for (const slot of slots) rebuildSlot(tx, slot, { merged: true });
      outdateSlots(tx, slots);
    },
    carryOutDeferred: () => {
      vault.transaction(() => {
        const turns = carryOutDeferred(tx);
        if (!turns) return;
        deletions.recordPeak();
        deletions.requireScrub(turns, Date.now());
      });
    },
    // In platform mode the proxy asks the tenant before the vault.
    hasWaited: vault.ports.tenants !== null,
    patienceMs: vault.ports.patienceMs,
  };
}

/** Deletes turns that were forgotten in another deployment, and were said again to this vault before it could know. */
function applyRemoteTombstones({ deletions, storage, tx, transaction }: Vault, stored: string): void {
  if (!deletions.mergeStored(stored) || !storage.hasTables) return;
  const again = turnsRecorded(tx.sql).filter((turn) => deletions.isForgotten({ turn, retry: false }));
  if (again.length === 0) return;
  transaction(() => {
    deletions.recordPeak();
    const turns = again.flatMap((turn) => deleteTurn(tx, turn));
    deletions.requireScrub(turns, Date.now());
  });
}
