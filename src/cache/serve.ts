import type { AnswerLookup, CachedAnswer } from "../ports.ts";

/** A stored answer as its row gives it, whoever keeps it. */
export interface AnswerRow {
  readonly question: string;
  readonly completion: string;
  readonly stored_at: number;
  readonly expires_at: number;
}

/** Whether an answer whose question agrees may serve this caller: the caller's `max-age`, and exactness where it is asked for. */
export function serve(row: AnswerRow, lookup: AnswerLookup): CachedAnswer | null {
  const match = row.question === lookup.question ? "exact" : "semantic";
  if (match === "semantic" && lookup.match === "exact") return null;
  const ageSeconds = (lookup.now - row.stored_at) / 1000;
  if (lookup.maxAgeSeconds !== null && ageSeconds > lookup.maxAgeSeconds) return null;
  return { completion: row.completion, storedAt: row.stored_at, expiresAt: row.expires_at, match };
}
