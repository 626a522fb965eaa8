import { DurableObject } from "cloudflare:workers";
import type { Memory } from "../ports/memory.ts";
import type {
  BeginRequest,
  BeginResult,
  CommitRequest,
  CommitResult,
  ExchangePageRequest,
  ExplainedExchange,
  StoredExchange,
  ToldRequest,
} from "../ports/exchange.ts";
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
import type { NewProfileBlock, ProfileBlock } from "../ports/profile-block.ts";
import type { RowCounts, VaultSize, VaultUsage } from "../ports/usage.ts";
import { queueLength } from "./tasks/extraction-queue.ts";
import { usageByDay } from "./usage-by-day.ts";
import type { ExportPage, ImportBatch, Imported } from "../ports/portable.ts";
import type { VaultPorts } from "../ports/ports.ts";
import type { Scope, Tenancy } from "../scope.ts";
import { begin } from "./begin.ts";
import { commit, noteReads } from "./commit.ts";
import { consentIn, setConsent } from "./consent.ts";
import { deleteMemories } from "./deletion/delete-memories.ts";
import { countRowsOfBefore, erase, eraseOfTenant } from "./erase.ts";
import { exportPage } from "./export-memories.ts";
import { embedWithin } from "./facts/analyze-round.ts";
import { addMemory, updateMemory, historyOf, restoreMemory } from "./facts/revise.ts";
import { explainExchange } from "./exchanges.ts";
import { recordFeedback } from "./feedback.ts";
import { trainingExamples } from "./fine-tuning-export.ts";
import { importBatch } from "./import-batch.ts";
import { purgePrivateAnswers } from "./private-answers.ts";
import { profileIn, replaceProfile, shownBlock } from "./profile.ts";
import { listExchanges } from "./list-exchanges.ts";
import { listMemories } from "./recall/list.ts";
import { recallNow, recallPast } from "./recall/recall.ts";
import { rowById, toMemory } from "./rows.ts";
import { toldRequest } from "./told-request.ts";
import { VaultAccess } from "./vault-access.ts";
import { VaultParts } from "./vault-parts.ts";

/** How long a deletion waits until the cold tier has it. */
const SYNC_WITHIN_MS = 1_000;

const NO_MEMORIES: Page<Memory> = { data: [], nextCursor: null };
const NOTHING_RECALLED: RecallAnswer = { memories: [], block: "" };

/**
 * The Durable Object of one scope: the boundary of isolation, the place where one user's writes are put in order, and the
 * hot tier of recall. `MemoryStore` says what each method promises.
 */
export class Vault extends DurableObject<Env> {
  private readonly parts: VaultParts;
  private readonly access: VaultAccess;

  constructor(ctx: DurableObjectState, env: Env, ports: VaultPorts) {
    super(ctx, env);
    this.parts = new VaultParts(ctx, ports);
    this.access = new VaultAccess(this.parts);
  }

  override alarm(): Promise<void> {
    return this.parts.runTasks();
  }

  prefetch(scope: Scope, question: Pick<BeginRequest, "query" | "embedding" | "conversation">): Promise<void> {
    return this.access.hydrateForQuery(scope, question);
  }

  /**
   * Begins an exchange.
   * @param reads records of exchanges that only read, which go along. The 64th that waits has all of them written, and the
   *   reply then waits for the disk.
   */
  begin(scope: Scope, request: BeginRequest, reads: readonly CommitRequest[] = []): Promise<BeginResult> {
    noteReads(this.parts, this.access, scope, reads);
    return begin(this.parts, this.access, scope, request);
  }

  /** Notes exchanges that only read. Nobody waits for their records. */
  async noteReads(scope: Scope, reads: readonly CommitRequest[]): Promise<void> {
    noteReads(this.parts, this.access, scope, reads);
  }

  commit(scope: Scope, request: CommitRequest): Promise<CommitResult> {
    return commit(this.parts, this.access, scope, request);
  }

  list(scope: Scope, page: PageRequest, now: number): Promise<Page<Memory>> {
    return this.access.read(scope, NO_MEMORIES, ({ sql }) => listMemories(sql, page, now));
  }

  async add(scope: Scope, draft: MemoryDraft, now: number): Promise<Memory | "stale"> {
    const [embedding = null] = await embedWithin(scope, [draft.text], this.parts.ports.embedder);
    return this.access.write(scope, now, (tx) => {
      this.parts.retention.noteWrite(now);
      return toMemory(addMemory(tx, draft, embedding, now));
    });
  }

  get(scope: Scope, id: string, now: number): Promise<Memory | null> {
    return this.access.read(scope, null, ({ sql }) => {
      const row = rowById(sql, id, now);
      return row && toMemory(row);
    });
  }

  async update(scope: Scope, id: string, patch: MemoryPatch, now: number): Promise<Memory | null> {
    const texts = patch.text === undefined ? [] : [patch.text];
    const [embedding = null] = await embedWithin(scope, texts, this.parts.ports.embedder);
    return this.access.mutate(scope, null, (tx) => {
      const row = rowById(tx.sql, id, now);
      return row && toMemory(updateMemory(tx, row, patch, embedding, now));
    });
  }

  /** Resolves when the bytes are gone, too. Asked again after a crash, it finds no memory and completes the deletion. */
  async forget(scope: Scope, id: string, now: number): Promise<DeleteResult> {
    const { deletions, replication, instructionReport } = this.parts;
    const isFound = await this.access.mutate(scope, false, (tx) => {
      const row = rowById(tx.sql, id, now);
      deleteMemories(tx, deletions, row ? [row] : [], now);
      return row !== null;
    });
    await deletions.scrubbed();
    // The alarm pushes a deletion that cannot reach the cold tier in time.
    const isPushed = await replication.pushWithin(SYNC_WITHIN_MS);
    await instructionReport.run();
    if (!isFound) return "not_found";
    return isPushed ? "deleted" : "pending";
  }

  history(scope: Scope, id: string, now: number): Promise<Memory[] | null> {
    return this.access.read(scope, null, ({ sql }) => {
      const row = rowById(sql, id, now);
      return row && historyOf(sql, row).map(toMemory);
    });
  }

  restore(scope: Scope, id: string, now: number): Promise<Memory | null> {
    return this.access.mutate(scope, null, (tx) => {
      const row = rowById(tx.sql, id, now);
      return row && toMemory(restoreMemory(tx, row, now));
    });
  }

  recall(scope: Scope, query: RecallQuery): Promise<RecallAnswer> {
    const { asOf } = query;
    if (asOf !== null) return this.access.read(scope, NOTHING_RECALLED, (tx) => recallPast(tx, query, asOf));
    return this.access.readForQuery(scope, query, NOTHING_RECALLED, (tx) => {
      const recalled = recallNow(tx, query);
      this.parts.backfill.noteQuestion(scope, query.embedding !== null);
      return recalled;
    });
  }

  exchanges(scope: Scope, page: ExchangePageRequest): Promise<Page<StoredExchange>> {
    return this.access.read(scope, { data: [], nextCursor: null }, ({ sql }) => listExchanges(sql, page));
  }

  exchange(scope: Scope, id: string): Promise<ExplainedExchange | null> {
    return this.access.read(scope, null, ({ sql }) => explainExchange(sql, id));
  }

  toldRequest(scope: Scope, exchange: string): Promise<ToldRequest | null> {
    return this.access.read(scope, null, (tx) => toldRequest(tx, exchange));
  }

  recordFeedback(scope: Scope, exchange: string, score: number): Promise<string[] | null> {
    return this.access.mutate(scope, null, (tx) => recordFeedback(tx, exchange, score));
  }

  async exportPage(scope: Scope, after: string | null, now: number): Promise<ExportPage> {
    const { storage, deletions } = this.parts;
    const nothing = { memories: [], profile: [], next: null };
    const page = await this.access.read(scope, nothing, ({ sql }) => exportPage(sql, after, now));
    return { epoch: storage.epoch, ...page, forgotten: page.next === null ? deletions.toExport() : [] };
  }

  importBatch(scope: Scope, batch: ImportBatch, now: number): Promise<Imported | "stale"> {
    return importBatch(this.parts, this.access, scope, batch, now);
  }

  purgeAnswers(scope: Scope, model: string | null): Promise<number> {
    return this.access.mutate(scope, 0, ({ sql }) => purgePrivateAnswers(sql, model));
  }

  erase(scope: Scope, now: number): Promise<RowCounts> {
    return erase(this.parts, this.access, scope, now);
  }

  eraseOfTenant(tenancy: Tenancy, name: string, now: number): Promise<{ removed: RowCounts; remaining: RowCounts }> {
    return eraseOfTenant(this.parts, tenancy, name, now);
  }

  async countRows(scope: Scope, erasedAt: number): Promise<RowCounts> {
    await this.access.ready(scope);
    return countRowsOfBefore(this.parts, erasedAt);
  }

  async consent(scope: Scope, change: Consent | null, now: number): Promise<Consent | "stale"> {
    const consent = await this.access.read(scope, { fineTuning: false }, ({ sql }) => consentIn(sql));
    // A refusal before anything is kept is no news, and makes no vault.
    if (!change || (!this.parts.storage.hasTables && !change.fineTuning)) return consent;
    return this.access.write(scope, now, ({ sql }) => {
      setConsent(sql, change);
      return consentIn(sql);
    });
  }

  /** Resolves when the bytes of a replaced text are gone, too. */
  async profile(
    scope: Scope,
    change: readonly NewProfileBlock[] | null,
    now: number,
  ): Promise<readonly ProfileBlock[] | "stale"> {
    const { storage, deletions } = this.parts;
    const blocks = await this.access.read(scope, [], ({ sql }) => profileIn(sql).map(shownBlock));
    // To clear what was never set is no news, and makes no vault.
    if (!change || (!storage.hasTables && change.length === 0)) return blocks;
    const replaced = await this.access.write(scope, now, ({ sql }) => {
      deletions.recordPeak();
      if (replaceProfile(sql, change, now)) deletions.requireScrub([], now);
      return profileIn(sql).map(shownBlock);
    });
    await deletions.scrubbed();
    return replaced;
  }

  async trainingExamples(tenancy: Tenancy, name: string, after: string, now: number): Promise<TrainingExamples> {
    const { storage, owner, sql } = this.parts;
    owner.assertTenancy(tenancy, name);
    if (!storage.hasTables || !consentIn(sql).fineTuning) return { exchanges: [], next: null };
    this.parts.flushWrites();
    return trainingExamples(sql, after, now);
  }

  async usage(scope: Scope): Promise<VaultUsage> {
    const { storage, retention, sql } = this.parts;
    await this.access.ready(scope);
    const days = storage.hasTables ? usageByDay(sql) : [];
    return { rows: storage.count(), bytes: storage.bytes, ...retention.cost, days };
  }

  async size(scope: Scope): Promise<VaultSize> {
    const { storage, sql } = this.parts;
    this.access.assertOwner(scope);
    return { grown: storage.takeGrowth(), waiting: storage.hasTables ? queueLength(sql) : 0 };
  }
}
