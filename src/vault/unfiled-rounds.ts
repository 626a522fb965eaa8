import type { Revertible } from "../runtime/revertible.ts";
import { logOf, type RoundLog, type UnfiledEntry } from "./log/round-log.ts";
import { unlessDamaged } from "./log/unless-damaged.ts";
import { DEFAULTS, INSERT, valuesOf } from "./memory-insert.ts";
import { packRoundRow, type RoundRow, unpackRoundRow } from "./packing/pack-round-row.ts";
import { packStatementRows, unpackStatementRows } from "./packing/pack-statement-rows.ts";
import { packTerms } from "./packing/pack-terms.ts";
import type { MemoryRow } from "./rows.ts";

/*
 * A round, and the statements that it taught, have no rows of `memories` at first: its entry in the log holds them, so that
 * its commit writes one page. The rows are made for many rounds at once: before a query about `memories` that may mean one of
 * them, and before the log is packed.
 */

/** Rounds that wait at most. The alarm makes their rows long before, unless many chats come within a second. */
const MOST = 64;

/** A round whose row is still to be made. */
export interface UnfiledRound {
  /** Its number in the log. */
  readonly n: number;
  readonly row: RoundRow;
  readonly isLocated: boolean;
  /** The statements that it taught. */
  readonly statements?: readonly MemoryRow[];
}

/** The parameters of `INSERT` for a row that is still to be made, and its quote. */
export interface UnfiledRow {
  readonly values: readonly SqlStorageValue[];
  readonly quote: string | null;
}

export class UnfiledRounds implements Revertible {
  private readonly sql: SqlStorage;
  private readonly log: RoundLog;
  private known: Map<string, UnfiledRound> | null = null;
  /** Statements by their id. */
  private readonly statements = new Map<string, MemoryRow>();

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
    this.statements.clear();
  }

  /** Makes room for one more, before it goes to the log. */
  makeRoom(): void {
    if (this.rounds.size >= MOST) this.file();
  }

  /** Adds a round that was written to the log with its row. */
  add(round: UnfiledRound): void {
    this.rounds.set(round.row.id, round);
  }

  /** Adds a statement to the round that teaches it. Returns false if its row must be made: the log takes it no more. */
  addStatement(row: MemoryRow): boolean {
    const round = [...this.rounds.values()].at(-1);
    const held = this.log.held;
    if (held === null || round?.n !== held.n || !isTaughtBy(row, round.row)) return false;
    const statements = [...(round.statements ?? []), row];
    this.log.addStatements(() => packStatementRows(statements, { round: round.row, said: held.entry.words.said }));
    this.rounds.set(round.row.id, { ...round, statements });
    this.statements.set(row.id, row);
    return true;
  }

  /** Makes the rows of all rounds that have none, and of what they taught. If one fails, the others are made later. */
  file(): void {
    const { rounds } = this;
    if (rounds.size === 0) return;
    try {
      for (const id of [...rounds.values()].flatMap(inOrder)) this.make(id);
    } catch (error) {
      this.forget();
      throw error;
    }
    rounds.clear();
    this.statements.clear();
    this.log.dropHeldRows();
  }

  /** Makes the rows if any is that of a statement. */
  fileStatements(): void {
    if (this.rounds.size > 0 && this.statements.size > 0) this.file();
  }

  /** Returns which of these memories have no row. */
  among(ids: readonly string[]): string[] {
    const { rounds, statements } = this;
    return rounds.size === 0 ? [] : ids.filter((id) => rounds.has(id) || statements.has(id));
  }

  /** Makes the rows if the round of this exchange has none. */
  fileIfOf(exchange: string): void {
    for (const { row } of this.rounds.values()) if (row.exchange === exchange) return this.file();
  }

  /** Returns whether the round of an exchange has no row, and taught these memories, which have none either. */
  hasTaught(exchange: string, ids: readonly string[]): boolean {
    const round = [...this.rounds.values()].find(({ row }) => row.exchange === exchange);
    const taught = new Set(round?.statements?.map(({ id }) => id));
    return round !== undefined && ids.every((id) => taught.has(id));
  }

  /** Returns a round that has no row. Returns null for other memories. */
  get(id: string): UnfiledRound | null {
    return this.rounds.get(id) ?? null;
  }

  /** Returns the row of a memory as it is to be made. Returns null if it has one. */
  row(id: string): UnfiledRow | null {
    const round = this.rounds.get(id);
    if (round) return { values: valuesOfRound(round), quote: null };
    const statement = this.statements.get(id);
    return statement ? statementRow(statement) : null;
  }

  private make(id: string): void {
    const row = this.row(id);
    if (row) this.sql.exec(INSERT, ...row.values);
  }

  private get rounds(): Map<string, UnfiledRound> {
    return (this.known ??= this.load());
  }

  private load(): Map<string, UnfiledRound> {
    const found = this.log.unfiled().flatMap((entry) => unlessDamaged<UnfiledRound[]>(() => [roundIn(entry)], []));
    this.statements.clear();
    if (found.length === 0) return new Map();
    const ids = found.flatMap(inOrder);
    const filed = this.sql
      .exec<{ id: string }>("SELECT id FROM memories WHERE id IN (SELECT value FROM json_each(?))", JSON.stringify(ids))
      .toArray();
    const isFiled = new Set(filed.map(({ id }) => id));
    const unfiledRounds = found.filter(({ row }) => !isFiled.has(row.id));
    for (const { statements = [] } of unfiledRounds)
      for (const row of statements) if (!isFiled.has(row.id)) this.statements.set(row.id, row);
    return new Map(unfiledRounds.map((round) => [round.row.id, round]));
  }
}

/**
 * Returns the ids of a round and of its statements in the order in which their rows are made. That of the round is the last:
 * if it has one, so have they all. Rounds follow one another by their number in the log, which tells up to where they have.
 */
const inOrder = ({ row, statements = [] }: UnfiledRound): string[] => [...statements.map(({ id }) => id), row.id];

function roundIn({ n, row, isLocated, statements, said }: UnfiledEntry): UnfiledRound {
  const round = unpackRoundRow(row);
  return {
    n,
    row: round,
    isLocated,
    ...(statements && {
      statements: unlessDamaged(() => unpackStatementRows(statements, { round, said: said() }), []),
    }),
  };
}

function valuesOfRound({ n, row, isLocated }: UnfiledRound): SqlStorageValue[] {
  const whole = { ...DEFAULTS, type: "episodic", text: "", role: "user", valid_from: row.created_at, ...row } as const;
  return valuesOf(whole, { words: n, terms: n, passages: isLocated ? n : null });
}

/** Rows of statements, which a commit asks for again and again. */
const statementRows = new WeakMap<MemoryRow, UnfiledRow>();

function statementRow(row: MemoryRow): UnfiledRow {
  const known = statementRows.get(row);
  if (known) return known;
  const made = { values: valuesOfStatement(row), quote: row.quote };
  statementRows.set(row, made);
  return made;
}

const valuesOfStatement = (row: MemoryRow): SqlStorageValue[] =>
  valuesOf(row, { words: null, terms: packTerms(new Uint32Array(row.terms)), passages: null });

/** Returns whether the log may hold the row of a statement with its round. Queries of tasks look for the others. */
const isTaughtBy = (row: MemoryRow, round: RoundRow): boolean =>
  row.first_turn === round.turn &&
  row.exchange === round.exchange &&
  row.vector !== null &&
  row.valid_to === null &&
  row.expires_at === null &&
  row.note === null &&
  row.quarantine === null;

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

/** Has other SQL of a vault know the same rounds as the SQL below it. */
export const shareUnfiled = (other: SqlStorage, sql: SqlStorage): void => void unfiled.set(other, unfiledIn(sql));
