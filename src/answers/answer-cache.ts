import type { normalForms } from "../cache/normal-form/lazy-normal-form.ts";
import { compareAnswers } from "../cache/compare-answers.ts";
import { servableAnswer } from "../cache/servable-answer.ts";
import { keepsNewerAnswer } from "../cache/keeps-newer-answer.ts";
import { matchKindOf } from "../cache/match-kind.ts";
import { storedText } from "../dialects/stored-text.ts";
import type { AnswerDraft, AnswerLookup, CachedAnswer, CacheLookupResult } from "../ports/answer-store.ts";
import { type CacheSize, evict, isOverLimit, sizeOf } from "./eviction.ts";
import { bytesOf, earlierAnswers, insertAnswer, rowOf, sameForm, sameQuestion, touch } from "./rows.ts";
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
  private readonly onStored: (draft: AnswerDraft) => void;
  /** Null until the answers were counted. Too large by those that were replaced since. */
  private size: CacheSize | null = null;
  /** The ids of answers that were served since the last write, and when. */
  private readonly used = new Map<number, number>();

  constructor(sql: SqlStorage, statistics: CacheStatistics, onStored: (draft: AnswerDraft) => void) {
    this.sql = sql;
    this.statistics = statistics;
    this.onStored = onStored;
  }

  find(lookup: AnswerLookup, { correctedForm }: NormalForms): FoundAnswer {
    const exact = this.servable(sameQuestion(this.sql, lookup), lookup);
    if (exact.answer || lookup.match === "exact") return exact;
    const row = sameForm(this.sql, lookup, correctedForm(lookup.question));
    const similar = this.servable(row, lookup);
    if (!row || !similar.answer) return { ...NOTHING_FOUND, stale: exact.stale ?? similar.stale };
    const withheld = this.statistics.reasonToWithhold(matchKindOf(lookup.question, row.question));
    return withheld ? { ...NOTHING_FOUND, stale: exact.stale, withheld } : similar;
  }

  /** Stores an answer, and compares it with earlier ones. Returns false if a stored answer serves more callers. */
  store(draft: AnswerDraft, asker: string | null, { normalForm }: NormalForms): boolean {
    const form = normalForm(draft.question);
    this.compareWithEarlier(draft, form);
    const stored = draft.lacksUsage ? sameQuestion(this.sql, { ...draft, now: draft.storedAt }) : null;
    if (stored && keepsNewerAnswer(stored, draft)) return false;
    const { entries, bytes } = (this.size ??= sizeOf(this.sql));
    insertAnswer(this.sql, rowOf(draft, form, asker));
    this.onStored(draft);
    this.size = { entries: entries + 1, bytes: bytes + bytesOf(draft) };
    if (isOverLimit(this.size)) this.evict(draft.storedAt);
    return true;
  }

  evict(now: number): void {
    evict(this.sql, now);
    this.size = null;
  }

  /** Counts the answers and their bytes, from an index. */
  countSize(): CacheSize {
    return sizeOf(this.sql);
  }

  /** Counts the answers again when the size is next needed. */
  resetSize(): void {
    this.size = null;
  }

  get hasUnwrittenUses(): boolean {
    return this.used.size > 0;
  }

  writeUses(): void {
    touch(this.sql, this.used);
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

  private compareWithEarlier(draft: AnswerDraft, form: string): void {
    for (const earlier of earlierAnswers(this.sql, draft, form)) {
      const verdict = compareAnswers(storedText(draft.completion), storedText(earlier.completion));
      if (verdict === "unclear") continue;
      const isRepeat = earlier.question === draft.question;
      this.statistics.learn(isRepeat ? "repeat" : matchKindOf(draft.question, earlier.question), verdict === "other");
      this.statistics.write();
    }
  }
}
