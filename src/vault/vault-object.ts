import { DurableObject } from "cloudflare:workers";
import type { ColdTier } from "../ports/cold-tier.ts";
import type { Embedding } from "../ports/embedder.ts";
import type { RowCounts } from "../ports/usage.ts";
import { type Scope, tenancyDigest, type Tenancy, vaultName } from "../scope.ts";
import { stripFraming } from "../memory/strip-framing.ts";
import { indexTerms } from "../memory/recall-index.ts";
import { type VaultPorts, wireVault } from "../wiring.ts";
import type { RoundAnalysis } from "./facts/analyze-round.ts";
import { dropReplicationState } from "./replication/drop-replication.ts";
import { PendingDeletions } from "./deletion/pending-deletions.ts";
import { extractionDue } from "./tasks/extraction-queue.ts";
import { backfillDue, backfillEmbeddings, lastSpace, scheduleBackfill } from "./tasks/embedding-backfill.ts";
import type { Replica } from "./replication/replica.ts";
import { dropExpiredAnswers } from "./private-answers.ts";
import { InstructionReport } from "./tasks/report-instructions.ts";
import { turnsRecorded } from "./replication/outbox.ts";
import { deleteMemory, deleteTurn } from "./facts/revise.ts";
import { isRecallable, type MemoryRow, rowById, rowsById } from "./rows.ts";
import type { VaultOwner } from "./schema.ts";
import { rebuildSlot } from "./facts/rebuild-slot.ts";
import { WorkingSet } from "./recall/working-set.ts";
import { RetentionTask } from "./tasks/retention-task.ts";
import { expiredMemories, nextExpiry, processQueue } from "./tasks/extraction-task.ts";
import { ownerRecordOf, LATEST_ALARM, VaultStorage } from "./vault-storage.ts";
import { WriteQueue } from "./write-queue.ts";

/** An exchange that was opened longer ago than this is not waited for: models take seconds, and some never close. */
const CONCURRENT_MS = 20;
/** Vectors that are missing when a vault wakes are seen to after whatever woke it, which writes nothing for it. */
const BACKFILL_DELAY_MS = 100;

/**
 * The object of one scope: its file, what of it is in memory, what it owes (bytes to scrub, vectors to make, rows to
 * carry), and the alarm that works all that off. What may be asked of it stands in `vault.ts`.
 */
export abstract class VaultObject extends DurableObject<Env> {
  protected readonly sql: SqlStorage;
  protected readonly ports: VaultPorts;
  protected readonly writes: WriteQueue;
  protected loadedSet: WorkingSet | null = null;
  /** The shelf was loaded with memories that lack a vector, and nobody has seen to it. */
  protected backfillUnscheduled = false;
  /** The embedder failed when it was last asked for vectors. The next question that comes with one shows that it is back. */
  protected embedderBackingOff = false;
  protected readonly storage: VaultStorage;
  protected alarmAt: number | null = null;
  protected readonly deletions: PendingDeletions;
  /** Exchanges opened and not closed, as far as is known, and when the last one was opened. */
  protected underWay = 0;
  protected openedAt = 0;
  /** The scope whose name was found to be this vault's. */
  protected owner: Scope | null = null;
  /** Null: there is no cold tier. */
  protected replica: Replica | null = null;
  protected readonly instructionReport: InstructionReport;
  protected readonly retention: RetentionTask;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.sql = ctx.storage.sql;
    this.ports = wireVault(env);
    this.writes = new WriteQueue((write) => this.transaction(write));
    this.storage = new VaultStorage(ctx.storage);
    this.deletions = new PendingDeletions(ctx.storage, this.storage, () => this.schedule());
    const owed = this.storage.load();
    if (owed) this.deletions.load(owed);
    this.instructionReport = new InstructionReport(this.sql, this.ports.rules, () => this.storage.owner);
    this.retention = new RetentionTask(this.sql);
    if (this.storage.hasTables) {
      this.instructionReport.load();
      this.retention.load();
    }
    const { cold } = this.ports;
    if (cold) void ctx.blockConcurrencyWhile(async () => void (this.replica = await this.replicaIn(cold)));
    else if (this.storage.hasTables) dropReplicationState(this.sql);
  }

  /**
   * A write that fails leaves nothing of itself: what it did to the tables is rolled back, and what is in memory with it.
   * A vault that believed in tables which are gone would refuse its user until it sleeps.
   */
  private transaction<T>(write: () => T): T {
    const { storage, deletions, instructionReport, retention, replica, alarmAt } = this;
    const ways = [storage, deletions, instructionReport, retention, replica].map((part) => part?.wayBack());
    try {
      return this.ctx.storage.transactionSync(write);
    } catch (error) {
      for (const back of ways) back?.();
      this.alarmAt = alarmAt;
      this.loadedSet = null;
      throw error;
    }
  }

  protected async empty(now: number, deed: VaultOwner, epoch = Math.max(this.storage.epoch + 1, now)): Promise<void> {
    await this.ctx.blockConcurrencyWhile(async () => {
      this.loadedSet = null;
      this.alarmAt = null;
      this.deletions.storageEmptied();
      await this.storage.empty(deed, this.deletions.tombstonesAsText(), now, epoch);
      this.instructionReport.load();
      this.retention.load();
      this.replica?.scheduleErasure(!deed.sealed);
      this.schedule();
    });
  }

  override async alarm(): Promise<void> {
    const from = performance.now();
    await this.work();
    if (this.storage.hasTables) this.retention.noteAlarm(performance.now() - from);
  }

  protected async work(): Promise<void> {
    this.alarmAt = null;
    if (!this.storage.hasTables) return;
    const now = Date.now();
    const isForOthers = this.isForOthers(now);
    this.forgetRows(expiredMemories(this.sql, now), now);
    this.deletions.removeOldTombstones(now);
    dropExpiredAnswers(this.sql, now);
    const removed = this.retention.run(() => this.workingSet, this.loadedSet, now);
    if (removed) this.deletions.requireScrub(removed, now);
    if (!isForOthers && !this.isUnhydrated) {
      const sync = (): Promise<void> => this.ctx.storage.sync();
      this.deletions.recordForgotten(
        await processQueue({ sql: this.sql, shelf: () => this.workingSet, ports: this.ports, sync }),
        Date.now(),
      );
    }
    await this.deletions.scrubbed();
    if (!this.replica?.awaitsVectors) await this.embedLate();
    const isLoaded = this.loadedSet !== null;
    await this.replica?.push();
    // What has been read is at hand for whoever comes next.
    if (isLoaded) void this.workingSet;
    await this.instructionReport.send(Date.now());
    this.schedule();
  }

  private async embedLate(): Promise<void> {
    const rests = await backfillEmbeddings({
      sql: this.sql,
      embedder: this.ports.embedder,
      shelf: () => this.workingSet,
      transaction: (write) => this.transaction(write),
      sync: () => this.ctx.storage.sync(),
    });
    this.embedderBackingOff = rests ?? this.embedderBackingOff;
  }

  /** Loaded when the vault wakes, and again when the embedder turns out to embed in another space. */
  protected get workingSet(): WorkingSet {
    const { embedder } = this.ports;
    if (!this.loadedSet || (embedder.space !== null && embedder.space !== this.loadedSet.space)) {
      this.loadedSet = WorkingSet.load(this.sql, {
        space: embedder.space ?? lastSpace(this.sql, embedder),
        topic: embedder.comparedDimensions,
      });
      this.backfillUnscheduled = this.loadedSet.lacksVectors;
    }
    return this.loadedSet;
  }

  /** An alarm that rings for something else costs no round one of its tries. */
  protected isForOthers(now: number): boolean {
    const journal = extractionDue(this.sql);
    if (journal === null || journal <= now) return false;
    const due = backfillDue(this.sql);
    const others = [due, this.instructionReport.due, this.retention.due];
    return this.replica !== null || others.some((at) => at !== null && at <= now);
  }

  protected scheduleBackfill(scope: Scope, works: boolean): void {
    this.backfillUnscheduled = false;
    if (works) this.embedderBackingOff = false;
    setTimeout(() => {
      if (this.storage.hasTables) this.schedule(scope, works);
    }, BACKFILL_DELAY_MS);
  }

  /** Refuses to answer for a scope that is not this vault's, and lets a reader see all that was accepted before. */
  protected assertOwner(scope: Scope, flush = true, wantsWhole = true): void {
    const { owner } = this;
    if (owner?.account !== scope.account || owner.tenant !== scope.tenant || owner.user !== scope.user) {
      const name = vaultName(scope);
      if (this.ctx.id.name === name) this.storage.claim(name, tenancyDigest(scope));
      if (this.ctx.id.name !== name || (this.storage.owner && this.storage.owner.name !== name)) {
        throw new Error("a vault was asked for another scope");
      }
      this.owner = scope;
    }
    if (wantsWhole && this.isUnhydrated) throw new Error("the cold tier cannot be read");
    if (flush) this.writes.flush();
    if (!this.storage.hasTables) this.loadedSet = null;
  }

  /** The same where a tenant is all that is known: the vault says itself whose it is. Returns how it says so. */
  protected checkTenant(tenancy: Tenancy, name: string): string {
    const digest = tenancyDigest(tenancy);
    if (this.ctx.id.name === name) this.storage.claim(name, digest);
    if (this.ctx.id.name !== name || (this.storage.owner && this.storage.owner.tenancy !== digest)) {
      throw new Error("a vault was asked for another tenant");
    }
    return digest;
  }

  /** The cold tier has not been read yet, or not to its end: what is decided by all of it waits. */
  protected get isUnhydrated(): boolean {
    return this.replica?.isHydrated === false;
  }

  /** Facts are settled again when all is here. What takes something back is left to the journal, until it can be seen in all of it. */
  protected deferCorrections(digest: RoundAnalysis): RoundAnalysis {
    const takesBack = digest.statements?.some(({ saying }) => saying.type === "amendment");
    return takesBack && this.isUnhydrated ? { ...digest, statements: null } : digest;
  }

  /** Resolves also where the cold tier cannot be read. */
  protected async hydrate(scope: Scope): Promise<void> {
    this.assertOwner(scope, false, false);
    await this.replica?.hydrate();
    if (this.storage.hasTables) this.schedule(scope);
  }

  /** As much of a cold user as an answer needs. Rejects where the cold tier cannot be read. */
  protected async hydrateForQuery(
    scope: Scope,
    { query, embedding, conversation }: { query: string; embedding: Embedding | null; conversation: string | null },
  ): Promise<void> {
    this.assertOwner(scope, false, false);
    await this.replica?.hydrateForQuery({ embedding, terms: indexTerms(stripFraming(query)), conversation });
    if (this.storage.hasTables) this.schedule();
  }

  protected async eraseCold(now: number): Promise<RowCounts> {
    const removed = (await this.replica?.erase(now)) ?? {};
    if (this.replica) this.schedule();
    return removed;
  }

  protected hasConcurrentExchanges(): boolean {
    if (Date.now() - this.openedAt > CONCURRENT_MS) this.underWay = 0;
    return this.underWay > 0;
  }

  protected onRow<T>(scope: Scope, id: string, now: number, act: (row: MemoryRow) => T): T | null {
    this.assertOwner(scope);
    const row = this.storage.hasTables ? rowById(this.sql, id, now) : null;
    return row && act(row);
  }

  /** In platform mode a tenant knows of every vault before there is one: what it does not know of, it could not erase. */
  protected async registerWithTenant(scope: Scope): Promise<boolean> {
    const { tenants } = this.ports;
    if (!this.storage.hasTables && tenants && !(await tenants.register(scope))) return false;
    return !this.storage.isSealed;
  }

  protected ensureTables(scope: Scope): void {
    if (!this.storage.hasTables) this.makeTables(ownerRecordOf(scope));
  }

  protected makeTables(deed: VaultOwner): void {
    this.storage.make(deed, this.deletions.tombstonesAsText());
    this.replica?.follow();
  }

  /** Loaded where it is needed: most deployments have one storage. */
  private async replicaIn(cold: ColdTier): Promise<Replica> {
    const { sql } = this;
    const { Replica } = await import("./replication/replica.ts");
    return new Replica(sql, cold, {
      place: () => this.storage.owner ?? (this.owner && ownerRecordOf(this.owner)),
      epoch: () => this.storage.epoch,
      hasTables: () => this.storage.hasTables,
      makeTables: () => {
        if (!this.storage.hasTables && this.owner) this.makeTables(ownerRecordOf(this.owner));
      },
      setEpoch: (epoch, erasedAt) => this.storage.adoptEpoch(epoch, erasedAt),
      wipe: async (epoch, erasedAt) => {
        if (this.storage.owner) await this.empty(erasedAt, this.storage.owner, epoch);
      },
      applyTombstones: (stored) => this.applyRemoteTombstones(stored),
      markErased: (turns, now) => this.deletions.markErased(turns, now),
      requireScrub: () => this.deletions.requireScrub([], Date.now()),
      write: (change) => this.transaction(change),
      loadIntoWorkingSet: (ids) => {
        for (const row of rowsById(sql, ids).values()) if (isRecallable(row)) this.loadedSet?.add(row);
      },
      invalidateWorkingSet: () => (this.loadedSet = null),
      rebuildSlots: (slots) => {
        for (const slot of slots) rebuildSlot(sql, this.workingSet, slot, null, false, true);
      },
      // In platform mode a tenant is asked first.
      hasWaited: this.ports.tenants !== null,
      patienceMs: this.ports.patienceMs,
    });
  }

  /** What was forgotten elsewhere, and was said once more to a vault that could not know, goes here as well. */
  private applyRemoteTombstones(tombstones: string): void {
    if (!this.deletions.mergeStored(tombstones) || !this.storage.hasTables) return;
    const again = turnsRecorded(this.sql).filter((turn) => this.deletions.isForgotten({ turn, retry: false }));
    if (again.length === 0) return;
    this.transaction(() => {
      this.deletions.recordPeak();
      const turns = again.flatMap((turn) => deleteTurn(this.sql, this.workingSet, turn));
      this.deletions.requireScrub(turns, Date.now());
    });
  }

  /** That they are to be scrubbed is written with it: a crash before the end of the scrubbing does not stop it. */
  protected forgetRows(rows: readonly MemoryRow[], now: number): void {
    if (rows.length === 0) return;
    this.deletions.recordPeak();
    const turns = rows.flatMap((row) => deleteMemory(this.sql, this.workingSet, row));
    // What was written by hand was said in no turn.
    this.deletions.requireScrub(turns, now);
  }

  /** One alarm for all that is due: the journal's next try, vectors still to be made, the next memory to expire. */
  protected schedule(scope: Scope | null = null, embedderWorks = false): void {
    const { embedder } = this.ports;
    if (scope && this.workingSet.lacksVectors) scheduleBackfill(this.sql, embedder, scope, Date.now(), embedderWorks);
    if (this.loadedSet?.takeInstructionsChanged()) this.instructionReport.note(Date.now());
    const carryAt = this.replica?.dueAt(Date.now()) ?? null;
    const due = [
      this.isUnhydrated ? null : extractionDue(this.sql),
      this.replica?.awaitsVectors ? null : backfillDue(this.sql),
      nextExpiry(this.sql),
      ...this.deletions.dueAt(Date.now()),
      carryAt,
      this.instructionReport.due,
      this.retention.due,
    ].filter((at) => at !== null);
    // Never in the past: set again for the very time at which it is ringing, an alarm is lost.
    const at = due.length === 0 ? null : Math.max(Math.min(...due, LATEST_ALARM), Date.now());
    if (at === null || (this.alarmAt !== null && this.alarmAt <= at)) return;
    this.alarmAt = at;
    void this.ctx.storage.setAlarm(at);
  }
}
