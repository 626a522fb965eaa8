/* What browsers ask for before a page may call us and read the answer. Without an `Origin` none of it is said. */

/** Told to browsers: what a page may read of our answers, and what the official SDKs read. */
const EXPOSED = [
  "Age",
  "Cache-Status",
  "RateLimit",
  "RateLimit-Policy",
  "Server-Timing",
  "Throughline-Exchange",
  "Throughline-Memory",
  "openai-organization",
  "openai-processing-ms",
  "openai-version",
  "request-id",
  "retry-after",
  "retry-after-ms",
  "x-request-id",
  "x-should-retry",
].join(", ");

export function isPreflight(request: Request): boolean {
  return request.method === "OPTIONS" && request.headers.has("access-control-request-method");
}

/** Answers the question before the request: every origin may, with whatever headers its SDK sends. */
export function preflight({ headers }: Request): Response {
  return new Response(null, {
    status: 204,
    headers: {
      "access-control-allow-origin": "*",
      "access-control-allow-methods": headers.get("access-control-request-method") ?? "*",
      "access-control-allow-headers": headers.get("access-control-request-headers") ?? "*",
      "access-control-max-age": "86400",
      vary: "access-control-request-method, access-control-request-headers",
    },
  });
}

/** Lets a page of any origin read a response, errors included. What the upstream allows itself stays. */
export function allowOrigin(headers: Headers): void {
  if (!headers.has("access-control-allow-origin")) headers.set("access-control-allow-origin", "*");
  headers.append("access-control-expose-headers", EXPOSED);
}
