import type { Area } from "./area.ts";
import { cacheRoutes } from "./cache.ts";
import { healthRoutes } from "./health.ts";
import { rulesRoutes } from "./rules.ts";
import { usageRoutes } from "./usage.ts";

/**
 * The proxy's own API, by path. Large parts are loaded on their first request, so that a start reads no more than it
 * takes to answer a chat.
 */
export const AREAS: Readonly<Record<string, () => Area | Promise<Area>>> = {
  "/healthz": () => healthRoutes,
  "/readyz": async () => (await import("./readiness.ts")).readinessRoutes,
  "/metrics": async () => (await import("./metrics.ts")).metricsRoutes,
  "/openapi.json": async () => (await import("./openapi.ts")).openApiRoutes,
  "/console": async () => (await import("./console.ts")).consoleRoutes,
  "/card": async () => (await import("./card-page.ts")).cardPageRoutes,
  "/memory/receipts/*": async () => (await import("./receipt-routes.ts")).receiptRoutes,
  "/memory/*": async () => (await import("./memory-routes.ts")).memoryRoutes,
  "/admin/*": async () => (await import("./admin/admin.ts")).adminRoutes,
  "/tenant/rules/*": () => rulesRoutes,
  "/usage": () => usageRoutes,
  "/cache": () => cacheRoutes,
};
