import type { ColdRecords, SyncCursor, Part, Synced } from "../ports/cold-records.ts";
import { applyRemoteRow } from "./apply-remote-row.ts";
import type { Host } from "./host.ts";
import {
  markPushed,
  type PendingRow,
  followTable,
  isFollowed,
  isRecorded,
  recordTable,
  OUTBOX_TABLE,
} from "./outbox.ts";
import { pendingRows, EMPTY_BATCH, hasPending } from "./pending-rows.ts";
import type { ReplicatedTable } from "./replicated-table.ts";
import { PARTS, SyncStateStore } from "./sync-state.ts";

type Behind = Extract<Synced, { state: "behind" }>;

/** Pushes and pulls the rows of one part at a time. The replica decides when. */
export class PartSync {
  /** When each part was last in sync with Redis, in milliseconds since the epoch. */
  readonly syncedAt: Record<Part, number> = { critical: 0, bulk: 0 };
  readonly state: SyncStateStore;
  private readonly storage: DurableObjectStorage;
  private readonly sql: SqlStorage;
  private readonly cold: ColdRecords;
  private readonly place: string;
  private readonly host: Host;
  /** Called after the rows were destroyed, before the object is emptied. */
  private readonly onDestroyed: () => void;

  constructor(storage: DurableObjectStorage, cold: ColdRecords, place: string, host: Host, onDestroyed: () => void) {
    this.storage = storage;
    this.sql = storage.sql;
    this.cold = cold;
    this.place = place;
    this.host = host;
    this.onDestroyed = onDestroyed;
    this.state = new SyncStateStore(this.sql, host.hasTables);
  }

  /** Records every change of the object's tables from now on. The tables have just been made. */
  follow(): void {
    this.sql.exec(OUTBOX_TABLE);
    for (const table of this.host.tables) followTable(this.sql, table.name, table.key);
    this.state.save();
  }

  /** Records the changes of tables that this version has and the one before had not, from their first row on. */
  followNew(): void {
    for (const table of this.host.tables) {
      if (isFollowed(this.sql, table.name)) continue;
      followTable(this.sql, table.name, table.key);
      recordTable(this.sql, table.name, table.key);
    }
  }

  /** Queues all rows, of tables that were made without a cold tier. */
  followExisting(): void {
    this.host.setOwner(this.state.owner);
    this.follow();
    for (const table of this.host.tables) recordTable(this.sql, table.name, table.key);
  }

  isHydrated(part: Part): boolean {
    return this.state.of(part).hydrated;
  }

  hasPending(part: Part): boolean {
    return this.host.hasTables() && hasPending(this.sql, this.tablesOf(part));
  }

  /** Returns true if this row was changed since it was last pushed. */
  hasPendingRow(table: string, key: string): boolean {
    return this.host.hasTables() && isRecorded(this.sql, table, key);
  }

  /** Returns true if a part has rows to push or to read. */
  isBehind(): boolean {
    return this.host.hasTables() && PARTS.some((part) => !this.isHydrated(part) || this.hasPending(part));
  }

  /**
   * Pushes all pending rows of a part and reads all rows of other deployments.
   * @throws if Redis cannot be reached
   */
  async sync(part: Part): Promise<void> {
    const touched = new Set<string>();
    for (;;) {
      const { pending, rows } = this.host.hasTables() ? pendingRows(this.sql, this.tablesOf(part)) : EMPTY_BATCH;
      const result = await this.cold.sync(this.place, part, this.state.of(part).cursor, rows);
      if (result.state === "gone") return this.leave();
      if (result.state === "lost") this.pushAll(part);
      if (result.state === "kept") this.saveCursor(part, result.cursor, pending);
      if (result.state === "behind") this.applyRemote(part, result, touched);
      const isDone = result.state === "kept" || (result.state === "behind" && !result.more);
      if (isDone && !this.hasPending(part)) break;
    }
    this.syncedAt[part] = Date.now();
    if (!this.host.hasTables() && this.host.remembersNothing) this.makeTables();
    await this.host.onPulled(touched);
  }

  /**
   * Destroys the rows in Redis and then the object.
   * @throws if Redis cannot be reached
   */
  async destroy(): Promise<void> {
    await this.cold.destroy(this.place);
    await this.leave();
  }

  private async leave(): Promise<void> {
    this.state.forget(false);
    this.onDestroyed();
    await this.host.onDestroyed();
    this.state.forget(true);
  }

  /** Queues every row, because Redis has lost changes. */
  private pushAll(part: Part): void {
    this.state.resetCursor(part);
    if (!this.host.hasTables()) return;
    for (const table of this.tablesOf(part)) recordTable(this.sql, table.name, table.key);
  }

  private saveCursor(part: Part, cursor: SyncCursor, pushed: readonly PendingRow[]): void {
    this.state.transaction(this.storage, () => {
      if (pushed.length > 0) markPushed(this.sql, pushed);
      this.state.change(part, { cursor, hydrated: true });
    });
  }

  private applyRemote(part: Part, { cursor, rows, more }: Behind, touched: Set<string>): void {
    if (!this.host.hasTables()) this.makeTables();
    this.state.transaction(this.storage, () => {
      for (const row of rows) {
        const table = applyRemoteRow(this.sql, this.host, row);
        if (table !== null) touched.add(table);
      }
      this.state.change(part, { cursor, hydrated: this.isHydrated(part) || !more });
    });
  }

  private makeTables(): void {
    this.host.makeTables();
    this.follow();
  }

  private tablesOf(part: Part): ReplicatedTable[] {
    return this.host.tables.filter((table) => table.part === part);
  }
}
