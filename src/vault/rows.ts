import { parseJsonText } from "../runtime/json-parse.ts";
import type { Memory, MemoryKind, MemoryType, QuarantineReason } from "../ports/memory.ts";
import { shownConfidence } from "../memory/statements/shown-confidence.ts";
import { roundText, type SaidAndAnswered, toRound } from "../memory/round.ts";
import { mayHoldLoneSurrogates, wellFormed } from "../text/well-formed.ts";

/** A row of `memories` as SQLite returns it. Times are milliseconds since the epoch. */
export interface MemoryRow extends Record<string, SqlStorageValue> {
  id: string;
  type: MemoryType;
  text: string;
  slot: string | null;
  value: string | null;
  kind: MemoryKind | null;
  confidence: number;
  created_at: number;
  valid_from: number;
  valid_to: number | null;
  supersedes: string | null;
  superseded_by: string | null;
  pinned: number;
  expires_at: number | null;
  metadata: string;
  exchange: string | null;
  conversation: string | null;
  role: "user" | "assistant" | null;
  quote: string | null;
  said: string | null;
  turn: string | null;
  /** The turn of the assertion that the row tells, and its position in it: `assertion-sql.ts`. */
  first_turn: string | null;
  first_seq: number | null;
  complete: number;
  /** The number of a round in the log, by which its sides are found. Earlier versions packed them here. */
  words: ArrayBuffer | number | null;
  user_text: string | null;
  answer: string | null;
  impersonal: number;
  asks: number;
  stale: number;
  worth: number;
  recalled_at: number | null;
  note: string | null;
  quarantine: QuarantineReason | null;
  passages: ArrayBuffer | null;
  terms: ArrayBuffer;
  space: string | null;
  vector: ArrayBuffer | null;
}

const time = (at: number): string => new Date(at).toISOString();
const timeOrNull = (at: number | null): string | null => (at === null ? null : time(at));

export function toMemory(row: MemoryRow): Memory {
  const round = toRound(row.user_text, row.answer);
  return {
    id: row.id,
    type: row.type,
    text: round ? roundText(round) : row.text,
    createdAt: time(row.created_at),
    validFrom: time(row.valid_from),
    validTo: timeOrNull(row.valid_to),
    supersedes: row.supersedes,
    supersededBy: row.superseded_by,
    pinned: row.pinned === 1,
    expiresAt: timeOrNull(row.expires_at),
    metadata: metadataOf(row),
    kind: row.kind,
    confidence: confidenceOf(row),
    source: {
      exchange: row.exchange,
      conversation: row.conversation,
      role: row.role,
      quote: round ? round.said : row.quote,
    },
    ...(row.quarantine !== null && { quarantine: row.quarantine }),
  };
}

/** Returns the confidence of a memory after what was said and judged since it was made. */
function confidenceOf({ confidence, role, slot, pinned, metadata, worth }: MemoryRow): number {
  const { timesSaid, earlier } = parseJsonText(metadata) as { timesSaid?: unknown; earlier?: unknown };
  return shownConfidence({
    stated: confidence,
    byHand: role === null || slot === null || pinned === 1,
    timesSaid: typeof timesSaid === "number" ? timesSaid : 1,
    isDoubted: typeof earlier === "string",
    worth,
  });
}

/** Repairs lone surrogates, which earlier versions stored as they came. */
function metadataOf({ metadata }: MemoryRow): Record<string, unknown> {
  const value = parseJsonText(metadata);
  return (mayHoldLoneSurrogates(metadata) ? wellFormed(value) : value) as Record<string, unknown>;
}

/**
 * Returns rows by id with one statement. It takes 100 parameters at most, and an array of ids is one. Missing ids are
 * skipped.
 */
export function rowsById(sql: SqlStorage, ids: readonly string[]): Map<string, MemoryRow> {
  if (ids.length === 0) return new Map();
  const found = sql.exec<MemoryRow>(
    "SELECT * FROM memories WHERE id IN (SELECT value FROM json_each(?))",
    JSON.stringify(ids),
  );
  return new Map(found.toArray().map((row) => [row.id, row]));
}

export function rowById(sql: SqlStorage, id: string, now: number): MemoryRow | null {
  const row = sql.exec<MemoryRow>("SELECT * FROM memories WHERE id = ?", id).toArray()[0];
  return row && (row.expires_at === null || row.expires_at > now) ? row : null;
}

/**
 * The values of `stale`. A `stale` round says what was superseded, and is not recalled. Of a `partly` stale one the words
 * that say nothing superseded are recalled, which are in `text`, and not its answer. An `echo` repeats what was injected
 * into its own exchange, and is not recalled.
 */
export const Staleness = { current: 0, stale: 1, partly: 2, echo: 3 } as const;

/** Returns false for memories that are superseded, stale or quarantined. */
export const isRecallable = ({
  valid_to,
  stale,
  quarantine,
}: Pick<MemoryRow, "valid_to" | "stale" | "quarantine">): boolean =>
  valid_to === null && (stale === Staleness.current || stale === Staleness.partly) && quarantine === null;

/**
 * Returns the sides of a round that may be recalled. Returns null if the memory is no round.
 * @param isPast true returns the round as it was before anything in it was superseded
 */
export function recallableRound(
  { stale, text, user_text, answer }: Pick<MemoryRow, "stale" | "text" | "user_text" | "answer">,
  isPast: boolean,
): SaidAndAnswered | null {
  return stale === Staleness.partly && !isPast ? { said: text, answer: "" } : toRound(user_text, answer);
}
