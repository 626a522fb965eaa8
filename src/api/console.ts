import page from "../console/console.html.bin";
import { area } from "./area.ts";
import { NOTHING, operation } from "./operation.ts";
import { pageResponse } from "./page.ts";

export const consoleRoutes = area(
  [["console", { GET: operation({ query: NOTHING, body: NOTHING }, async () => pageResponse(page)) }]],
  () => null,
  null,
);
