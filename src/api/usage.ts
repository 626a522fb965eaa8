import type { Caller } from "../identity/identify.ts";
import { flushCounts } from "../proxy/cache-stats.ts";
import { area } from "./area.ts";
import { identifyByHeaders } from "../identity/identify-by-headers.ts";
import { type ApiCall, NOTHING, operation } from "./operation.ts";

/** Shows the usage of the caller's tenant by day, latest first. In personal mode it counts chats alone. */
async function getUsage({ who: { tenancy }, ports }: ApiCall<Caller>): Promise<Response> {
  const isPlatform = ports.settings.adminKey !== null;
  if (!isPlatform) await flushCounts(tenancy, ports);
  const data = await (isPlatform ? ports.tenants : ports.answers).usage(tenancy);
  return Response.json({ data, nextCursor: null });
}

export const usageRoutes = area(
  [["usage", { GET: operation({ query: NOTHING, body: NOTHING }, getUsage) }]],
  identifyByHeaders,
  { code: "usage_unavailable", message: "The usage cannot be read right now. Try again." },
);
