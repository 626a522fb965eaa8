import { VERSION } from "../runtime/version.ts";
import { area } from "./area.ts";
import { type ApiCall, NOTHING, operation } from "./operation.ts";

/** Says that the process answers, in which version, and names its upstream. It asks nobody. */
async function getHealth({ ports: { settings } }: ApiCall<null>): Promise<Response> {
  return Response.json({ status: "ok", version: VERSION, upstream: new URL(settings.upstreamBaseUrl).host });
}

export const healthRoutes = area(
  [["healthz", { GET: operation({ query: NOTHING, body: NOTHING }, getHealth) }]],
  () => null,
  null,
);
