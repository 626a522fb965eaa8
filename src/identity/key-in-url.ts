import { holdsKey, looksLikeKey } from "./api-key.ts";

/** Google takes a key as a parameter of the URL. Null: there is none. */
export function keyIn(url: string): string | null {
  return /[?&]key=/.test(url) ? parametersOf(url).get("key") || null : null;
}

const KEY_PARAMETER = /^(?:(?:api|access|auth)[_-]?)?(?:key|token)$/i;

/** Whether a parameter of the URL is a key of ours, which would go to the upstream and into logs on the way. */
export function hasKeyOfOurs(url: string): boolean {
  if (!url.includes("?")) return false;
  return [...parametersOf(url)].some(
    ([name, value]) => holdsKey(value) || (KEY_PARAMETER.test(name) && looksLikeKey(value)),
  );
}

const parametersOf = (url: string): URLSearchParams =>
  new URLSearchParams(url.includes("?") ? url.slice(url.indexOf("?")) : "");
