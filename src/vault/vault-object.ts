import { DurableObject } from "cloudflare:workers";
import type { ColdTier } from "../ports/cold-tier.ts";
import type { Embedding } from "../ports/embedder.ts";
import type { Census } from "../ports/memory-store.ts";
import { type Scope, tenancyDigest, type Tenancy, vaultName } from "../scope.ts";
import { withoutFraming } from "../memory/strip-framing.ts";
import { indexTerms } from "../memory/recall-index.ts";
import { type VaultPorts, wireVault } from "../wiring.ts";
import type { Digest } from "./facts/analyze-round.ts";
import { forsake } from "./replication/drop-replication.ts";
import { Forgotten } from "./deletion/pending-deletions.ts";
import { journalDue } from "./tasks/extraction-queue.ts";
import { embeddingDue, embedLate, lastSpace, noteUnembedded } from "./tasks/embedding-backfill.ts";
import type { Replica } from "./replication/replica.ts";
import { dropExpiredAnswers } from "./private-answers.ts";
import { PatternReport } from "./tasks/report-instructions.ts";
import { turnsNoted } from "./replication/outbox.ts";
import { forgetMemory, forgetSaid } from "./facts/revise.ts";
import { isRecallable, type MemoryRow, rowById, rowsById } from "./rows.ts";
import type { Deed } from "./schema.ts";
import { settleSlot } from "./facts/rebuild-slot.ts";
import { Shelf } from "./recall/working-set.ts";
import { Tidying } from "./tasks/retention-task.ts";
import { expiredMemories, nextExpiry, workOffJournal } from "./tasks/extraction-task.ts";
import { deedOf, LATEST_ALARM, VaultFile } from "./vault-storage.ts";
import { WriteQueue } from "./write-queue.ts";

/** An exchange that was opened longer ago than this is not waited for: models take seconds, and some never close. */
const SIBLING_MS = 20;
/** Vectors that are missing when a vault wakes are seen to after whatever woke it, which writes nothing for it. */
const NOTICE_MS = 100;

/**
 * The object of one scope: its file, what of it is in memory, what it owes (bytes to scrub, vectors to make, rows to
 * carry), and the alarm that works all that off. What may be asked of it stands in `vault.ts`.
 */
export abstract class VaultObject extends DurableObject<Env> {
  protected readonly sql: SqlStorage;
  protected readonly ports: VaultPorts;
  protected readonly writes: WriteQueue;
  protected shelved: Shelf | null = null;
  /** The shelf was loaded with memories that lack a vector, and nobody has seen to it. */
  protected unnoticed = false;
  /** The embedder failed when it was last asked for vectors. The next question that comes with one shows that it is back. */
  protected embedderRests = false;
  protected readonly file: VaultFile;
  protected alarmAt: number | null = null;
  protected readonly forgotten: Forgotten;
  /** Exchanges opened and not closed, as far as is known, and when the last one was opened. */
  protected underWay = 0;
  protected openedAt = 0;
  /** The scope whose name was found to be this vault's. */
  protected owner: Scope | null = null;
  /** Null: there is no cold tier. */
  protected replica: Replica | null = null;
  protected readonly patterns: PatternReport;
  protected readonly tidying: Tidying;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.sql = ctx.storage.sql;
    this.ports = wireVault(env);
    this.writes = new WriteQueue((write) => this.transaction(write));
    this.file = new VaultFile(ctx.storage);
    this.forgotten = new Forgotten(ctx.storage, this.file, () => this.schedule());
    const owed = this.file.load();
    if (owed) this.forgotten.load(owed);
    this.patterns = new PatternReport(this.sql, this.ports.rules, () => this.file.deed);
    this.tidying = new Tidying(this.sql);
    if (this.file.hasTables) {
      this.patterns.load();
      this.tidying.load();
    }
    const { cold } = this.ports;
    if (cold) void ctx.blockConcurrencyWhile(async () => void (this.replica = await this.replicaIn(cold)));
    else if (this.file.hasTables) forsake(this.sql);
  }

  /**
   * A write that fails leaves nothing of itself: what it did to the tables is rolled back, and what is in memory with it.
   * A vault that believed in tables which are gone would refuse its user until it sleeps.
   */
  private transaction<T>(write: () => T): T {
    const { file, forgotten, patterns, tidying, replica, alarmAt } = this;
    const ways = [file, forgotten, patterns, tidying, replica].map((part) => part?.wayBack());
    try {
      return this.ctx.storage.transactionSync(write);
    } catch (error) {
      for (const back of ways) back?.();
      this.alarmAt = alarmAt;
      this.shelved = null;
      throw error;
    }
  }

  protected async empty(now: number, deed: Deed, epoch = Math.max(this.file.epoch + 1, now)): Promise<void> {
    await this.ctx.blockConcurrencyWhile(async () => {
      this.shelved = null;
      this.alarmAt = null;
      this.forgotten.isEmptied();
      await this.file.empty(deed, this.forgotten.tombstonesAsText(), now, epoch);
      this.patterns.load();
      this.tidying.load();
      this.replica?.owesErasure(!deed.sealed);
      this.schedule();
    });
  }

  override async alarm(): Promise<void> {
    const from = performance.now();
    await this.work();
    if (this.file.hasTables) this.tidying.noteAlarm(performance.now() - from);
  }

  protected async work(): Promise<void> {
    this.alarmAt = null;
    if (!this.file.hasTables) return;
    const now = Date.now();
    const isForOthers = this.isForOthers(now);
    this.forgetRows(expiredMemories(this.sql, now), now);
    this.forgotten.removeOldTombstones(now);
    dropExpiredAnswers(this.sql, now);
    const removed = this.tidying.run(() => this.shelf, this.shelved, now);
    if (removed) this.forgotten.leaveNothing(removed, now);
    if (!isForOthers && !this.isCold) {
      const sync = (): Promise<void> => this.ctx.storage.sync();
      this.forgotten.bury(
        await workOffJournal({ sql: this.sql, shelf: () => this.shelf, ports: this.ports, sync }),
        Date.now(),
      );
    }
    await this.forgotten.scrubbed();
    if (!this.replica?.awaitsVectors) await this.embedLate();
    const isLoaded = this.shelved !== null;
    await this.replica?.carry();
    // What has been read is at hand for whoever comes next.
    if (isLoaded) void this.shelf;
    await this.patterns.send(Date.now());
    this.schedule();
  }

  private async embedLate(): Promise<void> {
    const rests = await embedLate({
      sql: this.sql,
      embedder: this.ports.embedder,
      shelf: () => this.shelf,
      transaction: (write) => this.transaction(write),
      sync: () => this.ctx.storage.sync(),
    });
    this.embedderRests = rests ?? this.embedderRests;
  }

  /** Loaded when the vault wakes, and again when the embedder turns out to embed in another space. */
  protected get shelf(): Shelf {
    const { embedder } = this.ports;
    if (!this.shelved || (embedder.space !== null && embedder.space !== this.shelved.space)) {
      this.shelved = Shelf.load(this.sql, {
        space: embedder.space ?? lastSpace(this.sql, embedder),
        topic: embedder.topic,
      });
      this.unnoticed = this.shelved.lacksVectors;
    }
    return this.shelved;
  }

  /** An alarm that rings for something else costs no round one of its tries. */
  protected isForOthers(now: number): boolean {
    const journal = journalDue(this.sql);
    if (journal === null || journal <= now) return false;
    const due = embeddingDue(this.sql);
    const others = [due, this.patterns.due, this.tidying.due];
    return this.replica !== null || others.some((at) => at !== null && at <= now);
  }

  protected noticeLater(scope: Scope, works: boolean): void {
    this.unnoticed = false;
    if (works) this.embedderRests = false;
    setTimeout(() => {
      if (this.file.hasTables) this.schedule(scope, works);
    }, NOTICE_MS);
  }

  /** Refuses to answer for a scope that is not this vault's, and lets a reader see all that was accepted before. */
  protected enter(scope: Scope, flush = true, wantsWhole = true): void {
    const { owner } = this;
    if (owner?.account !== scope.account || owner.tenant !== scope.tenant || owner.user !== scope.user) {
      const name = vaultName(scope);
      if (this.ctx.id.name === name) this.file.claim(name, tenancyDigest(scope));
      if (this.ctx.id.name !== name || (this.file.deed && this.file.deed.name !== name)) {
        throw new Error("a vault was asked for another scope");
      }
      this.owner = scope;
    }
    if (wantsWhole && this.isCold) throw new Error("the cold tier cannot be read");
    if (flush) this.writes.flush();
    if (!this.file.hasTables) this.shelved = null;
  }

  /** The same where a tenant is all that is known: the vault says itself whose it is. Returns how it says so. */
  protected checkTenant(tenancy: Tenancy, name: string): string {
    const digest = tenancyDigest(tenancy);
    if (this.ctx.id.name === name) this.file.claim(name, digest);
    if (this.ctx.id.name !== name || (this.file.deed && this.file.deed.tenancy !== digest)) {
      throw new Error("a vault was asked for another tenant");
    }
    return digest;
  }

  /** The cold tier has not been read yet, or not to its end: what is decided by all of it waits. */
  protected get isCold(): boolean {
    return this.replica?.isWhole === false;
  }

  /** Facts are settled again when all is here. What takes something back is left to the journal, until it can be seen in all of it. */
  protected inGoodTime(digest: Digest): Digest {
    const takesBack = digest.statements?.some(({ saying }) => saying.type === "amendment");
    return takesBack && this.isCold ? { ...digest, statements: null } : digest;
  }

  /** Resolves also where the cold tier cannot be read. */
  protected async warm(scope: Scope): Promise<void> {
    this.enter(scope, false, false);
    await this.replica?.warm();
    if (this.file.hasTables) this.schedule(scope);
  }

  /** As much of a cold user as an answer needs. Rejects where the cold tier cannot be read. */
  protected async acquaint(
    scope: Scope,
    { query, embedding, conversation }: { query: string; embedding: Embedding | null; conversation: string | null },
  ): Promise<void> {
    this.enter(scope, false, false);
    await this.replica?.acquaint({ embedding, terms: indexTerms(withoutFraming(query)), conversation });
    if (this.file.hasTables) this.schedule();
  }

  protected async eraseCold(now: number): Promise<Census> {
    const removed = (await this.replica?.erase(now)) ?? {};
    if (this.replica) this.schedule();
    return removed;
  }

  protected hasSiblings(): boolean {
    if (Date.now() - this.openedAt > SIBLING_MS) this.underWay = 0;
    return this.underWay > 0;
  }

  protected onRow<T>(scope: Scope, id: string, now: number, act: (row: MemoryRow) => T): T | null {
    this.enter(scope);
    const row = this.file.hasTables ? rowById(this.sql, id, now) : null;
    return row && act(row);
  }

  /** In platform mode a tenant knows of every vault before there is one: what it does not know of, it could not erase. */
  protected async isWelcome(scope: Scope): Promise<boolean> {
    const { tenants } = this.ports;
    if (!this.file.hasTables && tenants && !(await tenants.register(scope))) return false;
    return !this.file.isSealed;
  }

  protected ensureTables(scope: Scope): void {
    if (!this.file.hasTables) this.makeTables(deedOf(scope));
  }

  protected makeTables(deed: Deed): void {
    this.file.make(deed, this.forgotten.tombstonesAsText());
    this.replica?.follow();
  }

  /** Loaded where it is needed: most deployments have one storage. */
  private async replicaIn(cold: ColdTier): Promise<Replica> {
    const { sql } = this;
    const { Replica } = await import("./replication/replica.ts");
    return new Replica(sql, cold, {
      place: () => this.file.deed ?? (this.owner && deedOf(this.owner)),
      epoch: () => this.file.epoch,
      hasTables: () => this.file.hasTables,
      makeTables: () => {
        if (!this.file.hasTables && this.owner) this.makeTables(deedOf(this.owner));
      },
      setEpoch: (epoch, erasedAt) => this.file.moveTo(epoch, erasedAt),
      wipe: async (epoch, erasedAt) => {
        if (this.file.deed) await this.empty(erasedAt, this.file.deed, epoch);
      },
      takeTombstones: (stored) => this.heed(stored),
      markErased: (turns, now) => this.forgotten.layForErased(turns, now),
      forgotten: () => this.forgotten.leaveNothing([], Date.now()),
      write: (change) => this.transaction(change),
      shelve: (ids) => {
        for (const row of rowsById(sql, ids).values()) if (isRecallable(row)) this.shelved?.put(row);
      },
      reshelve: () => (this.shelved = null),
      reconcile: (slots) => {
        for (const slot of slots) settleSlot(sql, this.shelf, slot, null, false, true);
      },
      // In platform mode a tenant is asked first.
      hasWaited: this.ports.tenants !== null,
      patienceMs: this.ports.patienceMs,
    });
  }

  /** What was forgotten elsewhere, and was said once more to a vault that could not know, goes here as well. */
  private heed(tombstones: string): void {
    if (!this.forgotten.takeTombstones(tombstones) || !this.file.hasTables) return;
    const again = turnsNoted(this.sql).filter((turn) => this.forgotten.covers({ turn, retry: false }));
    if (again.length === 0) return;
    this.transaction(() => {
      this.forgotten.notePeak();
      const turns = again.flatMap((turn) => forgetSaid(this.sql, this.shelf, turn));
      this.forgotten.leaveNothing(turns, Date.now());
    });
  }

  /** That they are to be scrubbed is written with it: a crash before the end of the scrubbing does not stop it. */
  protected forgetRows(rows: readonly MemoryRow[], now: number): void {
    if (rows.length === 0) return;
    this.forgotten.notePeak();
    const turns = rows.flatMap((row) => forgetMemory(this.sql, this.shelf, row));
    // What was written by hand was said in no turn.
    this.forgotten.leaveNothing(turns, now);
  }

  /** One alarm for all that is due: the journal's next try, vectors still to be made, the next memory to expire. */
  protected schedule(scope: Scope | null = null, embedderWorks = false): void {
    const { embedder } = this.ports;
    if (scope && this.shelf.lacksVectors) noteUnembedded(this.sql, embedder, scope, Date.now(), embedderWorks);
    if (this.shelved?.takeInstructionsMoved()) this.patterns.note(Date.now());
    const carryAt = this.replica?.dueAt(Date.now()) ?? null;
    const due = [
      this.isCold ? null : journalDue(this.sql),
      this.replica?.awaitsVectors ? null : embeddingDue(this.sql),
      nextExpiry(this.sql),
      ...this.forgotten.dueAt(Date.now()),
      carryAt,
      this.patterns.due,
      this.tidying.due,
    ].filter((at) => at !== null);
    // Never in the past: set again for the very time at which it is ringing, an alarm is lost.
    const at = due.length === 0 ? null : Math.max(Math.min(...due, LATEST_ALARM), Date.now());
    if (at === null || (this.alarmAt !== null && this.alarmAt <= at)) return;
    this.alarmAt = at;
    void this.ctx.storage.setAlarm(at);
  }
}
