import { ProxyError } from "../errors.ts";
import type { Caller } from "../proxy/identify.ts";
import { area } from "./area.ts";
import { identifyByHeaders } from "./identify-by-headers.ts";
import { type Asked, NOTHING, operation } from "./operation.ts";

/** What the caller's tenant has used, by day, latest first. In personal mode nothing is counted. */
async function getUsage({ who: { tenancy }, ports }: Asked<Caller>): Promise<Response> {
  if (ports.settings.adminKey === null) {
    throw new ProxyError("not_found", "Usage is counted in platform mode only.");
  }
  return Response.json({ data: await ports.tenants.usage(tenancy), nextCursor: null });
}

export const usageRoutes = area(
  [["usage", { GET: operation({ query: NOTHING, body: NOTHING }, getUsage) }]],
  identifyByHeaders,
  null,
);
