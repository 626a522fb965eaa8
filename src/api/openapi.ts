import { area } from "./area.ts";
import file from "./openapi.json.bin";
import { NOTHING, operation } from "./operation.ts";

/** Returns the OpenAPI document, in the bytes that `npm run openapi` has written. */
async function getOpenApi(): Promise<Response> {
  return new Response(file, { headers: { "content-type": "application/json" } });
}

export const openApiRoutes = area(
  [["openapi.json", { GET: operation({ query: NOTHING, body: NOTHING }, getOpenApi) }]],
  () => null,
  null,
);
