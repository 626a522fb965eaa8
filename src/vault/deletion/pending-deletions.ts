import type { Round } from "../../ports/exchange.ts";
import type { ForgottenTurns } from "../../ports/portable.ts";
import type { Revertible } from "../../runtime/revertible.ts";
import type { RoundLog } from "../log/round-log.ts";
import type { VaultStorage } from "../vault-storage.ts";
import { livePages, scrub } from "./scrub.ts";
import { addErased, type ErasedTurn } from "./erased-turns.ts";
import { Tombstones } from "./tombstones.ts";

/** Milliseconds after which the alarm scrubs, should nobody have done so. A crash may have interrupted a scrubbing. */
const SCRUB_AFTER_MS = 2_000;

/**
 * The deletions of a vault that are not complete: their bytes must leave the disk, and their turns must not come back.
 * Both are written with the deletion itself, so that a crash leaves nothing undone.
 */
export class PendingDeletions implements Revertible {
  private readonly storage: DurableObjectStorage;
  private readonly vaultStorage: VaultStorage;
  private readonly log: RoundLog;
  /** Sets the alarm, because something is due that was not before. */
  private readonly schedule: () => void;
  private tombstones = new Tombstones("");
  /** Deletions whose bytes may still be on disk, and the scrubbing that is at work on them. */
  private unscrubbed = 0;
  private scrubbing: Promise<void> | null = null;
  private scrubAt = 0;

  constructor(storage: DurableObjectStorage, vaultStorage: VaultStorage, log: RoundLog, schedule: () => void) {
    this.storage = storage;
    this.log = log;
    this.vaultStorage = vaultStorage;
    this.schedule = schedule;
  }

  /** Takes over the vault row. A scrubbing that an earlier process left undone is due at once. */
  load(row: { readonly unscrubbed: number; readonly tombstones: string }): void {
    this.unscrubbed = row.unscrubbed;
    this.tombstones = new Tombstones(row.tombstones);
    this.scrubAt = 0;
  }

  /** Reads tombstones back from the vault row: they may be many. A vault without tables keeps a copy. */
  snapshot(): () => void {
    const { unscrubbed, scrubAt } = this;
    const copy = this.vaultStorage.hasTables ? null : this.tombstonesAsText();
    return () => {
      this.load({ unscrubbed, tombstones: copy ?? this.savedTombstones() });
      this.scrubAt = scrubAt;
    };
  }

  isForgotten(round: Pick<Round, "turn" | "retry">): boolean {
    return this.tombstones.has(round);
  }

  /** Records turns that were deleted with what they said. Without turns nothing was deleted. */
  recordForgotten(turns: readonly string[], now: number): void {
    if (turns.length > 0) this.requireScrub(turns, now);
  }

  /** Bars the turns from coming back, if there are any, and has the bytes of deleted rows scrubbed. */
  requireScrub(turns: readonly string[], now: number): void {
    if (this.unscrubbed === 0) this.scrubAt = now + SCRUB_AFTER_MS;
    this.unscrubbed += 1;
    this.storage.sql.exec("UPDATE vault SET unscrubbed = ?", this.unscrubbed);
    this.recordPeak();
    this.log.sweep();
    this.tombstones.add(turns, now);
    this.save();
    this.schedule();
  }

  /** Records how large the file was while it held the deleted rows. */
  recordPeak(): void {
    const { sql } = this.storage;
    sql.exec("UPDATE vault SET peak = max(peak, ?1), pages = max(pages, ?1)", livePages(sql));
  }

  /** Adds tombstones for the turns of a user who is erased. */
  markErased(erased: readonly ErasedTurn[], now: number): void {
    addErased(this.tombstones, erased, now);
    if (this.vaultStorage.hasTables) this.save();
  }

  /** Drops the need to scrub, because the storage is empty. */
  storageEmptied(): void {
    this.unscrubbed = 0;
  }

  /** Drops all tombstones: this vault recognises no turn any more. */
  forgetTombstones(): void {
    this.tombstones = new Tombstones("");
  }

  /** Takes over tombstones of another vault. Returns how many of the sets were new. */
  merge(others: readonly ForgottenTurns[]): number {
    const news = others.filter((one) => this.tombstones.merge(one)).length;
    if (news > 0 && this.vaultStorage.hasTables) this.save();
    return news;
  }

  /** Takes over tombstones as the cold tier stores them. Returns whether any were new. */
  mergeStored(stored: string): boolean {
    return this.merge(new Tombstones(stored).toExport()) > 0;
  }

  toExport(): ForgottenTurns[] {
    return this.tombstones.toExport();
  }

  removeOldTombstones(now: number): void {
    if (this.tombstones.removeOld(now)) this.save();
  }

  tombstonesAsText(): string {
    return this.tombstones.toText();
  }

  /** Resolves when no bytes of what was deleted until now are on disk. Deletions that wait share a scrubbing. */
  async scrubbed(): Promise<void> {
    while (this.unscrubbed > 0) {
      this.scrubbing ??= this.scrub().finally(() => (this.scrubbing = null));
      await this.scrubbing;
    }
  }

  /** Returns null if all bytes of deleted rows are gone. */
  get nextScrub(): number | null {
    return this.unscrubbed > 0 ? this.scrubAt : null;
  }

  get nextTombstoneRemoval(): number | null {
    return this.tombstones.nextRemoval();
  }

  private savedTombstones(): string {
    return this.storage.sql.exec<{ tombstones: string }>("SELECT tombstones FROM vault").one().tombstones;
  }

  private save(): void {
    this.storage.sql.exec("UPDATE vault SET tombstones = ?", this.tombstones.toText());
  }

  /** Scrubs the deletions of now. An erasure on the way leaves nothing to scrub. */
  private async scrub(): Promise<void> {
    const { unscrubbed } = this;
    const epoch = this.vaultStorage.epoch;
    this.storage.transactionSync(() => {
      this.recordPeak();
      this.log.sweep();
    });
    await scrub(this.storage, () => this.vaultStorage.epoch !== epoch);
    if (this.vaultStorage.epoch !== epoch) return;
    this.unscrubbed -= unscrubbed;
    this.scrubAt = 0;
    this.storage.sql.exec("UPDATE vault SET unscrubbed = ?", this.unscrubbed);
  }
}
