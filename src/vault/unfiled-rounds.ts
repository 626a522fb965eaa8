import type { Revertible } from "../runtime/revertible.ts";
import { TELLING_MEMORIES } from "./assertion-sql.ts";
import { logOf, type RoundLog } from "./log/round-log.ts";
import { unlessDamaged } from "./log/unless-damaged.ts";
import { DEFAULTS, INSERT, valuesOf } from "./memory-insert.ts";
import { packRoundRow, type RoundRow, unpackRoundRow } from "./packing/pack-round-row.ts";
import type { MemoryRow } from "./rows.ts";

/*
 * A round that teaches nothing has no row of `memories` at first: its entry in the log holds the row, so that its commit
 * writes one page. The rows are made for many rounds at once: before a query about `memories` that may mean one of them, and
 * before the log is packed.
 */

/** Rounds that wait at most. The alarm makes their rows long before, unless many chats come within a second. */
const MOST = 64;

/** A round whose row is still to be made. */
export interface UnfiledRound {
  /** Its number in the log. */
  readonly n: number;
  readonly row: RoundRow;
  readonly isLocated: boolean;
}

export class UnfiledRounds implements Revertible {
  private readonly sql: SqlStorage;
  private readonly log: RoundLog;
  private known: Map<string, UnfiledRound> | null = null;

  /** @param sql the tables as they are: its queries make no rows */
  constructor(sql: SqlStorage) {
    this.sql = sql;
    this.log = logOf(sql);
  }

  snapshot(): () => void {
    return () => this.forget();
  }

  /** Drops what is known. It is read from the log when somebody next asks. */
  forget(): void {
    this.known = null;
  }

  /** Adds a round that was written to the log with its row. */
  add(round: UnfiledRound): void {
    if (this.rounds.size >= MOST) this.file();
    this.rounds.set(round.row.id, round);
  }

  /** Makes the rows of all rounds that have none. */
  file(): void {
    const { rounds } = this;
    for (const [id, round] of rounds) {
      this.sql.exec(INSERT, ...valuesOfRound(round));
      rounds.delete(id);
    }
  }

  /** Makes the rows if one of these memories has none. */
  fileIfAmong(ids: readonly string[]): void {
    const { rounds } = this;
    if (rounds.size > 0 && ids.some((id) => rounds.has(id))) this.file();
  }

  /** Makes the rows if the round of this exchange has none. */
  fileIfOf(exchange: string): void {
    for (const { row } of this.rounds.values()) if (row.exchange === exchange) return this.file();
  }

  /** Returns a round that has no row. Returns null for other memories. */
  get(id: string): UnfiledRound | null {
    return this.rounds.get(id) ?? null;
  }

  private get rounds(): Map<string, UnfiledRound> {
    return (this.known ??= this.load());
  }

  private load(): Map<string, UnfiledRound> {
    const found = this.log
      .unfiled()
      .flatMap(({ n, row, isLocated }) =>
        unlessDamaged<UnfiledRound[]>(() => [{ n, row: unpackRoundRow(row), isLocated }], []),
      );
    if (found.length === 0) return new Map();
    const ids = JSON.stringify(found.map(({ row }) => row.id));
    const filed = this.sql
      .exec<{ id: string }>("SELECT id FROM memories WHERE id IN (SELECT value FROM json_each(?))", ids)
      .toArray();
    const isFiled = new Set(filed.map(({ id }) => id));
    return new Map(found.filter(({ row }) => !isFiled.has(row.id)).map((round) => [round.row.id, round]));
  }
}

function valuesOfRound({ n, row, isLocated }: UnfiledRound): SqlStorageValue[] {
  const whole = { ...DEFAULTS, type: "episodic", text: "", role: "user", valid_from: row.created_at, ...row } as const;
  return valuesOf(whole, { words: n, terms: n, passages: isLocated ? n : null });
}

/**
 * Returns the row of a round for the log. Returns null if more must be stored of it than the log does.
 * @param row as it would be stored
 */
export function rowForLog(row: MemoryRow): ArrayBuffer | null {
  // The backfill looks in the table for memories without a vector.
  return row.vector === null || row.turn === null ? null : packRoundRow(row);
}

const unfiled = new WeakMap<SqlStorage, UnfiledRounds>();

/** Returns the rounds of a vault that have no row yet. */
export function unfiledIn(sql: SqlStorage): UnfiledRounds {
  const rounds = unfiled.get(sql) ?? new UnfiledRounds(sql);
  unfiled.set(sql, rounds);
  return rounds;
}

/** Queries by whether they may be about rounds in `memories`. They are few, and the same in every vault. */
const asked = new Map<string, boolean>();

function isAboutMemories(query: string): boolean {
  let about = asked.get(query);
  if (about === undefined) asked.set(query, (about = /\bmemories\b/.test(query.replaceAll(TELLING_MEMORIES, ""))));
  return about;
}

/** Returns SQL that finds each round in `memories`, whether it had a row before or not. @param sql the tables as they are */
export function filingSql(sql: SqlStorage): SqlStorage {
  const rounds = unfiledIn(sql);
  const filing: Pick<SqlStorage, "exec" | "databaseSize"> = {
    exec: <T extends Record<string, SqlStorageValue>>(query: string, ...bindings: unknown[]): SqlStorageCursor<T> => {
      if (isAboutMemories(query)) rounds.file();
      return sql.exec<T>(query, ...bindings);
    },
    get databaseSize(): number {
      return sql.databaseSize;
    },
  };
  shareUnfiled(filing as SqlStorage, sql);
  return filing as SqlStorage;
}

/** Has other SQL of a vault know the same rounds as the SQL below it. */
export const shareUnfiled = (other: SqlStorage, sql: SqlStorage): void => void unfiled.set(other, unfiledIn(sql));
