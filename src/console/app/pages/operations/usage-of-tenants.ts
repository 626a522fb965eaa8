import type { UsageDay } from "../../../../../client/client.mjs";
import type { Session } from "../../session.ts";

/** Tenants whose usage is added up, so that the page does not ask for thousands. */
const MAX_TENANTS = 100;
/** Requests side by side. */
const AT_ONCE = 8;

/** The usage of a deployment's tenants, added up by day. */
export interface UsageOfTenants {
  readonly days: readonly UsageDay[];
  /** The tenants that were added up. */
  readonly tenants: number;
  /** True if more were left out. */
  readonly isPart: boolean;
}

/** Reads the usage of all tenants with the admin key, or of the one that the session names. */
export async function usageOfTenants({ client, tenant }: Session): Promise<UsageOfTenants> {
  if (tenant !== "") return { days: (await client.tenantUsage({ tenant })).data, tenants: 1, isPart: false };
  const { data, nextCursor } = await client.listTenants({ query: { limit: MAX_TENANTS } });
  const sums = new Map<string, UsageDay>();
  for (let from = 0; from < data.length; from += AT_ONCE) {
    const asked = data.slice(from, from + AT_ONCE).map((one) => client.tenantUsage({ tenant: one.tenant }));
    for (const { data: days } of await Promise.all(asked))
      for (const day of days) {
        const sum = sums.get(day.date);
        sums.set(day.date, sum ? added(sum, day) : day);
      }
  }
  return { days: [...sums.values()], tenants: data.length, isPart: nextCursor !== null };
}

/** Adds two days. The slower recall of the two is told. */
function added(one: UsageDay, other: UsageDay): UsageDay {
  return {
    date: one.date,
    requests: one.requests + other.requests,
    tokens: one.tokens + other.tokens,
    cacheHits: one.cacheHits + other.cacheHits,
    inputTokens: one.inputTokens + other.inputTokens,
    outputTokens: one.outputTokens + other.outputTokens,
    saved: {
      inputTokens: one.saved.inputTokens + other.saved.inputTokens,
      outputTokens: one.saved.outputTokens + other.saved.outputTokens,
      cost: one.saved.cost + other.saved.cost,
    },
    memory: { tokens: one.memory.tokens + other.memory.tokens, cost: one.memory.cost + other.memory.cost },
    netSaved: one.netSaved + other.netSaved,
    refused: addedCounts(one.refused, other.refused),
    degraded: addedCounts(one.degraded, other.degraded),
    recall: {
      count: one.recall.count + other.recall.count,
      p50Ms: slower(one.recall.p50Ms, other.recall.p50Ms),
      p95Ms: slower(one.recall.p95Ms, other.recall.p95Ms),
    },
    storage: {
      grownBytes: one.storage.grownBytes + other.storage.grownBytes,
      mostWaiting: Math.max(one.storage.mostWaiting, other.storage.mostWaiting),
    },
  };
}

type Counts = Readonly<Record<string, number>>;

const addedCounts = (one: Counts, other: Counts): Counts =>
  Object.fromEntries(
    [...new Set([...Object.keys(one), ...Object.keys(other)])].map((name) => [
      name,
      (one[name] ?? 0) + (other[name] ?? 0),
    ]),
  );

const slower = (one: number | null, other: number | null): number | null =>
  one === null ? other : other === null ? one : Math.max(one, other);
