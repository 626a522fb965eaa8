import { log, reasonOf } from "../runtime/log.ts";
import type { Memory } from "../ports/memory.ts";
import { roundGist } from "../memory/round.ts";
import type { Closed, Closing, ExplainedExchange, Opened, Opening } from "../ports/exchange.ts";
import type {
  Census,
  Consent,
  Footprint,
  Forgetting,
  GoodExchanges,
  MemoryDraft,
  MemoryPatch,
  Page,
  PageRequest,
  RecallAnswer,
  RecallQuery,
} from "../ports/memory-store.ts";
import type { ExportPage, ImportBatch, Imported } from "../ports/portable.ts";
import { type Scope, type Tenancy } from "../scope.ts";
import { yieldAfter } from "../runtime/yield-to-others.ts";
import { commitExchange } from "./commit.ts";
import { consentIn, setConsent } from "./consent.ts";
import { goodExchanges } from "./fine-tuning-export.ts";
import { digestBatch, digestInTime, embedInTime } from "./facts/analyze-round.ts";
import { findExchange } from "./exchanges.ts";
import { judgeExchange } from "./feedback.ts";
import { learningOf } from "./tasks/extraction-queue.ts";
import { listMemories } from "./recall/list.ts";
import { conditionsOf, findPrivateAnswer, purgePrivateAnswers } from "./private-answers.ts";
import { NOTHING, recallNow, recollect } from "./recall/recall.ts";
import { addMemory, amendMemory, historyOf, restoreMemory } from "./facts/revise.ts";
import { toMemory } from "./rows.ts";
import { Shelf } from "./recall/working-set.ts";
import { turnsIn } from "./deletion/tombstones.ts";
import { exportPage, importUnknown, unknownMemories, unknownRounds } from "./export-import.ts";
import { deedOf } from "./vault-storage.ts";
import { VaultObject } from "./vault-object.ts";

/** How long a write waits for those of other exchanges under way: the shortest timer there is. */
const GATHER_MS = 1;
/** How long `DURABILITY=relaxed` may hold a write back. */
const RELAXED_DELAY_MS = 50;
/** How long whoever forgets one thing waits for the cold tier to hear of it. */
const TOLD_WITHIN_MS = 1_000;

/**
 * Everything of one scope: the boundary of isolation, the place where one user's writes are put in
 * order, the hot tier of recall.
 */
export class Vault extends VaultObject {
  async prefetch(scope: Scope, question: Pick<Opening, "query" | "embedding" | "conversation">): Promise<void> {
    if (this.isCold) await this.acquaint(scope, question);
  }

  /** Writes nothing: the runtime holds a reply back until what was written is on disk. */
  async open(scope: Scope, opening: Opening): Promise<Opened> {
    if (this.isCold) await this.acquaint(scope, opening.recall ? opening : { ...opening, query: "", embedding: null });
    this.underWay += 1;
    this.openedAt = Date.now();
    // A strict write that waits for its siblings has not been answered: nobody counts on it yet.
    this.enter(scope, this.ports.durability === "relaxed", false);
    const remembers = this.isCold || (this.file.hasTables && this.shelf.remembers);
    if (!this.file.hasTables) return { epoch: this.file.epoch, ...NOTHING, answer: null, remembers, since: null };
    const recollection = recollect(this.sql, this.shelf, opening, this.ports.budgetTokens);
    const works = opening.embedding !== null;
    if (this.unnoticed || (this.embedderRests && works)) this.noticeLater(scope, works);
    const ids = recollection.injected.map(({ id }) => id);
    const since = opening.advises ? this.shelf.lastSaid(opening.visible) : null;
    const answer = opening.lookup && findPrivateAnswer(this.sql, opening.lookup, conditionsOf(ids, since));
    return { epoch: this.file.epoch, ...recollection, answer, remembers, since };
  }

  async close(scope: Scope, closing: Closing): Promise<Closed> {
    // What has not been read, or cannot be, is read later: the write is taken all the same.
    this.enter(scope, false, false);
    // What is to be forgotten may lie where it has not been read.
    if (closing.round?.forgets && this.isCold) await this.warm(scope);
    const says = closing.round !== null && closing.round.said !== "";
    await yieldAfter(closing.round?.said.length ?? 0);
    const digest = says ? this.inGoodTime(await digestInTime(scope, closing.round, this.ports)) : null;
    await yieldAfter(closing.round?.said.length ?? 0);
    if (!this.file.hasTables && !(await this.isWelcome(scope))) return "stale";
    const write = (): Closed => {
      if (this.file.isStale(closing)) return "stale";
      this.ensureTables(scope);
      const forgotten = closing.round !== null && this.forgotten.covers(closing.round);
      const kept = forgotten ? { ...closing, round: null, answer: null } : closing;
      const gone = commitExchange(this.sql, this.shelf, scope, kept, digest);
      if (gone) this.forgotten.leaveNothing(gone, Date.now());
      const isUnfinished = says && (!digest?.statements || this.shelf.lacksVectors);
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
  async forget(scope: Scope, id: string, now: number): Promise<Forgetting> {
    if (this.isCold) await this.warm(scope);
    const forgotten = this.onRow(scope, id, now, (row) => {
      this.forgetRows([row], now);
      // Rounds whose answers went have no vector any more.
      this.schedule(scope);
      return true;
    });
    await this.forgotten.scrubbed();
    // There, too, before it is said; what cannot be reached in time stands in the outbox, and is reached by the alarm.
    const carried = this.replica ? await this.replica.carryWithin(TOLD_WITHIN_MS) : true;
    await this.patterns.send(Infinity);
    if (!forgotten) return "unknown";
    return carried ? "gone" : "owed";
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
    if (this.isCold && query.asOf === null) await this.acquaint(scope, query);
    else if (this.isCold) await this.warm(scope);
    this.enter(scope, true, query.asOf !== null);
    if (!this.file.hasTables) return { memories: [], block: "" };
    const shelf = query.asOf === null ? this.shelf : Shelf.load(this.sql, this.shelf, query.asOf);
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
    return { epoch: this.file.epoch, ...page, forgotten: page.next === null ? this.forgotten.told() : [] };
  }

  async importBatch(scope: Scope, batch: ImportBatch, now: number): Promise<Imported | "stale"> {
    if (this.isCold) await this.warm(scope);
    this.enter(scope);
    if (batch.epoch === null) return { epoch: this.file.epoch, added: 0, unchanged: 0 };
    // What is there already costs no vector. Looked for again below: another import may be under way.
    const memories = this.file.hasTables ? unknownMemories(this.sql, batch.memories) : batch.memories;
    const unforgotten = batch.rounds.filter(({ round }) => !this.forgotten.covers(round));
    const rounds = this.file.hasTables ? unknownRounds(this.sql, unforgotten) : unforgotten;
    const spoken = rounds.filter(({ round }) => round.said !== "");
    const said = spoken.map(({ round }) => round);
    const texts = memories.map(({ text, round }) =>
      round ? roundGist({ said: round.user, answer: round.assistant }) : text,
    );
    const { digests: found, embeddings } = await digestBatch(scope, said, texts, this.ports);
    const digests = rounds.map((round) => found[spoken.indexOf(round)] ?? null);
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
      if (forgot) this.forgotten.leaveNothing(forgot, now);
      const all = added + this.forgotten.take(batch.forgotten);
      this.schedule(scope);
      const total = batch.memories.length + batch.rounds.length + batch.forgotten.length;
      return { epoch: this.file.epoch, added: all, unchanged: total - all };
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
    if (this.file.hasTables) this.forgotten.layForErased(turnsIn(this.sql, this.isCold), now);
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
}
