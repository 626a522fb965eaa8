import type { Revertible } from "../runtime/revertible.ts";
import type { MemoryRow } from "./rows.ts";

/** The columns by which a memory is looked up. None of them ever changes but the number of a round in the log. */
type DirectoryRow = Pick<MemoryRow, "id" | "turn" | "conversation" | "slot"> & { readonly words: unknown };

interface Entries {
  readonly byTurn: Map<string, string>;
  /** Ids, the oldest first. */
  readonly byConversation: Map<string, string[]>;
  readonly bySlot: Map<string, string[]>;
  /** Rounds by their number in the log. */
  readonly byNumber: Map<number, string>;
}

/** Ledgers in memory. A vault holds few conversations that go on. */
const MAX_LEDGERS = 200;

/**
 * Ids of rounds by turn, by conversation and by number, and of statements by slot, read from the rows when somebody first
 * asks. Most of these are digests, so that an index of the table would write a page of its own for each, wherever the
 * digest falls. A memory that was deleted may still be in it: who reads by id finds no row.
 */
export class MemoryDirectory implements Revertible {
  private readonly sql: SqlStorage;
  private entries: Entries | null = null;
  /** Ledgers that rounds hold, by conversation. Null: none does. */
  private readonly ledgers = new Map<string, string | null>();

  constructor(sql: SqlStorage) {
    this.sql = sql;
  }

  snapshot(): () => void {
    return () => this.forget();
  }

  /** Drops what was read. The next question reads the rows again. */
  forget(): void {
    this.entries = null;
    this.ledgers.clear();
  }

  /** Adds a memory, unless the rows are still to be read. */
  add(row: DirectoryRow): void {
    if (this.entries) addTo(this.entries, row);
    if (row.conversation !== null) this.ledgers.delete(row.conversation);
  }

  /** Notes the number that a round has in the log from now on. */
  setNumber(id: string, n: unknown): void {
    if (this.entries && typeof n === "number") this.entries.byNumber.set(n, id);
  }

  /** Returns the ledger that the rounds of a conversation hold. Returns undefined if nobody has looked. */
  ledgerOf(conversation: string): string | null | undefined {
    return this.ledgers.get(conversation);
  }

  setLedger(conversation: string, ledger: string | null): void {
    if (this.ledgers.size >= MAX_LEDGERS) this.ledgers.clear();
    this.ledgers.set(conversation, ledger);
  }

  /** Returns the id of a turn's round. Returns null if the turn has none. */
  roundOf(turn: string): string | null {
    return this.load().byTurn.get(turn) ?? null;
  }

  /** Returns the ids of a conversation's rounds, the oldest first. */
  roundsIn(conversation: string): readonly string[] {
    return this.load().byConversation.get(conversation) ?? [];
  }

  /** Returns the ids of rounds that have, or had, one of these numbers in the log. */
  numbered(numbers: readonly number[]): string[] {
    const { byNumber } = this.load();
    return [...new Set(numbers.flatMap((n) => byNumber.get(n) ?? []))];
  }

  /** Returns the ids of a slot's memories. */
  inSlot(slot: string): readonly string[] {
    return this.load().bySlot.get(slot) ?? [];
  }

  /** Returns the ids of all memories that have a slot, the oldest first. */
  statements(): string[] {
    return [...this.load().bySlot.values()].flat().toSorted();
  }

  /** Returns the ids of the latest memories that have a slot. */
  latestStatements(most: number): string[] {
    return this.statements().slice(-most);
  }

  /** Returns the slots that begin so. */
  slotsWith(beginning: string): string[] {
    return [...this.load().bySlot.keys()].filter((slot) => slot.startsWith(beginning));
  }

  private load(): Entries {
    if (this.entries) return this.entries;
    const entries: Entries = {
      byTurn: new Map(),
      byConversation: new Map(),
      bySlot: new Map(),
      byNumber: new Map(),
    };
    const rows = this.sql.exec<Omit<DirectoryRow, "words"> & { n: SqlStorageValue }>(
      "SELECT id, turn, conversation, slot, iif(turn IS NULL, NULL, words) AS n FROM memories WHERE turn IS NOT NULL OR slot IS NOT NULL ORDER BY id",
    );
    // A column of another name stays packed.
    for (const { n, ...row } of rows) addTo(entries, { ...row, words: n });
    return (this.entries = entries);
  }
}

function addTo(entries: Entries, { id, turn, conversation, slot, words }: DirectoryRow): void {
  if (typeof words === "number") entries.byNumber.set(words, id);
  if (slot !== null) insert(entries.bySlot, slot, id);
  if (turn === null) return;
  entries.byTurn.set(turn, id);
  if (conversation !== null) insert(entries.byConversation, conversation, id);
}

/** Inserts an id in its order: a round that comes late was said earlier, and ids sort by time. */
function insert(lists: Map<string, string[]>, key: string, id: string): void {
  const ids = lists.get(key);
  if (ids === undefined) lists.set(key, [id]);
  else if ((ids.at(-1) ?? "") < id) ids.push(id);
  else if (!ids.includes(id)) ids.splice(ids.findLastIndex((other) => other < id) + 1, 0, id);
}

const directories = new WeakMap<SqlStorage, MemoryDirectory>();

/** Returns the directory of a vault. */
export function directoryOf(sql: SqlStorage): MemoryDirectory {
  const directory = directories.get(sql) ?? new MemoryDirectory(sql);
  directories.set(sql, directory);
  return directory;
}

/** Returns the id of a turn's round, for a query. Returns null, which no row has, if the turn has none. */
export const roundOfTurn = (sql: SqlStorage, turn: string): string | null => directoryOf(sql).roundOf(turn);

/** Returns the round of a turn. Returns null if the turn has none. */
export const roundIn = (sql: SqlStorage, turn: string): MemoryRow | null =>
  sql.exec<MemoryRow>("SELECT * FROM memories WHERE id = ?", roundOfTurn(sql, turn)).toArray()[0] ?? null;

/** Returns the ids of a conversation's rounds as a JSON array, for a query. */
export const roundsOfConversation = (sql: SqlStorage, conversation: string | null): string =>
  JSON.stringify(conversation === null ? [] : directoryOf(sql).roundsIn(conversation));

/** Returns the ids of the memories of slots as a JSON array, for a query. */
export const memoriesInSlots = (sql: SqlStorage, slots: readonly string[]): string =>
  JSON.stringify(slots.flatMap((slot) => directoryOf(sql).inSlot(slot)));
