import { newId } from "../runtime/id.ts";
import { expandQuery } from "../memory/ranking/query-expansion.ts";
import { indexTerms } from "../memory/ranking/recall-index.ts";
import { termsOfRound } from "../memory/ranking/passages.ts";
import { isOnlyQuestion, MAX_STORED_CHARACTERS } from "../memory/round.ts";
import type { Embedding } from "../ports/embedder.ts";
import type { ExchangeRecord } from "../ports/exchange.ts";
import type { ImportedMemory, ImportedRound, PortableRound } from "../ports/portable.ts";
import type { Scope } from "../scope.ts";
import { type ColdState, commitExchange } from "./commit-exchange.ts";
import { isRecorded, recordExchange } from "./exchanges.ts";
import type { RoundAnalysis } from "./facts/analyze-round.ts";
import { insertAssertion } from "./facts/assertions.ts";
import { rebuildSlot } from "./facts/rebuild-slot.ts";
import { markOf } from "./facts/observations.ts";
import { insertRow, quarantineOf, vectorColumns } from "./insert-row.ts";
import { isRecallable, type MemoryRow, Staleness } from "./rows.ts";
import type { Tx } from "./tx.ts";
import { unknownMemories, unknownRounds } from "./unknown-entries.ts";

const toMillis = (time: string | null): number | null => (time === null ? null : Date.parse(time));

/** Memories and rounds to import, each with its vector or analysis. */
interface Prepared {
  readonly memories: readonly ImportedMemory[];
  readonly embeddings: readonly (Embedding | null)[];
  readonly rounds: readonly ImportedRound[];
  readonly analyses: readonly (RoundAnalysis | null)[];
}

/**
 * Imports what is still unknown and has not expired. Of two memories in one slot the later holds, imported or not.
 * @param cold where rows lie in a cold tier as well
 */
export function importUnknown(
  tx: Tx,
  scope: Scope,
  prepared: Prepared,
  now: number,
  cold: ColdState,
): { readonly added: number; readonly forgot: readonly string[] | null } {
  const { memories, embeddings, rounds, analyses } = prepared;
  const fresh = new Set<object>([...unknownMemories(tx.sql, memories), ...unknownRounds(tx.sql, rounds)]);
  const quotes = quotesByTurn(memories);
  memories.forEach((memory, i) => {
    const expired = memory.expiresAt !== null && Date.parse(memory.expiresAt) <= now;
    if (expired || !fresh.has(memory)) fresh.delete(memory);
    else importMemory(tx, memory, embeddings[i] ?? null, quotes);
  });
  const slots = new Set(memories.filter((memory) => fresh.has(memory)).map(({ slot }) => slot));
  for (const slot of slots) if (slot !== null) rebuildSlot(tx, slot);
  const forgot = rounds.map((round, i) =>
    fresh.has(round) ? importRound(tx, scope, round, analyses[i] ?? null, cold) : null,
  );
  const deletions = forgot.filter((turns) => turns !== null);
  return { added: fresh.size, forgot: deletions.length > 0 ? deletions.flat() : null };
}

/** Returns the words of turns that memories of their own were made of, by turn. */
function quotesByTurn(memories: readonly ImportedMemory[]): ReadonlyMap<string, readonly string[]> {
  const quotes = new Map<string, string[]>();
  for (const { turn, quote } of memories.flatMap(({ sayings }) => sayings)) {
    const others = quotes.get(turn);
    if (others) others.push(quote);
    else quotes.set(turn, [quote]);
  }
  return quotes;
}

/**
 * Inserts a memory as it was in the vault that it was exported from.
 * @param quotes of the turns that are imported with it
 */
function importMemory(
  tx: Tx,
  memory: ImportedMemory,
  embedding: Embedding | null,
  quotes: ReadonlyMap<string, readonly string[]>,
): void {
  const { round, source } = memory;
  const createdAt = Date.parse(memory.createdAt);
  const user = round && round.user.slice(0, MAX_STORED_CHARACTERS);
  const answer = round && round.assistant.slice(0, MAX_STORED_CHARACTERS);
  const text = round ? (round.stillTold ?? "") : memory.text;
  // A memory that was quarantined with its round may read harmless by itself.
  const quarantine = memory.released ? null : (memory.quarantine ?? quarantineOf({ text, user_text: user, answer }));
  const said = user === null ? null : { said: user, answer: answer ?? "" };
  // The passages of other rounds are found when one is first told: the statements of its turn may stand on a later line.
  const isLocated = round?.stillTold === undefined && (round?.quoted?.length ?? 0) > 0;
  const found = said && termsOfRound(said, quotes.get(round?.turn ?? ""), round?.quoted);
  const row = insertRow(
    tx.sql,
    {
      id: memory.id ?? newId("mem", createdAt),
      type: memory.type,
      text,
      // A quarantined memory takes the place of none.
      slot: quarantine === null ? memory.slot : null,
      value: memory.value,
      kind: memory.kind,
      confidence: memory.stated ?? memory.confidence,
      created_at: createdAt,
      valid_from: Date.parse(memory.validFrom),
      valid_to: toMillis(memory.validTo),
      supersedes: memory.supersedes,
      superseded_by: memory.supersededBy,
      pinned: memory.pinned ? 1 : 0,
      expires_at: toMillis(memory.expiresAt),
      metadata: JSON.stringify(memory.metadata),
      exchange: source.exchange,
      conversation: source.conversation,
      role: source.role,
      quote: source.quote,
      said: memory.saidDigest,
      worth: memory.worth,
      turn: round && round.turn,
      user_text: user,
      answer,
      impersonal: round?.impersonal ? 1 : 0,
      asks: user !== null && isOnlyQuestion(user) ? 1 : 0,
      stale: stalenessOf(round),
      quarantine,
      ...(memory.kind === "observation" && { note: markOf(memory) }),
      ...vectorColumns(embedding),
      ...(found && isLocated && { passages: found.passages.slice().buffer }),
    },
    found?.terms ?? indexTerms(`${memory.text} ${expandQuery(memory.slot)}`),
  );
  for (const { holdsFrom, ...assertion } of memory.sayings)
    insertAssertion(tx.sql, { ...assertion, memory: row.id, holds_from: holdsFrom });
  if (round) saveInjected(tx.sql, row, round.told);
  if (isRecallable(row)) tx.workingSet.add(row);
}

function stalenessOf(round: PortableRound | null): number {
  if (round?.stale) return Staleness.stale;
  return round?.stillTold === undefined ? Staleness.current : Staleness.partly;
}

/** Saves which memories a round's answer was given under: deleting one of them deletes the answers that repeat it. */
function saveInjected(
  sql: SqlStorage,
  { id, exchange, created_at, conversation }: MemoryRow,
  injected: readonly string[],
): void {
  if (exchange === null || injected.length === 0 || isRecorded(sql, exchange)) return;
  const record = recordOf(exchange, created_at, conversation ?? "");
  const memories = injected.map((one) => ({ id: one, score: null }));
  recordExchange(sql, { ...record, memory: { ...record.memory, injected: memories } }, [id]);
}

function recordOf(id: string, at: number, conversation: string): ExchangeRecord {
  return {
    id,
    at: new Date(at).toISOString(),
    conversation,
    model: "",
    memory: { mode: "write", degraded: null, injected: [], tokens: 0, rules: 0 },
    cache: { status: "bypass", detail: "import" },
    redacted: [],
    complete: true,
  };
}

/** Commits a round of the past as its exchange would have been. @param analysis null if the extraction is left to the queue */
function importRound(
  tx: Tx,
  scope: Scope,
  { conversation, at, alias, round }: ImportedRound,
  analysis: RoundAnalysis | null,
  cold: ColdState,
): readonly string[] | null {
  const record = recordOf(newId("exc", at), at, conversation);
  const request = { record, epoch: null, startedAt: at, block: null, round, answer: null };
  const forgot = commitExchange(tx, scope, request, analysis, cold);
  if (alias !== null)
    tx.sql.exec("INSERT OR IGNORE INTO turns (turn, complete, same_as) VALUES (?, 1, ?)", alias, round.turn);
  return forgot;
}
