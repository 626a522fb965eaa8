import { log, reasonOf } from "../runtime/log.ts";
import type { CommitRequest } from "../ports/exchange.ts";
import { recordExchange } from "./exchanges.ts";
import { conversationOf, dropLateLedgers, holdLateLedger, saveLedger } from "./recall/ledger.ts";

/** How long a record may wait: the requests of a page that reads go together. */
const LATE_MS = 2_000;
/** Requests that wait at once. A record with a full block takes 3 KB. */
const MOST_WAITING = 64;

/**
 * Records of exchanges that only read, with the ledgers of their conversations. Nothing depends on such a record, and a
 * ledger that is lost costs the provider's prompt cache one miss. So they wait for each other, share one transaction, and a
 * crash may take them.
 */
export class LateRecords {
  private waiting: CommitRequest[] = [];
  private readonly sql: SqlStorage;
  private readonly write: (act: () => void) => void;
  private readonly isStale: (request: CommitRequest) => boolean;

  /** @param write runs a transaction, and what a vault does after one */
  constructor(sql: SqlStorage, write: (act: () => void) => void, isStale: (request: CommitRequest) => boolean) {
    this.sql = sql;
    this.write = write;
    this.isStale = isStale;
  }

  /** Takes a request that has no round and no answer. */
  add(request: CommitRequest): void {
    this.waiting.push(request);
    const { record, block } = request;
    if (block) holdLateLedger(this.sql, conversationOf(this.sql, record.conversation), block);
    if (this.waiting.length >= MOST_WAITING) this.flush();
    else if (this.waiting.length === 1) setTimeout(() => this.flush(), LATE_MS);
  }

  /** Writes all that waits. */
  flush(): void {
    if (this.waiting.length === 0) return;
    const batch = this.waiting;
    this.drop();
    try {
      this.write(() => {
        for (const request of batch) this.record(request);
      });
    } catch (error) {
      log("error", { event: "late_write_failed", reason: reasonOf(error), count: batch.length });
    }
  }

  /** Forgets all that waits, because the vault is emptied. */
  drop(): void {
    this.waiting = [];
    dropLateLedgers(this.sql);
  }

  private record(request: CommitRequest): void {
    const { record: given, block } = request;
    if (this.isStale(request)) return;
    const record = { ...given, conversation: conversationOf(this.sql, given.conversation) };
    recordExchange(this.sql, record, []);
    if (block) saveLedger(this.sql, record.conversation, block, Date.parse(record.at));
  }
}
