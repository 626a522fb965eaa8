import { holdsKey } from "../identity/api-key.ts";
import { credentialIn, credentialOf, CREDENTIAL_HEADERS, isOurs, type Presented } from "../identity/credentials.ts";

/* Which headers belong to whom. RFC 9110 section 7.6.1 names the hop-by-hop ones. */

/** What is expected of a hop is its own affair too: an upstream that met it would send an interim answer to us. */
const HOP_BY_HOP = [
  "connection",
  "expect",
  "http2-settings",
  "keep-alive",
  "proxy-authenticate",
  "proxy-authentication-info",
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

/** RFC 9110 section 5.6.2; anything else would throw. */
const FIELD_NAME = /^[\w!#$%&'*+.^`|~-]+$/;

function dropHopByHop(headers: Headers): void {
  const connection = headers.get("connection");
  for (const name of HOP_BY_HOP) headers.delete(name);
  for (const token of connection?.split(",") ?? []) {
    if (FIELD_NAME.test(token.trim())) headers.delete(token.trim());
  }
}

/**
 * Makes of the caller's headers those for the upstream: less what was meant for this hop or for us. In place, as the
 * runtime has copied them already where a message was made with them, and a second copy costs as much as all the rest.
 * @param fallbackKey sent where the caller brings no key of its own, the way the caller presents ours
 * @param presented the key to this proxy, and where it stood; null: it asks for none
 */
export function prepareUpstreamHeaders(
  headers: Headers,
  fallbackKey: string | null,
  presented: Presented | null,
): void {
  dropHopByHop(headers);
  for (const name of OWN) headers.delete(name);
  headers.delete("host");
  withhold(headers, presented);
  if (fallbackKey === null || credentialOf(headers) !== null) return;
  if (presented?.header === "x-api-key") headers.set("x-api-key", fallbackKey);
  else headers.set("authorization", `Bearer ${fallbackKey}`);
}

/** Makes of the upstream's headers those for the caller: all but this hop's. In place. */
export const prepareClientHeaders = dropHopByHop;

/** Removes every key of this proxy, wherever it stands: none may reach an upstream. */
function withhold(headers: Headers, presented: Presented | null): void {
  for (const name of CREDENTIAL_HEADERS) if (isOurs(credentialIn(headers, name), presented)) headers.delete(name);
  const holding = [...headers].filter(([, value]) => holdsKey(value));
  for (const [name] of holding) headers.delete(name);
}
