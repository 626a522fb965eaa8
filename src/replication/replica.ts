import { within } from "../runtime/deadline.ts";
import { log, reasonOf } from "../runtime/log.ts";
import type { ColdRecords, SyncCursor, Part, Synced } from "../ports/cold-records.ts";
import type { ReplicatedTable } from "./replicated-table.ts";
import { pendingRows, EMPTY_BATCH, hasPending } from "./pending-rows.ts";
import type { Host } from "./host.ts";
import { markPushed, type PendingRow, followTable, isRecorded, recordTable, OUTBOX_TABLE } from "./outbox.ts";
import { PARTS, SyncStateStore } from "./sync-state.ts";
import { applyRemoteRow } from "./apply-remote-row.ts";

/*
 * The rows of a tenant, a rulebook or the directory lie elsewhere besides. The object stays in front: it reads them once,
 * when its own storage is empty, before it answers; what it writes goes there from its alarm; and beside its requests it
 * listens for what other deployments have written. Loaded only where there is such a place.
 */

type Behind = Extract<Synced, { state: "behind" }>;

/** Writes gather for this long before they are carried. */
const PUSH_AFTER_MS = 2_000;
const BACKOFF_MS = 1_000;
/** The longest wait between tries: a service that is back is caught up with within a minute. */
const MAX_BACKOFF_MS = 20_000;
/** As long as somebody waits for a service that may be down, where their change is safe here. */
const PATIENCE_MS = 1_000;

export class Replica {
  private readonly storage: DurableObjectStorage;
  private readonly sql: SqlStorage;
  private readonly cold: ColdRecords;
  private readonly place: string;
  private readonly host: Host;
  private readonly syncState: SyncStateStore;
  /** When each part was last known to be as it is there. */
  private readonly heardAt: Record<Part, number> = { near: 0, far: 0 };
  private failures = 0;
  private restsUntil = 0;
  private alarmAt: number | null = null;
  /** One thing at a time goes out. */
  private busy: Promise<unknown> = Promise.resolve();
  private waiting = 0;

  constructor(storage: DurableObjectStorage, cold: ColdRecords, place: string, host: Host) {
    this.storage = storage;
    this.sql = storage.sql;
    this.cold = cold;
    this.place = place;
    this.host = host;
    this.syncState = new SyncStateStore(this.sql, host.hasTables);
    // Tables from before there was such a place: all that they hold is news there.
    if (!this.syncState.wasKept && host.hasTables()) {
      host.setOwner(this.owner);
      this.follow();
      for (const table of host.tables) recordTable(this.sql, table.name, table.key);
      this.scheduleSync();
    }
  }

  /** By which what this storage has counted is told from what others have. */
  get owner(): string {
    return this.syncState.owner;
  }

  /** Whether all that lies there is known here. */
  isHydrated(part: Part = "near"): boolean {
    return this.syncState.of(part).whole;
  }

  /** To be called when tables have just been made. */
  follow(): void {
    this.sql.exec(OUTBOX_TABLE);
    for (const table of this.host.tables) followTable(this.sql, table.name, table.key);
    this.syncState.save();
  }

  /** @throws what has to be known cannot be read */
  async hydrate(part: Part = "near"): Promise<void> {
    if (this.isHydrated(part)) return;
    await this.serially(async () => {
      if (!this.isHydrated(part)) await this.syncPart(part);
    });
  }

  /** What others have written is asked for beside what is being done, and what is due goes along. Costs nothing if that was just so. */
  pullIfStale(): void {
    const now = Date.now();
    if (now - this.heardAt.near < this.host.freshForMs || this.waiting > 0 || now < this.restsUntil) return;
    void this.pushAndPull(true);
  }

  /**
   * All that is due is there, and what others have written is known.
   * @throws it cannot be known
   */
  sync(part: Part = "near"): Promise<void> {
    this.scheduleSync();
    return this.serially(() => this.syncPart(part));
  }

  /**
   * The same, as far as it can be done in a moment: what cannot be carried now is carried later.
   * @param unlessWithinMs it was so this short a time ago
   */
  async syncWithin(part: Part = "near", unlessWithinMs = 0): Promise<void> {
    if (Date.now() - this.heardAt[part] < unlessWithinMs) return;
    await within(PATIENCE_MS, this.sync(part)).catch((error: unknown) => {
      log("warn", { event: "records_behind", reason: reasonOf(error) });
    });
  }

  /** To be called after what was written: the alarm carries it. */
  scheduleSync(): void {
    const due = this.dueAt(Date.now());
    if (due === null || (this.alarmAt !== null && this.alarmAt <= due)) return;
    this.alarmAt = due;
    void this.storage.setAlarm(due);
  }

  async onAlarm(): Promise<void> {
    this.alarmAt = null;
    await this.pushAndPull(false);
    this.scheduleSync();
  }

  /**
   * Nothing is left there, nor written again by anybody.
   * @throws it could not be told
   */
  destroy(): Promise<void> {
    return this.serially(async () => {
      await this.cold.destroy(this.place);
      await this.leave();
    });
  }

  /** Whether this row has yet to be carried. */
  hasPendingRow(table: string, key: string): boolean {
    return this.host.hasTables() && isRecorded(this.sql, table, key);
  }

  private dueAt(now: number): number | null {
    if (!this.host.hasTables()) return null;
    const isAllThere = PARTS.every((part) => this.syncState.of(part).whole && !this.isDue(part));
    if (isAllThere) return null;
    return this.failures === 0 ? now + PUSH_AFTER_MS : Math.max(now, this.restsUntil);
  }

  /** Never rejects: what could not be done is done later. */
  private pushAndPull(listens: boolean): Promise<void> {
    return this.serially(async () => {
      try {
        for (const part of PARTS) {
          if (!this.isHydrated(part) || this.isDue(part) || (listens && part === "near")) await this.syncPart(part);
        }
        this.failures = 0;
      } catch (error) {
        this.failures += 1;
        this.restsUntil = Date.now() + Math.min(MAX_BACKOFF_MS, BACKOFF_MS * 2 ** this.failures);
        log("warn", { event: "records_behind", reason: reasonOf(error), count: this.failures });
        this.scheduleSync();
      }
    });
  }

  private async syncPart(part: Part): Promise<void> {
    const touched = new Set<string>();
    for (;;) {
      const { due, rows } = this.host.hasTables() ? pendingRows(this.sql, this.tablesOf(part)) : EMPTY_BATCH;
      const told = await this.cold.sync(this.place, part, this.syncState.of(part).heard, rows);
      if (told.state === "gone") return this.leave();
      if (told.state === "lost") this.pushAll(part);
      if (told.state === "kept") this.saveCursor(part, told.heard, due);
      if (told.state === "behind") this.applyRemote(part, told, touched);
      const isDone = told.state === "kept" || (told.state === "behind" && !told.more);
      if (isDone && !this.isDue(part)) break;
    }
    this.heardAt[part] = Date.now();
    if (!this.host.hasTables() && this.host.remembersNothing) this.makeTables();
    await this.host.onPulled(touched);
  }

  /** The service knows less than it did: everything that is here is news there. */
  private pushAll(part: Part): void {
    this.syncState.resetCursor(part);
    if (!this.host.hasTables()) return;
    for (const table of this.tablesOf(part)) recordTable(this.sql, table.name, table.key);
  }

  private saveCursor(part: Part, heard: SyncCursor, due: readonly PendingRow[]): void {
    this.syncState.transaction(this.storage, () => {
      if (due.length > 0) markPushed(this.sql, due);
      this.syncState.change(part, { heard, whole: true });
    });
  }

  private applyRemote(part: Part, told: Behind, touched: Set<string>): void {
    if (!this.host.hasTables()) this.makeTables();
    this.syncState.transaction(this.storage, () => {
      for (const row of told.rows) {
        const table = applyRemoteRow(this.sql, this.host, row);
        if (table !== null) touched.add(table);
      }
      this.syncState.change(part, { heard: told.heard, whole: this.syncState.of(part).whole || !told.more });
    });
  }

  private makeTables(): void {
    this.host.makeTables();
    this.follow();
  }

  private async leave(): Promise<void> {
    this.syncState.forget(false);
    this.alarmAt = null;
    await this.host.onDestroyed();
    this.syncState.forget(true);
  }

  private tablesOf(part: Part): ReplicatedTable[] {
    return this.host.tables.filter((table) => table.part === part);
  }

  private isDue(part: Part): boolean {
    return this.host.hasTables() && hasPending(this.sql, this.tablesOf(part));
  }

  private serially<T>(work: () => Promise<T>): Promise<T> {
    this.waiting += 1;
    const done = this.busy.then(work, work).finally(() => (this.waiting -= 1));
    this.busy = done.catch(() => {});
    return done;
  }
}
