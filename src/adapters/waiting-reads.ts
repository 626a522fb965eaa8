import type { CommitRequest } from "../ports/exchange.ts";
import { pause } from "../runtime/pause.ts";
import { type Scope, vaultName } from "../scope.ts";

/** How long a record waits for the next request of its user: a busy user sends one by then, and a person does not. */
const WAIT_MS = 50;
/** How much later than it was set a timer may ring. After that its request has ended, and somebody else sets another. */
const LATEST_MS = 1_000;
/** Records of one vault that wait at once. */
const MOST_WAITING = 64;

type Send = (requests: readonly CommitRequest[]) => Promise<void>;

/** Records of one vault that wait, and the time at which they are sent if nobody takes them. */
interface Waiting {
  readonly requests: CommitRequest[];
  readonly sentAt: number;
}

/**
 * Records of exchanges that only read, until the next call to their vault takes them along: a call for each record costs
 * about 100 µs. They promise nothing, so that an isolate that ends may lose those of its last moment.
 */
export class WaitingReads {
  /** Plain values alone: the runtime forbids a request to touch what belongs to another. */
  private readonly byVault = new Map<string, Waiting>();

  /** Adds a record. The first one resolves when it has sent what has come by then, and the others at once. */
  async add(scope: Scope, request: CommitRequest, send: Send): Promise<void> {
    const [name, now] = [vaultName(scope), Date.now()];
    const known = this.byVault.get(name);
    const waiting = known ?? { requests: [], sentAt: now + WAIT_MS };
    waiting.requests.push(request);
    if (waiting.requests.length >= MOST_WAITING) return send(waiting.requests.splice(0));
    if (known && now < known.sentAt + LATEST_MS) return;
    this.byVault.set(name, waiting);
    await pause(WAIT_MS);
    if (this.byVault.get(name) === waiting) this.byVault.delete(name);
    // Taken out, because a second timer may be set for them, and a ledger that comes again would replace a later one.
    const rest = waiting.requests.splice(0);
    if (rest.length > 0) await send(rest);
  }

  /** Takes the records that wait for a vault. Returns null if none does. */
  take(name: string): readonly CommitRequest[] | null {
    const requests = this.byVault.get(name)?.requests ?? [];
    return requests.length === 0 ? null : requests.splice(0);
  }
}

/** Returns true for an exchange that only reads and leaves its record alone: it taught nothing and stores no answer. */
export const leavesRecordAlone = ({ record, round, answer, answerId = null }: CommitRequest): boolean =>
  record.memory.mode === "read" && round === null && answer === null && answerId === null;
