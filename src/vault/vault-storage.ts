import type { CommitRequest } from "../ports/exchange.ts";
import type { RowCounts } from "../ports/usage.ts";
import { tenancyDigest, vaultName, type Scope } from "../scope.ts";
import {
  CONTENT_TABLES,
  countRows,
  createSchema,
  type VaultOwner,
  schemaExists,
  VERSION,
  versionOf,
} from "./schema.ts";
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

export const ownerRecordOf = (scope: Scope): VaultOwner => ({
  name: vaultName(scope),
  tenancy: tenancyDigest(scope),
  sealed: false,
});

/** The tables of a vault as a whole: whether there are any, whose they are, and since which erasure they stand. */
export class VaultStorage {
  private readonly storage: DurableObjectStorage;
  private hasSchema = false;
  private currentEpoch = 0;
  private erased = 0;
  private ownerRecord: VaultOwner | null = null;

  constructor(storage: DurableObjectStorage) {
    this.storage = storage;
  }

  /** What is owed to the forgotten; null: there is no file yet. */
  load(): Pick<VaultRow, "unscrubbed" | "tombstones"> | null {
    const { sql } = this.storage;
    this.hasSchema = schemaExists(sql);
    if (!this.hasSchema) return null;
    if (versionOf(sql) < VERSION) this.storage.transactionSync(() => upgradeVault(sql));
    const row = sql
      .exec<VaultRow>("SELECT epoch, erased_at, unscrubbed, tombstones, name, tenancy, sealed FROM vault")
      .one();
    this.ownerRecord = { name: row.name, tenancy: row.tenancy, sealed: row.sealed === 1 };
    this.currentEpoch = row.epoch;
    this.erased = row.erased_at;
    return row;
  }

  /** Returns a way back to how it stands now, for a write that fails: its tables are rolled back. */
  wayBack(): () => void {
    const { hasSchema, currentEpoch, erased, ownerRecord } = this;
    return () => Object.assign(this, { made: hasSchema, stands: currentEpoch, erased, owned: ownerRecord });
  }

  /** A vault that was never written to has no tables. */
  get hasTables(): boolean {
    return this.hasSchema;
  }

  /** Moves on with every erasure, and never falls back, even where a crash on the way has left the file empty. */
  get epoch(): number {
    return this.currentEpoch;
  }

  get erasedAt(): number {
    return this.erased;
  }

  /** Notes whose file this is, where an earlier version did not. */
  claim(name: string, tenancy: string): void {
    if (!this.ownerRecord || this.ownerRecord.name !== "") return;
    this.ownerRecord = { ...this.ownerRecord, name, tenancy };
    this.storage.sql.exec("UPDATE vault SET name = ?, tenancy = ?", name, tenancy);
  }

  /** Whose file this is, as it says itself; null: there is none yet. */
  get owner(): VaultOwner | null {
    return this.ownerRecord;
  }

  /** Sealed for good, with the tenant that it was of. */
  get isSealed(): boolean {
    return this.ownerRecord?.sealed ?? false;
  }

  /** An exchange that was opened before an erasure commits nothing after it. */
  isStale({ epoch, startedAt }: Pick<CommitRequest, "epoch" | "startedAt">): boolean {
    if (this.isSealed) return true;
    return epoch === null ? startedAt <= this.erased : epoch !== this.currentEpoch;
  }

  make(deed: VaultOwner, tombstones: string): void {
    this.ownerRecord = deed;
    createSchema(this.storage.sql, this.currentEpoch, this.erased, tombstones, deed);
    this.preallocateAlarmTable();
    this.hasSchema = true;
  }

  /** `deleteAll` removes the file's content with its journal; single deletes would leave text in the WAL. */
  async empty(deed: VaultOwner, tombstones: string, erasedAt: number, epoch: number): Promise<void> {
    this.currentEpoch = epoch;
    this.erased = erasedAt;
    await this.storage.deleteAll();
    this.make(deed, tombstones);
  }

  /** Another deployment over the same cold tier has erased. */
  adoptEpoch(epoch: number, erasedAt: number): void {
    this.currentEpoch = epoch;
    this.erased = erasedAt;
    if (this.hasSchema) this.storage.sql.exec("UPDATE vault SET epoch = ?, erased_at = ?", epoch, erasedAt);
  }

  count(): RowCounts {
    const none = Object.fromEntries(CONTENT_TABLES.map((table) => [table, 0]));
    return this.hasSchema ? { ...none, ...countRows(this.storage.sql) } : none;
  }

  get bytes(): number {
    return this.hasSchema ? this.storage.sql.databaseSize : 0;
  }

  /**
   * The runtime keeps the alarm in a table of its own, which it makes when the first one is set: on a page that something
   * forgotten has just left, and that nobody can scrub, if that comes later. Now all pages are clean.
   */
  private preallocateAlarmTable(): void {
    void this.storage.setAlarm(LATEST_ALARM);
    void this.storage.deleteAlarm();
  }
}
