import { looksLikeKey } from "./api-key.ts";
import { holdsKey } from "./holds-key.ts";

/** Returns the `key` parameter of a URL, where Google accepts a key, or null. */
export function keyIn(url: string): string | null {
  return /[?&]key=/.test(url) ? parametersOf(url).get("key") || null : null;
}

const KEY_PARAMETER = /^(?:(?:api|access|auth)[_-]?)?(?:key|token)$/i;

/** Returns whether a parameter of a URL may hold a caller's key. */
export function mayHoldKey(url: string): boolean {
  return url.includes("?") && [...parametersOf(url).keys()].some((name) => KEY_PARAMETER.test(name));
}

/** Says whether a URL holds a Throughline key, which would reach the upstream and logs on the way. */
export function hasKeyOfOurs(url: string): boolean {
  if (holdsKey(url)) return true;
  if (!url.includes("?")) return false;
  return [...parametersOf(url)].some(([name, value]) => KEY_PARAMETER.test(name) && looksLikeKey(value));
}

const parametersOf = (url: string): URLSearchParams =>
  new URLSearchParams(url.includes("?") ? url.slice(url.indexOf("?")) : "");
