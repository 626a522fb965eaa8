import { backoffMs } from "../../runtime/backoff.ts";
import { within } from "../../runtime/deadline.ts";
import { log, reasonOf } from "../../runtime/log.ts";
import type { Revertible } from "../../runtime/revertible.ts";
import { SerialQueue } from "../../runtime/serial-queue.ts";
import type { ColdTier, VaultPlace } from "../../ports/cold-tier.ts";
import type { RowCounts } from "../../ports/usage.ts";
import { giveFirstRows } from "../facts/first-assertion.ts";
import { sayingsOf } from "../saying-directory.ts";
import { isEmpty } from "./change-log.ts";
import type { Host } from "./host.ts";
import { Hydrator } from "./hydrator.ts";
import { followChanges, recordAll, recordTombstones } from "./outbox.ts";
import type { HydrationQuery } from "./partial-read.ts";
import { Pusher } from "./pusher.ts";
import { RemoteErasure } from "./remote-erasure.ts";
import { loadSyncState, SyncStateStore } from "./sync-state.ts";

/** Milliseconds. Writes gather for this long before they are pushed. */
const PUSH_AFTER_MS = 250;
/** The longest wait is short enough to catch up within a minute with a service that is back. */
const BACKOFF = { firstMs: 2_000, maxMs: 20_000 };
/** A caller who waited for a tenant's rules asks the same question again within this time. */
const SAME_QUESTION_MS = 2_000;
/** After so many failures in a row, the backfill makes vectors anew instead of waiting for those of the cold tier. */
const MAX_FAILURES = 6;

/**
 * Replicates a vault to the cold tier and back. The vault is the hot tier: it reads the cold tier when its own storage is
 * empty, and its alarm pushes every change. A request waits for the network only if its user is not hydrated, and a
 * service that is down costs nobody an answer.
 */
export class Replica implements Revertible {
  private readonly sql: SqlStorage;
  private readonly cold: ColdTier;
  private readonly host: Host;
  private readonly syncState: SyncStateStore;
  private readonly hydrator: Hydrator;
  private readonly pusher: Pusher;
  private readonly erasure: RemoteErasure;
  private failures = 0;
  /** When to push what is pending. Null: nothing was, when it was last looked at. */
  private pushAt: number | null;
  /** The last partial read. */
  private last: { question: string; at: number; reading: Promise<void> } | null = null;
  /** Calls to the cold tier that change something, one at a time. */
  private readonly calls = new SerialQueue();

  constructor(sql: SqlStorage, cold: ColdTier, host: Host) {
    this.sql = sql;
    this.cold = cold;
    sayingsOf(sql).areApart = true;
    this.host = host;
    this.syncState = new SyncStateStore(sql, host.hasTables);
    const state = this.syncState;
    this.erasure = new RemoteErasure(cold, host, state, (place, now) => this.hydrator.addTombstonesForAll(place, now));
    this.hydrator = new Hydrator(sql, cold, host, state, (place, now) => this.erasure.erase(place, now));
    this.pusher = new Pusher(sql, cold, host, state, (place) => this.hydrator.readRows(place));
    // An earlier process may have left changes behind, which are due at once.
    this.pushAt = host.hasTables() ? 0 : null;
    // The cold tier has no row of a vault that is older than it.
    if (host.hasTables() && !loadSyncState(sql)) {
      host.write(() => {
        giveFirstRows(sql, null);
        followChanges(sql);
        recordAll(sql);
        this.syncState.change({});
      });
    }
  }

  /** True if this vault holds all rows of its user. */
  get isHydrated(): boolean {
    return this.syncState.now.whole;
  }

  /** True if vectors are still to come from the cold tier, so that the backfill need not make them. */
  get awaitsVectors(): boolean {
    const { whole, partial, vectors } = this.syncState.now;
    return (partial && !whole) || (vectors !== null && this.failures < MAX_FAILURES);
  }

  snapshot(): () => void {
    return this.syncState.snapshot();
  }

  /** Begins to record changes. Called when the tables have just been made. */
  follow(): void {
    followChanges(this.sql);
    this.syncState.change({});
  }

  /** Reads all rows of the cold tier that were not read yet. Resolves also if it fails: `isHydrated` tells. */
  async hydrate(): Promise<void> {
    try {
      await (this.hydrator.underWay ?? this.calls.add(() => this.hydrator.readRows(this.place())));
    } catch (error) {
      log("warn", { event: "cold_tier_unread", reason: reasonOf(error) });
    }
  }

  /**
   * Reads as much of the cold tier as an answer needs. A read that was just made for the same question serves again.
   * @throws if the cold tier cannot be read
   */
  async hydrateForQuery(query: HydrationQuery): Promise<void> {
    const question = JSON.stringify([[...query.terms], query.conversation, query.embedding === null]);
    const { last } = this;
    const isLast = last?.question === question && Date.now() - last.at < SAME_QUESTION_MS;
    const reading = isLast ? last.reading : this.hydrator.readPartial(this.place(), query);
    this.last = { question, at: isLast ? last.at : Date.now(), reading };
    try {
      await reading;
    } catch (error) {
      this.last = null;
      log("warn", { event: "cold_tier_unread", reason: reasonOf(error) });
      throw error;
    }
  }

  /** Returns when to push. Returns null if nothing is pending. */
  nextPush(now: number): number | null {
    const { eraseDue, rows, vectors } = this.syncState.now;
    if (rows || vectors || eraseDue || !isEmpty(this.sql)) return (this.pushAt ??= now + PUSH_AFTER_MS);
    this.pushAt = null;
    return this.erasure.nextSweep;
  }

  /** Brings both sides up to date. Resolves to false if it failed, and is due again later. */
  push(): Promise<boolean> {
    return this.calls.add(async () => {
      // A change that comes during the push is due after it.
      this.pushAt = null;
      try {
        await this.pushAll(this.place());
        this.failures = 0;
      } catch (error) {
        this.failures += 1;
        this.pushAt = Date.now() + backoffMs(this.failures, BACKOFF);
        log("warn", { event: "cold_tier_behind", reason: reasonOf(error), count: this.failures });
      }
      return this.failures === 0;
    });
  }

  /** Waits up to `ms` for a push. The push continues after that. */
  pushWithin(ms: number): Promise<boolean> {
    return within(ms, this.push()).catch(() => false);
  }

  /**
   * Writes down that the cold tier must follow an erasure of this vault, even if it cannot now.
   * @param leavesTombstones false if the turns need not be recognised any more
   */
  scheduleErasure(leavesTombstones: boolean): void {
    const { whole, marksDue } = this.syncState.now;
    followChanges(this.sql);
    recordTombstones(this.sql);
    const hydrated = { whole: true, partial: false, rows: null, vectors: null };
    this.syncState.change({ ...hydrated, eraseDue: true, marksDue: leavesTombstones && (marksDue || !whole) });
  }

  /** Erases the user in the cold tier. Returns the rows that were in it, by table. */
  erase(now: number): Promise<RowCounts> {
    return this.calls.add(() => this.erasure.eraseAndCount(this.place(), now));
  }

  async census(): Promise<RowCounts> {
    return this.cold.countRows(this.place());
  }

  private async pushAll(place: VaultPlace): Promise<void> {
    if (this.syncState.now.eraseDue) await this.erasure.eraseLate(place);
    await this.hydrator.readRows(place);
    await this.pusher.pushRows(place, this.failures > 0);
    await this.hydrator.readVectors(place);
    await this.pusher.pushVectors(place);
    await this.erasure.sweep(place);
  }

  private place(): VaultPlace {
    const place = this.host.place();
    if (!place) throw new Error("vault owner unknown: no owner record and no request yet");
    return place;
  }
}
