import { within } from "../../runtime/deadline.ts";
import { log, reasonOf } from "../../runtime/log.ts";
import type {
  PartialRead,
  ColdQuery,
  ColdRow,
  ColdRows,
  ColdTier,
  ColdVector,
  VaultPlace,
} from "../../ports/cold-tier.ts";
import type { Embedding } from "../../ports/embedder.ts";
import * as outbox from "./outbox.ts";
import { type Reading, type SyncStateStore, FROM_START } from "./sync-state.ts";
import { RemoteTurns, type ErasedTurn } from "../deletion/tombstones.ts";

/*
 * How a vault comes to know what lies in the cold tier: for somebody who waits by a glimpse, in two calls at most, and
 * from its alarm page by page, each of which is kept when it has come.
 */

/** What a vault does when it learns from the cold tier how things stand. */
export interface Host {
  /** Null: nobody has asked yet. */
  readonly place: () => VaultPlace | null;
  readonly epoch: () => number;
  /** The epoch that the vault is in from now on. */
  readonly setEpoch: (epoch: number, erasedAt: number) => void;
  /** The user was erased elsewhere: everything here goes as well. */
  readonly wipe: (epoch: number, erasedAt: number) => Promise<void>;
  readonly makeTables: () => void;
  readonly hasTables: () => boolean;
  /** Runs in one transaction. */
  readonly write: (change: () => void) => void;
  /** These memories may be recalled from now on, where they are to be recalled at all. */
  readonly loadIntoWorkingSet: (ids: readonly string[]) => void;
  /** Nothing that was derived from rows holds any more. */
  readonly invalidateWorkingSet: () => void;
  /** Two vaults' rows have met: of what holds in one slot the latest goes on holding. */
  readonly rebuildSlots: (slots: readonly string[]) => void;
  readonly applyTombstones: (stored: string) => void;
  /** These were erased, and are not to come back. */
  readonly markErased: (turns: readonly ErasedTurn[], now: number) => void;
  /** Memories are gone whose bytes may still be on disk. */
  readonly requireScrub: () => void;
  /** Whoever asks may have waited for the cold tier before they came to this vault. */
  readonly hasWaited: boolean;
  /** How long an answer waits for vectors before it goes by words. */
  readonly patienceMs: number;
}

/** What somebody who waits wants to know. */
export interface HydrationQuery extends ColdQuery {
  /** Null: none goes on. */
  readonly conversation: string | null;
}

/** Rows and vectors taken in at once: between them others are answered. */
const BATCH_ROWS = 250;
/** How often a reading begins anew because another vault writes meanwhile, before it rests. */
const RESTARTS = 3;

export class Hydrator {
  private readonly sql: SqlStorage;
  private readonly cold: ColdTier;
  private readonly host: Host;
  private readonly syncState: SyncStateStore;
  /** Brings an erasure to the cold tier. */
  private readonly erase: (place: VaultPlace, now: number) => Promise<void>;
  private reading: Promise<void> | null = null;
  /** What a vault that knew all comes across while it reads again: what it does not, another has removed. */
  private seen: Set<string> | null = null;

  constructor(
    sql: SqlStorage,
    cold: ColdTier,
    host: Host,
    standing: SyncStateStore,
    erase: (place: VaultPlace, now: number) => Promise<void>,
  ) {
    this.sql = sql;
    this.cold = cold;
    this.host = host;
    this.syncState = standing;
    this.erase = erase;
  }

  /** The reading of rows that is at work; null: none is. */
  get underWay(): Promise<void> | null {
    return this.reading;
  }

  /**
   * Where there is little, all of it; else what is near to the question, what is prominent, and the conversation. Which
   * rows are near only Vector knows, so that Redis is asked after it. Whoever has waited for a tenant already has them
   * asked at once, and Redis once more where there is much.
   */
  async readPartial(place: VaultPlace, asked: HydrationQuery): Promise<void> {
    const epoch = this.host.epoch();
    const searching = this.nearest(place, asked);
    const first = this.host.hasWaited ? await this.requestPartial(place, asked, []) : null;
    const near = await searching;
    const found = first?.whole ? first : await this.requestPartial(place, asked, near);
    if (this.syncState.now.whole) return;
    // Erased while it was asked: what came is of before.
    if (epoch !== this.host.epoch()) return this.readPartial(place, asked);
    if (!(await this.adoptRemoteEpoch(place, found))) return this.readPartial(place, asked);
    if (found.tombstones !== "") this.host.applyTombstones(found.tombstones);
    this.isSameRevision(found.revision);
    this.host.loadIntoWorkingSet(this.add(found.rows, near));
    if (found.whole) return this.finish();
    this.reconcile(false);
    const { partial, rows } = this.syncState.now;
    // Left as it is where nothing is new: whoever reads the rest would have to begin its page once more.
    if (partial && rows?.edition === found.revision) return;
    this.syncState.change({ partial: true, rows: { after: rows?.after ?? null, edition: found.revision } });
  }

  private requestPartial(
    place: VaultPlace,
    { conversation }: HydrationQuery,
    near: readonly ColdVector[],
  ): Promise<PartialRead> {
    const memories = near.map(({ id }) => id);
    return this.cold.readPartial(place, this.syncState.now.owner, { memories, conversation });
  }

  /** Rows that are to be read, to the last. Goes on where it was broken off. */
  readRows(place: VaultPlace): Promise<void> {
    return (this.reading ??= this.readPages(place).finally(() => (this.reading = null)));
  }

  async readVectors(place: VaultPlace): Promise<void> {
    for (let { vectors } = this.syncState.now; vectors; { vectors } = this.syncState.now) {
      const epoch = this.host.epoch();
      const page = await this.cold.vectors(place, epoch, vectors.after);
      if (epoch !== this.host.epoch()) continue;
      if (!(await this.applyInBatches("vectors", vectors, [], page.vectors))) continue;
      this.syncState.change({ vectors: page.next === null ? null : { after: page.next, edition: null } });
      if (page.next === null) this.host.invalidateWorkingSet();
    }
  }

  /** Of what is about to be erased there, and was never read, the turns are marked, as a vault does that knows them. */
  async addTombstonesForAll(place: VaultPlace, now: number): Promise<void> {
    const turns = new RemoteTurns();
    for (let after: string | null = null; ;) {
      const page: ColdRows = await this.cold.rows(place, "", after);
      if (after === null && page.tombstones !== "") this.host.applyTombstones(page.tombstones);
      turns.add(page.rows);
      if (page.next === null) break;
      after = page.next;
    }
    this.host.markErased(turns.erased(), now);
  }

  private async readPages(place: VaultPlace): Promise<void> {
    let restarts = 0;
    for (let { rows } = this.syncState.now; rows; { rows } = this.syncState.now) {
      const epoch = this.host.epoch();
      const page = await this.cold.rows(place, this.syncState.now.owner, rows.after);
      // Erased, or seen whole by a glimpse, while it was asked.
      if (epoch !== this.host.epoch() || this.syncState.now.rows === null) continue;
      const isFirst = rows.after === null;
      if (isFirst && !(await this.adoptRemoteEpoch(place, page))) continue;
      const isOfOneEpoch = isFirst || page.epoch === this.host.epoch();
      if (!isOfOneEpoch) this.syncState.change({ rows: FROM_START });
      if (!isOfOneEpoch || (!this.isSameRevision(page.revision) && !isFirst)) {
        restarts += 1;
        if (restarts > RESTARTS) throw new Error("another vault writes while it is read");
        continue;
      }
      if (isFirst && page.tombstones !== "") this.host.applyTombstones(page.tombstones);
      const { now } = this.syncState;
      if (now.whole && !this.recordSeen(page, isFirst)) continue;
      if (!now.rows || !(await this.applyInBatches("rows", now.rows, page.rows, []))) continue;
      if (page.next === null) return this.finish();
      this.syncState.change({ partial: !now.whole, rows: { after: page.next, edition: page.revision } });
    }
  }

  /** False: what came before was seen by a process that is gone, and it begins anew. */
  private recordSeen({ rows, isKnown }: ColdRows, isFirst: boolean): boolean {
    if (isFirst) this.seen = new Set();
    if (!this.seen) this.syncState.change({ rows: FROM_START });
    for (const row of rows) this.seen?.add(outbox.rowId(row));
    // What the service has lost was removed by nobody: it is carried there once more.
    if (isFirst && !isKnown && this.host.hasTables()) this.host.write(() => outbox.recordAll(this.sql));
    return this.seen !== null;
  }

  /** What the service does not tell in time is done without: words are looked for in what is prominent. */
  private async nearest(place: VaultPlace, { embedding, terms }: ColdQuery): Promise<readonly ColdVector[]> {
    if (!embedding && terms.length === 0) return [];
    try {
      return await within(this.host.patienceMs, this.cold.nearest(place, { embedding, terms }));
    } catch (error) {
      log("warn", { event: "cold_tier_unsearched", reason: reasonOf(error) });
      return [];
    }
  }

  /** A later epoch there: what is here was erased. An earlier one with rows in it: those were. */
  private async adoptRemoteEpoch(
    place: VaultPlace,
    { epoch, erasedAt, rows }: Pick<ColdRows, "epoch" | "erasedAt" | "rows">,
  ): Promise<boolean> {
    if (epoch < this.host.epoch() && rows.length > 0) {
      this.syncState.change({ eraseDue: true });
      await this.erase(place, Date.now());
      return false;
    }
    if (epoch <= this.host.epoch()) return true;
    if (this.hasRowsFrom(erasedAt)) await this.wipe(epoch, erasedAt);
    else this.host.setEpoch(epoch, erasedAt);
    return true;
  }

  /** What a vault took in that could not yet ask whether its user was erased is kept, if it was said afterwards. */
  private hasRowsFrom(erasedAt: number): boolean {
    if (!this.host.hasTables()) return false;
    if (this.syncState.now.whole) return true;
    return this.sql.exec("SELECT 1 FROM memories WHERE created_at <= ? LIMIT 1", erasedAt).toArray().length > 0;
  }

  private async wipe(epoch: number, erasedAt: number): Promise<void> {
    await this.host.wipe(epoch, erasedAt);
    const nothingDue = { eraseDue: false, marksDue: false };
    this.syncState.change({ whole: false, partial: false, rows: FROM_START, vectors: null, ...nothingDue });
  }

  /**
   * Whether this goes with what was read before. Where another vault has written since, what came from there goes: some
   * of it may be deleted by now.
   */
  private isSameRevision(edition: number): boolean {
    const { rows, whole } = this.syncState.now;
    if (!rows || rows.edition === null || rows.edition === edition) return true;
    if (!whole) this.host.write(() => outbox.dropUnchanged(this.sql));
    this.syncState.change({ rows: FROM_START });
    this.host.invalidateWorkingSet();
    return false;
  }

  /** False: it was broken off, because the reading that it belongs to is no more. */
  private async applyInBatches(
    which: "rows" | "vectors",
    reading: Reading,
    rows: readonly ColdRow[],
    vectors: readonly ColdVector[],
  ): Promise<boolean> {
    const epoch = this.host.epoch();
    const isMeant = (): boolean => this.syncState.now[which] === reading && this.host.epoch() === epoch;
    for (let at = 0; at < Math.max(rows.length, vectors.length); at += BATCH_ROWS) {
      if (at > 0) await new Promise((resolve) => setTimeout(resolve, 0));
      if (!isMeant()) return false;
      this.add(rows.slice(at, at + BATCH_ROWS), vectors.slice(at, at + BATCH_ROWS));
    }
    return isMeant();
  }

  /** @returns the memories that were not here, or had no vector */
  private add(rows: readonly ColdRow[], vectors: readonly ColdVector[]): string[] {
    if (rows.length > 0) this.host.makeTables();
    if (!this.host.hasTables() || rows.length + vectors.length === 0) return [];
    const added: string[] = [];
    const { sql } = this;
    this.host.write(() => {
      // Rows that have changed here since, or are gone, are not taken back.
      const noted = outbox.allChanges(sql);
      const wanted = rows.filter(({ table, key }) => !noted.has(table, key));
      outbox.withoutRecording(sql, () => {
        for (const row of wanted) {
          if (outbox.addRow(sql, row)) {
            if (row.table === "memories") added.push((JSON.parse(row.key) as [string])[0]);
          } else if (this.syncState.now.whole) outbox.changeRow(sql, row);
        }
        for (const { id, embedding } of vectors) if (embedding && setVector(sql, id, embedding)) added.push(id);
      });
    });
    return added;
  }

  /** All rows are here. */
  private finish(): void {
    const { whole: isAgain } = this.syncState.now;
    if (isAgain && this.seen && this.host.hasTables()) this.dropUnseen(this.seen);
    this.seen = null;
    this.syncState.change({
      whole: true,
      partial: false,
      rows: null,
      vectors: this.host.hasTables() ? FROM_START : null,
    });
    this.host.invalidateWorkingSet();
    this.reconcile(isAgain);
  }

  private dropUnseen(seen: ReadonlySet<string>): void {
    this.host.write(() => {
      if (outbox.dropUnseen(this.sql, seen)) this.host.requireScrub();
    });
  }

  /** What was said here since meets what came; where it was read again, all that is here does. */
  private reconcile(all: boolean): void {
    const slots = this.host.hasTables() ? outbox.slotsOf(this.sql, all) : [];
    if (slots.length > 0) this.host.rebuildSlots(slots);
  }
}

/** Where there is none yet. A memory whose vector does not come gets one from the alarm, like any other without. */
function setVector(sql: SqlStorage, id: string, { space, vector }: Embedding): boolean {
  const bytes = vector.slice().buffer;
  const { rowsWritten } = sql.exec(
    "UPDATE memories SET space = ?, vector = ? WHERE id = ? AND vector IS NULL",
    space,
    bytes,
    id,
  );
  return rowsWritten > 0;
}
