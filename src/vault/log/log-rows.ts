import { LOG_TABLE } from "./log-tables.ts";

/** Rows that stay. The alarm frees them before they run out, unless many chats come within a second. */
export const RING = 64;
export const SLOTS: readonly number[] = Array.from({ length: RING }, (_, i) => i + 1);
/** Bytes of a row that stays: it fills its page, and needs no other. */
export const PIECE = 4_040;
/** Other rows that are deleted one by one. Dropping the table is dearer for few and writes no row for each of many. */
const FEW = 64;

/** A row of `log` without its bytes. */
export interface LogRow {
  readonly slot: number;
  readonly n: number;
  readonly piece: number;
}

/** The rows of `log`, as SQL reads and writes them. */
export class LogRows {
  private readonly sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.sql = sql;
  }

  /** Returns all rows, by the numbers of their entries. */
  list(): LogRow[] {
    return this.sql
      .exec<LogRow & Record<string, SqlStorageValue>>("SELECT slot, n, piece FROM log ORDER BY n, piece")
      .toArray();
  }

  read(slot: number): Uint8Array<ArrayBuffer> {
    return new Uint8Array(
      this.sql.exec<{ bytes: ArrayBuffer }>("SELECT bytes FROM log WHERE slot = ?", slot).one().bytes,
    );
  }

  update({ slot, n, piece }: LogRow, bytes: Uint8Array): void {
    this.sql.exec("UPDATE log SET n = ?2, piece = ?3, bytes = ?4 WHERE slot = ?1", slot, n, piece, bytes);
  }

  insert({ slot, n, piece }: LogRow, bytes: Uint8Array): void {
    this.sql.exec("INSERT INTO log (slot, n, piece, bytes) VALUES (?1, ?2, ?3, ?4)", slot, n, piece, bytes);
  }

  insertEmpty(slots: readonly number[]): void {
    this.sql.exec(
      "INSERT INTO log (slot, n, piece, bytes) SELECT value, 0, 0, zeroblob(?) FROM json_each(?)",
      PIECE,
      JSON.stringify(slots),
    );
  }

  /** Overwrites the bytes of a row with zeros. A row that stays keeps its page. */
  clear(slot: number): void {
    this.sql.exec(
      "UPDATE log SET n = 0, piece = 0, bytes = zeroblob(?) WHERE slot = ?",
      slot <= RING ? PIECE : 0,
      slot,
    );
  }

  /**
   * Deletes rows behind those that stay.
   * @param areLast true if no other row holds an entry, so that all of the table may go
   */
  delete(slots: readonly number[], areLast: boolean): void {
    if (slots.length > FEW && areLast) this.drop();
    else this.sql.exec("DELETE FROM log WHERE slot IN (SELECT value FROM json_each(?))", JSON.stringify(slots));
  }

  /** Leaves the rows that stay, and empty: the commits to come would make them one by one, with three pages each. */
  private drop(): void {
    this.sql.exec("DROP TABLE log");
    this.sql.exec(LOG_TABLE);
    this.insertEmpty(SLOTS);
  }
}
