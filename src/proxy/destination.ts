import { type Reach, reachOf } from "../http/network-reach.ts";
import type { Policy } from "../ports/policy.ts";
import type { Settings } from "../ports/settings.ts";
import { ProxyError } from "../http/errors.ts";
import { Memo } from "../runtime/memo.ts";
import { correctPath } from "./correct-path.ts";

/** The target of a request. Path and query are in the caller's own bytes. */
export interface Destination {
  readonly url: string;
  /** The name of the upstream. Null for the default one, and "" if the path names a host. */
  readonly name: string | null;
  /** The key for this upstream, if the caller brings none of its own. */
  readonly apiKey: string | null;
  /** The THROUGHLINE_KEY, which no upstream may see. Null if none is set. */
  readonly withheld: string | null;
  /** `public` if a caller named the host: no name may lead it into a network of ours. */
  readonly reach: Reach;
  /** The upstream that answers if this one cannot. Null for none. */
  readonly fallback: Fallback | null;
}

/** Another upstream for the same request. It is lent its own key, and never sent a key of the caller's. */
export interface Fallback {
  readonly url: string;
  readonly apiKey: string | null;
}

type Reached = Omit<Destination, "withheld">;

const MAX_URL_CHARACTERS = 65_536;

/**
 * Matches paths that providers have beside `/v1`: Azure's, whose deployments or version are in them, Gemini's other
 * versions, and the question by which Claude Code looks for a gateway. They go to the upstream as they are, under its root.
 */
const PROVIDERS_OWN =
  /^\/(?:openai\/(?:deployments\/|[^?]*\?(?:.*&)?api-version=)|(?:upload\/)?v\d+(?:alpha|beta)\d*\/|api\/hello(?:\?|$))/;
/** Azure's paths without a version in them. Only an upstream at Azure has them. */
const AZURE_V1 = /^\/openai\/v1(?:[/?]|$)/;
const AT_AZURE = /^https?:\/\/[^/]+\.azure\.com(?:[:/]|$)|\/openai(?:\/v1)?$/;

/**
 * Returns the target of `/v1/…`, `/groq/v1/…`, a path that a provider has beside them, or `/https://host/…`.
 * @throws {ProxyError} `not_found` if the path names no upstream, `upstream_not_allowed` if it names a host that is not in
 * `UPSTREAM_ALLOWLIST`
 * @param home the upstream, by its name, to which a path goes that names none. Null is the default one.
 */
export function destinationOf(requestUrl: string, settings: Settings, home: string | null = null): Destination {
  if (home !== null || requestUrl.length > MAX_KNOWN_CHARACTERS) return found(requestUrl, settings, home);
  let known = destinations.get(settings);
  if (!known) destinations.set(settings, (known = new Memo(MAX_KNOWN)));
  return known.get(requestUrl, (url) => found(url, settings, null));
}

/** The targets of URLs that came before, by settings: an app asks for a few. */
const destinations = new WeakMap<Settings, Memo<string, Destination>>();
const MAX_KNOWN = 200;
const MAX_KNOWN_CHARACTERS = 200;

function found(requestUrl: string, settings: Settings, home: string | null): Destination {
  if (requestUrl.length > MAX_URL_CHARACTERS) throw new ProxyError("url_too_long", "The URL is longer than 64 KB.");
  const withheld = settings.throughlineKey;
  const origin = requestUrl.slice(0, requestUrl.indexOf("/", requestUrl.indexOf("//") + 2));
  // Supermemory's router has its version before a host.
  const path = correctPath(requestUrl.slice(origin.length).replace(/^\/+v3\/+(?=https?:\/\/)/i, "/"));
  if (/^\/v1(?:[/?]|$)/.test(path)) {
    return { ...under(home, (baseUrl) => baseUrl + path.slice("/v1".length), settings), withheld };
  }
  const named = /^\/([a-z0-9_-]+)\/v1(?=[/?]|$)/.exec(path);
  if (named?.[1] && settings.upstreams.has(named[1])) {
    return { ...under(named[1], (baseUrl) => baseUrl + path.slice(named[0].length), settings), withheld };
  }
  const own = atProvidersPath(path, settings, home);
  if (own) return { ...own, withheld };
  const host = /^\/(https?:)\/\/([^/?#]*)([^#]*)/i.exec(path);
  if (!host) throw nothingAt(origin, path, settings);
  return { ...atHost(`${host[1]}//${host[2]}`, host[3] ?? "", settings), withheld };
}

/**
 * Returns the destination under a tenant's policy, which may send its requests to an upstream of its own.
 * @throws {ProxyError} `upstream_not_allowed` if that upstream is no longer set: no other may take its place
 */
export function destinationUnder(
  policy: Pick<Policy, "upstream"> | null,
  destination: Destination,
  requestUrl: string,
  settings: Settings,
): Destination {
  const home = policy?.upstream ?? null;
  if (home === null || destination.name !== null) return destination;
  if (settings.upstreams.has(home)) return destinationOf(requestUrl, settings, home);
  throw new ProxyError("upstream_not_allowed", "The upstream of this tenant's policy is not in UPSTREAMS any more.");
}

/** Says which base URL would be right: most callers who get this error have left the `/v1` out of it. */
function nothingAt(origin: string, path: string, { upstreams }: Settings): ProxyError {
  const [, first = ""] = path.split("/", 2);
  const base = upstreams.has(first) ? `${origin}/${first}/v1` : `${origin}/v1`;
  return new ProxyError(
    "not_found",
    `There is nothing at ${path.replace(/\?.*/, "")}. The base URL of the API is ${base}.`,
  );
}

/** Returns the target of a path that a provider has beside `/v1`, or null. An upstream's name may stand before it. */
function atProvidersPath(path: string, settings: Settings, home: string | null): Reached | null {
  const [, first = ""] = path.split("/", 2);
  const named = settings.upstreams.get(first);
  const rest = named ? path.slice(first.length + 1) : path;
  const baseUrl = (named ?? settings.upstreams.get(home ?? ""))?.baseUrl ?? settings.upstreamBaseUrl;
  if (!PROVIDERS_OWN.test(rest) && !(AZURE_V1.test(rest) && AT_AZURE.test(baseUrl))) return null;
  return under(named ? first : home, (base) => rootOf(base) + rest, settings);
}

/** Returns a base URL without the version and the `/openai` at its end. */
function rootOf(baseUrl: string): string {
  const root = baseUrl.replace(/\/(?:openai|v\d+(?:alpha|beta)?\d*)$/, "");
  return root === baseUrl ? root : rootOf(root);
}

/** Returns a target at an upstream that the operator has set: the default one if `name` is null. */
function under(name: string | null, urlAt: (baseUrl: string) => string, settings: Settings): Reached {
  const { upstreams, upstreamBaseUrl, upstreamApiKey, upstreamFallback } = settings;
  const upstream = upstreams.get(name ?? "") ?? {
    baseUrl: upstreamBaseUrl,
    apiKey: upstreamApiKey,
    fallback: upstreamFallback,
  };
  const other = upstreams.get(upstream.fallback ?? "");
  const fallback = other ? { url: urlAt(other.baseUrl), apiKey: other.apiKey } : null;
  return { url: urlAt(upstream.baseUrl), name, apiKey: upstream.apiKey, reach: "private", fallback };
}

/**
 * Returns a target whose host the caller names. One URL parser reads the host for the allowlist and for the connection, so
 * that no notation of an address means two things.
 * @throws {ProxyError} `upstream_not_allowed`
 */
function atHost(origin: string, rest: string, { upstreamAllowlist }: Settings): Reached {
  const url = URL.parse(origin);
  if (!url || url.username || url.password || url.pathname !== "/" || !isAllowed(url, upstreamAllowlist)) {
    throw new ProxyError(
      "upstream_not_allowed",
      "The host in the path is not in UPSTREAM_ALLOWLIST, or a user name stands before it.",
    );
  }
  return { url: url.origin + rest, name: "", apiKey: null, reach: reachOf(url.hostname), fallback: null };
}

function isAllowed({ protocol, hostname, port }: URL, allowlist: ReadonlySet<string>): boolean {
  if (port !== "") return allowlist.has(`${hostname}:${port}`);
  return allowlist.has(hostname) || allowlist.has(`${hostname}:${protocol === "http:" ? 80 : 443}`);
}
