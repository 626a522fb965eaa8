import { DurableObject } from "cloudflare:workers";
import { log, reasonOf } from "../log.ts";
import type { Memory } from "../memory/memory.ts";
import { roundGist } from "../memory/round.ts";
import type {
  Census,
  Closed,
  Closing,
  Consent,
  ColdTier,
  ExplainedExchange,
  ExportPage,
  Footprint,
  GoodExchanges,
  ImportBatch,
  Imported,
  MemoryDraft,
  MemoryPatch,
  Opened,
  Opening,
  Page,
  PageRequest,
  RecallAnswer,
  RecallQuery,
} from "../ports.ts";
import { type Scope, tenancyDigest, type Tenancy, vaultName } from "../scope.ts";
import { type VaultPorts, wireVault } from "../wiring.ts";
import { commitExchange } from "./commit.ts";
import { consentIn, setConsent } from "./consent.ts";
import { goodExchanges } from "./good-exchanges.ts";
import { digestBatch, digestInTime, embedInTime } from "./digest.ts";
import { findExchange } from "./exchanges.ts";
import { judgeExchange } from "./feedback.ts";
import { Forgotten } from "./forgotten.ts";
import { journalDue, learningOf } from "./journal.ts";
import { embeddingDue, embedLate, lastSpace, noteUnembedded } from "./late-embedding.ts";
import { listMemories } from "./list.ts";
import { forsake, Replica } from "./replica.ts";
import { dropExpiredAnswers, findPrivateAnswer, purgePrivateAnswers } from "./private-answers.ts";
import { PatternReport } from "./pattern-report.ts";
import { NOTHING, recallNow, recollect } from "./recall.ts";
import { addMemory, amendMemory, forgetMemory, historyOf, restoreMemory } from "./revise.ts";
import { type MemoryRow, rowById, toMemory } from "./rows.ts";
import type { Deed } from "./schema.ts";
import { settleSlots } from "./settle-slot.ts";
import { Shelf } from "./shelf.ts";
import { exportPage, importUnknown, unknownMemories, unknownRounds } from "./transfer.ts";
import { Tidying } from "./tidying.ts";
import { expiredMemories, nextExpiry, workOffJournal } from "./upkeep.ts";
import { deedOf, LATEST_ALARM, VaultFile } from "./vault-file.ts";
import { WriteQueue } from "./write-queue.ts";

/** How long a write waits for those of other exchanges under way: the shortest timer there is. */
const GATHER_MS = 1;
/** An exchange that was opened longer ago than this is not waited for: models take seconds, and some never close. */
const SIBLING_MS = 20;
/** How long `DURABILITY=relaxed` may hold a write back. */
const RELAXED_DELAY_MS = 50;
/** Vectors that are missing when a vault wakes are seen to after whatever woke it, which writes nothing for it. */
const NOTICE_MS = 100;

/**
 * Everything of one scope: the boundary of isolation, the place where one user's writes are put in
 * order, the hot tier of recall, and the alarm that works off what is left over.
 */
export class Vault extends DurableObject<Env> {
  private readonly sql: SqlStorage;
  private readonly ports: VaultPorts;
  private readonly writes: WriteQueue;
  private shelved: Shelf | null = null;
  /** The shelf was loaded with memories that lack a vector, and nobody has seen to it. */
  private unnoticed = false;
  /** The embedder failed when it was last asked for vectors. The next question that comes with one shows that it is back. */
  private embedderRests = false;
  private readonly file: VaultFile;
  private alarmAt: number | null = null;
  private readonly forgotten: Forgotten;
  /** Exchanges opened and not closed, as far as is known, and when the last one was opened. */
  private underWay = 0;
  private openedAt = 0;
  /** The scope whose name was found to be this vault's. */
  private owner: Scope | null = null;
  /** Null: there is no cold tier. */
  private readonly replica: Replica | null;
  private readonly patterns: PatternReport;
  private readonly tidying: Tidying;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.sql = ctx.storage.sql;
    this.ports = wireVault(env);
    this.writes = new WriteQueue(
      (write) => ctx.storage.transactionSync(write),
      () => (this.shelved = null),
    );
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
    this.replica = this.ports.cold && this.replicaIn(this.ports.cold);
    if (!this.replica && this.file.hasTables) forsake(this.sql);
  }

  /** Writes nothing: the runtime holds a reply back until what was written is on disk. */
  async open(scope: Scope, opening: Opening): Promise<Opened> {
    if (this.isCold) await this.warm(scope);
    this.underWay += 1;
    this.openedAt = Date.now();
    // A strict write that waits for its siblings has not been answered: nobody counts on it yet.
    this.enter(scope, this.ports.durability === "relaxed");
    if (!this.file.hasTables) return { epoch: this.file.epoch, ...NOTHING, answer: null };
    const recollection = recollect(this.sql, this.shelf, opening);
    const works = opening.embedding !== null;
    if (this.unnoticed || (this.embedderRests && works)) this.noticeLater(scope, works);
    const ids = recollection.injected.map(({ id }) => id);
    const answer = opening.lookup && findPrivateAnswer(this.sql, opening.lookup, ids);
    return { epoch: this.file.epoch, ...recollection, answer };
  }

  async close(scope: Scope, closing: Closing): Promise<Closed> {
    if (this.isCold) await this.warm(scope);
    const digest = closing.round && (await digestInTime(scope, closing.round, this.ports));
    // What cannot be read now is read later: the write is taken all the same.
    this.enter(scope, false, false);
    if (!this.file.hasTables && !(await this.isWelcome(scope))) return "stale";
    const write = (): Closed => {
      if (this.file.isStale(closing)) return "stale";
      this.ensureTables(scope);
      const forgotten = closing.round !== null && this.forgotten.covers(closing.round);
      const kept = forgotten ? { ...closing, round: null, answer: null } : closing;
      this.forgotten.bury(commitExchange(this.sql, this.shelf, scope, kept, digest), Date.now());
      const isUnfinished = closing.round && (!digest?.statements || this.shelf.lacksVectors);
      const isTold = this.shelf.takeInstructionsMoved();
      if (isTold) this.patterns.note(Date.now());
      const isUntidy = this.tidying.noteWrite(Date.now(), closing.keeping);
      if (isUnfinished || isTold || isUntidy || this.replica) this.schedule(scope);
      return "kept";
    };
    this.underWay = Math.max(0, this.underWay - 1);
    if (this.ports.durability === "strict") return await this.writes.add(write, this.hasSiblings() ? GATHER_MS : 0);
    this.writes.add(write, RELAXED_DELAY_MS).catch((error: unknown) => {
      log("error", { event: "relaxed_write_failed", reason: reasonOf(error) });
    });
    return "kept";
  }

  async list(scope: Scope, page: PageRequest, now: number): Promise<Page<Memory>> {
    if (this.isCold) await this.warm(scope);
    this.enter(scope);
    return this.file.hasTables ? listMemories(this.sql, page, now) : { data: [], nextCursor: null };
  }

  async add(scope: Scope, draft: MemoryDraft, now: number): Promise<Memory | "stale"> {
    if (this.isCold) await this.warm(scope);
    const [embedding = null] = await embedInTime(scope, [draft.text], this.ports.embedder);
    this.enter(scope);
    if (!(await this.isWelcome(scope)) || now <= this.file.erasedAt) return "stale";
    this.ensureTables(scope);
    this.tidying.noteWrite(now);
    const row = addMemory(this.sql, this.shelf, draft, embedding, now);
    this.schedule(scope);
    return toMemory(row);
  }

  async get(scope: Scope, id: string, now: number): Promise<Memory | null> {
    if (this.isCold) await this.warm(scope);
    return this.onRow(scope, id, now, toMemory);
  }

  async amend(scope: Scope, id: string, patch: MemoryPatch, now: number): Promise<Memory | null> {
    if (this.isCold) await this.warm(scope);
    const texts = patch.text === undefined ? [] : [patch.text];
    const [embedding = null] = await embedInTime(scope, texts, this.ports.embedder);
    return this.onRow(scope, id, now, (row) => {
      const amended = amendMemory(this.sql, this.shelf, row, patch, embedding, now);
      this.schedule(scope);
      return toMemory(amended);
    });
  }

  /** Answers when the bytes are gone, too. Asked again after a crash it finds nothing, and finishes what was begun. */
  async forget(scope: Scope, id: string, now: number): Promise<boolean> {
    if (this.isCold) await this.warm(scope);
    const forgotten = this.onRow(scope, id, now, (row) => {
      this.forgetRows([row], now);
      return true;
    });
    await this.forgotten.scrubbed();
    // There, too, before it is said; what cannot be reached now is reached later.
    await this.replica?.carry();
    await this.patterns.send(Infinity);
    return forgotten ?? false;
  }

  async history(scope: Scope, id: string, now: number): Promise<Memory[] | null> {
    if (this.isCold) await this.warm(scope);
    return this.onRow(scope, id, now, (row) => historyOf(this.sql, row).map(toMemory));
  }

  async restore(scope: Scope, id: string, now: number): Promise<Memory | null> {
    if (this.isCold) await this.warm(scope);
    return this.onRow(scope, id, now, (row) => {
      const restored = restoreMemory(this.sql, this.shelf, row, now);
      this.schedule(scope);
      return toMemory(restored);
    });
  }

  async recall(scope: Scope, query: RecallQuery): Promise<RecallAnswer> {
    if (this.isCold) await this.warm(scope);
    this.enter(scope);
    if (!this.file.hasTables) return { memories: [], block: "" };
    const shelf = query.asOf === null ? this.shelf : Shelf.load(this.sql, this.shelf.space, query.asOf);
    if (this.unnoticed) this.noticeLater(scope, query.embedding !== null);
    return recallNow(this.sql, shelf, query);
  }

  async exchange(scope: Scope, id: string): Promise<ExplainedExchange | null> {
    if (this.isCold) await this.warm(scope);
    this.enter(scope);
    const found = this.file.hasTables ? findExchange(this.sql, id) : null;
    return found && { ...found, learning: learningOf(this.sql, id) };
  }

  async judge(scope: Scope, exchange: string, score: number): Promise<string[] | null> {
    if (this.isCold) await this.warm(scope);
    this.enter(scope);
    const judged = this.file.hasTables ? judgeExchange(this.sql, this.shelf, exchange, score) : null;
    if (this.replica && judged) this.schedule();
    return judged;
  }

  async exportPage(scope: Scope, after: string | null, now: number): Promise<ExportPage> {
    if (this.isCold) await this.warm(scope);
    this.enter(scope);
    const page = this.file.hasTables ? exportPage(this.sql, after, now) : { memories: [], next: null };
    return { epoch: this.file.epoch, ...page };
  }

  async importBatch(scope: Scope, batch: ImportBatch, now: number): Promise<Imported | "stale"> {
    if (this.isCold) await this.warm(scope);
    this.enter(scope);
    if (batch.epoch === null) return { epoch: this.file.epoch, added: 0, unchanged: 0 };
    // What is there already costs no vector. Looked for again below: another import may be under way.
    const memories = this.file.hasTables ? unknownMemories(this.sql, batch.memories) : batch.memories;
    const unforgotten = batch.rounds.filter(({ round }) => !this.forgotten.covers(round));
    const rounds = this.file.hasTables ? unknownRounds(this.sql, unforgotten) : unforgotten;
    const said = rounds.map(({ round }) => round);
    const texts = memories.map(({ text, round }) =>
      round ? roundGist({ said: round.user, answer: round.assistant }) : text,
    );
    const { digests, embeddings } = await digestBatch(scope, said, texts, this.ports);
    this.enter(scope, false);
    if (!(await this.isWelcome(scope))) return "stale";
    return this.writes.add((): Imported | "stale" => {
      if (batch.epoch !== this.file.epoch || this.file.isSealed) return "stale";
      this.ensureTables(scope);
      this.tidying.noteWrite(now);
      const { added, forgot } = importUnknown(
        this.sql,
        this.shelf,
        scope,
        { memories, embeddings, rounds, digests },
        now,
      );
      this.forgotten.bury(forgot, now);
      this.schedule(scope);
      const total = batch.memories.length + batch.rounds.length;
      return { epoch: this.file.epoch, added, unchanged: total - added };
    }, 0);
  }

  async purgeAnswers(scope: Scope, model: string | null): Promise<number> {
    if (this.isCold) await this.warm(scope);
    this.enter(scope);
    if (!this.file.hasTables) return 0;
    const purged = purgePrivateAnswers(this.sql, model);
    if (this.replica) this.schedule();
    return purged;
  }

  /** Leaves nothing but the new epoch, and marks by which what was erased is recognised. */
  async erase(scope: Scope, now: number): Promise<Census> {
    this.enter(scope, true, false);
    await this.patterns.settled();
    if (!(await this.isWelcome(scope))) return this.file.count();
    const removed = this.file.count();
    if (this.file.hasTables) this.forgotten.layForErased(now);
    await this.empty(now, deedOf(scope));
    return { ...removed, ...(await this.eraseCold(now)) };
  }

  /** The same for good, for a tenant that goes: known by its name alone, the vault says itself whose it is. */
  async eraseOfTenant(tenancy: Tenancy, name: string, now: number): Promise<{ removed: Census; remaining: Census }> {
    const digest = this.checkTenant(tenancy, name);
    await this.patterns.settled();
    this.writes.flush();
    const removed = this.file.count();
    this.forgotten.forgetTombstones();
    await this.empty(now, { name, tenancy: digest, sealed: true });
    const removedThere = await this.eraseCold(now);
    return {
      removed: { ...removed, ...removedThere },
      remaining: { ...this.file.count(), ...(await this.replica?.census()) },
    };
  }

  private async empty(now: number, deed: Deed, epoch = Math.max(this.file.epoch + 1, now)): Promise<void> {
    await this.ctx.blockConcurrencyWhile(async () => {
      this.shelved = null;
      this.alarmAt = null;
      this.forgotten.isEmptied();
      await this.file.empty(deed, this.forgotten.tombstonesAsText(), now, epoch);
      this.patterns.load();
      this.tidying.load();
      this.replica?.owesErasure();
      this.schedule();
    });
  }

  async census(scope: Scope): Promise<Census> {
    if (this.isCold) await this.warm(scope);
    this.enter(scope);
    return { ...this.file.count(), ...(await this.replica?.census()) };
  }

  async consent(scope: Scope, change: Consent | null, now: number): Promise<Consent | "stale"> {
    if (this.isCold) await this.warm(scope);
    this.enter(scope);
    // Who says no before anything is kept says what holds anyway.
    if (change && (this.file.hasTables || change.fineTuning)) {
      if (!(await this.isWelcome(scope)) || now <= this.file.erasedAt) return "stale";
      this.ensureTables(scope);
      setConsent(this.sql, change);
    }
    return this.file.hasTables ? consentIn(this.sql) : { fineTuning: false };
  }

  async goodExchanges(tenancy: Tenancy, name: string, after: string, now: number): Promise<GoodExchanges> {
    this.checkTenant(tenancy, name);
    if (!this.file.hasTables || !consentIn(this.sql).fineTuning) return { exchanges: [], next: null };
    this.writes.flush();
    return goodExchanges(this.sql, after, now);
  }

  async footprint(scope: Scope): Promise<Footprint> {
    if (this.isCold) await this.warm(scope);
    this.enter(scope);
    return { rows: this.file.count(), bytes: this.file.bytes, ...this.tidying.cost };
  }

  override async alarm(): Promise<void> {
    const from = performance.now();
    await this.work();
    if (this.file.hasTables) this.tidying.noteAlarm(performance.now() - from);
  }

  private async work(): Promise<void> {
    this.alarmAt = null;
    if (!this.file.hasTables) return;
    const now = Date.now();
    const isForOthers = this.isForOthers(now);
    this.forgetRows(expiredMemories(this.sql, now), now);
    this.forgotten.removeOldTombstones(now);
    dropExpiredAnswers(this.sql, now);
    const removed = this.tidying.run(() => this.shelf, this.shelved, now);
    if (removed) this.forgotten.leaveNothing(removed, now);
    if (!isForOthers) {
      const sync = (): Promise<void> => this.ctx.storage.sync();
      this.forgotten.bury(
        await workOffJournal({ sql: this.sql, shelf: () => this.shelf, ports: this.ports, sync }),
        Date.now(),
      );
    }
    await this.forgotten.scrubbed();
    const rests = await embedLate({
      sql: this.sql,
      embedder: this.ports.embedder,
      shelf: () => this.shelf,
      transaction: (write) => this.ctx.storage.transactionSync(write),
      sync: () => this.ctx.storage.sync(),
    });
    this.embedderRests = rests ?? this.embedderRests;
    await this.replica?.carry();
    await this.patterns.send(Date.now());
    this.schedule();
  }

  /** Loaded when the vault wakes, and again when the embedder turns out to embed in another space. */
  private get shelf(): Shelf {
    const { embedder } = this.ports;
    if (!this.shelved || (embedder.space !== null && embedder.space !== this.shelved.space)) {
      this.shelved = Shelf.load(this.sql, embedder.space ?? lastSpace(this.sql, embedder));
      this.unnoticed = this.shelved.lacksVectors;
    }
    return this.shelved;
  }

  /** An alarm that rings for something else costs no round one of its tries. */
  private isForOthers(now: number): boolean {
    const journal = journalDue(this.sql);
    if (journal === null || journal <= now) return false;
    const due = embeddingDue(this.sql);
    const others = [due, this.patterns.due, this.tidying.due];
    return this.replica !== null || others.some((at) => at !== null && at <= now);
  }

  private noticeLater(scope: Scope, works: boolean): void {
    this.unnoticed = false;
    if (works) this.embedderRests = false;
    setTimeout(() => {
      if (this.file.hasTables) this.schedule(scope, works);
    }, NOTICE_MS);
  }

  /** Refuses to answer for a scope that is not this vault's, and lets a reader see all that was accepted before. */
  private enter(scope: Scope, flush = true, wantsWhole = true): void {
    const { owner } = this;
    if (owner?.account !== scope.account || owner.tenant !== scope.tenant || owner.user !== scope.user) {
      const name = vaultName(scope);
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
  private checkTenant(tenancy: Tenancy, name: string): string {
    const digest = tenancyDigest(tenancy);
    if (this.ctx.id.name !== name || (this.file.deed && this.file.deed.tenancy !== digest)) {
      throw new Error("a vault was asked for another tenant");
    }
    return digest;
  }

  /** The cold tier has not been read yet. */
  private get isCold(): boolean {
    return this.replica?.isWhole === false;
  }

  /** Resolves also where the cold tier cannot be read. */
  private async warm(scope: Scope): Promise<void> {
    this.enter(scope, false, false);
    await this.replica?.warm();
    if (this.file.hasTables) this.schedule(scope);
  }

  private async eraseCold(now: number): Promise<Census> {
    const removed = (await this.replica?.erase(now)) ?? {};
    if (this.replica) this.schedule();
    return removed;
  }

  private hasSiblings(): boolean {
    if (Date.now() - this.openedAt > SIBLING_MS) this.underWay = 0;
    return this.underWay > 0;
  }

  private onRow<T>(scope: Scope, id: string, now: number, act: (row: MemoryRow) => T): T | null {
    this.enter(scope);
    const row = this.file.hasTables ? rowById(this.sql, id, now) : null;
    return row && act(row);
  }

  /** In platform mode a tenant knows of every vault before there is one: what it does not know of, it could not erase. */
  private async isWelcome(scope: Scope): Promise<boolean> {
    const { tenants } = this.ports;
    if (!this.file.hasTables && tenants && !(await tenants.register(scope))) return false;
    return !this.file.isSealed;
  }

  private ensureTables(scope: Scope): void {
    if (!this.file.hasTables) this.makeTables(deedOf(scope));
  }

  private makeTables(deed: Deed): void {
    this.file.make(deed, this.forgotten.tombstonesAsText());
    this.replica?.follow();
  }

  private replicaIn(cold: ColdTier): Replica {
    const { sql } = this;
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
      takeTombstones: (stored) => this.forgotten.takeTombstones(stored),
      write: (change) => {
        this.ctx.storage.transactionSync(change);
        this.shelved = null;
      },
      reconcile: () => settleSlots(sql, this.shelf),
    });
  }

  /** That they are to be scrubbed is written with it: a crash before the end of the scrubbing does not stop it. */
  private forgetRows(rows: readonly MemoryRow[], now: number): void {
    if (rows.length === 0) return;
    this.forgotten.notePeak();
    const turns = rows.flatMap((row) => forgetMemory(this.sql, this.shelf, row));
    // What was written by hand was said in no turn.
    this.forgotten.leaveNothing(turns, now);
  }

  /** One alarm for all that is due: the journal's next try, vectors still to be made, the next memory to expire. */
  private schedule(scope: Scope | null = null, embedderWorks = false): void {
    const { embedder } = this.ports;
    if (scope && this.shelf.lacksVectors) noteUnembedded(this.sql, embedder, scope, Date.now(), embedderWorks);
    if (this.shelved?.takeInstructionsMoved()) this.patterns.note(Date.now());
    const carryAt = this.replica?.dueAt(Date.now()) ?? null;
    const due = [
      journalDue(this.sql),
      embeddingDue(this.sql),
      nextExpiry(this.sql),
      ...this.forgotten.dueAt(Date.now()),
      carryAt,
      this.patterns.due,
      this.tidying.due,
    ].filter((at) => at !== null);
    const at = due.length === 0 ? null : Math.min(...due, LATEST_ALARM);
    if (at === null || (this.alarmAt !== null && this.alarmAt <= at)) return;
    this.alarmAt = at;
    void this.ctx.storage.setAlarm(at);
  }
}
