import { identifyOperator } from "../identity/identify-operator.ts";
import { PROMETHEUS_TYPE, prometheusText } from "../metrics/prometheus.ts";
import { counted } from "../metrics/registry.ts";
import { snapshot } from "../metrics/snapshot.ts";
import { area } from "./area.ts";
import { type ApiCall, NOTHING, operation } from "./operation.ts";

/** Shows the counts of this isolate in the text format of Prometheus. */
async function getMetrics({ ports: { settings } }: ApiCall<null>): Promise<Response> {
  const { prices, oldGenAiNames: oldNames } = settings;
  const text = prometheusText(snapshot(counted(), { prices, oldNames }));
  return new Response(text, { headers: { "content-type": PROMETHEUS_TYPE, "cache-control": "no-store" } });
}

export const metricsRoutes = area(
  [["metrics", { GET: operation({ query: NOTHING, body: NOTHING }, getMetrics) }]],
  (request, { settings }) => identifyOperator(request, settings),
  null,
);
