import type { SyncCursor, Part } from "../../../src/ports/cold-records.ts";
import { coldRecords } from "./cold-start.ts";

type Row = Record<string, unknown>;

/** Reads and writes one object as another deployment over the same database does. */
export class AnotherDeployment {
  private readonly cold = coldRecords();
  private readonly place: string;
  private readonly part: Part;
  private cursor: SyncCursor = { generation: "", seq: 0 };
  /** By table and key. */
  readonly rows = new Map<string, Row | null>();

  constructor(place: string, part: Part = "critical") {
    this.place = place;
    this.part = part;
  }

  /** All that there is, is in `rows`. */
  async listen(): Promise<void> {
    await this.sync(null);
  }

  /** Changes a row, having heard of all others. */
  async write(table: string, key: readonly (string | number)[], row: Row | null): Promise<void> {
    await this.listen();
    await this.sync({ table, key: JSON.stringify(key), row: row && JSON.stringify(row), expiresAt: null });
    this.rows.set(`${table} ${JSON.stringify(key)}`, row);
  }

  row(table: string, key: readonly (string | number)[]): Row {
    const found = this.rows.get(`${table} ${JSON.stringify(key)}`);
    if (!found) throw new Error("no such row");
    return found;
  }

  private async sync(change: { table: string; key: string; row: string | null; expiresAt: null } | null) {
    for (;;) {
      const told = await this.cold.sync(this.place, this.part, this.cursor, change ? [change] : []);
      if (told.state !== "behind") {
        if (told.state !== "kept") throw new Error(told.state);
        this.cursor = told.cursor;
        return;
      }
      this.cursor = told.cursor;
      for (const { table, key, row } of told.rows) {
        this.rows.set(`${table} ${key}`, row === null ? null : (JSON.parse(row) as Row));
      }
    }
  }
}
