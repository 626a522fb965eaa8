import type { HeaderReader } from "../http/request-head.ts";
import { grantIdIn } from "../runtime/grant-owner.ts";
import { looksLikeKey } from "./api-key.ts";
import { holdsKey } from "./holds-key.ts";
import { isVendorKeyHeader, vendorKeys } from "./vendor-headers.ts";

/* The credentials that a request brings: the provider's, and keys and tokens of this proxy. */

/** The headers of OpenAI and most others, of Anthropic, Azure and Google. */
export const CREDENTIAL_HEADERS = ["authorization", "x-api-key", "api-key", "x-goog-api-key"] as const;

export type CredentialHeader = (typeof CREDENTIAL_HEADERS)[number];

/**
 * Returns the provider credential that the caller presents, wherever SDKs put it, or null.
 * @param first the header to prefer, because the provider does
 */
export function credentialOf(headers: HeaderReader, first: CredentialHeader = "authorization"): string | null {
  for (const name of [first, ...CREDENTIAL_HEADERS]) {
    const credential = credentialIn(headers, name);
    if (credential) return credential;
  }
  return null;
}

/** Returns the credential in one header, without the word `Bearer`, or null. */
export function credentialIn(headers: HeaderReader, name: string): string | null {
  const value = headers.get(name);
  return value === null ? null : credentialWithin(name, value);
}

/** Returns the credential in the value of a header, without the word `Bearer`, or null. */
export function credentialWithin(name: string, value: string): string | null {
  const bearer = name === "authorization" || isVendorKeyHeader(name) ? BEARER.exec(value) : null;
  return (bearer ? bearer[1] : value)?.trim() || null;
}

const BEARER = /^bearer(?: +(.*))?$/i;

/** A Throughline key or token, and the header it stood in. */
export interface Presented {
  readonly text: string;
  readonly header: string;
}

/**
 * Returns the key or token for this proxy, or null. `Throughline-Key` counts before a vendor's header, and that before
 * the provider's. Of those a Throughline key counts before a signed token, which may be of a login at the provider.
 */
export function presentedIn(headers: HeaderReader): Presented | null {
  const own = headers.get("throughline-key");
  if (own !== null) return { text: own.trim(), header: "throughline-key" };
  const credentials = CREDENTIAL_HEADERS.flatMap((header) => {
    const text = credentialIn(headers, header);
    return text === null ? [] : [{ text, header }];
  });
  const given = [...vendorKeys(headers), ...credentials];
  return given.find(({ text }) => looksLikeKey(text)) ?? given.find(({ text }) => TOKEN.test(text)) ?? null;
}

const TOKEN = /^[\w-]+\.[\w-]+\.[\w-]*$/;

/** Says whether a credential is the one presented to this proxy, or another Throughline key. */
export const isOurs = (credential: string | null, presented: Presented | null): boolean =>
  credential !== null && (credential === presented?.text || isAnyKeyOfOurs(credential));

/**
 * Says whether a credential is a Throughline key, whole or damaged, or holds a whole one in any coding, or is an access
 * token for `/mcp`.
 */
const isAnyKeyOfOurs = (credential: string): boolean =>
  looksLikeKey(credential) || holdsKey(credential) || grantIdIn(credential) !== null;

/**
 * Says whether a tenant's key, of this deployment or another, stands where a credential does.
 * @param isRight true if `Throughline-Key` holds the THROUGHLINE_KEY, which may look like anything
 */
export function presentsOurs(headers: HeaderReader, isRight: boolean): boolean {
  const own = isRight ? null : headers.get("throughline-key");
  const vendors = isRight ? [] : vendorKeys(headers).map(({ text }) => text);
  const credentials = CREDENTIAL_HEADERS.map((name) => credentialIn(headers, name));
  const given = [own, ...vendors, headers.get("authorization"), ...credentials];
  return given.some((value) => value !== null && isAnyKeyOfOurs(value));
}

/** Returns the caller's own key for the provider, brought beside a Throughline key, or null. */
export function ownCredentialOf(headers: HeaderReader, presented: Presented): string | null {
  const brought = CREDENTIAL_HEADERS.map((name) => credentialIn(headers, name));
  return brought.find((credential) => credential !== null && !isOurs(credential, presented)) ?? null;
}
