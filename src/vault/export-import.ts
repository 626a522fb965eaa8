import { newId } from "../runtime/id.ts";
import { expandQuery } from "../memory/query-expansion.ts";
import { indexTerms } from "../memory/recall-index.ts";
import { isOnlyQuestion, MAX_STORED_CHARACTERS, roundText } from "../memory/round.ts";
import type { Embedding } from "../ports/embedder.ts";
import type { ExchangeRecord } from "../ports/exchange.ts";
import type {
  ExportPage,
  ImportedMemory,
  ImportedRound,
  PortableMemory,
  PortableRound,
  PortableAssertion,
} from "../ports/portable.ts";
import type { Scope } from "../scope.ts";
import { commitExchange } from "./commit.ts";
import type { RoundAnalysis } from "./facts/analyze-round.ts";
import { isRecorded, recordExchange } from "./exchanges.ts";
import { insertRow, isRecallable, type MemoryRow, quarantineOf, Telling, toMemory, vectorColumns } from "./rows.ts";
import { insertAssertion } from "./facts/assertions.ts";
import { rebuildSlot } from "./facts/rebuild-slot.ts";
import type { WorkingSet } from "./recall/working-set.ts";

/* Everything of a vault as values, and back. Vectors stay: they belong to this deployment's embedder. */

/** What one page may hold; a row's text is at most a third of a megabyte. */
const PAGE = { memories: 200, characters: 1_000_000 };

export function exportPage(sql: SqlStorage, after: string | null, now: number): Pick<ExportPage, "memories" | "next"> {
  const { last, full } = endOfPage(sql, after, now);
  const rows = sql.exec<MemoryRow & { sayings: string; told: string | null }>(
    `SELECT m.*,
       (SELECT json_group_array(json_object('turn', turn, 'seq', seq, 'at', at, 'value', value, 'text', text, 'quote', quote,
          'holdsFrom', holds_from, 'exchange', exchange, 'conversation', conversation, 'said', said))
        FROM (SELECT * FROM sayings WHERE memory = m.id ORDER BY at, turn, seq)) AS sayings,
       (SELECT json_extract(e.record, '$.memory.injected') FROM exchanges e WHERE e.id = m.exchange) AS told
     FROM memories m
     WHERE m.id > ?1 AND m.id <= ?3 AND (m.expires_at IS NULL OR m.expires_at > ?2) ORDER BY m.id`,
    after ?? "",
    now,
    last,
  );
  const memories = rows.toArray().map((row) => toPortable(row, row.sayings, row.told));
  return { memories, next: full ? last : null };
}

/** Looked for beforehand: a cursor that is not read to its end stays open, and tables that are being read cannot be scrubbed. */
function endOfPage(sql: SqlStorage, after: string | null, now: number): { last: string; full: boolean } {
  const sizes = sql
    .exec<{ id: string; characters: number }>(
      `SELECT id, length(text) + length(coalesce(user_text, '')) + length(coalesce(answer, '')) AS characters
       FROM memories WHERE id > ?1 AND (expires_at IS NULL OR expires_at > ?2) ORDER BY id LIMIT ?3`,
      after ?? "",
      now,
      PAGE.memories,
    )
    .toArray();
  let characters = 0;
  const end = sizes.findIndex((row) => (characters += row.characters) >= PAGE.characters);
  return { last: sizes.at(end)?.id ?? "", full: end !== -1 || sizes.length === PAGE.memories };
}

function toPortable(row: MemoryRow, sayings: string, told: string | null): PortableMemory {
  const { slot, value, said, turn, user_text: user, answer, worth } = row;
  const injected = JSON.parse(told ?? "[]") as { id: string }[];
  const round: PortableRound | null =
    turn === null || user === null
      ? null
      : {
          turn,
          user,
          assistant: answer ?? "",
          impersonal: row.impersonal === 1,
          stale: row.stale === Telling.not || row.stale === Telling.echo,
          ...(row.stale === Telling.inPart && { stillTold: row.text }),
          told: injected.map(({ id }) => id),
        };
  return {
    ...toMemory(row),
    slot,
    value,
    worth,
    saidDigest: said,
    sayings: JSON.parse(sayings) as PortableAssertion[],
    round,
    released: row.quarantine === null && quarantineOf(row) !== null,
  };
}

const toMillis = (time: string | null): number | null => (time === null ? null : Date.parse(time));

/** Those of a batch that are not there yet. Texts without an id are compared with what is there, in one look for all of them. */
export function unknownMemories(sql: SqlStorage, memories: readonly ImportedMemory[]): ImportedMemory[] {
  const texts = memories.filter(({ id }) => id === null).map(({ text }) => text);
  const known = new Set(texts.length === 0 ? [] : sameTexts(sql, texts));
  return memories.filter((memory) => {
    const keys = keysOf(memory);
    if (keys.some((key) => known.has(key))) return false;
    if (memory.id !== null && isThere(sql, memory.id, memory.round?.turn ?? null)) return false;
    for (const key of keys) known.add(key);
    return true;
  });
}

/** What no two memories of one vault have in common. */
function keysOf({ id, type, text, round }: ImportedMemory): string[] {
  if (id === null) return [keyOf(type, text)];
  return round ? [id, round.turn] : [id];
}

const keyOf = (type: string, text: string): string => `${type} ${text}`;

function sameTexts(sql: SqlStorage, texts: readonly string[]): string[] {
  return sql
    .exec<Pick<MemoryRow, "type" | "text">>(
      "SELECT type, text FROM memories WHERE text IN (SELECT value FROM json_each(?))",
      JSON.stringify(texts),
    )
    .toArray()
    .map(({ type, text }) => keyOf(type, text));
}

function isThere(sql: SqlStorage, id: string, turn: string | null): boolean {
  return sql.exec("SELECT 1 FROM memories WHERE id = ? OR turn = ?", id, turn).toArray().length > 0;
}

/** What is to be imported, each with what was found for it. */
interface Prepared {
  readonly memories: readonly ImportedMemory[];
  readonly embeddings: readonly (Embedding | null)[];
  readonly rounds: readonly ImportedRound[];
  readonly digests: readonly (RoundAnalysis | null)[];
}

/** Keeps what is still unknown and has not expired. Of two memories in one slot the later one holds, wherever it comes from. */
export function importUnknown(
  sql: SqlStorage,
  shelf: WorkingSet,
  scope: Scope,
  prepared: Prepared,
  now: number,
): { readonly added: number; readonly forgot: readonly string[] | null } {
  const { memories, embeddings, rounds, digests } = prepared;
  const fresh = new Set<object>([...unknownMemories(sql, memories), ...unknownRounds(sql, rounds)]);
  memories.forEach((memory, i) => {
    const expired = memory.expiresAt !== null && Date.parse(memory.expiresAt) <= now;
    if (expired || !fresh.has(memory)) fresh.delete(memory);
    else importMemory(sql, shelf, memory, embeddings[i] ?? null);
  });
  const slots = new Set(memories.filter((memory) => fresh.has(memory)).map(({ slot }) => slot));
  for (const slot of slots) if (slot !== null) rebuildSlot(sql, shelf, slot);
  const forgot = rounds.map((round, i) =>
    fresh.has(round) ? importRound(sql, shelf, scope, round, digests[i] ?? null) : null,
  );
  const gone = forgot.filter((turns) => turns !== null);
  return { added: fresh.size, forgot: gone.length > 0 ? gone.flat() : null };
}

/** Keeps a memory as it was elsewhere. */
function importMemory(sql: SqlStorage, shelf: WorkingSet, memory: ImportedMemory, embedding: Embedding | null): void {
  const { round, source } = memory;
  const createdAt = Date.parse(memory.createdAt);
  const user = round && round.user.slice(0, MAX_STORED_CHARACTERS);
  const answer = round && round.assistant.slice(0, MAX_STORED_CHARACTERS);
  const text = round ? (round.stillTold ?? "") : memory.text;
  // What was kept apart in the company of an order reads harmless.
  const quarantine = memory.released ? null : (memory.quarantine ?? quarantineOf({ text, user_text: user, answer }));
  const row = insertRow(
    sql,
    {
      id: memory.id ?? newId("mem", createdAt),
      type: memory.type,
      text,
      // What is kept apart takes the place of nothing.
      slot: quarantine === null ? memory.slot : null,
      value: memory.value,
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
      stale: tellingOf(round),
      quarantine,
      ...vectorColumns(embedding),
    },
    indexTerms(
      user === null ? `${memory.text} ${expandQuery(memory.slot)}` : roundText({ said: user, answer: answer ?? "" }),
    ),
  );
  for (const { holdsFrom, ...saying } of memory.sayings)
    insertAssertion(sql, { ...saying, memory: row.id, holds_from: holdsFrom });
  if (round) {
    sql.exec("INSERT OR REPLACE INTO turns (turn, complete) VALUES (?, 1)", round.turn);
    keepTold(sql, row, round.told);
  }
  if (isRecallable(row)) shelf.add(row);
}

function tellingOf(round: PortableRound | null): number {
  if (round?.stale) return Telling.not;
  return round?.stillTold === undefined ? Telling.whole : Telling.inPart;
}

/** Forgetting a memory forgets the answers that repeat it; whose answers those are stands in the exchange's record. */
function keepTold(
  sql: SqlStorage,
  { id, exchange, created_at, conversation }: MemoryRow,
  told: readonly string[],
): void {
  if (exchange === null || told.length === 0 || isRecorded(sql, exchange)) return;
  const record = recordOf(exchange, created_at, conversation ?? "");
  const injected = told.map((one) => ({ id: one, score: null }));
  recordExchange(sql, { ...record, memory: { ...record.memory, injected } }, [id]);
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

/** Those of a batch that were never remembered. Two named conversations may begin alike: their other digests are not asked. */
export function unknownRounds(sql: SqlStorage, rounds: readonly ImportedRound[]): ImportedRound[] {
  const seen = new Set<string>();
  return rounds.filter(({ round }) => {
    const known = sql.exec("SELECT 1 FROM turns WHERE turn = ?", round.turn).toArray().length > 0;
    if (known || seen.has(round.turn)) return false;
    seen.add(round.turn);
    return true;
  });
}

/** Remembers a round of the past as its exchange would have been. Null: what it teaches is found later. */
function importRound(
  sql: SqlStorage,
  shelf: WorkingSet,
  scope: Scope,
  { conversation, at, alias, round }: ImportedRound,
  digest: RoundAnalysis | null,
): readonly string[] | null {
  const record = recordOf(newId("exc", at), at, conversation);
  const closing = { record, epoch: null, startedAt: at, block: null, round, answer: null };
  const forgot = commitExchange(sql, shelf, scope, closing, digest);
  if (alias !== null)
    sql.exec("INSERT OR IGNORE INTO turns (turn, complete, same_as) VALUES (?, 1, ?)", alias, round.turn);
  return forgot;
}
