import { packVector } from "../../memory/embedding/stored-vector.ts";
import type { ColdRow, ColdVector } from "../../ports/cold-tier.ts";
import type { Embedding } from "../../ports/embedder.ts";
import { expectOtherVectors } from "../tasks/embedding-attempts.ts";
import { allChanges, recordChanges } from "./change-log.ts";
import type { Host } from "./host.ts";
import { withoutRecording } from "./outbox.ts";
import { addRow, changeRow, withShortDigests } from "./replicated-rows.ts";
import type { Reading, SyncStateStore } from "./sync-state.ts";

/** Rows and vectors of one step. Between the steps the vault answers requests. */
const BATCH_ROWS = 250;

/** Writes rows and vectors of the cold tier into a vault. */
export class RowImport {
  private readonly sql: SqlStorage;
  private readonly host: Host;
  private readonly syncState: SyncStateStore;

  constructor(sql: SqlStorage, host: Host, syncState: SyncStateStore) {
    this.sql = sql;
    this.host = host;
    this.syncState = syncState;
  }

  /** Adds a page step by step. Returns false if it stopped, because the read that the page belongs to has ended. */
  async addInBatches(
    which: "rows" | "vectors",
    reading: Reading,
    rows: readonly ColdRow[],
    vectors: readonly ColdVector[],
  ): Promise<boolean> {
    const epoch = this.host.epoch();
    const isCurrent = (): boolean => this.syncState.now[which] === reading && this.host.epoch() === epoch;
    for (let at = 0; at < Math.max(rows.length, vectors.length); at += BATCH_ROWS) {
      if (at > 0) await new Promise((resolve) => setTimeout(resolve, 0));
      if (!isCurrent()) return false;
      this.add(rows.slice(at, at + BATCH_ROWS), vectors.slice(at, at + BATCH_ROWS));
    }
    return isCurrent();
  }

  /** Returns the ids of memories that are new to this vault, or had no vector in it. */
  add(given: readonly ColdRow[], vectors: readonly ColdVector[]): string[] {
    const rows = given.map(withShortDigests);
    if (rows.length > 0) this.host.makeTables();
    if (!this.host.hasTables() || rows.length + vectors.length === 0) return [];
    const added: string[] = [];
    const { sql } = this;
    this.host.write(() => {
      // A row that this vault has changed or deleted since the last push is not taken back.
      const changed = allChanges(sql);
      const wanted = rows.filter(({ table, key }) => !changed.has(table, key));
      this.replaceLongKeys(given, rows);
      withoutRecording(sql, () => {
        for (const row of wanted) {
          if (addRow(sql, row)) {
            if (row.table === "memories") added.push((JSON.parse(row.key) as [string])[0]);
          } else if (this.syncState.now.whole) changeRow(sql, row);
        }
        for (const { id, embedding } of vectors) if (embedding && setVector(sql, id, embedding)) added.push(id);
      });
    });
    return added;
  }

  /** Has rows that the cold tier holds under long digests deleted with the next push, and those of this vault pushed. */
  private replaceLongKeys(given: readonly ColdRow[], rows: readonly ColdRow[]): void {
    const renamed = given.flatMap(({ table: place, key }, i) => {
      const shortKey = rows[i]?.key ?? key;
      return key === shortKey
        ? []
        : [
            { place, key },
            { place, key: shortKey },
          ];
    });
    recordChanges(this.sql, renamed);
  }
}

/** Sets a vector that is missing. The backfill makes those that never come, like any other. */
function setVector(sql: SqlStorage, id: string, { space, vector }: Embedding): boolean {
  const bytes = packVector(vector);
  const { rowsWritten } = sql.exec(
    "UPDATE memories SET space = ?, vector = ? WHERE id = ? AND vector IS NULL",
    space,
    bytes,
    id,
  );
  if (rowsWritten > 0) expectOtherVectors(sql);
  return rowsWritten > 0;
}
