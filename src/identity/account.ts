import type { HeaderReader, RequestHead } from "../http/request-head.ts";
import type { Settings } from "../ports/settings.ts";
import { sameSecret } from "../runtime/constant-time.ts";
import { keyedDigest } from "../runtime/digest.ts";
import { Memo } from "../runtime/memo.ts";
import { ProxyError } from "../http/errors.ts";
import { isForeignPage } from "../http/public-origin.ts";
import { refuseCard } from "./card-token.ts";
import { CREDENTIAL_HEADERS, credentialIn, credentialOf, presentsOurs } from "./credentials.ts";
import { keyIn } from "./key-in-url.ts";
import { VENDORS, vendorKeys } from "./vendor-headers.ts";
import { rotates } from "./rotating-credential.ts";

/* Personal mode: authenticates callers and finds their account. */

/** Headers that may hold a key of this proxy, for `mayCall` to look at. */
const KEY_HEADERS = ["throughline-key", ...CREDENTIAL_HEADERS, ...VENDORS.flatMap(({ key }) => key ?? [])];

/**
 * The values of those headers that were let in, by settings, in memory alone. A client sends the same ones with each request,
 * and judging them took a tenth of a request without memory.
 */
const letIn = new WeakMap<Settings, Memo<string, true>>();
const MAX_LET_IN = 1_000;
const MAX_JUDGED_CHARACTERS = 2_048;

/**
 * Rejects a caller without the THROUGHLINE_KEY, if there is one, and a key that belongs to platform mode. Every request
 * that an upstream or a store answers passes this check.
 * @throws {ProxyError} `invalid_api_key`, or `not_allowed` for the token of a card
 */
export function mayCall(headers: HeaderReader, settings: Settings): void {
  let values = "";
  for (const name of KEY_HEADERS) {
    const value = headers.get(name);
    values += value === null ? "\n" : `=${value}\n`;
  }
  if (values.length > MAX_JUDGED_CHARACTERS) return judge(headers, settings);
  let known = letIn.get(settings);
  if (!known) letIn.set(settings, (known = new Memo(MAX_LET_IN)));
  // A refusal is thrown, and so is not kept.
  known.get(values, () => {
    judge(headers, settings);
    return true;
  });
}

function judge(headers: HeaderReader, { throughlineKey }: Settings): void {
  refuseCard(headers);
  const isAsked = throughlineKey !== null;
  const own = headers.get("throughline-key")?.trim();
  const given = isAsked && own === undefined ? vendorKeys(headers).map(({ text }) => text) : [own ?? ""];
  const isRight = isAsked && given.some((key) => sameSecret(key, throughlineKey));
  if (isAsked && !isRight) {
    throw new ProxyError(
      "invalid_api_key",
      "Throughline-Key is missing or is not the THROUGHLINE_KEY.",
      "Throughline-Key",
    );
  }
  if (presentsOurs(headers, isRight)) {
    const message =
      "This is a key of a Throughline in platform mode, or an access token for /mcp: bring a key of the provider.";
    throw new ProxyError("invalid_api_key", message, "Authorization");
  }
}

/**
 * Returns the account of a request. Returns null if its credential soon gives way to another, and for a request without
 * one if anybody may reach the proxy, or if a page of another site sent it.
 */
export function accountOf(request: RequestHead, settings: Settings, pepper: string): string | null {
  const isForeign = isForeignPage(request, settings);
  if (settings.account === "shared") return isForeign ? null : keyedDigest(pepper, "shared");
  if (settings.throughlineKey !== null) return keyedDigest(pepper, "throughline-key", settings.throughlineKey);
  const credential = payingCredential(request);
  if (credential !== null) return isRotating(credential, request) ? null : ofCredential(credential, pepper);
  if (!settings.isLoopback || isForeign) return null;
  return settings.upstreamApiKey === null ? keyedDigest(pepper, "none") : ofCredential(settings.upstreamApiKey, pepper);
}

/**
 * Says whether a grant may still speak for an account. Where all callers share one, a grant of another account was made
 * under another key. An account of a provider's key stays for as long as the key may.
 */
export function isStillAccount(account: string, settings: Settings, pepper: string): boolean {
  const { account: mode, throughlineKey } = settings;
  if (mode === "shared") return account === keyedDigest(pepper, "shared");
  return throughlineKey === null || account === keyedDigest(pepper, "throughline-key", throughlineKey);
}

/** The reason why a request has no account. */
export type NoAccount = "no-credential" | "rotating-credential";

/** Returns why `accountOf` returned null for a request. */
export function whyNoAccount(request: RequestHead): NoAccount {
  const credential = payingCredential(request);
  return credential !== null && isRotating(credential, request) ? "rotating-credential" : "no-credential";
}

/** Returns the error for a request that needs an account and has none. */
export function noAccount(request: RequestHead, settings: Settings): ProxyError {
  if (isForeignPage(request, settings) && settings.account === "shared") {
    const message =
      "A page of another site may not use the memory of this machine. MCP_ALLOWED_ORIGINS lists the hosts that may.";
    return new ProxyError("invalid_api_key", message, "Origin", { "www-authenticate": "Bearer" });
  }
  const message =
    whyNoAccount(request) === "no-credential"
      ? "The request brings no credential. Send the provider's API key, for example in Authorization: it decides whose memory this is."
      : "The bearer token comes from a login and is soon replaced, so it names no account. Set THROUGHLINE_KEY and send it in Throughline-Key, or set ACCOUNT=shared.";
  return new ProxyError("invalid_api_key", message, "Authorization", { "www-authenticate": "Bearer" });
}

/** Returns the credential by which the provider bills a request. Of several it is the one that the provider takes. */
function payingCredential({ headers, url }: RequestHead): string | null {
  const [, path = ""] = PATH.exec(url) ?? [];
  const first = isAnthropic(headers, path) ? "x-api-key" : "authorization";
  return credentialOf(headers, first) ?? keyIn(url);
}

/** The path of an absolute URL. A parser takes as long as all else that finds an account. */
const PATH = /^[^:]+:\/\/[^/?#]*([^?#]*)/;

/** Returns whether a bearer rotates. No other header bears the token of a login. */
const isRotating = (credential: string, { headers }: Pick<RequestHead, "headers">): boolean =>
  rotates(credential, headers, Date.now() / 1000) && credential === credentialIn(headers, "authorization");

/**
 * Says whether a caller speaks to Anthropic, which prefers `x-api-key` to a bearer. On the proxy's own paths a header
 * tells.
 */
function isAnthropic(headers: HeaderReader, path: string): boolean {
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
