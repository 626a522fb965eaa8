import { log, reasonOf } from "../runtime/log.ts";
import type { Memory } from "../ports/memory.ts";
import { embeddingText } from "../memory/round.ts";
import type { CommitResult, CommitRequest, ExplainedExchange, BeginResult, BeginRequest } from "../ports/exchange.ts";
import type {
  Consent,
  DeleteResult,
  TrainingExamples,
  MemoryDraft,
  MemoryPatch,
  Page,
  PageRequest,
  RecallAnswer,
  RecallQuery,
} from "../ports/memory-store.ts";
import type { RowCounts, VaultUsage } from "../ports/usage.ts";
import type { ExportPage, ImportBatch, Imported } from "../ports/portable.ts";
import { type Scope, type Tenancy } from "../scope.ts";
import { yieldAfter } from "../runtime/yield-to-others.ts";
import { commitExchange } from "./commit.ts";
import { consentIn, setConsent } from "./consent.ts";
import { trainingExamples } from "./fine-tuning-export.ts";
import { analyzeBatch, analyzeWithin, embedWithin } from "./facts/analyze-round.ts";
import { findExchange } from "./exchanges.ts";
import { recordFeedback } from "./feedback.ts";
import { learningOf } from "./tasks/extraction-queue.ts";
import { listMemories } from "./recall/list.ts";
import { conditionsOf, findPrivateAnswer, purgePrivateAnswers } from "./private-answers.ts";
import { NOTHING, recallNow, buildBlock } from "./recall/recall.ts";
import { addMemory, updateMemory, historyOf, restoreMemory } from "./facts/revise.ts";
import { toMemory } from "./rows.ts";
import { WorkingSet } from "./recall/working-set.ts";
import { turnsIn } from "./deletion/tombstones.ts";
import { exportPage, importUnknown, unknownMemories, unknownRounds } from "./export-import.ts";
import { ownerRecordOf } from "./vault-storage.ts";
import { VaultObject } from "./vault-object.ts";

/** How long a write waits for those of other exchanges under way: the shortest timer there is. */
const GROUP_COMMIT_MS = 1;
/** How long `DURABILITY=relaxed` may hold a write back. */
const RELAXED_DELAY_MS = 50;
/** How long whoever forgets one thing waits for the cold tier to hear of it. */
const SYNC_WITHIN_MS = 1_000;

/**
 * Everything of one scope: the boundary of isolation, the place where one user's writes are put in
 * order, the hot tier of recall.
 */
export class Vault extends VaultObject {
  async prefetch(scope: Scope, question: Pick<BeginRequest, "query" | "embedding" | "conversation">): Promise<void> {
    if (this.isUnhydrated) await this.hydrateForQuery(scope, question);
  }

  /** Writes nothing: the runtime holds a reply back until what was written is on disk. */
  async begin(scope: Scope, opening: BeginRequest): Promise<BeginResult> {
    if (this.isUnhydrated)
      await this.hydrateForQuery(scope, opening.recall ? opening : { ...opening, query: "", embedding: null });
    this.underWay += 1;
    this.openedAt = Date.now();
    // A strict write that waits for its siblings has not been answered: nobody counts on it yet.
    this.assertOwner(scope, this.ports.durability === "relaxed", false);
    const remembers = this.isUnhydrated || (this.storage.hasTables && this.workingSet.remembers);
    if (!this.storage.hasTables) return { epoch: this.storage.epoch, ...NOTHING, answer: null, remembers, since: null };
    const recollection = buildBlock(this.sql, this.workingSet, opening, this.ports.budgetTokens);
    const works = opening.embedding !== null;
    if (this.backfillUnscheduled || (this.embedderBackingOff && works)) this.scheduleBackfill(scope, works);
    const ids = recollection.injected.map(({ id }) => id);
    const since = opening.advises ? this.workingSet.lastSaid(opening.visible) : null;
    const answer = opening.lookup && findPrivateAnswer(this.sql, opening.lookup, conditionsOf(ids, since));
    return { epoch: this.storage.epoch, ...recollection, answer, remembers, since };
  }

  async commit(scope: Scope, closing: CommitRequest): Promise<CommitResult> {
    // What has not been read, or cannot be, is read later: the write is taken all the same.
    this.assertOwner(scope, false, false);
    // What is to be forgotten may lie where it has not been read.
    if (closing.round?.forgets && this.isUnhydrated) await this.hydrate(scope);
    const says = closing.round !== null && closing.round.said !== "";
    await yieldAfter(closing.round?.said.length ?? 0);
    const digest = says ? this.deferCorrections(await analyzeWithin(scope, closing.round, this.ports)) : null;
    await yieldAfter(closing.round?.said.length ?? 0);
    if (!this.storage.hasTables && !(await this.registerWithTenant(scope))) return "stale";
    const write = (): CommitResult => {
      if (this.storage.isStale(closing)) return "stale";
      this.ensureTables(scope);
      const forgotten = closing.round !== null && this.deletions.isForgotten(closing.round);
      const kept = forgotten ? { ...closing, round: null, answer: null } : closing;
      const gone = commitExchange(this.sql, this.workingSet, scope, kept, digest);
      if (gone) this.deletions.requireScrub(gone, Date.now());
      const isUnfinished = says && (!digest?.statements || this.workingSet.lacksVectors);
      const isTold = this.workingSet.takeInstructionsChanged();
      if (isTold) this.instructionReport.note(Date.now());
      const isUntidy = this.retention.noteWrite(Date.now(), closing.keeping);
      if (isUnfinished || isTold || isUntidy || this.replica) this.schedule(scope);
      return "kept";
    };
    this.underWay = Math.max(0, this.underWay - 1);
    if (this.ports.durability === "strict")
      return await this.writes.add(write, this.hasConcurrentExchanges() ? GROUP_COMMIT_MS : 0);
    this.writes.add(write, RELAXED_DELAY_MS).catch((error: unknown) => {
      log("error", { event: "relaxed_write_failed", reason: reasonOf(error) });
    });
    return "kept";
  }

  async list(scope: Scope, page: PageRequest, now: number): Promise<Page<Memory>> {
    if (this.isUnhydrated) await this.hydrate(scope);
    this.assertOwner(scope);
    return this.storage.hasTables ? listMemories(this.sql, page, now) : { data: [], nextCursor: null };
  }

  async add(scope: Scope, draft: MemoryDraft, now: number): Promise<Memory | "stale"> {
    if (this.isUnhydrated) await this.hydrate(scope);
    const [embedding = null] = await embedWithin(scope, [draft.text], this.ports.embedder);
    this.assertOwner(scope);
    if (!(await this.registerWithTenant(scope)) || now <= this.storage.erasedAt) return "stale";
    this.ensureTables(scope);
    this.retention.noteWrite(now);
    const row = addMemory(this.sql, this.workingSet, draft, embedding, now);
    this.schedule(scope);
    return toMemory(row);
  }

  async get(scope: Scope, id: string, now: number): Promise<Memory | null> {
    if (this.isUnhydrated) await this.hydrate(scope);
    return this.onRow(scope, id, now, toMemory);
  }

  async update(scope: Scope, id: string, patch: MemoryPatch, now: number): Promise<Memory | null> {
    if (this.isUnhydrated) await this.hydrate(scope);
    const texts = patch.text === undefined ? [] : [patch.text];
    const [embedding = null] = await embedWithin(scope, texts, this.ports.embedder);
    return this.onRow(scope, id, now, (row) => {
      const amended = updateMemory(this.sql, this.workingSet, row, patch, embedding, now);
      this.schedule(scope);
      return toMemory(amended);
    });
  }

  /** Answers when the bytes are gone, too. Asked again after a crash it finds nothing, and finishes what was begun. */
  async forget(scope: Scope, id: string, now: number): Promise<DeleteResult> {
    if (this.isUnhydrated) await this.hydrate(scope);
    const forgotten = this.onRow(scope, id, now, (row) => {
      this.forgetRows([row], now);
      // Rounds whose answers went have no vector any more.
      this.schedule(scope);
      return true;
    });
    await this.deletions.scrubbed();
    // There, too, before it is said; what cannot be reached in time stands in the outbox, and is reached by the alarm.
    const carried = this.replica ? await this.replica.pushWithin(SYNC_WITHIN_MS) : true;
    await this.instructionReport.send(Infinity);
    if (!forgotten) return "not_found";
    return carried ? "deleted" : "pending";
  }

  async history(scope: Scope, id: string, now: number): Promise<Memory[] | null> {
    if (this.isUnhydrated) await this.hydrate(scope);
    return this.onRow(scope, id, now, (row) => historyOf(this.sql, row).map(toMemory));
  }

  async restore(scope: Scope, id: string, now: number): Promise<Memory | null> {
    if (this.isUnhydrated) await this.hydrate(scope);
    return this.onRow(scope, id, now, (row) => {
      const restored = restoreMemory(this.sql, this.workingSet, row, now);
      this.schedule(scope);
      return toMemory(restored);
    });
  }

  async recall(scope: Scope, query: RecallQuery): Promise<RecallAnswer> {
    if (this.isUnhydrated && query.asOf === null) await this.hydrateForQuery(scope, query);
    else if (this.isUnhydrated) await this.hydrate(scope);
    this.assertOwner(scope, true, query.asOf !== null);
    if (!this.storage.hasTables) return { memories: [], block: "" };
    const shelf = query.asOf === null ? this.workingSet : WorkingSet.load(this.sql, this.workingSet, query.asOf);
    if (this.backfillUnscheduled) this.scheduleBackfill(scope, query.embedding !== null);
    return recallNow(this.sql, shelf, query);
  }

  async exchange(scope: Scope, id: string): Promise<ExplainedExchange | null> {
    if (this.isUnhydrated) await this.hydrate(scope);
    this.assertOwner(scope);
    const found = this.storage.hasTables ? findExchange(this.sql, id) : null;
    return found && { ...found, learning: learningOf(this.sql, id) };
  }

  async recordFeedback(scope: Scope, exchange: string, score: number): Promise<string[] | null> {
    if (this.isUnhydrated) await this.hydrate(scope);
    this.assertOwner(scope);
    const judged = this.storage.hasTables ? recordFeedback(this.sql, this.workingSet, exchange, score) : null;
    if (this.replica && judged) this.schedule();
    return judged;
  }

  async exportPage(scope: Scope, after: string | null, now: number): Promise<ExportPage> {
    if (this.isUnhydrated) await this.hydrate(scope);
    this.assertOwner(scope);
    const page = this.storage.hasTables ? exportPage(this.sql, after, now) : { memories: [], next: null };
    return { epoch: this.storage.epoch, ...page, forgotten: page.next === null ? this.deletions.toExport() : [] };
  }

  async importBatch(scope: Scope, batch: ImportBatch, now: number): Promise<Imported | "stale"> {
    if (this.isUnhydrated) await this.hydrate(scope);
    this.assertOwner(scope);
    if (batch.epoch === null) return { epoch: this.storage.epoch, added: 0, unchanged: 0 };
    // What is there already costs no vector. Looked for again below: another import may be under way.
    const memories = this.storage.hasTables ? unknownMemories(this.sql, batch.memories) : batch.memories;
    const unforgotten = batch.rounds.filter(({ round }) => !this.deletions.isForgotten(round));
    const rounds = this.storage.hasTables ? unknownRounds(this.sql, unforgotten) : unforgotten;
    const spoken = rounds.filter(({ round }) => round.said !== "");
    const said = spoken.map(({ round }) => round);
    const texts = memories.map(({ text, round }) =>
      round ? embeddingText({ said: round.user, answer: round.assistant }) : text,
    );
    const { digests: found, embeddings } = await analyzeBatch(scope, said, texts, this.ports);
    const digests = rounds.map((round) => found[spoken.indexOf(round)] ?? null);
    this.assertOwner(scope, false);
    if (!(await this.registerWithTenant(scope))) return "stale";
    return this.writes.add((): Imported | "stale" => {
      if (batch.epoch !== this.storage.epoch || this.storage.isSealed) return "stale";
      this.ensureTables(scope);
      this.retention.noteWrite(now);
      const { added, forgot } = importUnknown(
        this.sql,
        this.workingSet,
        scope,
        { memories, embeddings, rounds, digests },
        now,
      );
      if (forgot) this.deletions.requireScrub(forgot, now);
      const all = added + this.deletions.merge(batch.forgotten);
      this.schedule(scope);
      const total = batch.memories.length + batch.rounds.length + batch.forgotten.length;
      return { epoch: this.storage.epoch, added: all, unchanged: total - all };
    }, 0);
  }

  async purgeAnswers(scope: Scope, model: string | null): Promise<number> {
    if (this.isUnhydrated) await this.hydrate(scope);
    this.assertOwner(scope);
    if (!this.storage.hasTables) return 0;
    const purged = purgePrivateAnswers(this.sql, model);
    if (this.replica) this.schedule();
    return purged;
  }

  /** Leaves nothing but the new epoch, and marks by which what was erased is recognised. */
  async erase(scope: Scope, now: number): Promise<RowCounts> {
    this.assertOwner(scope, true, false);
    await this.instructionReport.settled();
    if (!(await this.registerWithTenant(scope))) return this.storage.count();
    const removed = this.storage.count();
    if (this.storage.hasTables) this.deletions.markErased(turnsIn(this.sql, this.isUnhydrated), now);
    await this.empty(now, ownerRecordOf(scope));
    return { ...removed, ...(await this.eraseCold(now)) };
  }

  /** The same for good, for a tenant that goes: known by its name alone, the vault says itself whose it is. */
  async eraseOfTenant(
    tenancy: Tenancy,
    name: string,
    now: number,
  ): Promise<{ removed: RowCounts; remaining: RowCounts }> {
    const digest = this.checkTenant(tenancy, name);
    await this.instructionReport.settled();
    this.writes.flush();
    const removed = this.storage.count();
    this.deletions.forgetTombstones();
    await this.empty(now, { name, tenancy: digest, sealed: true });
    const removedThere = await this.eraseCold(now);
    return {
      removed: { ...removed, ...removedThere },
      remaining: { ...this.storage.count(), ...(await this.replica?.census()) },
    };
  }

  async countRows(scope: Scope): Promise<RowCounts> {
    if (this.isUnhydrated) await this.hydrate(scope);
    this.assertOwner(scope);
    return { ...this.storage.count(), ...(await this.replica?.census()) };
  }

  async consent(scope: Scope, change: Consent | null, now: number): Promise<Consent | "stale"> {
    if (this.isUnhydrated) await this.hydrate(scope);
    this.assertOwner(scope);
    // Who says no before anything is kept says what holds anyway.
    if (change && (this.storage.hasTables || change.fineTuning)) {
      if (!(await this.registerWithTenant(scope)) || now <= this.storage.erasedAt) return "stale";
      this.ensureTables(scope);
      setConsent(this.sql, change);
    }
    return this.storage.hasTables ? consentIn(this.sql) : { fineTuning: false };
  }

  async trainingExamples(tenancy: Tenancy, name: string, after: string, now: number): Promise<TrainingExamples> {
    this.checkTenant(tenancy, name);
    if (!this.storage.hasTables || !consentIn(this.sql).fineTuning) return { exchanges: [], next: null };
    this.writes.flush();
    return trainingExamples(this.sql, after, now);
  }

  async usage(scope: Scope): Promise<VaultUsage> {
    if (this.isUnhydrated) await this.hydrate(scope);
    this.assertOwner(scope);
    return { rows: this.storage.count(), bytes: this.storage.bytes, ...this.retention.cost };
  }
}
