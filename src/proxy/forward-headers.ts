import type { HeaderReader } from "../http/request-head.ts";
import {
  credentialOf,
  CREDENTIAL_HEADERS,
  type CredentialHeader,
  credentialWithin,
  isOurs,
  type Presented,
} from "../identity/credentials.ts";
import { holdsKey } from "../identity/holds-key.ts";
import { dropVendorHeaders, isVendorHeader, isVendorKeyHeader } from "../identity/vendor-headers.ts";

/* Sorts headers by the party they are meant for. */

/** RFC 9110 section 7.6.1 names most. `expect` is one as well: an upstream that meets it would send an interim answer to us. */
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

/** Headers for Throughline, which the upstream never sees. */
const OWN = [
  "throughline-user",
  "throughline-tenant",
  "throughline-key",
  "throughline-conversation",
  "throughline-memory",
  "cache-control",
];

/** A field name by RFC 9110 section 5.6.2. `Headers` throws for any other. */
const FIELD_NAME = /^[\w!#$%&'*+.^`|~-]+$/;

/** Removes the headers of this hop from the upstream's, in place. */
export function prepareClientHeaders(headers: Headers): void {
  const named = namedByConnection(headers.get("connection"));
  for (const name of HOP_BY_HOP) headers.delete(name);
  for (const name of named) headers.delete(name);
}

/** Returns the headers that a connection header makes headers of this hop. */
const namedByConnection = (connection: string | null): string[] =>
  connection === null
    ? []
    : connection.split(",").flatMap((name) => (FIELD_NAME.test(name.trim()) ? [name.trim()] : []));

/** Headers of a request that never go on. */
const NEVER_SENT: ReadonlySet<string> = new Set([...HOP_BY_HOP, ...OWN, "host"]);
const HOLDS_CREDENTIAL: ReadonlySet<string> = new Set(CREDENTIAL_HEADERS);

/**
 * Removes the headers that were meant for this hop or for us, every key of this proxy, wherever it stands, and adds a key if
 * the caller brings none. It works in place: the runtime has copied the headers already, and a second copy costs as much as
 * all the rest. It looks at each header once, because asking the runtime for one by its name costs as much.
 * @param fallbackKey the key to add, in the header in which the provider at `url` takes it
 * @param presented the key to this proxy and its header. Null if the proxy asks for none.
 * @param read the same headers, or more, if they were read before
 */
export function prepareUpstreamHeaders(
  headers: Headers,
  url: string,
  fallbackKey: string | null,
  presented: Presented | null,
  read: HeaderReader = headers,
): void {
  const dropped: string[] = [];
  let hasVendorHeaders = false;
  for (const [name, value] of read) {
    if (name === "connection") dropped.push(...namedByConnection(value));
    if (NEVER_SENT.has(name) || holdsKeyOfOurs(name, value, presented)) dropped.push(name);
    else hasVendorHeaders ||= isVendorHeader(name);
  }
  for (const name of dropped) headers.delete(name);
  if (hasVendorHeaders) dropVendorHeaders(headers, url);
  if (fallbackKey === null || credentialOf(headers) !== null) return;
  const header = keyHeaderFor(url, fallbackKey) ?? (presented?.header === "x-api-key" ? "x-api-key" : "authorization");
  headers.set(header, header === "authorization" ? `Bearer ${fallbackKey}` : fallbackKey);
}

/** Endpoints whose providers take a key in a header of their own. */
const KEY_HEADERS: readonly (readonly [url: RegExp, header: CredentialHeader])[] = [
  [/^https:\/\/api\.anthropic\.com\//, "x-api-key"],
  [/\/openai\/(?:deployments\/|[^?]*\?(?:.*&)?api-version=)/, "api-key"],
  [/\/v1\/messages(?:[/?]|$)/, "x-api-key"],
  [/\/v\d+(?:alpha|beta)?\d*\/(?:models|files|cachedContents|tunedModels)\b[^?]*:\w+(?:\?|$)/, "x-goog-api-key"],
  [/\/v\d+(?:alpha|beta)\d*\/(?!openai\/)/, "x-goog-api-key"],
];

/** Returns the header in which the provider at a URL takes a key. Returns null for a bearer, as most take it. */
function keyHeaderFor(url: string, key: string): CredentialHeader | null {
  // A token of a login is a bearer wherever it goes.
  if (key.startsWith("sk-ant-oat")) return "authorization";
  return KEY_HEADERS.find(([endpoint]) => endpoint.test(url))?.[1] ?? null;
}

/** Headers by which a provider knows a caller's account besides a credential. */
const ACCOUNT_HEADERS = ["chatgpt-account-id", "cookie", "openai-organization", "openai-project"];

/** Matches headers in which gateways and clouds take keys of their own. */
const KEY_HEADER = /(?:^|-)(?:auth(?:orization)?|api-key|subscription-key|access-key|token|secret)$/;

/** Removes all by which one provider knows a caller, in place: it is nothing for another. */
export function dropCredentials(headers: Headers): void {
  const holding = [...headers.keys()].filter((name) => KEY_HEADER.test(name));
  for (const name of [...CREDENTIAL_HEADERS, ...ACCOUNT_HEADERS, ...holding]) headers.delete(name);
}

/** Says whether a header holds a key of this proxy: none may reach an upstream. */
function holdsKeyOfOurs(name: string, value: string, presented: Presented | null): boolean {
  if (holdsKey(value)) return true;
  return (HOLDS_CREDENTIAL.has(name) || isVendorKeyHeader(name)) && isOurs(credentialWithin(name, value), presented);
}
