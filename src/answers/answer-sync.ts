import type { ColdAnswer, ColdAnswers, ColdAnswersState } from "../ports/cold-tier.ts";
import type { Invalidations } from "./invalidations.ts";
import type { AnswerRow, NewAnswerRow } from "./schema.ts";
import type { SyncStateStore } from "./sync-state.ts";

/** The object whose answers are replicated, as its replica sees it. Passed in, because the replica is loaded on demand. */
export interface Host {
  /** Answers beyond these limits are not worth storing in Redis either. */
  readonly limits: { readonly entries: number; readonly bytes: number };
  /** Removes the answers of a subject that another deployment has invalidated. */
  readonly invalidate: (subject: string) => Promise<void>;
  readonly coldAnswer: (answer: AnswerRow) => ColdAnswer;
  readonly rowsIn: (cold: readonly string[]) => NewAnswerRow[];
  /** Adds answers to questions that have none in this file. Returns false if there is no room for more. */
  readonly addRows: (rows: readonly NewAnswerRow[]) => boolean;
  readonly onFailure: (error: unknown) => void;
}

/** One call may bring 10 MB on every plan, and text takes more bytes than characters. */
const MAX_BATCH = { answers: 500, characters: 2_000_000 };

/** Pushes invalidations and answers to Redis, and reads those of other deployments. The replica decides when. */
export class AnswerSync {
  private readonly sql: SqlStorage;
  private readonly cold: ColdAnswers;
  private readonly invalidations: Invalidations;
  private readonly state: SyncStateStore;
  private readonly host: Host;

  constructor(sql: SqlStorage, cold: ColdAnswers, invalidations: Invalidations, state: SyncStateStore, host: Host) {
    this.sql = sql;
    this.cold = cold;
    this.invalidations = invalidations;
    this.state = state;
    this.host = host;
  }

  /** Returns true if an invalidation or an answer was not pushed yet. */
  isBehind(): boolean {
    if (this.invalidations.hasPending) return true;
    return this.sql.exec("SELECT 1 FROM outbox LIMIT 1").toArray().length > 0;
  }

  /** Pushes pending invalidations, oldest first. Returns how many answers in Redis each has removed. */
  async pushInvalidations(): Promise<Map<string, number>> {
    const removed = new Map<string, number>();
    for (const pending of this.invalidations.pending()) {
      const result = await this.cold.invalidate(this.state.place, this.state.epoch, pending.subject);
      removed.set(pending.subject, result.removed);
      this.invalidations.markPushed(pending);
      await this.apply(result);
    }
    return removed;
  }

  /** Reads the answers in Redis, once. Pushes invalidations first, because Redis would return answers they remove. */
  async read(): Promise<void> {
    if (this.state.hydrated) return;
    await this.pushInvalidations();
    for (let after: string | null = null; ;) {
      const { version } = this.invalidations;
      const page = await this.cold.read(this.state.place, this.state.epoch, after);
      // A purge or an erasure may have come while the page was on its way.
      const isValid = ({ asker, model }: NewAnswerRow): boolean =>
        !this.invalidations.isInvalidated(asker, model, version);
      const rows = this.host.rowsIn(page.rows).filter(isValid);
      await this.apply(page);
      if (!this.host.addRows(rows) || page.next === null) break;
      after = page.next;
    }
    this.state.save({ hydrated: true });
  }

  /** Pushes pending answers. If Redis has newer invalidations, it stores nothing, and they are applied first. */
  async pushAnswers(): Promise<void> {
    for (;;) {
      const batch = this.nextBatch();
      if (batch.length === 0) return;
      const { version } = this.invalidations;
      const { epoch } = this.state;
      const limits = { now: Date.now(), ...this.host.limits };
      const result = await this.cold.push(this.state.place, epoch, batch.map(this.host.coldAnswer), limits);
      if (result.epoch > epoch) await this.apply(result);
      // After a rewrite of the file the ids are those of other answers, which are pushed again.
      else if (version === this.invalidations.version) this.markPushed(batch);
    }
  }

  /** Counts the answers of a subject in Redis, after pending invalidations. */
  async count(subject: string): Promise<number> {
    await this.pushInvalidations();
    return this.cold.count(this.state.place, subject);
  }

  private nextBatch(): AnswerRow[] {
    this.sql.exec("DELETE FROM outbox WHERE id NOT IN (SELECT id FROM answers)");
    const batch: AnswerRow[] = [];
    let characters = 0;
    for (const row of this.sql.exec<AnswerRow>(
      "SELECT answers.* FROM outbox JOIN answers USING (id) ORDER BY id LIMIT ?",
      MAX_BATCH.answers,
    )) {
      characters += row.bytes;
      // The cursor is read to its end, because it locks its tables until then.
      if (batch.length === 0 || characters <= MAX_BATCH.characters) batch.push(row);
    }
    return batch;
  }

  private markPushed(batch: readonly AnswerRow[]): void {
    for (const { id } of batch) this.sql.exec("DELETE FROM outbox WHERE id = ?", id);
  }

  /** Applies the invalidations of other deployments. */
  private async apply({ epoch, invalidated }: ColdAnswersState): Promise<void> {
    for (const subject of invalidated) await this.host.invalidate(subject);
    if (epoch !== this.state.epoch) this.state.save({ epoch });
  }
}
