import type { AnswerDraft, AnswerLookup, CachedAnswer } from "../ports/answer-store.ts";

/** A stored answer as its row holds it, in every store. */
export interface StoredRow {
  readonly question: string;
  readonly completion: string;
  readonly stored_at: number;
  readonly expires_at: number;
  readonly lacks_usage: number;
  readonly prompt_tokens: number;
  readonly completion_tokens: number;
  readonly took_ms: number;
}

/** Returns the columns of an answer that is stored from now on. */
export const storedRowOf = (draft: AnswerDraft): StoredRow => ({
  question: draft.question,
  completion: draft.completion,
  stored_at: draft.storedAt,
  expires_at: draft.expiresAt,
  lacks_usage: Number(draft.lacksUsage),
  prompt_tokens: draft.cost.promptTokens,
  completion_tokens: draft.cost.completionTokens,
  took_ms: draft.cost.ms,
});

/**
 * Returns the stored answer to a matching question, or null if it may not serve this caller. It checks the caller's
 * `max-age`, an exact match and usage if they are required. The caller checks `expiresAt`.
 */
export function servableAnswer(row: StoredRow, lookup: AnswerLookup): CachedAnswer | null {
  const match = row.question === lookup.question ? "exact" : "semantic";
  if (match === "semantic" && lookup.match === "exact") return null;
  if (lookup.needsUsage && row.lacks_usage === 1) return null;
  const ageSeconds = (lookup.now - row.stored_at) / 1000;
  if (lookup.maxAgeSeconds !== null && ageSeconds > lookup.maxAgeSeconds) return null;
  return {
    completion: row.completion,
    storedAt: row.stored_at,
    expiresAt: row.expires_at,
    lacksUsage: row.lacks_usage === 1,
    cost: { promptTokens: row.prompt_tokens, completionTokens: row.completion_tokens, ms: row.took_ms },
    match,
  };
}
