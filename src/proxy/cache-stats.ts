import { countsOf } from "../cache/counters.ts";
import type { CacheOutcome } from "../cache/cache-status.ts";
import { usageCounts } from "../cache/usage-counts.ts";
import { log, reasonOf } from "../runtime/log.ts";
import type { UsageDay } from "../ports/usage.ts";
import type { AnswerCost, CacheCounts } from "../ports/answer-store.ts";
import type { Tenancy } from "../scope.ts";
import type { Ports } from "../ports/ports.ts";
import type { WaitUntil } from "../runtime/wait-until.ts";

/*
 * What the cache did and what was used, counted where it is known, at no hop of its own: counts gather in the isolate and
 * go along with the next question to the shared answers. Where none is asked for long, they are sent
 * beside a request. An isolate that ends takes with it what has gathered since.
 */

/** Two of an exchange. */
const SEND_AT = 2_000;
const SEND_AFTER_MS = 10_000;
/** Tenancies whose counts are held; past it the oldest go with whatever request comes next. */
const MAX_TENANCIES = 1_000;

interface Gathered {
  readonly tenancy: Tenancy;
  readonly since: number;
  readonly counts: Record<string, number>;
  times: number;
}

/** Plain values alone: what belongs to one request must not be touched by another. */
const gathered = new Map<string, Gathered>();

const keyOf = ({ account, tenant }: Tenancy): string => `${account} ${tenant}`;

export function countOutcome(
  tenancy: Tenancy,
  outcome: CacheOutcome,
  served: AnswerCost | null,
  ports: Ports,
  waitUntil: WaitUntil,
): void {
  gather(tenancy, countsOf(outcome, served), ports, waitUntil);
}

export function tallyUsage(tenancy: Tenancy, used: Omit<UsageDay, "date">, ports: Ports, waitUntil: WaitUntil): void {
  gather(tenancy, usageCounts(used, Date.now()), ports, waitUntil);
}

function gather(tenancy: Tenancy, counts: CacheCounts, ports: Ports, waitUntil: WaitUntil): void {
  const now = Date.now();
  const key = keyOf(tenancy);
  let one = gathered.get(key);
  if (!one) gathered.set(key, (one = { tenancy, since: now, counts: {}, times: 0 }));
  one.times += 1;
  for (const [name, count] of Object.entries(counts)) one.counts[name] = (one.counts[name] ?? 0) + count;
  if (one.times >= SEND_AT || now - one.since >= SEND_AFTER_MS) send(key, ports, waitUntil);
  if (gathered.size > MAX_TENANCIES) send(gathered.keys().next().value ?? key, ports, waitUntil);
}

/** Brings what has gathered for a tenancy to its answers, for whoever asks for the figures. */
export async function bringTally(tenancy: Tenancy, { answers }: Ports): Promise<void> {
  const counts = drainCounts(tenancy);
  if (counts) await answers.addCounts(tenancy, counts);
}

/** What has gathered for a tenancy, for whoever is on the way to its answers. */
export function drainCounts(tenancy: Tenancy): CacheCounts | null {
  const key = keyOf(tenancy);
  const one = gathered.get(key);
  gathered.delete(key);
  return one?.counts ?? null;
}

function send(key: string, { answers }: Ports, waitUntil: WaitUntil): void {
  const one = gathered.get(key);
  gathered.delete(key);
  if (!one) return;
  const sent = answers.addCounts(one.tenancy, one.counts);
  waitUntil(sent.catch((error: unknown) => log("warn", { event: "counts_lost", reason: reasonOf(error) })));
}
