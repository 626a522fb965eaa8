import type { RequestHead } from "./request-head.ts";
import type { Settings } from "../ports/settings.ts";
import { ProxyError } from "./errors.ts";

/* A page in a browser may reach a proxy on its own machine. Names in requests tell whether one did. */

const LOOPBACK_HOST = /^(?:localhost|.+\.localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** Returns the origin under which the caller reaches the proxy: `PUBLIC_URL`, or else that of the request. */
export function publicOrigin(url: string, { publicUrl }: Settings): string {
  return publicUrl ?? new URL(url).origin;
}

/**
 * Refuses a request under a name that is not the proxy's own. On a loopback address, any other name has been led there
 * by somebody else's DNS.
 * @throws {ProxyError} `not_allowed`
 */
export function refuseForeignHost(url: string, { publicUrl, isLoopback }: Settings): void {
  const { hostname } = new URL(url);
  if (LOOPBACK_HOST.test(hostname) || (publicUrl === null && !isLoopback)) return;
  if (publicUrl !== null && hostname === new URL(publicUrl).hostname) return;
  const message = "Host is not a name of this proxy. Set PUBLIC_URL to the address under which callers reach it.";
  throw new ProxyError("not_allowed", message, "Host");
}

/**
 * Refuses a page that may not call the proxy. Programs send no `Origin`.
 * @throws {ProxyError} `not_allowed`
 */
export function refuseForeignOrigin({ headers, url }: RequestHead, settings: Settings): void {
  const origin = headers.get("origin");
  if (origin === null || origin === publicOrigin(url, settings)) return;
  if (isAllowed(origin, settings)) return;
  const message = "Origin is a page that may not call this proxy. MCP_ALLOWED_ORIGINS lists the hosts that may.";
  throw new ProxyError("not_allowed", message, "Origin");
}

function isAllowed(origin: string, { mcpAllowedOrigins }: Settings): boolean {
  const from = URL.parse(origin);
  return from !== null && (LOOPBACK_HOST.test(from.hostname) || mcpAllowedOrigins.has(from.host));
}

/** Origins that any site can make a browser send. An application of the machine has a scheme of its own. */
const OF_SITE = /^(?:https?:|null$)/i;

/**
 * Says whether a page of some site asks a proxy that lets programs on its machine call without a key. A browser runs
 * on the machine, and the page does not: it gets neither the memory nor the key of the machine's owner. A page whose own
 * name was made to lead here sends no `Origin` with a GET, and that name as `Host`.
 */
export function isForeignPage({ headers, url }: RequestHead, settings: Settings): boolean {
  const { isLoopback, adminKey, throughlineKey, publicUrl } = settings;
  if (!isLoopback || adminKey !== null || throughlineKey !== null) return false;
  if (isForeignName(url, settings)) return true;
  const origin = headers.get("origin");
  if (origin === null) return false;
  return OF_SITE.test(origin) && origin !== publicUrl && !isAllowed(origin, settings);
}

/** The last URL that was judged: a request asks two or three times, and most requests are to one URL. */
let judged: { readonly url: string; readonly settings: Settings; readonly isForeign: boolean } | null = null;

/** Says whether a URL names the proxy as neither this machine nor a setting names it. */
function isForeignName(url: string, settings: Settings): boolean {
  if (judged?.url === url && judged.settings === settings) return judged.isForeign;
  const isForeign = namesAnother(url, settings);
  // A long URL would be kept for nothing.
  if (url.length <= MAX_JUDGED_CHARACTERS) judged = { url, settings, isForeign };
  return isForeign;
}

const MAX_JUDGED_CHARACTERS = 200;

function namesAnother(url: string, { publicUrl, mcpAllowedOrigins }: Settings): boolean {
  const [, host = "", name = host] = AUTHORITY.exec(url) ?? [];
  if (LOOPBACK_HOST.test(name) || mcpAllowedOrigins.has(host)) return false;
  return publicUrl === null || name !== new URL(publicUrl).hostname;
}

/** The host of an absolute URL with its port, and the same without. */
const AUTHORITY = /^https?:\/\/((\[[^\]]*\]|[^/:?#]*)(?::\d+)?)/i;
