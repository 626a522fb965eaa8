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

/** What goes back: the upstream's headers as they are. */
export function toClient(headers: Headers): Headers {
  return withoutHopByHop(headers);
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
