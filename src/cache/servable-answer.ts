import type { AnswerLookup, CachedAnswer } from "../ports/answer-store.ts";

/** A stored answer as its row gives it, whoever keeps it. */
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

/**
 * Whether an answer whose question agrees may serve this caller: the caller's `max-age`, exactness where it is
 * asked for, the usage where it is owed. Whether its time is over is for the caller to see: `expiresAt`.
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
