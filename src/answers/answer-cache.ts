import type { FullerForm } from "../cache/normal-form/fuller-forms.ts";
import type { normalForms } from "../cache/normal-form/lazy-normal-form.ts";
import { answersAgree, compareAnswers, sharedWords } from "../cache/compare-answers.ts";
import { servableAnswer } from "../cache/servable-answer.ts";
import { keepsNewerAnswer } from "../cache/keeps-newer-answer.ts";
import { matchKindOf } from "../cache/match-kind.ts";
import { storedText } from "../dialects/stored-text.ts";
import type { AnswerDraft, AnswerLookup, CachedAnswer, CacheLookupResult } from "../ports/answer-store.ts";
import { type CacheSize, evict, isOverLimit, sizeOf } from "./eviction.ts";
import { NearIndex } from "./near-index.ts";
import {
  answerById,
  bytesOf,
  earlierAnswers,
  fullerQuestion,
  insertAnswer,
  lastId,
  rowOf,
  sameForm,
  sameQuestion,
  recordLastServed,
} from "./rows.ts";
import type { AnswerRow } from "./schema.ts";
import type { CacheStatistics } from "./statistics.ts";

/** The time of use is written no more often than this for one answer, because a hit should cost no write. */
const TOUCH_AFTER_MS = 60_000;

type NormalForms = NonNullable<typeof normalForms.loaded>;

export type FoundAnswer = Pick<CacheLookupResult, "answer" | "stale" | "withheld">;

export const NOTHING_FOUND: FoundAnswer = { answer: null, stale: null, withheld: null };

/** The answers in the file: finds one for a question, and stores new ones within the limits. */
export class AnswerCache {
  private readonly sql: SqlStorage;
  private readonly statistics: CacheStatistics;
  private readonly near: NearIndex;
  private readonly onStored: (draft: AnswerDraft) => void;
  /** Null until the answers were counted. Too large by those that were replaced since. */
  private size: CacheSize | null = null;
  /** The ids of answers that were served since the last write, and when. */
  private readonly used = new Map<number, number>();

  constructor(sql: SqlStorage, statistics: CacheStatistics, onStored: (draft: AnswerDraft) => void) {
    this.sql = sql;
    this.statistics = statistics;
    this.onStored = onStored;
    this.near = new NearIndex(sql);
  }

  find(lookup: AnswerLookup, { correctedForm, fullerForms }: NormalForms): FoundAnswer {
    const exact = this.servable(sameQuestion(this.sql, lookup), lookup);
    if (exact.answer || lookup.match === "exact") return exact;
    const form = correctedForm(lookup.question);
    const row = sameForm(this.sql, lookup, form) ?? fullerQuestion(this.sql, lookup, fullerForms(form));
    const similar = this.servable(row, lookup);
    if (row && similar.answer) {
      const withheld = this.statistics.reasonToWithhold(matchKindOf(lookup.question, row.question));
      return withheld ? { ...NOTHING_FOUND, stale: exact.stale, withheld } : similar;
    }
    const near = this.findNear(lookup, form);
    return near.answer || near.withheld
      ? { ...near, stale: exact.stale ?? similar.stale }
      : { ...NOTHING_FOUND, stale: exact.stale ?? similar.stale };
  }

  /** Returns the answer to the nearest question, if its band has earned it. */
  private findNear(lookup: AnswerLookup, form: string): FoundAnswer {
    const neighbour = this.statistics.learnsNear ? this.near.find(lookup.fingerprint, form) : null;
    if (neighbour === null) return NOTHING_FOUND;
    const found = this.servable(answerById(this.sql, neighbour.id), lookup);
    if (!found.answer) return NOTHING_FOUND;
    const withheld = this.statistics.reasonToWithholdNear(neighbour.band);
    if (withheld === "unproven") return NOTHING_FOUND;
    return withheld ? { ...NOTHING_FOUND, withheld } : found;
  }

  /** Stores an answer, and compares it with earlier ones. Returns false if a stored answer serves more callers. */
  store(draft: AnswerDraft, asker: string | null, { normalForm, fullerForms }: NormalForms): boolean {
    const form = normalForm(draft.question);
    this.compareWithEarlier(draft, form);
    this.compareWithFuller(draft, fullerForms(form));
    this.compareWithNear(draft, form);
    const stored = draft.lacksUsage ? sameQuestion(this.sql, { ...draft, now: draft.storedAt }) : null;
    if (stored && keepsNewerAnswer(stored, draft)) return false;
    const { entries, bytes } = (this.size ??= sizeOf(this.sql));
    insertAnswer(this.sql, rowOf(draft, form, asker));
    this.near.add(lastId(this.sql), draft.fingerprint, form);
    this.onStored(draft);
    this.size = { entries: entries + 1, bytes: bytes + bytesOf(draft) };
    if (isOverLimit(this.size)) this.evict(draft.storedAt);
    return true;
  }

  evict(now: number): void {
    evict(this.sql, now);
    this.resetSize();
  }

  get hasAny(): boolean {
    return this.sql.exec("SELECT 1 FROM answers LIMIT 1").toArray().length > 0;
  }

  /** Counts the answers and their bytes, from an index. */
  countSize(): CacheSize {
    return sizeOf(this.sql);
  }

  /** Counts and indexes the answers again when that is next needed, because some were removed or added. */
  resetSize(): void {
    this.size = null;
    this.near.reset();
  }

  get hasUnwrittenUses(): boolean {
    return this.used.size > 0;
  }

  writeUses(): void {
    recordLastServed(this.sql, this.used);
    this.used.clear();
  }

  /** Forgets the uses of answers whose ids no longer hold. */
  dropUses(): void {
    this.used.clear();
  }

  private servable(row: AnswerRow | null, lookup: AnswerLookup): FoundAnswer {
    const answer: CachedAnswer | null = row && servableAnswer(row, lookup);
    if (!row || !answer) return NOTHING_FOUND;
    if (row.expires_at + lookup.staleSeconds * 1000 <= lookup.now) return { ...NOTHING_FOUND, stale: answer };
    if (lookup.now - row.used_at > TOUCH_AFTER_MS) this.used.set(row.id, lookup.now);
    return { ...NOTHING_FOUND, answer };
  }

  /** Compares a new answer with one to a fuller question, which counts as another wording. */
  private compareWithFuller(draft: AnswerDraft, fuller: readonly FullerForm[]): void {
    const row = fullerQuestion(this.sql, { fingerprint: draft.fingerprint, now: draft.storedAt }, fuller);
    const verdict = row === null ? "unclear" : compareAnswers(storedText(draft.completion), storedText(row.completion));
    if (verdict === "unclear") return;
    this.statistics.learn("wording", verdict === "other");
    this.statistics.write();
  }

  /** Compares a new answer with that of the nearest question, from which its band learns whether they agree. */
  private compareWithNear(draft: AnswerDraft, form: string): void {
    const neighbour = this.statistics.learnsNear ? this.near.find(draft.fingerprint, form) : null;
    if (neighbour === null) return;
    const row = answerById(this.sql, neighbour.id);
    if (row === null || row.question === draft.question || row.form === form || row.gone_at <= draft.storedAt) return;
    const agree = answersAgree(storedText(draft.completion), storedText(row.completion), this.statistics.scale);
    this.statistics.learn(neighbour.band, !agree);
    this.statistics.write();
  }

  private compareWithEarlier(draft: AnswerDraft, form: string): void {
    for (const earlier of earlierAnswers(this.sql, draft, form)) {
      const verdict = compareAnswers(storedText(draft.completion), storedText(earlier.completion));
      if (verdict === "unclear") continue;
      const isRepeat = earlier.question === draft.question;
      if (isRepeat)
        this.statistics.learnScale(sharedWords(storedText(draft.completion), storedText(earlier.completion)));
      this.statistics.learn(isRepeat ? "repeat" : matchKindOf(draft.question, earlier.question), verdict === "other");
      this.statistics.write();
    }
  }
}
