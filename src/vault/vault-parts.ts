import { AlarmTasks } from "../runtime/alarm-tasks.ts";
import { AwakeObjects } from "../runtime/awake-objects.ts";
import type { VaultPorts } from "../ports/ports.ts";
import { PendingDeletions } from "./deletion/pending-deletions.ts";
import { digest } from "../runtime/digest.ts";
import { RolePlays } from "./facts/role-plays.ts";
import { takeQuarantined } from "./facts/newly-quarantined.ts";
import { OpenExchanges } from "./open-exchanges.ts";
import { OwnerGuard } from "./owner-guard.ts";
import { LateRecords } from "./late-records.ts";
import { logOf, type RoundLog } from "./log/round-log.ts";
import { unpackingSql } from "./packing/unpacking-sql.ts";
import { dropExpiredAnswers, keepLoggedAnswer } from "./private-answers.ts";
import { WorkingSetLoader } from "./recall/working-set-loader.ts";
import { directoryOf, type MemoryDirectory } from "./memory-directory.ts";
import { type SayingDirectory, sayingsOf } from "./saying-directory.ts";
import { forgetProfile } from "./profile.ts";
import { dropReplicationState } from "./replication/drop-replication.ts";
import { vaultHost } from "./replication/vault-host.ts";
import { VaultReplication } from "./replication/vault-replication.ts";
import type { VaultOwner } from "./schema.ts";
import { type UnfiledRounds, unfiledIn } from "./unfiled-rounds.ts";
import { archiveTask } from "./tasks/archive-task.ts";
import { BackfillTask } from "./tasks/backfill-task.ts";
import { scrubTask, tombstoneTask } from "./tasks/deletion-tasks.ts";
import { expiryTask } from "./tasks/expiry-task.ts";
import { extractionTask } from "./tasks/extraction-task.ts";
import { InstructionReport } from "./tasks/instruction-report.ts";
import { RetentionTask } from "./tasks/retention-task.ts";
import type { Tx } from "./tx.ts";
import { VaultStorage } from "./vault-storage.ts";
import { WriteQueue } from "./write-queue.ts";

/** The vaults of this isolate that stay in memory after their last use, by their memories. Each of those takes 5 KB. */
const AWAKE = new AwakeObjects(40_000);
/** A vault counts for so many memories besides its own. It has three files open, so that no more than some sixty stay. */
const OF_VAULT = 600;

/** The parts of one vault, and the few acts that concern all of them. */
export class VaultParts {
  readonly ports: VaultPorts;
  readonly sql: SqlStorage;
  readonly log: RoundLog;
  readonly directory: MemoryDirectory;
  readonly sayings: SayingDirectory;
  readonly rolePlays: RolePlays;
  readonly unfiled: UnfiledRounds;
  readonly storage: VaultStorage;
  readonly owner: OwnerGuard;
  readonly workingSet: WorkingSetLoader;
  readonly tx: Tx;
  readonly deletions: PendingDeletions;
  readonly replication = new VaultReplication();
  readonly exchanges = new OpenExchanges();
  readonly writes: WriteQueue;
  readonly lateRecords: LateRecords;
  readonly retention: RetentionTask;
  readonly instructionReport: InstructionReport;
  readonly backfill: BackfillTask;
  readonly tasks: AlarmTasks;
  private readonly ctx: DurableObjectState;

  constructor(ctx: DurableObjectState, ports: VaultPorts) {
    this.ctx = ctx;
    this.ports = ports;
    this.sql = unpackingSql(ctx.storage.sql);
    this.log = logOf(this.sql);
    this.directory = directoryOf(this.sql);
    this.sayings = sayingsOf(this.sql);
    this.rolePlays = new RolePlays(this.sql, ports.extractor);
    this.unfiled = unfiledIn(this.sql);
    this.storage = new VaultStorage(ctx.storage);
    this.owner = new OwnerGuard(ctx.id.name, this.storage);
    this.tx = this.workingSet = new WorkingSetLoader(this.sql, ports.embedder, ports.meanings);
    this.deletions = new PendingDeletions(ctx.storage, this.storage, this.log, () => this.schedule());
    this.writes = new WriteQueue((write) => this.transaction(write));
    this.lateRecords = new LateRecords(
      this.sql,
      (write) => this.writeRecords(write),
      (request) => this.storage.isStale(request),
    );
    this.retention = new RetentionTask(this.workingSet, this.deletions);
    this.instructionReport = new InstructionReport(this.workingSet, ports.rules, () => this.storage.owner);
    this.backfill = this.newBackfill();
    this.tasks = new AlarmTasks(ctx.storage, this.alarmTasks());
    const pending = this.storage.load();
    if (pending) this.deletions.load(pending);
    if (pending) this.loadTasks();
    const { cold } = ports;
    if (cold) void ctx.blockConcurrencyWhile(() => this.replication.start(this.sql, cold, vaultHost(this)));
    else if (pending) dropReplicationState(this.sql);
  }

  /**
   * Runs a write. If it fails, the runtime rolls the tables back, and the parts take their state in memory back with them.
   * A vault that believed in tables which are gone would refuse its user until it sleeps.
   */
  readonly transaction = <T>(write: () => T): T => {
    const parts = [
      this.log,
      this.directory,
      this.sayings,
      this.rolePlays,
      this.unfiled,
      this.storage,
      this.deletions,
      this.instructionReport,
      this.retention,
      this.replication,
      this.workingSet,
      this.tasks,
    ];
    const restores = parts.map((part) => part.snapshot());
    try {
      const result = this.ctx.storage.transactionSync(write);
      this.tellQuarantined();
      return result;
    } catch (error) {
      for (const restore of restores) restore();
      takeQuarantined(this.sql);
      throw error;
    } finally {
      forgetProfile(this.sql);
    }
  };

  /** Tells the operator of memories that wait for somebody to look at them. */
  private tellQuarantined(): void {
    const count = takeQuarantined(this.sql);
    if (count === 0) return;
    const data = { subject: digest("subject", this.ctx.id.name ?? ""), count };
    this.ports.webhooks?.notify({ type: "memory.quarantined", data }, Date.now());
  }

  /** Writes records of exchanges. The first write of some hours sets the alarm, and so does each that is to be pushed. */
  private writeRecords(write: () => void): void {
    if (!this.storage.hasTables) return;
    const isDue = this.transaction(() => {
      write();
      return this.retention.noteWrite(Date.now());
    });
    if (isDue || this.replication.isOn) this.schedule();
  }

  /** Runs all writes that wait, because a reader must find what was accepted before it. */
  flushWrites(): void {
    this.writes.flush();
    this.lateRecords.flush();
  }

  /**
   * Keeps what is loaded in memory for a while. Somebody who reads an answer for a minute would else have their vault loaded
   * again, and its lines read again, for each turn: three times the CPU of a chat at 1,000 memories.
   */
  keepAwake(): void {
    const { loaded } = this.workingSet;
    if (loaded && this.ports.awakeMs > 0) AWAKE.keep(this, loaded.size + OF_VAULT, this.ports.awakeMs);
  }

  /** Sets the alarm for the earliest task. */
  schedule(): void {
    if (this.storage.hasTables) this.tasks.schedule(Date.now());
  }

  /** Sets the alarm again if it was lost. */
  recoverAlarm(): void {
    if (this.storage.hasTables) this.tasks.recover(Date.now());
  }

  /** Runs the tasks that are due. Expired answers set no alarm: they go with the next one. */
  async runTasks(): Promise<void> {
    if (!this.storage.hasTables) return;
    const from = performance.now();
    this.lateRecords.flush();
    dropExpiredAnswers(this.sql, Date.now());
    await this.tasks.run(Date.now());
    if (this.storage.hasTables) this.retention.addAlarmTime(performance.now() - from);
  }

  ensureTables(owner: VaultOwner): void {
    if (this.storage.hasTables) return;
    this.storage.make(owner, this.deletions.tombstonesAsText());
    this.replication.follow();
  }

  /** Deletes everything but the owner and the tombstones. */
  async empty(now: number, owner: VaultOwner, epoch = Math.max(this.storage.epoch + 1, now)): Promise<void> {
    await this.ctx.blockConcurrencyWhile(async () => {
      this.workingSet.invalidate();
      this.lateRecords.drop();
      this.tasks.reset();
      this.deletions.storageEmptied();
      this.log.forget();
      this.directory.forget();
      this.sayings.forget();
      this.rolePlays.forget();
      forgetProfile(this.sql);
      this.unfiled.forget();
      await this.storage.empty(owner, this.deletions.tombstonesAsText(), now, epoch);
      this.loadTasks();
      this.replication.scheduleErasure(!owner.sealed);
      this.schedule();
    });
  }

  private loadTasks(): void {
    this.instructionReport.load();
    this.retention.load();
  }

  /** The tasks in the order in which they run: those that delete come before the scrub, and all before the push. */
  private alarmTasks() {
    const { tx, ports, deletions, replication, rolePlays } = this;
    const { extractor, embedder } = ports;
    const isHydrated = (): boolean => replication.isHydrated;
    return [
      expiryTask(tx, deletions),
      tombstoneTask(deletions),
      this.retention,
      archiveTask({
        log: this.log,
        unfiled: this.unfiled,
        keepAnswer: (entry) => keepLoggedAnswer(this.sql, entry, Date.now()),
        deletions,
        transaction: this.transaction,
        isHydrated,
      }),
      extractionTask({
        tx,
        extractor,
        embedder,
        deletions,
        rolePlays,
        isHydrated,
        sync: () => this.ctx.storage.sync(),
      }),
      scrubTask(deletions),
      this.backfill,
      replication,
      this.instructionReport,
    ];
  }

  private newBackfill(): BackfillTask {
    return new BackfillTask({
      tx: this.tx,
      workingSet: this.workingSet,
      embedder: this.ports.embedder,
      transaction: this.transaction,
      sync: () => this.ctx.storage.sync(),
      awaitsVectors: () => this.replication.awaitsVectors,
      hasTables: () => this.storage.hasTables,
      setAlarm: () => this.schedule(),
    });
  }
}
