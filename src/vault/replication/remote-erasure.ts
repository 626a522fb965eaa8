import type { ColdTier, VaultPlace } from "../../ports/cold-tier.ts";
import type { RowCounts } from "../../ports/usage.ts";
import type { Host } from "./host.ts";
import type { SyncStateStore } from "./sync-state.ts";

/** Vectors that were under way during an erasure arrive within this time. */
const SWEEP_AFTER_MS = 60_000;

/** Brings erasures of a vault to the cold tier. */
export class RemoteErasure {
  private readonly cold: ColdTier;
  private readonly host: Host;
  private readonly syncState: SyncStateStore;
  /** Adds tombstones for all turns of the cold tier. */
  private readonly addTombstones: (place: VaultPlace, now: number) => Promise<void>;
  /** When to sweep. Null: with the next push. */
  private sweepAt: number | null = null;

  constructor(
    cold: ColdTier,
    host: Host,
    syncState: SyncStateStore,
    addTombstones: (place: VaultPlace, now: number) => Promise<void>,
  ) {
    this.cold = cold;
    this.host = host;
    this.syncState = syncState;
    this.addTombstones = addTombstones;
  }

  get nextSweep(): number | null {
    return this.sweepAt;
  }

  async erase(place: VaultPlace, now: number): Promise<void> {
    if (!this.syncState.now.eraseDue) return;
    if (this.syncState.now.marksDue) await this.addTombstones(place, now);
    const writer = { epoch: this.host.epoch(), owner: this.syncState.now.owner };
    const epoch = await this.cold.erase(place, writer, now);
    this.host.setEpoch(epoch, now);
    this.syncState.change({ eraseDue: false, marksDue: false, sweepDue: true });
    this.sweepAt = now + SWEEP_AFTER_MS;
  }

  /** Returns the rows that were in the cold tier, by table. */
  async eraseAndCount(place: VaultPlace, now: number): Promise<RowCounts> {
    const removed = await this.cold.countRows(place);
    await this.erase(place, now);
    return removed;
  }

  /** Erases late. If another deployment erased the user since, what was said in this vault between the two goes as well. */
  async eraseLate(place: VaultPlace): Promise<void> {
    const { epoch, erasedAt } = await this.cold.rows(place, "", null);
    if (epoch > this.host.epoch()) await this.host.wipe(epoch, erasedAt);
    await this.erase(place, Date.now());
  }

  /** Removes vectors that arrived after the erasure. */
  async sweep(place: VaultPlace): Promise<void> {
    if (!this.syncState.now.sweepDue || (this.sweepAt !== null && this.sweepAt > Date.now())) return;
    await this.cold.sweep(place, this.host.epoch());
    this.sweepAt = null;
    this.syncState.change({ sweepDue: false });
  }
}
