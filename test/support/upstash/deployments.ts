import { runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { wireVault } from "../../../src/wiring.ts";
import type { Person } from "../person.ts";

/*
 * Several deployments over one database, as one user's vault sees them: each has a file of its own, and the object of
 * the tests has that of the deployment whose turn it is. What a process had in memory is gone with every change.
 */

interface Packed {
  readonly tables: readonly { readonly sql: string; readonly name: string; readonly rows: readonly Row[] }[];
  /** Indexes and triggers. */
  readonly others: readonly string[];
}

type Row = Record<string, SqlStorageValue>;

const NOTHING: Packed = { tables: [], others: [] };

export class Deployments {
  private readonly person: Person;
  private readonly files: Packed[];
  private at = 0;

  constructor(person: Person, count: number) {
    this.person = person;
    this.files = Array.from({ length: count }, () => NOTHING);
  }

  get current(): number {
    return this.at;
  }

  /** From now on the person talks to another one. */
  async goTo(next: number): Promise<void> {
    await this.put((sql) => {
      this.files[this.at] = packed(sql);
      this.at = next;
      return this.files[next] ?? NOTHING;
    });
  }

  /** The process is gone, and what is on its disk is not. */
  restart(): Promise<void> {
    return this.put(packed);
  }

  lose(): Promise<void> {
    return this.put(() => NOTHING);
  }

  ring(): Promise<boolean> {
    return this.person.vault().then(runDurableObjectAlarm);
  }

  /** Says whether a vault and its cold tier hold the same rows. */
  async isQuiet(): Promise<boolean> {
    return runInDurableObject(await this.person.vault(), (_, { storage: { sql } }) => {
      if (tablesIn(sql).length === 0) return true;
      const { cold } = sql.exec<{ cold: string | null }>("SELECT cold FROM vault").one();
      const standing = JSON.parse(cold ?? "{}") as Record<string, unknown>;
      const isNoted = sql.exec("SELECT 1 FROM outbox").toArray().length > 0;
      const isUnread = standing["whole"] !== true || standing["rows"] !== null || standing["vectors"] !== null;
      const isAtWork = sql.exec("SELECT 1 FROM journal").toArray().length > 0;
      return !isNoted && !isUnread && !isAtWork && standing["eraseDue"] === false;
    });
  }

  async quiet(): Promise<void> {
    for (let i = 0; i < 400; i++) {
      if (await this.isQuiet()) return;
      await this.ring();
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error("never quiet");
  }

  /** All text in the file, whatever says of it that it is gone. */
  async text(): Promise<string> {
    const stub = await this.person.vault();
    return runInDurableObject(stub, (_, { storage: { sql } }) => JSON.stringify(packed(sql).tables));
  }

  private async put(choose: (sql: SqlStorage) => Packed): Promise<void> {
    const scope = await this.person.scope();
    const killed = runInDurableObject(await this.person.vault(), (_, state) =>
      state.blockConcurrencyWhile(async () => {
        const { storage } = state;
        // Code that is on its way would never come for anybody: the tests' loader does not survive whom it loads it
        // for.
        await wireVault(env).extractor.extract(scope, [{ said: "I live in Oslo.", before: [], at: 0 }]);
        await storage.sync();
        const next = choose(storage.sql);
        await storage.deleteAlarm();
        await storage.deleteAll();
        for (const { sql, name, rows } of next.tables) {
          storage.sql.exec(sql);
          for (const row of rows) insert(storage.sql, name, row);
        }
        for (const sql of next.others) storage.sql.exec(sql);
        if (next.tables.length > 0) await storage.setAlarm(Date.now() + 60_000);
        await storage.sync();
        state.abort();
      }),
    );
    await killed.catch(() => {});
  }
}

const tablesIn = (sql: SqlStorage): { name: string; sql: string }[] =>
  sql
    .exec<{ name: string; sql: string }>(
      "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '!_cf%' ESCAPE '!'",
    )
    .toArray();

/** Returns the columns that are written. Others are computed from them. */
const columnsIn = (sql: SqlStorage, table: string): string =>
  sql
    .exec<{ name: string }>("SELECT name FROM pragma_table_info(?)", table)
    .toArray()
    .map(({ name }) => `"${name}"`)
    .join(", ");

function packed(sql: SqlStorage): Packed {
  const others = sql.exec<{ sql: string }>(
    "SELECT sql FROM sqlite_schema WHERE type IN ('index', 'trigger') AND sql IS NOT NULL ORDER BY type",
  );
  return {
    tables: tablesIn(sql).map((table) => ({
      ...table,
      rows: sql.exec<Row>(`SELECT ${columnsIn(sql, table.name)} FROM "${table.name}"`).toArray(),
    })),
    others: others.toArray().map((one) => one.sql),
  };
}

function insert(sql: SqlStorage, table: string, row: Row): void {
  const columns = Object.keys(row);
  const marks = columns.map(() => "?").join(", ");
  sql.exec(`INSERT INTO "${table}" (${columns.join(", ")}) VALUES (${marks})`, ...Object.values(row));
}
