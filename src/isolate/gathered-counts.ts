import { countsOf } from "../cache/counters.ts";
import type { CacheOutcome } from "../cache/cache-status.ts";
import { trafficCounts, usageCounts } from "../cache/usage-counts.ts";
import type { AnswerCost, CacheCounts } from "../ports/answer-store.ts";
import { TRAFFIC } from "../metrics/traffic-of.ts";
import type { TrafficCounts, UsageAmounts, VaultSize } from "../ports/usage.ts";
import { log, reasonOf } from "../runtime/log.ts";
import type { Tenancy } from "../scope.ts";
import type { Ports } from "../ports/ports.ts";
import type { WaitUntil } from "../runtime/wait-until.ts";

/*
 * Counts of the cache and of usage, at no hop of their own: they gather in the isolate and go along with the next question
 * to the shared answers. If none comes for long, they are sent beside a request. An isolate that ends loses the counts that
 * it has gathered since.
 */

/** An exchange adds two or three: a thousand exchanges. */
const SEND_AT = 3_000;
const SEND_AFTER_MS = 10_000;
/** Tenancies whose counts the isolate holds. Past it, the oldest go with the next request. */
const MAX_TENANCIES = 1_000;

interface GatheredCounts {
  readonly tenancy: Tenancy;
  readonly since: number;
  readonly counts: Record<string, number>;
  times: number;
}

/** Holds plain values alone: the runtime forbids a request to touch what belongs to another. */
const gathered = new Map<string, GatheredCounts>();

/** A request beside which counts are sent. */
interface Sender {
  readonly ports: Ports;
  readonly waitUntil: WaitUntil;
}

const keyOf = ({ account, tenant }: Tenancy): string => `${account} ${tenant}`;

/** Counts what the cache did for an exchange. */
export function countOutcome(outcome: CacheOutcome, served: AnswerCost | null, tenancy: Tenancy, sender: Sender): void {
  gather(countsOf(outcome, served), tenancy, sender);
}

/** An exchange that the isolate answered by itself. */
interface ServedExchange {
  readonly outcome: CacheOutcome;
  readonly cost: AnswerCost;
  readonly saved: Partial<UsageAmounts>;
}

/** Counts an exchange that the isolate answered by itself, with its usage. */
export function countServed({ outcome, cost, saved }: ServedExchange, tenancy: Tenancy, sender: Sender): void {
  const usage = usageCounts({ ...saved, requests: 1, tokens: 0, cacheHits: 1 }, Date.now());
  gather({ ...countsOf(outcome, cost), ...usage }, tenancy, sender);
}

/** Counts the usage of an exchange in personal mode. */
export function countUsage(usage: Parameters<typeof usageCounts>[0], tenancy: Tenancy, sender: Sender): void {
  gather(usageCounts(usage, Date.now()), tenancy, sender);
}

/**
 * Counts what happened to a tenancy's requests.
 * @param sender null if no request can send them: the counts then go with the next one that can
 */
export function countTraffic(traffic: TrafficCounts, tenancy: Tenancy, sender: Sender | null): void {
  gather(trafficCounts(traffic, Date.now()), tenancy, sender);
}

/** Counts how a vault has grown, and how many turns wait in it. The counts go with the next request. */
export function countVaultSize({ grown, waiting }: VaultSize, tenancy: Tenancy): void {
  if (grown !== 0) countTraffic({ [TRAFFIC.grown]: grown }, tenancy, null);
  if (waiting > 0) gather(trafficCounts({ [TRAFFIC.waiting]: waiting }, Date.now()), tenancy, null, Math.max);
}

function gather(
  counts: CacheCounts,
  tenancy: Tenancy,
  sender: Sender | null,
  merge: (one: number, other: number) => number = plus,
): void {
  const now = Date.now();
  const key = keyOf(tenancy);
  let one = gathered.get(key);
  // A caller that cannot send may not fill the isolate either.
  if (!one && !sender && gathered.size >= MAX_TENANCIES) return;
  if (!one) gathered.set(key, (one = { tenancy, since: now, counts: {}, times: 0 }));
  one.times += 1;
  for (const [name, count] of Object.entries(counts)) one.counts[name] = merge(one.counts[name] ?? 0, count);
  if (!sender) return;
  if (one.times >= SEND_AT || now - one.since >= SEND_AFTER_MS) send(key, sender);
  if (gathered.size > MAX_TENANCIES) send(gathered.keys().next().value ?? key, sender);
}

const plus = (one: number, other: number): number => one + other;

/** Sends the gathered counts of a tenancy to its answers, before somebody reads the figures there. */
export async function flushCounts(tenancy: Tenancy, { answers }: Ports): Promise<void> {
  const counts = drainCounts(tenancy);
  if (counts) await answers.addCounts(tenancy, counts);
}

/** Takes the gathered counts of a tenancy, for a call that goes to its answers. */
export function drainCounts(tenancy: Tenancy): CacheCounts | null {
  const key = keyOf(tenancy);
  const one = gathered.get(key);
  gathered.delete(key);
  return one?.counts ?? null;
}

function send(key: string, { ports, waitUntil }: Sender): void {
  const one = gathered.get(key);
  gathered.delete(key);
  if (!one) return;
  const sent = ports.answers.addCounts(one.tenancy, one.counts);
  waitUntil(sent.catch((error: unknown) => log("warn", { event: "counts_lost", reason: reasonOf(error) })));
}
