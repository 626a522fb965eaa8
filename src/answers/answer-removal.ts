import { recordFormat } from "../runtime/object-format.ts";
import type { AnswerCache } from "./answer-cache.ts";
import { remove, wasRemoved } from "./eviction.ts";
import { EVERYTHING, ofModel } from "./invalidations.ts";
import { insertAnswer } from "./rows.ts";
import { type AnswerRow, FORMAT, TABLES } from "./schema.ts";

/** Removes the answers of an invalidated subject. Those of a user leave no byte on disk. */
export class AnswerRemoval {
  private readonly ctx: DurableObjectState;
  private readonly sql: SqlStorage;
  private readonly cache: AnswerCache;
  private readonly save: () => (rows: readonly AnswerRow[]) => void;

  /** @param save reads the other tables before the file is emptied; its result writes them again */
  constructor(ctx: DurableObjectState, cache: AnswerCache, save: () => (rows: readonly AnswerRow[]) => void) {
    this.ctx = ctx;
    this.sql = ctx.storage.sql;
    this.cache = cache;
    this.save = save;
  }

  async remove(subject: string): Promise<void> {
    if (subject === EVERYTHING) await this.rewriteWith("0");
    else if (subject.startsWith(ofModel(""))) remove(this.sql, "model = ?", subject.slice(ofModel("").length));
    else if (this.countOf(subject) > 0 || wasRemoved(this.sql, subject)) {
      await this.rewriteWith("asker IS NOT ?", subject);
    }
    this.cache.resetSize();
  }

  countOf(asker: string): number {
    return this.sql.exec<{ n: number }>("SELECT count(*) AS n FROM answers WHERE asker = ?", asker).one().n;
  }

  /**
   * Empties the file and writes the answers that match again, because the text of deleted rows stays in the file's journal.
   * A crash on the way loses cached answers and nothing else.
   */
  private rewriteWith(condition: string, ...bound: string[]): Promise<void> {
    return this.ctx.blockConcurrencyWhile(async () => {
      const rows = this.sql.exec<AnswerRow>(`SELECT * FROM answers WHERE ${condition}`, ...bound).toArray();
      const restore = this.save();
      await this.ctx.storage.deleteAll();
      this.sql.exec(TABLES);
      recordFormat(this.sql, FORMAT);
      for (const row of rows) insertAnswer(this.sql, row);
      this.cache.resetSize();
      this.cache.dropUses();
      restore(rows);
    });
  }
}
