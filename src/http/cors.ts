/* CORS, which lets a page of any origin call the proxy. A request without an `Origin` gets none of these headers. */

/** Response headers that a page may read: the proxy's own, and those that the official SDKs read. */
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
  "www-authenticate",
  "x-request-id",
  "x-should-retry",
].join(", ");

export function isPreflight(request: Request): boolean {
  return request.method === "OPTIONS" && request.headers.has("access-control-request-method");
}

/** Answers a preflight request. Every origin may call, with whatever headers its SDK sends. */
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

/** Lets a page of any origin read a response, errors included. Headers of the upstream stay as they are. */
export function allowOrigin(headers: Headers): void {
  if (!headers.has("access-control-allow-origin")) headers.set("access-control-allow-origin", "*");
  headers.append("access-control-expose-headers", EXPOSED);
}
