import type { HeaderReader } from "../http/request-head.ts";
import { parseObject } from "../dialects/json.ts";

/** Access tokens of Anthropic's and Google's logins, which live for hours. */
const LOGIN_TOKEN = /^(?:sk-ant-oat|ya29\.)/;
/** A header that Codex sends with the token of a ChatGPT login. */
const LOGIN_HEADER = "chatgpt-account-id";
const TOKEN = /^[\w-]+\.([\w-]+)\.[\w-]*$/;
/** A signed token that lives as long is a key by another name. */
const LASTING_SECONDS = 90 * 24 * 60 * 60;

/**
 * Returns whether a provider's credential is one that its client soon replaces by another: the access token of a login,
 * or a signed token that ends within 90 days. An account under its hash would be lost with it.
 * @param now seconds since the epoch
 */
export function rotates(credential: string, headers: HeaderReader, now: number): boolean {
  if (LOGIN_TOKEN.test(credential)) return true;
  const [, payload] = TOKEN.exec(credential) ?? [];
  if (payload === undefined) return false;
  const claims = claimsIn(payload);
  if (claims === null) return false;
  if (headers.has(LOGIN_HEADER)) return true;
  const { exp, iat } = claims;
  return typeof exp === "number" && exp - (typeof iat === "number" ? iat : now) < LASTING_SECONDS;
}

/** Returns the claims of a token without verifying them: they only tell how long the credential lasts. */
function claimsIn(payload: string): { readonly exp?: unknown; readonly iat?: unknown } | null {
  try {
    return parseObject(atob(payload.replaceAll("-", "+").replaceAll("_", "/")));
  } catch {
    return null;
  }
}
