import type { Settings } from "../ports/settings.ts";
import { sameSecret } from "../runtime/constant-time.ts";
import { keyedDigest } from "../runtime/digest.ts";
import { ProxyError } from "../http/errors.ts";
import { credentialOf, presentsOurs } from "./credentials.ts";
import { keyIn } from "./key-in-url.ts";

/* Personal mode: authenticates callers and finds their account. */

/**
 * Rejects a caller without the THROUGHLINE_KEY, if there is one, and a key that belongs to platform mode. Every request
 * that an upstream or a store answers passes this check.
 * @throws {ProxyError} `invalid_api_key`
 */
export function mayCall(headers: Headers, { throughlineKey }: Settings): void {
  const given = headers.get("throughline-key")?.trim() ?? null;
  const isAsked = throughlineKey !== null;
  const isRight = isAsked && given !== null && sameSecret(given, throughlineKey);
  if (isAsked && !isRight) {
    throw new ProxyError(
      "invalid_api_key",
      "Throughline-Key is missing or is not the THROUGHLINE_KEY.",
      "Throughline-Key",
    );
  }
  if (presentsOurs(headers, isRight)) {
    const message =
      "This is a key of a Throughline in platform mode, and this one runs in personal mode: bring a key of the provider.";
    throw new ProxyError("invalid_api_key", message, "Authorization");
  }
}

/** Returns the account of a request. Returns null for a request without a credential if anybody may reach the proxy. */
export function accountOf(
  { headers, url }: Pick<Request, "headers" | "url">,
  settings: Settings,
  pepper: string,
): string | null {
  if (settings.account === "shared") return keyedDigest(pepper, "shared");
  if (settings.throughlineKey !== null) return keyedDigest(pepper, "throughline-key", settings.throughlineKey);
  const first = isAnthropic(headers, new URL(url).pathname) ? "x-api-key" : "authorization";
  const credential = credentialOf(headers, first) ?? keyIn(url);
  if (credential !== null) return ofCredential(credential, pepper);
  if (!settings.isLoopback) return null;
  return settings.upstreamApiKey === null ? keyedDigest(pepper, "none") : ofCredential(settings.upstreamApiKey, pepper);
}

/**
 * Says whether a caller speaks to Anthropic, which prefers `x-api-key` to a bearer. On the proxy's own paths a header
 * tells.
 */
function isAnthropic(headers: Headers, path: string): boolean {
  if (/\/messages(?:\/|$)/.test(path)) return true;
  return headers.has("anthropic-version") && /^\/(?:memory|cache|tenant|usage)(?:\/|$)/.test(path);
}

function ofCredential(credential: string, pepper: string): string {
  // Accounts are cached by credential, and long ones would fill the isolate's memory.
  if (credential.length > MAX_CREDENTIAL_CHARACTERS) {
    throw new ProxyError(
      "invalid_header",
      "The credential is longer than 8 KB; send a key or token of at most 8,192 characters.",
      "Authorization",
    );
  }
  const known = `${pepper} ${credential}`;
  let account = accounts.get(known);
  if (account === undefined) {
    account = keyedDigest(pepper, "credential", credential);
    if (accounts.size >= MAX_ACCOUNTS) accounts.clear();
    accounts.set(known, account);
  }
  return account;
}

/** Accounts by credential, in memory alone. Hashing a credential again took 2 to 6 % of a request in profiles. */
const accounts = new Map<string, string>();
const MAX_ACCOUNTS = 1_000;
const MAX_CREDENTIAL_CHARACTERS = 8_192;
