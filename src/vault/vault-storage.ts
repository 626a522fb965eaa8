import type { Closing } from "../ports/exchange.ts";
import type { Census } from "../ports/memory-store.ts";
import { tenancyDigest, vaultName, type Scope } from "../scope.ts";
import { CONTENT_TABLES, countRows, createSchema, type Deed, hasSchema, VERSION, versionOf } from "./schema.ts";
import { upgradeVault } from "./upgrade.ts";

/** The runtime takes no alarm after 2189; one that rings too early is set again. */
export const LATEST_ALARM = Date.UTC(2189, 0);

interface VaultRow extends Record<string, SqlStorageValue> {
  epoch: number;
  erased_at: number;
  unscrubbed: number;
  tombstones: string;
  name: string;
  tenancy: string;
  sealed: number;
}

export const deedOf = (scope: Scope): Deed => ({
  name: vaultName(scope),
  tenancy: tenancyDigest(scope),
  sealed: false,
});

/** The tables of a vault as a whole: whether there are any, whose they are, and since which erasure they stand. */
export class VaultFile {
  private readonly storage: DurableObjectStorage;
  private made = false;
  private stands = 0;
  private erased = 0;
  private owned: Deed | null = null;

  constructor(storage: DurableObjectStorage) {
    this.storage = storage;
  }

  /** What is owed to the forgotten; null: there is no file yet. */
  load(): Pick<VaultRow, "unscrubbed" | "tombstones"> | null {
    const { sql } = this.storage;
    this.made = hasSchema(sql);
    if (!this.made) return null;
    if (versionOf(sql) < VERSION) this.storage.transactionSync(() => upgradeVault(sql));
    const row = sql
      .exec<VaultRow>("SELECT epoch, erased_at, unscrubbed, tombstones, name, tenancy, sealed FROM vault")
      .one();
    this.owned = { name: row.name, tenancy: row.tenancy, sealed: row.sealed === 1 };
    this.stands = row.epoch;
    this.erased = row.erased_at;
    return row;
  }

  /** Returns a way back to how it stands now, for a write that fails: its tables are rolled back. */
  wayBack(): () => void {
    const { made, stands, erased, owned } = this;
    return () => Object.assign(this, { made, stands, erased, owned });
  }

  /** A vault that was never written to has no tables. */
  get hasTables(): boolean {
    return this.made;
  }

  /** Moves on with every erasure, and never falls back, even where a crash on the way has left the file empty. */
  get epoch(): number {
    return this.stands;
  }

  get erasedAt(): number {
    return this.erased;
  }

  /** Notes whose file this is, where an earlier version did not. */
  claim(name: string, tenancy: string): void {
    if (!this.owned || this.owned.name !== "") return;
    this.owned = { ...this.owned, name, tenancy };
    this.storage.sql.exec("UPDATE vault SET name = ?, tenancy = ?", name, tenancy);
  }

  /** Whose file this is, as it says itself; null: there is none yet. */
  get deed(): Deed | null {
    return this.owned;
  }

  /** Sealed for good, with the tenant that it was of. */
  get isSealed(): boolean {
    return this.owned?.sealed ?? false;
  }

  /** An exchange that was opened before an erasure commits nothing after it. */
  isStale({ epoch, startedAt }: Pick<Closing, "epoch" | "startedAt">): boolean {
    if (this.isSealed) return true;
    return epoch === null ? startedAt <= this.erased : epoch !== this.stands;
  }

  make(deed: Deed, tombstones: string): void {
    this.owned = deed;
    createSchema(this.storage.sql, this.stands, this.erased, tombstones, deed);
    this.claimAlarmPage();
    this.made = true;
  }

  /** `deleteAll` removes the file's content with its journal; single deletes would leave text in the WAL. */
  async empty(deed: Deed, tombstones: string, erasedAt: number, epoch: number): Promise<void> {
    this.stands = epoch;
    this.erased = erasedAt;
    await this.storage.deleteAll();
    this.make(deed, tombstones);
  }

  /** Another deployment over the same cold tier has erased. */
  moveTo(epoch: number, erasedAt: number): void {
    this.stands = epoch;
    this.erased = erasedAt;
    if (this.made) this.storage.sql.exec("UPDATE vault SET epoch = ?, erased_at = ?", epoch, erasedAt);
  }

  count(): Census {
    const none = Object.fromEntries(CONTENT_TABLES.map((table) => [table, 0]));
    return this.made ? { ...none, ...countRows(this.storage.sql) } : none;
  }

  get bytes(): number {
    return this.made ? this.storage.sql.databaseSize : 0;
  }

  /**
   * The runtime keeps the alarm in a table of its own, which it makes when the first one is set: on a page that something
   * forgotten has just left, and that nobody can scrub, if that comes later. Now all pages are clean.
   */
  private claimAlarmPage(): void {
    void this.storage.setAlarm(LATEST_ALARM);
    void this.storage.deleteAlarm();
  }
}
