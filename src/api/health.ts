import { area } from "./area.ts";
import { type ApiCall, NOTHING, operation } from "./operation.ts";

/** Says that the process answers, and names its upstream. */
async function getHealth({ ports: { settings } }: ApiCall<null>): Promise<Response> {
  return Response.json({ status: "ok", upstream: new URL(settings.upstreamBaseUrl).host });
}

export const healthRoutes = area(
  [["healthz", { GET: operation({ query: NOTHING, body: NOTHING }, getHealth) }]],
  () => null,
  null,
);
