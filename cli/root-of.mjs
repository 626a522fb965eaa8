import { StartError } from "./fail.mjs";

/**
 * Returns the proxy's root, because people know its base URL, which ends in `/v1`.
 * @param {string} url
 */
export function rootOf(url) {
  if (!URL.canParse(url)) throw new StartError("--url: must be a URL such as http://127.0.0.1:8787");
  return url.replace(/\/+$/, "").replace(/\/v1$/, "");
}
