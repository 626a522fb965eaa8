import type { ColdRows, ColdTier, VaultPlace } from "../../ports/cold-tier.ts";
import { RemoteTurns } from "../deletion/erased-turns.ts";
import type { Host } from "./host.ts";
import { dropUnchanged, dropUnseen, recordAll, slotsOf } from "./outbox.ts";
import { type HydrationQuery, readPartially } from "./partial-read.ts";
import { rowId, withShortDigests } from "./replicated-rows.ts";
import { RowImport } from "./row-import.ts";
import { type SyncStateStore, FROM_START } from "./sync-state.ts";

/** How often a read begins anew because another vault writes meanwhile, before it gives up. */
const MAX_RESTARTS = 3;

/**
 * Brings the rows of the cold tier into a vault. A caller who waits gets a partial read of two calls at most. The alarm
 * reads the rest page by page, and keeps each page when it has come.
 */
export class Hydrator {
  private readonly sql: SqlStorage;
  private readonly cold: ColdTier;
  private readonly host: Host;
  private readonly syncState: SyncStateStore;
  private readonly rowImport: RowImport;
  /** Brings an erasure to the cold tier. */
  private readonly erase: (place: VaultPlace, now: number) => Promise<void>;
  private reading: Promise<void> | null = null;
  /** Ids of the rows that a hydrated vault meets while it reads again. It deletes its others: another vault has. */
  private seen: Set<string> | null = null;

  constructor(
    sql: SqlStorage,
    cold: ColdTier,
    host: Host,
    syncState: SyncStateStore,
    erase: (place: VaultPlace, now: number) => Promise<void>,
  ) {
    this.sql = sql;
    this.cold = cold;
    this.host = host;
    this.syncState = syncState;
    this.rowImport = new RowImport(sql, host, syncState);
    this.erase = erase;
  }

  /** The read of all rows that is at work. Null if none is. */
  get underWay(): Promise<void> | null {
    return this.reading;
  }

  /** Reads as much as an answer needs. */
  async readPartial(place: VaultPlace, query: HydrationQuery): Promise<void> {
    const epoch = this.host.epoch();
    const { hasWaited, patienceMs } = this.host;
    const reader = { cold: this.cold, owner: this.syncState.now.owner, hasWaited, patienceMs };
    const { found, near } = await readPartially(reader, place, query);
    if (this.syncState.now.whole) return;
    // The user was erased during the read, so that it found rows of before.
    if (epoch !== this.host.epoch()) return this.readPartial(place, query);
    if (!(await this.adoptRemoteEpoch(place, found))) return this.readPartial(place, query);
    if (found.tombstones !== "") this.host.applyTombstones(found.tombstones);
    this.isSameRevision(found.revision);
    this.host.loadIntoWorkingSet(this.rowImport.add(found.rows, near));
    if (found.whole) return this.finish();
    this.reconcile(false);
    const { partial, rows } = this.syncState.now;
    // Without news the state stays as it is: a change of it would make the read of all rows begin its page again.
    if (partial && rows?.edition === found.revision) return;
    this.syncState.change({ partial: true, rows: { after: rows?.after ?? null, edition: found.revision } });
  }

  /** Reads all rows that are still to be read. It goes on where an earlier read stopped. */
  readRows(place: VaultPlace): Promise<void> {
    return (this.reading ??= this.readPages(place).finally(() => (this.reading = null)));
  }

  async readVectors(place: VaultPlace): Promise<void> {
    for (let { vectors } = this.syncState.now; vectors; { vectors } = this.syncState.now) {
      const epoch = this.host.epoch();
      const page = await this.cold.vectors(place, epoch, vectors.after);
      if (epoch !== this.host.epoch()) continue;
      if (!(await this.rowImport.addInBatches("vectors", vectors, [], page.vectors))) continue;
      this.syncState.change({ vectors: page.next === null ? null : { after: page.next, edition: null } });
      if (page.next === null) this.host.invalidateWorkingSet();
    }
  }

  /** Adds tombstones for the turns of rows that are about to be erased in the cold tier and were never read. */
  async addTombstonesForAll(place: VaultPlace, now: number): Promise<void> {
    const turns = new RemoteTurns();
    for (let after: string | null = null; ;) {
      const page: ColdRows = await this.cold.rows(place, "", after);
      if (after === null && page.tombstones !== "") this.host.applyTombstones(page.tombstones);
      turns.add(page.rows);
      if (page.next === null) break;
      after = page.next;
    }
    this.host.markErased(turns.erased(), now);
  }

  private async readPages(place: VaultPlace): Promise<void> {
    let restarts = 0;
    for (let { rows } = this.syncState.now; rows; { rows } = this.syncState.now) {
      const epoch = this.host.epoch();
      const page = await this.cold.rows(place, this.syncState.now.owner, rows.after);
      // The user was erased meanwhile, or a partial read has found that it has all rows.
      if (epoch !== this.host.epoch() || this.syncState.now.rows === null) continue;
      const isFirst = rows.after === null;
      if (isFirst && !(await this.adoptRemoteEpoch(place, page))) continue;
      const isSameEpoch = isFirst || page.epoch === this.host.epoch();
      if (!isSameEpoch) this.syncState.change({ rows: FROM_START });
      if (!isSameEpoch || (!this.isSameRevision(page.revision) && !isFirst)) {
        restarts += 1;
        if (restarts > MAX_RESTARTS) throw new Error("another vault writes while it is read");
        continue;
      }
      if (isFirst && page.tombstones !== "") this.host.applyTombstones(page.tombstones);
      const { now } = this.syncState;
      if (now.whole && !this.recordSeen(page, isFirst)) continue;
      if (!now.rows || !(await this.rowImport.addInBatches("rows", now.rows, page.rows, []))) continue;
      if (page.next === null) return this.finish();
      this.syncState.change({ partial: !now.whole, rows: { after: page.next, edition: page.revision } });
    }
  }

  /** Returns false if an earlier process saw the pages before this one: the read then begins anew. */
  private recordSeen({ rows, isKnown }: ColdRows, isFirst: boolean): boolean {
    if (isFirst) this.seen = new Set();
    if (!this.seen) this.syncState.change({ rows: FROM_START });
    for (const row of rows) this.seen?.add(rowId(withShortDigests(row)));
    // Nobody has deleted rows that the service has lost: they are pushed once more.
    if (isFirst && !isKnown && this.host.hasTables()) this.host.write(() => recordAll(this.sql));
    return this.seen !== null;
  }

  /**
   * Compares epochs. If the cold tier is ahead, the rows of this vault were erased. If it is behind and holds rows, those
   * were erased and must be deleted.
   * @returns whether the page may be used
   */
  private async adoptRemoteEpoch(
    place: VaultPlace,
    { epoch, erasedAt, rows }: Pick<ColdRows, "epoch" | "erasedAt" | "rows">,
  ): Promise<boolean> {
    if (epoch < this.host.epoch() && rows.length > 0) {
      this.syncState.change({ eraseDue: true });
      await this.erase(place, Date.now());
      return false;
    }
    if (epoch <= this.host.epoch()) return true;
    if (this.hasRowsFrom(erasedAt)) await this.wipe(epoch, erasedAt);
    else this.host.setEpoch(epoch, erasedAt);
    return true;
  }

  /** Returns whether this vault holds rows of before the erasure. A vault that was not hydrated keeps what was said after. */
  private hasRowsFrom(erasedAt: number): boolean {
    if (!this.host.hasTables()) return false;
    if (this.syncState.now.whole) return true;
    return this.sql.exec("SELECT 1 FROM memories WHERE created_at <= ? LIMIT 1", erasedAt).toArray().length > 0;
  }

  private async wipe(epoch: number, erasedAt: number): Promise<void> {
    await this.host.wipe(epoch, erasedAt);
    const nothingDue = { eraseDue: false, marksDue: false };
    this.syncState.change({ whole: false, partial: false, rows: FROM_START, vectors: null, ...nothingDue });
  }

  /**
   * Returns whether the page goes with those read before. If another vault has written since, the rows that came from the
   * cold tier go, because some of them may be deleted by now.
   */
  private isSameRevision(revision: number): boolean {
    const { rows, whole } = this.syncState.now;
    if (!rows || rows.edition === null || rows.edition === revision) return true;
    if (!whole) this.host.write(() => dropUnchanged(this.sql));
    this.syncState.change({ rows: FROM_START });
    this.host.invalidateWorkingSet();
    return false;
  }

  /** Ends a read of all rows. */
  private finish(): void {
    const { whole: isAgain } = this.syncState.now;
    if (isAgain && this.seen && this.host.hasTables()) this.dropUnseen(this.seen);
    this.seen = null;
    this.syncState.change({
      whole: true,
      partial: false,
      rows: null,
      vectors: this.host.hasTables() ? FROM_START : null,
    });
    this.host.invalidateWorkingSet();
    this.reconcile(isAgain);
  }

  private dropUnseen(seen: ReadonlySet<string>): void {
    this.host.write(() => {
      if (dropUnseen(this.sql, seen)) this.host.requireScrub();
    });
  }

  /** Rebuilds the slots that were changed in this vault since the last push, or after a second read all slots. */
  private reconcile(all: boolean): void {
    const slots = this.host.hasTables() ? slotsOf(this.sql, all) : [];
    if (slots.length > 0) this.host.rebuildSlots(slots);
    if (this.host.hasTables()) this.host.carryOutDeferred();
  }
}
