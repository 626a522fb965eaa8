import { countsOf } from "../cache/counts.ts";
import type { CacheOutcome } from "../cache/status.ts";
import { log, reasonOf } from "../log.ts";
import type { AnswerCost, CacheCounts } from "../ports/answer-store.ts";
import type { Tenancy } from "../scope.ts";
import type { Ports } from "../wiring.ts";
import type { WaitUntil } from "./wait-until.ts";

/*
 * What the cache did, counted where it is known, at no hop of its own: counts gather in the isolate and
 * go along with the next question to the shared answers. Where none is asked for long, they are sent
 * beside a request. An isolate that ends takes with it what has gathered since.
 */

const SEND_AT = 1_000;
const SEND_AFTER_MS = 10_000;
/** Tenancies whose counts are held; past it the oldest go with whatever request comes next. */
const TENANCIES_AT_MOST = 1_000;

interface Gathered {
  readonly tenancy: Tenancy;
  readonly since: number;
  readonly counts: Record<string, number>;
  exchanges: number;
}

/** Plain values alone: what belongs to one request must not be touched by another. */
const gathered = new Map<string, Gathered>();

const keyOf = ({ account, tenant }: Tenancy): string => `${account} ${tenant}`;

export function tally(
  tenancy: Tenancy,
  outcome: CacheOutcome,
  served: AnswerCost | null,
  ports: Ports,
  waitUntil: WaitUntil,
): void {
  const now = Date.now();
  const key = keyOf(tenancy);
  let one = gathered.get(key);
  if (!one) gathered.set(key, (one = { tenancy, since: now, counts: {}, exchanges: 0 }));
  one.exchanges += 1;
  for (const [name, count] of Object.entries(countsOf(outcome, served))) {
    one.counts[name] = (one.counts[name] ?? 0) + count;
  }
  if (one.exchanges >= SEND_AT || now - one.since >= SEND_AFTER_MS) send(key, ports, waitUntil);
  if (gathered.size > TENANCIES_AT_MOST) send(gathered.keys().next().value ?? key, ports, waitUntil);
}

/** What has gathered for a tenancy, for whoever is on the way to its answers. */
export function takeTally(tenancy: Tenancy): CacheCounts | null {
  const key = keyOf(tenancy);
  const one = gathered.get(key);
  gathered.delete(key);
  return one?.counts ?? null;
}

function send(key: string, { answers }: Ports, waitUntil: WaitUntil): void {
  const one = gathered.get(key);
  gathered.delete(key);
  if (!one) return;
  const sent = answers.count(one.tenancy, one.counts);
  waitUntil(sent.catch((error: unknown) => log("warn", { event: "counts_lost", reason: reasonOf(error) })));
}
