/* Which headers belong to whom. RFC 9110 section 7.6.1 names the hop-by-hop ones. */

const HOP_BY_HOP = [
  "connection",
  "keep-alive",
  "proxy-authenticate",
  "proxy-authorization",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
];

/** Addressed to Throughline; the upstream never sees them. */
const OWN = [
  "throughline-user",
  "throughline-tenant",
  "throughline-key",
  "throughline-conversation",
  "throughline-memory",
  "cache-control",
];

/** Told to browsers: what a page may read of our answers, and what the official SDKs read. */
const EXPOSED = [
  "Age",
  "Cache-Status",
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

function withoutHopByHop(headers: Headers): Headers {
  const kept = new Headers(headers);
  const named = headers.get("connection")?.split(",") ?? [];
  for (const name of [...HOP_BY_HOP, ...named.map((token) => token.trim())]) {
    if (/^[\w!#$%&'*+.^`|~-]+$/.test(name)) kept.delete(name);
  }
  return kept;
}

/** What goes upstream: everything the caller sent, less what was meant for this hop or for us. */
export function toUpstream(headers: Headers, fallbackKey: string | null): Headers {
  const kept = withoutHopByHop(headers);
  for (const name of OWN) kept.delete(name);
  kept.delete("host");
  if (fallbackKey !== null && !bringsKey(headers)) kept.set("authorization", `Bearer ${fallbackKey}`);
  return kept;
}

/** What goes back: the upstream's headers as they are, readable for browsers. */
export function toClient(headers: Headers): Headers {
  return allowOrigin(withoutHopByHop(headers));
}

function allowOrigin(headers: Headers): Headers {
  if (!headers.has("access-control-allow-origin")) headers.set("access-control-allow-origin", "*");
  headers.append("access-control-expose-headers", EXPOSED);
  return headers;
}

/** The provider credential the caller presents, wherever SDKs put it; null when there is none. */
export function credentialOf(headers: Headers): string | null {
  const bearer = /^bearer(?: +(.*))?$/i.exec(headers.get("authorization") ?? "");
  const presented = bearer ? bearer[1] : headers.get("authorization");
  return presented?.trim() || headers.get("x-api-key")?.trim() || headers.get("api-key")?.trim() || null;
}

function bringsKey(headers: Headers): boolean {
  return credentialOf(headers) !== null;
}

/** Answers a browser's question before the request: every origin may, with whatever headers its SDK sends. */
export function preflight(request: Request): Response {
  return new Response(null, {
    status: 204,
    headers: {
      "access-control-allow-origin": "*",
      "access-control-allow-methods": request.headers.get("access-control-request-method") ?? "*",
      "access-control-allow-headers": request.headers.get("access-control-request-headers") ?? "*",
      "access-control-max-age": "86400",
      vary: "access-control-request-method, access-control-request-headers",
    },
  });
}

export function isPreflight(request: Request): boolean {
  return request.method === "OPTIONS" && request.headers.has("access-control-request-method");
}

/** Makes any response of ours readable for a page, errors included. */
export function readableByBrowsers(response: Response): Response {
  const headers = allowOrigin(new Headers(response.headers));
  return new Response(response.body, { status: response.status, headers });
}
