import type { Revertible } from "../../runtime/revertible.ts";

/** Progress of a read of the cold tier, page by page. */
export interface Reading {
  /** The cursor of the next page. Null before the first. */
  readonly after: string | null;
  /** The revision of the pages that were read so far. Null before the first. */
  readonly edition: number | null;
}

/** The state of a vault against its cold tier, kept as JSON in the vault row: the field names are stored. */
export interface SyncState {
  /** Random, made once for this storage. Another storage that writes the same rows is recognised by its own. */
  readonly owner: string;
  /** True if this vault holds all rows of its user. */
  readonly whole: boolean;
  /** True if this vault holds some rows of the cold tier, but not all. */
  readonly partial: boolean;
  /** Rows that are still to be read from the cold tier. Null if none are. A hydrated vault may have to read again. */
  readonly rows: Reading | null;
  /** Vectors that are still to be read from the cold tier. Null if none are. */
  readonly vectors: Reading | null;
  /** True if an erasure has not reached the cold tier. */
  readonly eraseDue: boolean;
  /** True if that erasure removes rows which were never read: their turns get tombstones first. */
  readonly marksDue: boolean;
  /** True after an erasure, because vectors that were under way may have arrived since. */
  readonly sweepDue: boolean;
}

export const FROM_START: Reading = { after: null, edition: null };

/** Holds the sync state in memory, and in the vault row if there are tables. */
export class SyncStateStore implements Revertible {
  private readonly sql: SqlStorage;
  private readonly hasTables: () => boolean;
  private state: SyncState;

  constructor(sql: SqlStorage, hasTables: () => boolean) {
    this.sql = sql;
    this.hasTables = hasTables;
    this.state = (hasTables() ? loadSyncState(sql) : null) ?? {
      owner: crypto.randomUUID(),
      whole: false,
      partial: false,
      rows: FROM_START,
      vectors: null,
      eraseDue: false,
      marksDue: false,
      sweepDue: false,
    };
  }

  get now(): SyncState {
    return this.state;
  }

  snapshot(): () => void {
    const { state } = this;
    return () => void (this.state = state);
  }

  change(change: Partial<SyncState>): void {
    this.state = { ...this.state, ...change };
    if (this.hasTables()) this.sql.exec("UPDATE vault SET cold = ?", JSON.stringify(this.state));
  }
}

/** Returns null if this vault never had a cold tier. */
export function loadSyncState(sql: SqlStorage): SyncState | null {
  const { cold } = sql.exec<{ cold: string | null }>("SELECT cold FROM vault").one();
  return cold === null ? null : (JSON.parse(cold) as SyncState);
}
