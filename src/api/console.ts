import page from "../console/console.html.bin";
import { area } from "./area.ts";
import { NOTHING, operation } from "./operation.ts";

/**
 * Returns the console. The page's own head says what it may load and where it may send; only what a head cannot say
 * stands in the headers.
 */
async function getConsole(): Promise<Response> {
  return new Response(page, {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": "frame-ancestors 'none'",
      "cross-origin-opener-policy": "same-origin",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
      "cache-control": "no-cache",
    },
  });
}

export const consoleRoutes = area(
  [["console", { GET: operation({ query: NOTHING, body: NOTHING }, getConsole) }]],
  () => null,
  null,
);
