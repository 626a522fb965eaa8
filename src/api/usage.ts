import type { Caller } from "../identity/identify.ts";
import { roundedCost } from "../metrics/cost.ts";
import type { Ports } from "../ports/ports.ts";
import type { Tenancy } from "../scope.ts";
import { NO_AMOUNTS, type TrafficCounts, type UsageDay } from "../ports/usage.ts";
import { flushCounts } from "../isolate/gathered-counts.ts";
import { area } from "./area.ts";
import { type RecallTimes, trafficReport } from "./traffic-report.ts";
import { identifyByHeaders } from "../identity/identify-by-headers.ts";
import { type ApiCall, NOTHING, operation } from "./operation.ts";

/** The usage of a day, in the words of its readers. Costs are in the currency of `PRICES`, at the prices of that day. */
export interface UsageReport {
  readonly date: string;
  readonly requests: number;
  readonly tokens: number;
  readonly cacheHits: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** The cache saved this. */
  readonly saved: { readonly inputTokens: number; readonly outputTokens: number; readonly cost: number };
  /** Memory and rules added this. */
  readonly memory: { readonly tokens: number; readonly cost: number };
  /** The cost that was saved, less the cost that memory added. */
  readonly netSaved: number;
  /** Errors of the proxy's own, by code. */
  readonly refused: TrafficCounts;
  /** Exchanges that went without all of memory, by reason. */
  readonly degraded: TrafficCounts;
  readonly recall: RecallTimes;
  /** The bytes by which the vaults of users grew, and the most turns of one user that waited to be read. */
  readonly storage: { readonly grownBytes: number; readonly mostWaiting: number };
}

function usageReport(day: UsageDay): UsageReport {
  const { date, requests, tokens, cacheHits, inputTokens, outputTokens, memoryTokens, savedCost, memoryCost } = day;
  return {
    date,
    requests,
    tokens,
    cacheHits,
    inputTokens,
    outputTokens,
    saved: { inputTokens: day.savedInputTokens, outputTokens: day.savedOutputTokens, cost: roundedCost(savedCost) },
    memory: { tokens: memoryTokens, cost: roundedCost(memoryCost) },
    netSaved: roundedCost(savedCost - memoryCost),
    ...trafficReport(day.traffic ?? {}),
  };
}

/** Shows the usage of the caller's tenant by day, latest first. In personal mode it counts chats alone. */
async function getUsage({ who: { tenancy }, ports }: ApiCall<Caller>): Promise<Response> {
  return Response.json({ data: await usageOf(tenancy, ports), nextCursor: null });
}

/** Returns the usage of a tenancy by day, latest first. */
export async function usageOf(tenancy: Tenancy, ports: Ports): Promise<UsageReport[]> {
  await flushCounts(tenancy, ports);
  const [own, counted] = await Promise.all([
    ports.answers.usage(tenancy),
    ports.settings.adminKey === null ? null : ports.tenants.usage(tenancy),
  ]);
  const days = counted ? withTraffic(counted, own) : own;
  return days.map(usageReport);
}

/** Joins the days that the tenant counts with the traffic that its answers count. A day may have one of the two alone. */
function withTraffic(counted: readonly UsageDay[], own: readonly UsageDay[]): UsageDay[] {
  const days = new Map(counted.map((day) => [day.date, day]));
  for (const { date, traffic } of own) {
    if (!traffic) continue;
    const day = days.get(date) ?? { ...NO_AMOUNTS, date, requests: 0, tokens: 0, cacheHits: 0 };
    days.set(date, { ...day, traffic });
  }
  return [...days.values()].toSorted((a, b) => (a.date < b.date ? 1 : -1));
}

export const usageRoutes = area(
  [["usage", { GET: operation({ query: NOTHING, body: NOTHING }, getUsage) }]],
  identifyByHeaders,
  { code: "usage_unavailable", message: "The usage cannot be read right now. Try again." },
);
