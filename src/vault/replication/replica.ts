import { within } from "../../runtime/deadline.ts";
import { log, reasonOf } from "../../runtime/log.ts";
import type { ReplicatedVector, ColdRow, ColdTier, VaultPlace } from "../../ports/cold-tier.ts";
import type { RowCounts } from "../../ports/usage.ts";
import { type HydrationQuery, Hydrator, type Host } from "./hydrate.ts";
import * as outbox from "./outbox.ts";
import { loadSyncState, SyncStateStore, FROM_START } from "./sync-state.ts";

/*
 * The vault as the hot tier of rows that lie elsewhere besides. It learns what lies there when its own storage is empty
 * (`cold-reader.ts`), and has every change carried there afterwards, from its alarm: a request waits for the network only
 * where its user is cold, and a service that is down costs nobody an answer.
 */

/** Writes gather for this long before they are carried. */
const PUSH_AFTER_MS = 250;
const BACKOFF_MS = 1_000;
/** The longest wait between tries: a service that is back is caught up with within a minute. */
const MAX_BACKOFF_MS = 20_000;
const SWEEP_AFTER_MS = 60_000;
/** One call may bring 10 MB on every plan, and text takes more bytes than characters. */
const BATCH = { rows: 500, characters: 2_000_000, vectors: 500 };
/** A question that was heard of while its rules were waited for is asked again within this. */
const SAME_QUESTION_MS = 2_000;
/** After so many failures vectors that lie elsewhere are no longer waited for. */
const PATIENCE = 6;

export class Replica {
  private readonly sql: SqlStorage;
  private readonly cold: ColdTier;
  private readonly host: Host;
  private readonly syncState: SyncStateStore;
  private readonly reader: Hydrator;
  private failures = 0;
  /** What was last read for an answer. */
  private last: { question: string; at: number; reading: Promise<void> } | null = null;
  /** When to sweep; null: with the next thing that is carried. */
  private sweepAt: number | null = null;
  /** One thing at a time goes out to the cold tier. */
  private busy: Promise<unknown> = Promise.resolve();

  constructor(sql: SqlStorage, cold: ColdTier, host: Host) {
    this.sql = sql;
    this.cold = cold;
    this.host = host;
    this.syncState = new SyncStateStore(sql, host.hasTables);
    const erase = (place: VaultPlace, now: number): Promise<void> => this.eraseCold(place, now);
    this.reader = new Hydrator(sql, cold, host, this.syncState, erase);
    // A vault from before there was a cold tier: all that it holds is news there.
    if (host.hasTables() && !loadSyncState(sql)) {
      host.write(() => {
        outbox.followChanges(sql);
        outbox.recordAll(sql);
        this.syncState.change({});
      });
    }
  }

  /** Whether what is here is all there is. */
  get isHydrated(): boolean {
    return this.syncState.now.whole;
  }

  /** Vectors are on their way that nobody need make anew. */
  get awaitsVectors(): boolean {
    const { whole, partial, vectors } = this.syncState.now;
    return (partial && !whole) || (vectors !== null && this.failures < PATIENCE);
  }

  /** Returns a way back to how it stands now, for a write that fails. */
  wayBack(): () => void {
    return this.syncState.wayBack();
  }

  /** To be called when tables have just been made. */
  follow(): void {
    outbox.followChanges(this.sql);
    this.syncState.change({});
  }

  /** Reads all rows of the cold tier, unless they have been read. Resolves either way: `isWhole` says how it went. */
  async hydrate(): Promise<void> {
    try {
      await (this.reader.underWay ?? this.serially(() => this.reader.readRows(this.place())));
    } catch (error) {
      log("warn", { event: "cold_tier_unread", reason: reasonOf(error) });
    }
  }

  /** Reads as much of the cold tier as an answer needs; what was just read for the same question is not read again. Rejects where it cannot. */
  async hydrateForQuery(asked: HydrationQuery): Promise<void> {
    const question = JSON.stringify([[...asked.terms], asked.conversation, asked.embedding === null]);
    const { last } = this;
    const isLast = last?.question === question && Date.now() - last.at < SAME_QUESTION_MS;
    const reading = isLast ? last.reading : this.reader.readPartial(this.place(), asked);
    this.last = { question, at: isLast ? last.at : Date.now(), reading };
    try {
      await reading;
    } catch (error) {
      this.last = null;
      log("warn", { event: "cold_tier_unread", reason: reasonOf(error) });
      throw error;
    }
  }

  /** When something is to be carried, as a time; null: all is there. */
  dueAt(now: number): number | null {
    const { eraseDue, rows, vectors } = this.syncState.now;
    if (!rows && !vectors && !eraseDue && outbox.isEmpty(this.sql)) return this.sweepAt;
    if (this.failures === 0) return now + PUSH_AFTER_MS;
    return now + Math.min(MAX_BACKOFF_MS, BACKOFF_MS * 2 ** this.failures);
  }

  /** Brings the cold tier up to date, or leaves it for later (false). */
  push(): Promise<boolean> {
    return this.serially(async () => {
      try {
        await this.pushAll(this.place());
        this.failures = 0;
      } catch (error) {
        this.failures += 1;
        log("warn", { event: "cold_tier_behind", reason: reasonOf(error), count: this.failures });
      }
      return this.failures === 0;
    });
  }

  /** The same for somebody who waits: it goes on, whether they still do or not. */
  pushWithin(ms: number): Promise<boolean> {
    return within(ms, this.push()).catch(() => false);
  }

  /**
   * To be called when the vault has erased itself: written down, so that the cold tier follows even if it cannot now.
   * @param leavesMarks of the turns that are erased
   */
  scheduleErasure(leavesMarks: boolean): void {
    const { whole, marksDue } = this.syncState.now;
    outbox.followChanges(this.sql);
    outbox.recordTombstones(this.sql);
    const all = { whole: true, partial: false, rows: null, vectors: null };
    this.syncState.change({ ...all, eraseDue: true, marksDue: leavesMarks && (marksDue || !whole) });
  }

  /** @returns what was there */
  erase(now: number): Promise<RowCounts> {
    return this.serially(async () => {
      const there = await this.cold.countRows(this.place());
      await this.eraseCold(this.place(), now);
      return there;
    });
  }

  async census(): Promise<RowCounts> {
    return this.cold.countRows(this.place());
  }

  private async eraseCold(place: VaultPlace, now: number): Promise<void> {
    if (!this.syncState.now.eraseDue) return;
    if (this.syncState.now.marksDue) await this.reader.addTombstonesForAll(place, now);
    const epoch = await this.cold.erase(place, this.writer(), now);
    this.host.setEpoch(epoch, now);
    this.syncState.change({ eraseDue: false, marksDue: false, sweepDue: true });
    this.sweepAt = now + SWEEP_AFTER_MS;
  }

  /** Where the user was erased elsewhere since, what was said here between the two goes as well. */
  private async eraseLate(place: VaultPlace): Promise<void> {
    const { epoch, erasedAt } = await this.cold.rows(place, "", null);
    if (epoch > this.host.epoch()) await this.host.wipe(epoch, erasedAt);
    await this.eraseCold(place, Date.now());
  }

  private async pushAll(place: VaultPlace): Promise<void> {
    if (this.syncState.now.eraseDue) await this.eraseLate(place);
    await this.reader.readRows(place);
    await this.pushRows(place);
    await this.reader.readVectors(place);
    await this.pushVectors(place);
    await this.sweep(place);
  }

  /** Nothing that was said after an erasure goes there before it, which would take it along. */
  private async pushRows(place: VaultPlace): Promise<void> {
    // One is enough to see whether a service is back: what waits for it grows, and reading all of it each time would cost.
    for (let limit = this.failures > 0 ? 1 : BATCH.rows; !this.syncState.now.eraseDue; limit = BATCH.rows) {
      const { due, reading } = outbox.pendingRows(this.sql, limit);
      const rows: ColdRow[] = [];
      let characters = 0;
      for (const one of due) {
        const row = outbox.coldRow(this.sql, one);
        characters += row.row?.length ?? 0;
        if (rows.length > 0 && characters > BATCH.characters) break;
        rows.push(row);
      }
      if (rows.length === 0) return;
      const outcome = await this.cold.push(place, this.writer(), rows);
      if (outcome === "kept") {
        outbox.markPushed(this.sql, reading, due.slice(0, rows.length));
        continue;
      }
      this.syncState.change({ rows: FROM_START });
      await this.reader.readRows(place);
    }
  }

  private async pushVectors(place: VaultPlace): Promise<void> {
    while (!this.syncState.now.eraseDue) {
      const { due, reading } = outbox.pendingVectors(this.sql, BATCH.vectors);
      if (due.length === 0) return;
      const epoch = this.host.epoch();
      await this.cold.pushVectors(
        place,
        epoch,
        due.map(({ key }) => this.coldVector((JSON.parse(key) as [string])[0])),
      );
      if (epoch === this.host.epoch()) outbox.markPushed(this.sql, reading, due);
    }
  }

  private coldVector(id: string): ReplicatedVector {
    const row = this.sql
      .exec<{
        space: string | null;
        vector: ArrayBuffer | null;
        terms: ArrayBuffer;
      }>("SELECT space, vector, terms FROM memories WHERE id = ?", id)
      .toArray()[0];
    if (!row?.vector || row.space === null) return { id, embedding: null };
    const embedding = { space: row.space, vector: new Float32Array(row.vector) };
    return { id, embedding, terms: new Uint32Array(row.terms) };
  }

  private async sweep(place: VaultPlace): Promise<void> {
    if (!this.syncState.now.sweepDue || (this.sweepAt !== null && this.sweepAt > Date.now())) return;
    await this.cold.sweep(place, this.host.epoch());
    this.sweepAt = null;
    this.syncState.change({ sweepDue: false });
  }

  private place(): VaultPlace {
    const place = this.host.place();
    if (!place) throw new Error("nobody has said whose vault this is");
    return place;
  }

  private writer() {
    return { epoch: this.host.epoch(), owner: this.syncState.now.owner };
  }

  private serially<T>(work: () => Promise<T>): Promise<T> {
    const done = this.busy.then(work, work);
    this.busy = done.catch(() => {});
    return done;
  }
}
