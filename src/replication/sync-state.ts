import type { SyncCursor, Part } from "../ports/cold-records.ts";

export const PARTS = ["near", "far"] as const;

/** How a file stands to what lies elsewhere, for each part. */
interface PartState {
  readonly heard: SyncCursor;
  /** All that lay there has been read. */
  readonly whole: boolean;
}

const UNHEARD: PartState = { heard: { era: "", seq: 0 }, whole: false };

/** Survives the process where there are tables to keep it beside. */
export class SyncStateStore {
  /** Made up once for this storage: its counters are its own. */
  readonly owner: string;
  /** The file had heard of such a place when it was opened. */
  readonly wasKept: boolean;
  private readonly sql: SqlStorage;
  private readonly hasTables: () => boolean;
  private parts: Readonly<Record<Part, PartState>>;

  constructor(sql: SqlStorage, hasTables: () => boolean) {
    this.sql = sql;
    this.hasTables = hasTables;
    const kept = keptIn(sql);
    this.wasKept = kept !== null;
    this.owner = kept?.get("owner") ?? crypto.randomUUID();
    this.parts = { near: readPart(kept?.get("near")), far: readPart(kept?.get("far")) };
  }

  of(part: Part): PartState {
    return this.parts[part];
  }

  /** To be called when tables have just been made. */
  save(): void {
    this.sql.exec("CREATE TABLE IF NOT EXISTS cold (name TEXT PRIMARY KEY, value TEXT NOT NULL);");
    this.sql.exec("INSERT OR REPLACE INTO cold VALUES ('owner', ?)", this.owner);
    for (const part of PARTS) this.change(part, {});
  }

  change(part: Part, change: Partial<PartState>): void {
    const changed = { ...this.parts[part], ...change };
    this.parts = { ...this.parts, [part]: changed };
    if (this.hasTables()) {
      this.sql.exec("INSERT OR REPLACE INTO cold VALUES (?, ?)", part, JSON.stringify(changed));
    }
  }

  /** Writes all of it or nothing: what a failing write has heard, it has not heard in memory either. */
  transaction(storage: DurableObjectStorage, write: () => void): void {
    const { parts } = this;
    try {
      storage.transactionSync(write);
    } catch (error) {
      this.parts = parts;
      throw error;
    }
  }

  /** The service knows less than it did. */
  resetCursor(part: Part): void {
    this.change(part, { heard: UNHEARD.heard });
  }

  /** As if nothing had ever been heard; there is no file to keep it in. @param whole there is nothing to hear */
  forget(whole: boolean): void {
    const nothing = { ...UNHEARD, whole };
    this.parts = { near: nothing, far: nothing };
  }
}

function keptIn(sql: SqlStorage): Map<string, string> | null {
  if (!hasCold(sql)) return null;
  const rows = sql.exec<{ name: string; value: string }>("SELECT * FROM cold").toArray();
  return new Map(rows.map(({ name, value }) => [name, value]));
}

const hasCold = (sql: SqlStorage): boolean =>
  sql.exec("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'cold'").toArray().length > 0;

const readPart = (text: string | undefined): PartState =>
  text === undefined ? UNHEARD : (JSON.parse(text) as PartState);
