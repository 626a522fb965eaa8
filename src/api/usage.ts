import type { Caller } from "../identity/identify.ts";
import { roundedCost } from "../metrics/cost.ts";
import type { UsageDay } from "../ports/usage.ts";
import { flushCounts } from "../proxy/cache-stats.ts";
import { area } from "./area.ts";
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
}

export function usageReport(day: UsageDay): UsageReport {
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
  };
}

/** Shows the usage of the caller's tenant by day, latest first. In personal mode it counts chats alone. */
async function getUsage({ who: { tenancy }, ports }: ApiCall<Caller>): Promise<Response> {
  const isPlatform = ports.settings.adminKey !== null;
  if (!isPlatform) await flushCounts(tenancy, ports);
  const days = await (isPlatform ? ports.tenants : ports.answers).usage(tenancy);
  return Response.json({ data: days.map(usageReport), nextCursor: null });
}

export const usageRoutes = area(
  [["usage", { GET: operation({ query: NOTHING, body: NOTHING }, getUsage) }]],
  identifyByHeaders,
  { code: "usage_unavailable", message: "The usage cannot be read right now. Try again." },
);
