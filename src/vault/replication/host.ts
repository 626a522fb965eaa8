import type { VaultPlace } from "../../ports/cold-tier.ts";
import type { ErasedTurn } from "../deletion/erased-turns.ts";

/** The vault, as its replica knows it. */
export interface Host {
  /** Returns null if no request has named the owner yet. */
  readonly place: () => VaultPlace | null;
  readonly epoch: () => number;
  /** Sets the epoch that the vault is in from now on. */
  readonly setEpoch: (epoch: number, erasedAt: number) => void;
  /** Deletes all rows, because the user was erased in another deployment. */
  readonly wipe: (epoch: number, erasedAt: number) => Promise<void>;
  readonly makeTables: () => void;
  readonly hasTables: () => boolean;
  /** Runs a change in one transaction. */
  readonly write: (change: () => void) => void;
  /** Adds those of the memories that may be recalled to the working set. */
  readonly loadIntoWorkingSet: (ids: readonly string[]) => void;
  /** Drops all that was derived from rows. */
  readonly invalidateWorkingSet: () => void;
  /** Rebuilds slots in which rows of two vaults have met: of what is in one slot the latest goes on holding. */
  readonly rebuildSlots: (slots: readonly string[]) => void;
  /** Carries out orders to forget that waited until all rows were read. */
  readonly carryOutDeferred: () => void;
  readonly applyTombstones: (stored: string) => void;
  /** Adds tombstones for the turns of an erased user. */
  readonly markErased: (turns: readonly ErasedTurn[], now: number) => void;
  /** Has the bytes of deleted memories scrubbed. */
  readonly requireScrub: () => void;
  /** True if a caller may have waited for the cold tier before they reach this vault. */
  readonly hasWaited: boolean;
  /** How long an answer waits for vectors before it goes by words. */
  readonly patienceMs: number;
}
