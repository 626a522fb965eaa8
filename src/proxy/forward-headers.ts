import { holdsKey, looksLikeKey } from "../identity/api-key.ts";

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
  if (fallbackKey === null || bringsKey(headers)) return;
  if (presented?.header === "x-api-key") headers.set("x-api-key", fallbackKey);
  else headers.set("authorization", `Bearer ${fallbackKey}`);
}

/** Makes of the upstream's headers those for the caller: all but this hop's. In place. */
export const prepareClientHeaders = dropHopByHop;

/**
 * The provider credential the caller presents, wherever SDKs put it; null when there is none.
 * @param first of several the one that the provider takes
 */
export function credentialOf(headers: Headers, first: CredentialHeader = "authorization"): string | null {
  for (const name of [first, ...CREDENTIALS]) {
    const credential = credentialIn(headers, name);
    if (credential) return credential;
  }
  return null;
}

/** OpenAI's and most others', Anthropic's, Azure's, Google's. */
const CREDENTIALS = ["authorization", "x-api-key", "api-key", "x-goog-api-key"] as const;

export type CredentialHeader = (typeof CREDENTIALS)[number];

function credentialIn(headers: Headers, name: string): string | null {
  const value = headers.get(name);
  if (value === null || name !== "authorization") return value?.trim() || null;
  const bearer = /^bearer(?: +(.*))?$/i.exec(value);
  return (bearer ? bearer[1] : value)?.trim() || null;
}

function bringsKey(headers: Headers): boolean {
  return credentialOf(headers) !== null;
}

/** A Throughline key or token, and the header it stood in. */
export interface Presented {
  readonly text: string;
  readonly header: string;
}

/** Our own header before the provider's; of those the first that holds what looks like ours. Null: none does. */
export function presentedIn(headers: Headers): Presented | null {
  const own = headers.get("throughline-key");
  if (own !== null) return { text: own.trim(), header: "throughline-key" };
  for (const header of CREDENTIALS) {
    const text = credentialIn(headers, header);
    if (text !== null && (looksLikeKey(text) || TOKEN.test(text))) return { text, header };
  }
  return null;
}

const TOKEN = /^[\w-]+\.[\w-]+\.[\w-]*$/;

/** A key of ours must not leave the house, wherever it stands. */
function withhold(headers: Headers, presented: Presented | null): void {
  for (const name of CREDENTIALS) if (isOurs(credentialIn(headers, name), presented)) headers.delete(name);
  const holding = [...headers].filter(([, value]) => holdsKey(value));
  for (const [name] of holding) headers.delete(name);
}

const isOurs = (credential: string | null, presented: Presented | null): boolean =>
  credential !== null && (credential === presented?.text || looksLikeKey(credential));

/**
 * Whether a key of a tenant, of this deployment or another, stands where a credential does.
 * @param isRight what stands in our own header is what is asked for, whatever it looks like
 */
export function presentsOurs(headers: Headers, isRight: boolean): boolean {
  const own = isRight ? null : headers.get("throughline-key");
  const given = [own, headers.get("authorization"), ...CREDENTIALS.map((name) => credentialIn(headers, name))];
  return given.some((value) => value !== null && (looksLikeKey(value) || holdsKey(value)));
}

/** The caller's own key for the provider, beside ours; null: it brings none. */
export function ownCredentialOf(headers: Headers, presented: Presented): string | null {
  const brought = CREDENTIALS.map((name) => credentialIn(headers, name));
  return brought.find((credential) => credential !== null && !isOurs(credential, presented)) ?? null;
}
