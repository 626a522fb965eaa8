import type { Revertible } from "../runtime/revertible.ts";
import { ASSERTIONS } from "./assertion-sql.ts";

/**
 * The memories of which something was said in a turn, read from the log of assertions when somebody first asks. The turn
 * is a digest, so that an index of the table would write a page of its own for each assertion. An assertion that was
 * deleted may still be in it: who reads by it names the turn as well.
 */
export class SayingDirectory implements Revertible {
  private readonly sql: SqlStorage;
  private byTurn: Map<string, Set<string>> | null = null;
  /** True if every assertion has a row of its own, because the cold tier holds assertions apart from memories. */
  areApart = false;

  constructor(sql: SqlStorage) {
    this.sql = sql;
  }

  snapshot(): () => void {
    return () => this.forget();
  }

  /** Drops what was read. The next question reads the rows again. */
  forget(): void {
    this.byTurn = null;
  }

  /** Adds an assertion, unless the rows are still to be read. */
  add(turn: string, memory: string): void {
    if (this.byTurn) addTo(this.byTurn, turn, memory);
  }

  /** Returns the ids of memories of which something was said in one of these turns. */
  saidIn(turns: readonly (string | null)[]): string[] {
    const byTurn = this.load();
    return [...new Set(turns.flatMap((turn) => [...((turn !== null && byTurn.get(turn)) || [])]))];
  }

  /** Returns the ids of all memories that somebody stated. */
  stated(): string[] {
    return [...new Set([...this.load().values()].flatMap((memories) => [...memories]))];
  }

  private load(): Map<string, Set<string>> {
    if (this.byTurn) return this.byTurn;
    const byTurn = new Map<string, Set<string>>();
    const rows = this.sql.exec<{ turn: string; memory: string }>(`SELECT turn, memory FROM ${ASSERTIONS}`);
    for (const { turn, memory } of rows) addTo(byTurn, turn, memory);
    return (this.byTurn = byTurn);
  }
}

function addTo(byTurn: Map<string, Set<string>>, turn: string, memory: string): void {
  const memories = byTurn.get(turn);
  if (memories) memories.add(memory);
  else byTurn.set(turn, new Set([memory]));
}

const directories = new WeakMap<SqlStorage, SayingDirectory>();

/** Returns the directory of a vault. */
export function sayingsOf(sql: SqlStorage): SayingDirectory {
  const directory = directories.get(sql) ?? new SayingDirectory(sql);
  directories.set(sql, directory);
  return directory;
}

/** Returns the ids of memories of which something was said in a turn as a JSON array, for a query. */
export const saidInTurns = (sql: SqlStorage, ...turns: readonly (string | null)[]): string =>
  JSON.stringify(sayingsOf(sql).saidIn(turns));

/**
 * Returns the ids of all memories that somebody stated as a JSON array, for a query of all assertions. Without it SQLite
 * would read the rows of all rounds as well.
 */
export const allStated = (sql: SqlStorage): string => JSON.stringify(sayingsOf(sql).stated());

/** Returns the ids of memories of which something was said in a turn in which this one was said, for a query. */
export function saidWith(sql: SqlStorage, memory: string): string {
  const rows = sql.exec<{ turn: string }>(`SELECT turn FROM ${ASSERTIONS} WHERE memory = ?`, memory).toArray();
  return saidInTurns(sql, ...rows.map(({ turn }) => turn));
}
