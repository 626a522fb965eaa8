import { landingPage } from "../console/landing-page.ts";
import { area } from "./area.ts";
import { type ApiCall, NOTHING, operation } from "./operation.ts";

/** A type that the client accepts, unless it gives it no weight at all. */
const ACCEPTS_HTML = /\btext\/html\b(?!\s*;\s*q=0(?:\.0+)?\s*(?:,|$))/i;

/** Answers a person: HTML for a browser, plain text for curl. */
async function showLandingPage({ request, ports: { settings } }: ApiCall<null>): Promise<Response> {
  const form = ACCEPTS_HTML.test(request.headers.get("accept") ?? "") ? "html" : "text";
  return landingPage(new URL(request.url).origin, settings, form);
}

export const landingRoutes = area(
  [["", { GET: operation({ query: NOTHING, body: NOTHING }, showLandingPage) }]],
  () => null,
  null,
);
