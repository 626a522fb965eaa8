import type { CommitRequest } from "../ports/exchange.ts";
import type { RowCounts } from "../ports/usage.ts";
import { LATEST_ALARM } from "../runtime/alarm-tasks.ts";
import { refuseNewer } from "../runtime/object-format.ts";
import type { Revertible } from "../runtime/revertible.ts";
import { tenancyDigest, vaultName, type Scope } from "../scope.ts";
import { ASSERTIONS } from "./assertion-sql.ts";
import {
  CONTENT_TABLES,
  countRows,
  createSchema,
  type VaultOwner,
  schemaExists,
  VERSION,
  versionOf,
} from "./schema.ts";
import { loggedAnswers } from "./logged-answers.ts";
import { unfiledIn } from "./unfiled-rounds.ts";
import { upgradeVault } from "./upgrade.ts";

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

/** The tables of a vault as a whole: whether there are any, their owner, and the epoch that counts erasures. */
export class VaultStorage implements Revertible {
  private readonly storage: DurableObjectStorage;
  private hasSchema = false;
  private currentEpoch = 0;
  private erased = 0;
  private ownerRecord: VaultOwner | null = null;
  /** The size that was last told. */
  private toldBytes = 0;

  constructor(storage: DurableObjectStorage) {
    this.storage = storage;
  }

  /** Loads the vault row and returns its pending deletions. Returns null if the vault was never written to. */
  load(): Pick<VaultRow, "unscrubbed" | "tombstones"> | null {
    const { sql } = this.storage;
    this.hasSchema = schemaExists(sql);
    if (!this.hasSchema) return null;
    const version = versionOf(sql);
    refuseNewer("vault", version, VERSION);
    if (version < VERSION) this.storage.transactionSync(() => upgradeVault(sql));
    const row = sql
      .exec<VaultRow>("SELECT epoch, erased_at, unscrubbed, tombstones, name, tenancy, sealed FROM vault")
      .one();
    this.ownerRecord = { name: row.name, tenancy: row.tenancy, sealed: row.sealed === 1 };
    this.currentEpoch = row.epoch;
    this.erased = row.erased_at;
    this.toldBytes = this.bytes;
    return row;
  }

  snapshot(): () => void {
    const { hasSchema, currentEpoch, erased, ownerRecord } = this;
    return () => Object.assign(this, { hasSchema, currentEpoch, erased, ownerRecord });
  }

  /** False if the vault was never written to. */
  get hasTables(): boolean {
    return this.hasSchema;
  }

  /** Moves on with every erasure, and never falls back, even if a crash during one has left the file empty. */
  get epoch(): number {
    return this.currentEpoch;
  }

  get erasedAt(): number {
    return this.erased;
  }

  /** Records the owner in a vault of an earlier version, which did not. */
  claim(name: string, tenancy: string): void {
    if (!this.ownerRecord || this.ownerRecord.name !== "") return;
    this.ownerRecord = { ...this.ownerRecord, name, tenancy };
    this.storage.sql.exec("UPDATE vault SET name = ?, tenancy = ?", name, tenancy);
  }

  /** The owner that the vault row names. Null if there is no vault row. */
  get owner(): VaultOwner | null {
    return this.ownerRecord;
  }

  /** True for good after the tenant of the vault was deleted. */
  get isSealed(): boolean {
    return this.ownerRecord?.sealed ?? false;
  }

  /** Returns true if the user was erased since the exchange began: it may commit nothing. */
  isStale({ epoch, startedAt }: Pick<CommitRequest, "epoch" | "startedAt">): boolean {
    if (this.isSealed) return true;
    return epoch === null ? startedAt <= this.erased : epoch !== this.currentEpoch;
  }

  make(owner: VaultOwner, tombstones: string): void {
    this.ownerRecord = owner;
    createSchema(this.storage.sql, this.currentEpoch, this.erased, tombstones, owner);
    this.preallocateAlarmTable();
    this.hasSchema = true;
  }

  /** Empties the storage with `deleteAll`, which removes the journal too: single deletes would leave text in the WAL. */
  async empty(owner: VaultOwner, tombstones: string, erasedAt: number, epoch: number): Promise<void> {
    this.currentEpoch = epoch;
    this.erased = erasedAt;
    await this.storage.deleteAll();
    this.make(owner, tombstones);
  }

  /** Takes over the epoch of another deployment over the same cold tier, which has erased the user. */
  adoptEpoch(epoch: number, erasedAt: number): void {
    this.currentEpoch = epoch;
    this.erased = erasedAt;
    if (this.hasSchema) this.storage.sql.exec("UPDATE vault SET epoch = ?, erased_at = ?", epoch, erasedAt);
  }

  count(): RowCounts {
    const none = Object.fromEntries(CONTENT_TABLES.map((table) => [table, 0]));
    if (!this.hasSchema) return none;
    unfiledIn(this.storage.sql).file();
    const rows = countRows(this.storage.sql);
    const now = Date.now();
    const logged = loggedAnswers(this.storage.sql).filter(([, { expires_at }]) => expires_at > now);
    const { sayings } = this.storage.sql
      .exec<{ sayings: number }>(`SELECT count(*) AS sayings FROM ${ASSERTIONS}`)
      .one();
    return { ...none, ...rows, sayings, answers: (rows["answers"] ?? 0) + logged.length };
  }

  get bytes(): number {
    return this.hasSchema ? this.storage.sql.databaseSize : 0;
  }

  /** Returns the bytes by which the storage grew since this was last asked, or since the vault woke up. */
  takeGrowth(): number {
    const grown = this.bytes - this.toldBytes;
    this.toldBytes += grown;
    return grown;
  }

  /**
   * Has the runtime make the table in which it keeps the alarm. It makes that table when the first alarm is set. Set later,
   * the table would take a page that a deleted row has just left, which nobody can scrub. Now all pages are clean.
   */
  private preallocateAlarmTable(): void {
    void this.storage.setAlarm(LATEST_ALARM);
    void this.storage.deleteAlarm();
  }
}
