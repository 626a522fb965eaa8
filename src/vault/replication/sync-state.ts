/** How far a reading has come. */
export interface Reading {
  /** What to ask for next; null: it has yet to begin. */
  readonly after: string | null;
  /** The edition of what has been read so far; null: nothing has. */
  readonly edition: number | null;
}

/** How a vault and its cold tier stand, kept in the vault's own table. */
export interface SyncState {
  /** Made up once for this storage: where another writes to the same rows, each finds out. */
  readonly owner: string;
  /** What is here is all there is. */
  readonly whole: boolean;
  /** Some of what lies there is here, and not all. */
  readonly partial: boolean;
  /** Rows and vectors that are to be read from there; null: none are. A vault that is whole may have to read again. */
  readonly rows: Reading | null;
  readonly vectors: Reading | null;
  /** An erasure has yet to reach the cold tier. */
  readonly eraseDue: boolean;
  /** It is of rows that have not been read: their turns are to be marked before they go. */
  readonly marksDue: boolean;
  /** After an erasure: vectors that were under way may have arrived since. */
  readonly sweepDue: boolean;
}

/** From the start. */
export const FROM_START: Reading = { after: null, edition: null };

/** Survives the process where there are tables to keep it in. */
export class SyncStateStore {
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

  /** Returns a way back to how it stands now, for a write that fails. */
  wayBack(): () => void {
    const { state } = this;
    return () => void (this.state = state);
  }

  change(change: Partial<SyncState>): void {
    this.state = { ...this.state, ...change };
    if (this.hasTables()) this.sql.exec("UPDATE vault SET cold = ?", JSON.stringify(this.state));
  }
}

/** Null: no cold tier was ever heard of. */
export function loadSyncState(sql: SqlStorage): SyncState | null {
  const { cold } = sql.exec<{ cold: string | null }>("SELECT cold FROM vault").one();
  return cold === null ? null : (JSON.parse(cold) as SyncState);
}
