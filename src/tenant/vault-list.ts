import type { RowCounts } from "../ports/usage.ts";
import { factsIn, setFacts } from "./schema.ts";

/** The vaults of a tenant, which are erased with it, and the rows that its erasure has removed so far. */
export class VaultList {
  private readonly sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.sql = sql;
  }

  /** Adds a vault before it is made. */
  add(name: string): void {
    this.sql.exec("INSERT OR IGNORE INTO vaults (name) VALUES (?)", name);
  }

  /** Lists the vaults that are not erased yet, by name. */
  list(limit: number, after = ""): string[] {
    return this.sql
      .exec<{ name: string }>("SELECT name FROM vaults WHERE name > ? ORDER BY name LIMIT ?", after, limit)
      .toArray()
      .map(({ name }) => name);
  }

  isEmpty(): boolean {
    return this.sql.exec("SELECT 1 FROM vaults LIMIT 1").toArray().length === 0;
  }

  delete(names: readonly string[]): void {
    for (const name of names) this.sql.exec("DELETE FROM vaults WHERE name = ?", name);
  }

  /** Returns how many rows the erasure of the tenant has removed so far, by place. */
  removedRows(): RowCounts {
    return JSON.parse(factsIn(this.sql)?.removed ?? "{}") as RowCounts;
  }

  /**
   * Records that vaults are erased.
   * @returns the rows that were removed so far, those of these vaults included
   */
  recordErased(names: readonly string[], more: RowCounts): RowCounts {
    const removed = this.removedRows();
    const places = [...new Set([...Object.keys(removed), ...Object.keys(more)])];
    const sum = Object.fromEntries(places.map((place) => [place, (removed[place] ?? 0) + (more[place] ?? 0)]));
    setFacts(this.sql, { removed: JSON.stringify(sum) });
    this.delete(names);
    return sum;
  }
}
