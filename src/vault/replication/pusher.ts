import { unpackVector } from "../../memory/embedding/stored-vector.ts";
import type { ReplicatedVector, ColdRow, ColdTier, VaultPlace } from "../../ports/cold-tier.ts";
import { markPushed } from "./change-log.ts";
import type { Host } from "./host.ts";
import { type PendingChanges, pendingRows, pendingVectors } from "./outbox.ts";
import { coldRow } from "./replicated-rows.ts";
import { FROM_START, type SyncStateStore } from "./sync-state.ts";

/** One call may bring 10 MB on every plan of Upstash, and text takes more bytes than characters. */
const BATCH = { rows: 500, characters: 2_000_000, vectors: 500 };

/** Pushes changed rows and vectors of a vault to the cold tier. Nothing is pushed before an erasure that is due. */
export class Pusher {
  private readonly sql: SqlStorage;
  private readonly cold: ColdTier;
  private readonly host: Host;
  private readonly syncState: SyncStateStore;
  /** Reads all rows again. */
  private readonly readRows: (place: VaultPlace) => Promise<void>;

  constructor(
    sql: SqlStorage,
    cold: ColdTier,
    host: Host,
    syncState: SyncStateStore,
    readRows: (place: VaultPlace) => Promise<void>,
  ) {
    this.sql = sql;
    this.cold = cold;
    this.host = host;
    this.syncState = syncState;
    this.readRows = readRows;
  }

  /**
   * @param isProbe true after a failure: one row is enough to see whether the service is back. The rows that wait for it
   * grow, and reading all of them for each try would cost.
   */
  async pushRows(place: VaultPlace, isProbe: boolean): Promise<void> {
    for (let limit = isProbe ? 1 : BATCH.rows; !this.syncState.now.eraseDue; limit = BATCH.rows) {
      const pending = pendingRows(this.sql, limit);
      const rows = this.rowsWithinLimits(pending);
      if (rows.length === 0) return;
      const writer = { epoch: this.host.epoch(), owner: this.syncState.now.owner };
      const outcome = await this.cold.push(place, writer, rows);
      if (outcome === "kept") {
        markPushed(this.sql, pending.reading, pending.due.slice(0, rows.length));
        continue;
      }
      // Another vault has written or erased: its rows are read before ours are pushed.
      this.syncState.change({ rows: FROM_START });
      await this.readRows(place);
    }
  }

  async pushVectors(place: VaultPlace): Promise<void> {
    while (!this.syncState.now.eraseDue) {
      const { due, reading } = pendingVectors(this.sql, BATCH.vectors);
      if (due.length === 0) return;
      const epoch = this.host.epoch();
      await this.cold.pushVectors(
        place,
        epoch,
        due.map(({ key }) => this.replicatedVector((JSON.parse(key) as [string])[0])),
      );
      if (epoch === this.host.epoch()) markPushed(this.sql, reading, due);
    }
  }

  private rowsWithinLimits({ due }: PendingChanges): ColdRow[] {
    const rows: ColdRow[] = [];
    let characters = 0;
    for (const change of due) {
      const row = coldRow(this.sql, change);
      characters += row.row?.length ?? 0;
      if (rows.length > 0 && characters > BATCH.characters) break;
      rows.push(row);
    }
    return rows;
  }

  private replicatedVector(id: string): ReplicatedVector {
    const row = this.sql
      .exec<{
        space: string | null;
        vector: ArrayBuffer | null;
        terms: ArrayBuffer;
      }>("SELECT space, vector, terms FROM memories WHERE id = ?", id)
      .toArray()[0];
    if (!row?.vector || row.space === null) return { id, embedding: null };
    const embedding = { space: row.space, vector: unpackVector(row.vector) };
    return { id, embedding, terms: new Uint32Array(row.terms) };
  }
}
