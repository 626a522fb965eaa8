/** How far the answers are in sync with Redis. */
interface SyncState {
  /** The object's own name, which an alarm may not be told. Empty until a request has told it. */
  readonly place: string;
  /** The invalidations of Redis up to this one are applied. */
  readonly epoch: number;
  /** True once the answers in Redis were read. */
  readonly hydrated: boolean;
}

/** The JSON of the state, with the field names of earlier versions. */
interface StoredState {
  readonly place: string;
  readonly epoch: number;
  readonly whole: boolean;
}

/** The sync state of the answers, in memory and in their file. */
export class SyncStateStore {
  private readonly sql: SqlStorage;
  private state: SyncState;
  /** True once the file holds the state. */
  private stored: boolean;

  constructor(sql: SqlStorage, place: string) {
    this.sql = sql;
    const stored = loadSyncState(sql);
    this.stored = stored !== null;
    this.state = stored ?? { place, epoch: 0, hydrated: false };
  }

  get isStored(): boolean {
    return this.stored;
  }

  get epoch(): number {
    return this.state.epoch;
  }

  get hydrated(): boolean {
    return this.state.hydrated;
  }

  /** @throws if the object's name is not known */
  get place(): string {
    if (this.state.place === "") throw new Error("the object's name is unknown: no stored state and no request yet");
    return this.state.place;
  }

  save(change: Partial<SyncState> = {}): void {
    this.state = { ...this.state, ...change };
    this.stored = true;
    const { place, epoch, hydrated: whole } = this.state;
    const value: StoredState = { place, epoch, whole };
    this.sql.exec("INSERT OR REPLACE INTO state (name, value) VALUES ('cold', ?)", JSON.stringify(value));
  }
}

function loadSyncState(sql: SqlStorage): SyncState | null {
  const row = sql.exec<{ value: string }>("SELECT value FROM state WHERE name = 'cold'").toArray()[0];
  if (!row) return null;
  const { place, epoch, whole: hydrated } = JSON.parse(row.value) as StoredState;
  return { place, epoch, hydrated };
}
