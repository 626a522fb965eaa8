import type { Round } from "../../ports/exchange.ts";
import type { ForgottenTurns } from "../../ports/portable.ts";
import { livePages, scrub } from "./scrub.ts";
import { type ErasedTurn, layForErased, Tombstones } from "./tombstones.ts";
import type { VaultFile } from "../vault-storage.ts";

/** A scrubbing that a crash broke off is done again after this long. */
const SCRUB_AGAIN_MS = 2_000;

/**
 * What a vault still has to do with what was forgotten in it: its bytes are to leave the disk, and its turns are not to
 * come back. What is owed is written with the forgetting, so that a crash leaves nothing undone.
 */
export class Forgotten {
  private readonly storage: DurableObjectStorage;
  private readonly file: VaultFile;
  /** Something is due that was not before. */
  private readonly schedule: () => void;
  private tombstones = new Tombstones("");
  /** Forgettings whose bytes may still be on disk, and the scrubbing that is at work on them. */
  private unscrubbed = 0;
  private scrubbing: Promise<void> | null = null;

  constructor(storage: DurableObjectStorage, file: VaultFile, schedule: () => void) {
    this.storage = storage;
    this.file = file;
    this.schedule = schedule;
  }

  load(row: { readonly unscrubbed: number; readonly tombstones: string }): void {
    this.unscrubbed = row.unscrubbed;
    this.tombstones = new Tombstones(row.tombstones);
  }

  /** Returns a way back to how it stands now, for a write that fails. Marks may be many: where there is a file, it knows them. */
  wayBack(): () => void {
    const { unscrubbed } = this;
    const unfiled = this.file.hasTables ? null : this.tombstonesAsText();
    return () => this.load({ unscrubbed, tombstones: unfiled ?? this.kept() });
  }

  covers(round: Pick<Round, "turn" | "retry">): boolean {
    return this.tombstones.covers(round);
  }

  /** @param turns that were forgotten with what they said: none, then nothing was */
  bury(turns: readonly string[], now: number): void {
    if (turns.length > 0) this.leaveNothing(turns, now);
  }

  /** The turns, where there were any, are not to come back, and nothing of what was forgotten is to stay on disk. */
  leaveNothing(turns: readonly string[], now: number): void {
    this.unscrubbed += 1;
    this.storage.sql.exec("UPDATE vault SET unscrubbed = ?", this.unscrubbed);
    this.notePeak();
    this.tombstones.lay(turns, now);
    this.keep();
    this.schedule();
  }

  /** How large the file was while it held what is forgotten. */
  notePeak(): void {
    const { sql } = this.storage;
    sql.exec("UPDATE vault SET peak = max(peak, ?1), pages = max(pages, ?1)", livePages(sql));
  }

  /** Of an erased user every turn is marked, as soon as it is known. */
  layForErased(erased: readonly ErasedTurn[], now: number): void {
    layForErased(this.tombstones, erased, now);
    if (this.file.hasTables) this.keep();
  }

  /** The file is empty: nothing is left to scrub. */
  isEmptied(): void {
    this.unscrubbed = 0;
  }

  /** Nothing is to be recognised any more. */
  forgetTombstones(): void {
    this.tombstones = new Tombstones("");
  }

  /** @returns how many of these were news */
  take(others: readonly ForgottenTurns[]): number {
    const news = others.filter((one) => this.tombstones.take(one)).length;
    if (news > 0 && this.file.hasTables) this.keep();
    return news;
  }

  /** As the cold tier has them. @returns whether any were news */
  takeTombstones(stored: string): boolean {
    return this.take(new Tombstones(stored).told()) > 0;
  }

  told(): ForgottenTurns[] {
    return this.tombstones.told();
  }

  removeOldTombstones(now: number): void {
    if (this.tombstones.removeOld(now)) this.keep();
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

  private keep(): void {
    this.storage.sql.exec("UPDATE vault SET tombstones = ?", this.tombstones.toText());
  }

  private async scrub(): Promise<void> {
    const { unscrubbed } = this;
    const epoch = this.file.epoch;
    await scrub(this.storage, () => this.file.epoch !== epoch);
    if (this.file.epoch !== epoch) return;
    this.unscrubbed -= unscrubbed;
    this.storage.sql.exec("UPDATE vault SET unscrubbed = ?", this.unscrubbed);
  }
}
