import type { SyncCursor, Part } from "../ports/cold-records.ts";

export const PARTS = ["critical", "bulk"] as const;

/** How far this storage is in sync with Redis, for one part. */
interface PartState {
  readonly cursor: SyncCursor;
  /** True once all rows of the part were read. */
  readonly hydrated: boolean;
}

const FROM_START: PartState = { cursor: { generation: "", seq: 0 }, hydrated: false };

/** Rows of the table `cold` keep the names of earlier versions. */
const STORED_NAME: Readonly<Record<Part, string>> = { critical: "near", bulk: "far" };

/** The sync state of an object. It survives a restart if the object has tables. */
export class SyncStateStore {
  /** A random name of this storage, which separates its counts from those of other deployments. */
  readonly owner: string;
  /** True if the storage had a sync state when it was opened. */
  readonly wasKept: boolean;
  private readonly sql: SqlStorage;
  private readonly hasTables: () => boolean;
  private parts: Readonly<Record<Part, PartState>>;

  constructor(sql: SqlStorage, hasTables: () => boolean) {
    this.sql = sql;
    this.hasTables = hasTables;
    const kept = loadSyncState(sql);
    this.wasKept = kept !== null;
    this.owner = kept?.get("owner") ?? crypto.randomUUID();
    this.parts = { critical: partOf(kept, "critical"), bulk: partOf(kept, "bulk") };
  }

  of(part: Part): PartState {
    return this.parts[part];
  }

  /** Writes the state into a new table. The caller has just made the object's tables. */
  save(): void {
    this.sql.exec("CREATE TABLE IF NOT EXISTS cold (name TEXT PRIMARY KEY, value TEXT NOT NULL);");
    this.sql.exec("INSERT OR REPLACE INTO cold VALUES ('owner', ?)", this.owner);
    for (const part of PARTS) this.change(part, {});
  }

  change(part: Part, change: Partial<PartState>): void {
    const changed = { ...this.parts[part], ...change };
    this.parts = { ...this.parts, [part]: changed };
    if (this.hasTables()) {
      this.sql.exec("INSERT OR REPLACE INTO cold VALUES (?, ?)", STORED_NAME[part], textOf(changed));
    }
  }

  /** Runs `write` in a transaction. If it fails, the state in memory is restored too. */
  transaction(storage: DurableObjectStorage, write: () => void): void {
    const { parts } = this;
    try {
      storage.transactionSync(write);
    } catch (error) {
      this.parts = parts;
      throw error;
    }
  }

  /** Starts the change feed again, because Redis has lost changes. */
  resetCursor(part: Part): void {
    this.change(part, { cursor: FROM_START.cursor });
  }

  /**
   * Resets the state in memory, after the tables were dropped.
   * @param hydrated true if Redis is known to hold no rows either
   */
  forget(hydrated: boolean): void {
    this.parts = { critical: { ...FROM_START, hydrated }, bulk: { ...FROM_START, hydrated } };
  }
}

/** Returns null if the storage was never replicated. */
function loadSyncState(sql: SqlStorage): Map<string, string> | null {
  const hasState = sql.exec("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'cold'").toArray().length > 0;
  if (!hasState) return null;
  const rows = sql.exec<{ name: string; value: string }>("SELECT * FROM cold").toArray();
  return new Map(rows.map(({ name, value }) => [name, value]));
}

/** The JSON of a part, with the field names of earlier versions. */
interface StoredPart {
  readonly heard: { readonly era: string; readonly seq: number };
  readonly whole: boolean;
}

function partOf(kept: Map<string, string> | null, part: Part): PartState {
  const text = kept?.get(STORED_NAME[part]);
  if (text === undefined) return FROM_START;
  const { heard, whole } = JSON.parse(text) as StoredPart;
  return { cursor: { generation: heard.era, seq: heard.seq }, hydrated: whole };
}

function textOf({ cursor, hydrated }: PartState): string {
  const stored: StoredPart = { heard: { era: cursor.generation, seq: cursor.seq }, whole: hydrated };
  return JSON.stringify(stored);
}
