import { within } from "../deadline.ts";
import { log, reasonOf } from "../log.ts";
import type { ColdRecords, Heard, Part, Synced } from "../ports/cold-records.ts";
import type { ColdRow } from "../ports/cold-tier.ts";
import { type CarriedTable, coldRowIn, type Row, rowIn, takeRow, toldOf } from "./carried-table.ts";
import { carried, type Due, followTable, isNoted, noteTable, OUTBOX_TABLE, tokenOf, WITH_ALL } from "./outbox.ts";

/*
 * The rows of a tenant, a rulebook or the directory lie elsewhere besides. The object stays in front: it reads them once,
 * when its own storage is empty, before it answers; what it writes goes there from its alarm; and beside its requests it
 * listens for what other deployments have written. Loaded only where there is such a place.
 */

/** Kept in the file, for each part. */
interface Standing {
  readonly heard: Heard;
  /** All that lay there has been read. */
  readonly whole: boolean;
}

type Behind = Extract<Synced, { state: "behind" }>;

export interface Host {
  readonly tables: readonly CarriedTable[];
  readonly hasTables: () => boolean;
  readonly makeTables: () => void;
  /** Rows are going to be told to others for the first time: those of this storage alone get its name. */
  readonly own: (owner: string) => void;
  /** That there is nothing is worth a file: without one it would be asked for again whenever the object wakes. */
  readonly remembersNothing: boolean;
  /** How old what is known may be before it is asked for anew, beside a request. */
  readonly freshForMs: number;
  /** Whether a row that another deployment has written takes the place of one that we have, which it has not heard of. */
  readonly yields: (table: string) => boolean;
  /** One of ours had to. Runs within the transaction. */
  readonly displaced: (table: string, row: Row) => void;
  /** Rows of these tables have come from elsewhere. */
  readonly heard: (tables: ReadonlySet<string>) => Promise<void>;
  /** All of it was destroyed, here or by another deployment. */
  readonly gone: () => Promise<void>;
}

/** Writes gather for this long before they are carried. */
const CARRY_AFTER_MS = 2_000;
const BACKOFF_MS = 1_000;
/** The longest wait between tries: a service that is back is caught up with within a minute. */
const BACKOFF_AT_MOST_MS = 20_000;
/** As long as somebody waits for a service that may be down, where their change is safe here. */
const PATIENCE_MS = 1_000;
/** One call may bring 10 MB on every plan, and text takes more bytes than characters. */
const BATCH = { rows: 500, characters: 2_000_000 };
const PARTS = ["near", "far"] as const;
const UNHEARD: Standing = { heard: { era: "", seq: 0 }, whole: false };

export class Replica {
  /** Made up once for this storage: its counters are its own. */
  readonly owner: string;
  private readonly storage: DurableObjectStorage;
  private readonly sql: SqlStorage;
  private readonly cold: ColdRecords;
  private readonly place: string;
  private readonly host: Host;
  private standing: Readonly<Record<Part, Standing>> = { near: UNHEARD, far: UNHEARD };
  /** When each part was last known to be as it is there. */
  private readonly heardAt: Record<Part, number> = { near: 0, far: 0 };
  private failures = 0;
  private restsUntil = 0;
  private alarmAt: number | null = null;
  /** One thing at a time goes out. */
  private busy: Promise<unknown> = Promise.resolve();
  private waiting = 0;

  constructor(storage: DurableObjectStorage, cold: ColdRecords, place: string, host: Host) {
    this.storage = storage;
    this.sql = storage.sql;
    this.cold = cold;
    this.place = place;
    this.host = host;
    const kept = keptIn(this.sql);
    this.owner = kept?.get("owner") ?? crypto.randomUUID();
    for (const part of PARTS) this.standing = { ...this.standing, [part]: readStanding(kept?.get(part)) };
    // Tables from before there was such a place: all that they hold is news there.
    if (!kept && host.hasTables()) {
      host.own(this.owner);
      this.follow();
      for (const table of host.tables) noteTable(this.sql, table.name, table.key);
      this.wake();
    }
  }

  /** Whether all that lies there is known here. */
  isWhole(part: Part = "near"): boolean {
    return this.standing[part].whole;
  }

  /** To be called when tables have just been made. */
  follow(): void {
    this.sql.exec(`${OUTBOX_TABLE} CREATE TABLE IF NOT EXISTS cold (name TEXT PRIMARY KEY, value TEXT NOT NULL);`);
    for (const table of this.host.tables) followTable(this.sql, table.name, table.key);
    this.sql.exec("INSERT OR REPLACE INTO cold VALUES ('owner', ?)", this.owner);
    for (const part of PARTS) this.stand(part, {});
  }

  /** @throws what has to be known cannot be read */
  async warm(part: Part = "near"): Promise<void> {
    if (this.isWhole(part)) return;
    await this.inTurn(async () => {
      if (!this.isWhole(part)) await this.sync(part);
    });
  }

  /** What others have written is asked for beside what is being done, and what is due goes along. Costs nothing if that was just so. */
  listen(): void {
    const now = Date.now();
    if (now - this.heardAt.near < this.host.freshForMs || this.waiting > 0 || now < this.restsUntil) return;
    void this.carry(true);
  }

  /**
   * All that is due is there, and what others have written is known.
   * @throws it cannot be known
   */
  settle(part: Part = "near"): Promise<void> {
    this.wake();
    return this.inTurn(() => this.sync(part));
  }

  /**
   * The same, as far as it can be done in a moment: what cannot be carried now is carried later.
   * @param unlessWithinMs it was so this short a time ago
   */
  async try(part: Part = "near", unlessWithinMs = 0): Promise<void> {
    if (Date.now() - this.heardAt[part] < unlessWithinMs) return;
    await within(PATIENCE_MS, this.settle(part)).catch((error: unknown) => {
      log("warn", { event: "records_behind", reason: reasonOf(error) });
    });
  }

  /** To be called after what was written: the alarm carries it. */
  wake(): void {
    const due = this.dueAt(Date.now());
    if (due === null || (this.alarmAt !== null && this.alarmAt <= due)) return;
    this.alarmAt = due;
    void this.storage.setAlarm(due);
  }

  async ring(): Promise<void> {
    this.alarmAt = null;
    await this.carry(false);
    this.wake();
  }

  /**
   * Nothing is left there, nor written again by anybody.
   * @throws it could not be told
   */
  destroy(): Promise<void> {
    return this.inTurn(async () => {
      await this.cold.destroy(this.place);
      await this.leave();
    });
  }

  /** Whether this row has yet to be carried. */
  owes(table: string, key: string): boolean {
    return this.host.hasTables() && isNoted(this.sql, table, key);
  }

  private dueAt(now: number): number | null {
    if (!this.host.hasTables()) return null;
    const isAllThere = PARTS.every((part) => this.standing[part].whole && !this.isDue(part));
    if (isAllThere) return null;
    return this.failures === 0 ? now + CARRY_AFTER_MS : Math.max(now, this.restsUntil);
  }

  /** Never rejects: what could not be done is done later. */
  private carry(listens: boolean): Promise<void> {
    return this.inTurn(async () => {
      try {
        for (const part of PARTS) {
          if (!this.isWhole(part) || this.isDue(part) || (listens && part === "near")) await this.sync(part);
        }
        this.failures = 0;
      } catch (error) {
        this.failures += 1;
        this.restsUntil = Date.now() + Math.min(BACKOFF_AT_MOST_MS, BACKOFF_MS * 2 ** this.failures);
        log("warn", { event: "records_behind", reason: reasonOf(error), count: this.failures });
        this.wake();
      }
    });
  }

  private async sync(part: Part): Promise<void> {
    const touched = new Set<string>();
    for (;;) {
      const { due, rows } = this.batch(part);
      const told = await this.cold.sync(this.place, part, this.standing[part].heard, rows);
      if (told.state === "gone") return this.leave();
      if (told.state === "lost") this.tellAnew(part);
      if (told.state === "kept") this.keep(part, told.heard, due);
      if (told.state === "behind") this.take(part, told, touched);
      const isDone = told.state === "kept" || (told.state === "behind" && !told.more);
      if (isDone && !this.isDue(part)) break;
    }
    this.heardAt[part] = Date.now();
    if (!this.host.hasTables() && this.host.remembersNothing) this.makeTables();
    await this.host.heard(touched);
  }

  /** The service knows less than it did: everything that is here is news there. */
  private tellAnew(part: Part): void {
    this.stand(part, { heard: UNHEARD.heard });
    if (!this.host.hasTables()) return;
    for (const table of this.tablesOf(part)) noteTable(this.sql, table.name, table.key);
  }

  private keep(part: Part, heard: Heard, due: readonly Due[]): void {
    this.storage.transactionSync(() => {
      if (due.length > 0) carried(this.sql, due);
      this.stand(part, { heard, whole: true });
    });
  }

  private take(part: Part, told: Behind, touched: Set<string>): void {
    if (!this.host.hasTables()) this.makeTables();
    this.storage.transactionSync(() => {
      for (const row of told.rows) this.takeOne(row, touched);
      this.stand(part, { heard: told.heard, whole: this.standing[part].whole || !told.more });
    });
  }

  private makeTables(): void {
    this.host.makeTables();
    this.follow();
  }

  private takeOne(row: ColdRow, touched: Set<string>): void {
    const table = this.host.tables.find(({ name }) => name === row.table);
    if (!table) return;
    const token = tokenOf(this.sql, table.name, row.key);
    const ours = token === null ? null : rowIn(this.sql, table, row.key);
    if (token !== null && !this.yields(table, ours, row, token)) return;
    takeRow(this.sql, table, row);
    touched.add(table.name);
    // What was given up may have arrived all the same.
    if (ours && toldOf(table, ours) !== row.row) this.host.displaced(table.name, ours);
  }

  /** Whether a row of ours that is on its way gives way: those that have not changed do, where others have any. */
  private yields(table: CarriedTable, ours: Row | null, theirs: ColdRow, token: number): boolean {
    const isFinal = (row: Row | null): boolean => row !== null && (table.isFinal?.(row) ?? false);
    if (isFinal(ours)) return false;
    return (
      token === WITH_ALL || this.host.yields(table.name) || isFinal(theirs.row === null ? null : rowOf(theirs.row))
    );
  }

  private async leave(): Promise<void> {
    this.standing = { near: UNHEARD, far: UNHEARD };
    this.alarmAt = null;
    await this.host.gone();
    const nothing = { ...UNHEARD, whole: true };
    this.standing = { near: nothing, far: nothing };
  }

  private tablesOf(part: Part): CarriedTable[] {
    return this.host.tables.filter((table) => table.part === part);
  }

  private isDue(part: Part): boolean {
    if (!this.host.hasTables()) return false;
    const names = JSON.stringify(this.tablesOf(part).map(({ name }) => name));
    const noted = "SELECT 1 FROM outbox WHERE place IN (SELECT value FROM json_each(?)) LIMIT 1";
    return this.sql.exec(noted, names).toArray().length > 0;
  }

  /** What is due of a part, as much as one call may bring. */
  private batch(part: Part): { readonly due: Due[]; readonly rows: ColdRow[] } {
    const batch = { due: [] as Due[], rows: [] as ColdRow[] };
    if (!this.host.hasTables()) return batch;
    let characters = 0;
    for (const table of this.tablesOf(part)) {
      const noted = this.sql.exec<Due & Row>("SELECT * FROM outbox WHERE place = ? LIMIT ?", table.name, BATCH.rows);
      for (const one of noted.toArray()) {
        const row = coldRowIn(this.sql, table, one);
        characters += row.row?.length ?? 0;
        if (batch.rows.length > 0 && characters > BATCH.characters) return batch;
        batch.due.push(one);
        batch.rows.push(row);
      }
    }
    return batch;
  }

  private stand(part: Part, change: Partial<Standing>): void {
    const changed = { ...this.standing[part], ...change };
    this.standing = { ...this.standing, [part]: changed };
    if (this.host.hasTables()) {
      this.sql.exec("INSERT OR REPLACE INTO cold VALUES (?, ?)", part, JSON.stringify(changed));
    }
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    this.waiting += 1;
    const done = this.busy.then(work, work).finally(() => (this.waiting -= 1));
    this.busy = done.catch(() => {});
    return done;
  }
}

function keptIn(sql: SqlStorage): Map<string, string> | null {
  if (!hasCold(sql)) return null;
  const rows = sql.exec<{ name: string; value: string }>("SELECT * FROM cold").toArray();
  return new Map(rows.map(({ name, value }) => [name, value]));
}

const hasCold = (sql: SqlStorage): boolean =>
  sql.exec("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'cold'").toArray().length > 0;

const rowOf = (text: string): Row => JSON.parse(text) as Row;

const readStanding = (text: string | undefined): Standing =>
  text === undefined ? UNHEARD : (JSON.parse(text) as Standing);
