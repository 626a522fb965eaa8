import type { ColdAnswer, ColdAnswers, ColdAnswersState } from "../ports/cold-tier.ts";
import type { Invalidations } from "./invalidations.ts";
import type { AnswerRow, NewAnswerRow } from "./schema.ts";

/*
 * Shared answers lie elsewhere besides. The object reads them once, when its own file knows of none, and has what it
 * keeps carried there from its alarm. What was purged or erased here is told there first; what was there, here before
 * anything more is carried. Loaded only where there is a cold tier, and so it takes what it shares with the object from its host.
 */

/** Kept in the file. */
interface Standing {
  /** The object's own name, which an alarm may not be told; empty: nor was this one yet. */
  readonly place: string;
  /** What was purged or erased up to here is known. */
  readonly epoch: number;
  /** What lies there has been read. */
  readonly whole: boolean;
}

export interface Host {
  /** The most that is worth keeping. */
  readonly room: { readonly entries: number; readonly bytes: number };
  /** Somebody else has purged or erased this: it goes here as well. */
  readonly drop: (subject: string) => Promise<void>;
  readonly coldAnswer: (answer: AnswerRow) => ColdAnswer;
  readonly rowsIn: (cold: readonly string[]) => NewAnswerRow[];
  /** Adds answers to questions that have none here. False: there is no room for more. */
  readonly take: (rows: readonly NewAnswerRow[]) => boolean;
  readonly failed: (error: unknown) => void;
}

/** Answers gather for this long before they are carried. */
const CARRY_AFTER_MS = 1_000;
const BACKOFF_MS = 1_000;
/** The longest wait between tries: a service that is back is caught up with within a minute. */
const MAX_BACKOFF_MS = 20_000;
/** One call may bring 10 MB on every plan, and text takes more bytes than characters. */
const BATCH = { answers: 500, characters: 2_000_000 };

export class Replica {
  private readonly sql: SqlStorage;
  private readonly cold: ColdAnswers;
  private readonly barriers: Invalidations;
  private readonly host: Host;
  private standing: Standing;
  private stored: boolean;
  private failures = 0;
  /** Until then what lies there is not asked for again. */
  private restsUntil = 0;
  private warming: Promise<void> | null = null;
  /** One thing at a time goes out. */
  private busy: Promise<unknown> = Promise.resolve();

  constructor(sql: SqlStorage, cold: ColdAnswers, barriers: Invalidations, place: string, host: Host) {
    this.sql = sql;
    this.cold = cold;
    this.barriers = barriers;
    this.host = host;
    const kept = standingIn(sql);
    this.stored = kept !== null;
    this.standing = kept ?? { place, epoch: 0, whole: false };
    // A file from before there was a cold tier: all that it holds is news there.
    if (!kept) sql.exec("INSERT OR IGNORE INTO outbox SELECT id FROM answers");
  }

  get isWhole(): boolean {
    return this.standing.whole;
  }

  /** To be called with every answer that is kept. */
  note({ fingerprint, question }: Pick<AnswerRow, "fingerprint" | "question">): void {
    const same = "SELECT id FROM answers WHERE fingerprint = ? AND question = ?";
    this.sql.exec(`INSERT OR IGNORE INTO outbox ${same}`, fingerprint, question);
  }

  /** Reads what lies there. Resolves when it has been tried; null: it has just failed, and is not tried yet again. */
  warm(): Promise<void> | null {
    if (!this.warming && Date.now() < this.restsUntil) return null;
    this.warming ??= this.attempt(() => this.read()).finally(() => (this.warming = null));
    return this.warming;
  }

  /** When something is to be carried, as a time; null: all is there. */
  dueAt(now: number): number | null {
    if (!this.barriers.isOwing && this.sql.exec("SELECT 1 FROM outbox LIMIT 1").toArray().length === 0) return null;
    if (!this.stored) this.stand({});
    return this.failures === 0 ? now + CARRY_AFTER_MS : Math.max(now, this.restsUntil);
  }

  /** Brings the cold tier up to date, or leaves it for later. */
  carry(): Promise<void> {
    return this.attempt(async () => {
      await this.tellAll();
      await this.read();
      await this.carryAll();
    });
  }

  /**
   * Has what was purged or erased here go there as well.
   * @returns how many answers to `subject` went there
   */
  tell(subject: string): Promise<number> {
    return this.inTurn(async () => (await this.tellAll()).get(subject) ?? 0);
  }

  /** How many answers to `subject` lie there, after all that is owed. */
  count(subject: string): Promise<number> {
    return this.inTurn(async () => {
      await this.tellAll();
      return this.cold.count(this.place, subject);
    });
  }

  /** What to do when the file has been emptied and some of its answers are in it again. */
  carriedOver(): (rows: readonly AnswerRow[]) => void {
    const due = new Set(
      this.sql
        .exec<{ id: number }>("SELECT id FROM outbox")
        .toArray()
        .map(({ id }) => id),
    );
    return (rows) => {
      if (this.stored) this.stand({});
      for (const row of rows) if (due.has(row.id)) this.note(row);
    };
  }

  private get place(): string {
    if (this.standing.place === "") throw new Error("nobody has said whose answers these are");
    return this.standing.place;
  }

  private async tellAll(): Promise<Map<string, number>> {
    const removed = new Map<string, number>();
    for (const owed of this.barriers.owed()) {
      const told = await this.cold.invalidate(this.place, this.standing.epoch, owed.subject);
      removed.set(owed.subject, told.removed);
      this.barriers.settle(owed);
      await this.hear(told);
    }
    return removed;
  }

  /** Only after what is owed: else what was purged or erased here would be read again. */
  private async read(): Promise<void> {
    if (this.isWhole) return;
    await this.tellAll();
    for (let after: string | null = null; ;) {
      const { ticket } = this.barriers;
      const page = await this.cold.read(this.place, this.standing.epoch, after);
      const rows = this.host.rowsIn(page.rows);
      // Purged or erased while it was on its way.
      const wanted = rows.filter(({ asker, model }) => !this.barriers.isInvalidated(asker, model, ticket));
      await this.hear(page);
      if (!this.host.take(wanted) || page.next === null) break;
      after = page.next;
    }
    this.stand({ whole: true });
  }

  private async carryAll(): Promise<void> {
    for (;;) {
      const due = this.batch();
      if (due.length === 0) return;
      const { ticket } = this.barriers;
      const { epoch } = this.standing;
      const limits = { now: Date.now(), ...this.host.room };
      const told = await this.cold.push(this.place, epoch, due.map(this.host.coldAnswer), limits);
      if (told.epoch > epoch) await this.hear(told);
      // Else the file may have been rewritten meanwhile, and these be other answers: they are carried again.
      else if (ticket === this.barriers.ticket)
        for (const { id } of due) this.sql.exec("DELETE FROM outbox WHERE id = ?", id);
    }
  }

  private batch(): AnswerRow[] {
    this.sql.exec("DELETE FROM outbox WHERE id NOT IN (SELECT id FROM answers)");
    const due: AnswerRow[] = [];
    let characters = 0;
    for (const row of this.sql.exec<AnswerRow>(
      "SELECT answers.* FROM outbox JOIN answers USING (id) ORDER BY id LIMIT ?",
      BATCH.answers,
    )) {
      characters += row.bytes;
      if (due.length > 0 && characters > BATCH.characters) break;
      due.push(row);
    }
    return due;
  }

  private async hear({ epoch, invalidated }: ColdAnswersState): Promise<void> {
    for (const subject of invalidated) await this.host.drop(subject);
    if (epoch !== this.standing.epoch) this.stand({ epoch });
  }

  private attempt(work: () => Promise<void>): Promise<void> {
    return this.inTurn(async () => {
      try {
        await work();
        this.failures = 0;
      } catch (error) {
        this.failures += 1;
        this.restsUntil = Date.now() + Math.min(MAX_BACKOFF_MS, BACKOFF_MS * 2 ** this.failures);
        this.host.failed(error);
      }
    });
  }

  private stand(change: Partial<Standing>): void {
    this.standing = { ...this.standing, ...change };
    this.stored = true;
    this.sql.exec("INSERT OR REPLACE INTO state (name, value) VALUES ('cold', ?)", JSON.stringify(this.standing));
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.busy.then(work, work);
    this.busy = done.catch(() => {});
    return done;
  }
}

function standingIn(sql: SqlStorage): Standing | null {
  const row = sql.exec<{ value: string }>("SELECT value FROM state WHERE name = 'cold'").toArray()[0];
  return row ? (JSON.parse(row.value) as Standing) : null;
}
