import type { Round } from "../../ports/exchange.ts";
import type { ForgottenTurns } from "../../ports/portable.ts";
import { livePages, scrub } from "./scrub.ts";
import { type ErasedTurn, addErased, Tombstones } from "./tombstones.ts";
import type { VaultStorage } from "../vault-storage.ts";

/** A scrubbing that a crash broke off is done again after this long. */
const SCRUB_AGAIN_MS = 2_000;

/**
 * What a vault still has to do with what was forgotten in it: its bytes are to leave the disk, and its turns are not to
 * come back. What is owed is written with the forgetting, so that a crash leaves nothing undone.
 */
export class PendingDeletions {
  private readonly storage: DurableObjectStorage;
  private readonly vaultStorage: VaultStorage;
  /** Something is due that was not before. */
  private readonly schedule: () => void;
  private tombstones = new Tombstones("");
  /** Forgettings whose bytes may still be on disk, and the scrubbing that is at work on them. */
  private unscrubbed = 0;
  private scrubbing: Promise<void> | null = null;

  constructor(storage: DurableObjectStorage, file: VaultStorage, schedule: () => void) {
    this.storage = storage;
    this.vaultStorage = file;
    this.schedule = schedule;
  }

  load(row: { readonly unscrubbed: number; readonly tombstones: string }): void {
    this.unscrubbed = row.unscrubbed;
    this.tombstones = new Tombstones(row.tombstones);
  }

  /** Returns a way back to how it stands now, for a write that fails. Marks may be many: where there is a file, it knows them. */
  wayBack(): () => void {
    const { unscrubbed } = this;
    const unfiled = this.vaultStorage.hasTables ? null : this.tombstonesAsText();
    return () => this.load({ unscrubbed, tombstones: unfiled ?? this.kept() });
  }

  isForgotten(round: Pick<Round, "turn" | "retry">): boolean {
    return this.tombstones.has(round);
  }

  /** @param turns that were forgotten with what they said: none, then nothing was */
  recordForgotten(turns: readonly string[], now: number): void {
    if (turns.length > 0) this.requireScrub(turns, now);
  }

  /** The turns, where there were any, are not to come back, and nothing of what was forgotten is to stay on disk. */
  requireScrub(turns: readonly string[], now: number): void {
    this.unscrubbed += 1;
    this.storage.sql.exec("UPDATE vault SET unscrubbed = ?", this.unscrubbed);
    this.recordPeak();
    this.tombstones.add(turns, now);
    this.save();
    this.schedule();
  }

  /** How large the file was while it held what is forgotten. */
  recordPeak(): void {
    const { sql } = this.storage;
    sql.exec("UPDATE vault SET peak = max(peak, ?1), pages = max(pages, ?1)", livePages(sql));
  }

  /** Of an erased user every turn is marked, as soon as it is known. */
  markErased(erased: readonly ErasedTurn[], now: number): void {
    addErased(this.tombstones, erased, now);
    if (this.vaultStorage.hasTables) this.save();
  }

  /** The file is empty: nothing is left to scrub. */
  storageEmptied(): void {
    this.unscrubbed = 0;
  }

  /** Nothing is to be recognised any more. */
  forgetTombstones(): void {
    this.tombstones = new Tombstones("");
  }

  /** @returns how many of these were news */
  merge(others: readonly ForgottenTurns[]): number {
    const news = others.filter((one) => this.tombstones.merge(one)).length;
    if (news > 0 && this.vaultStorage.hasTables) this.save();
    return news;
  }

  /** As the cold tier has them. @returns whether any were news */
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

  /** Resolves when nothing of what was forgotten until now is on disk. Forgettings that wait share a scrubbing. */
  async scrubbed(): Promise<void> {
    while (this.unscrubbed > 0) {
      this.scrubbing ??= this.scrub().finally(() => (this.scrubbing = null));
      await this.scrubbing;
    }
  }

  /** When something is due; null: nothing is. */
  dueAt(now: number): (number | null)[] {
    return [this.unscrubbed > 0 ? now + SCRUB_AGAIN_MS : null, this.tombstones.nextRemoval()];
  }

  private kept(): string {
    return this.storage.sql.exec<{ tombstones: string }>("SELECT tombstones FROM vault").one().tombstones;
  }

  private save(): void {
    this.storage.sql.exec("UPDATE vault SET tombstones = ?", this.tombstones.toText());
  }

  private async scrub(): Promise<void> {
    const { unscrubbed } = this;
    const epoch = this.vaultStorage.epoch;
    await scrub(this.storage, () => this.vaultStorage.epoch !== epoch);
    if (this.vaultStorage.epoch !== epoch) return;
    this.unscrubbed -= unscrubbed;
    this.storage.sql.exec("UPDATE vault SET unscrubbed = ?", this.unscrubbed);
  }
}
