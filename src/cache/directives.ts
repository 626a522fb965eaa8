import { Memo } from "../runtime/memo.ts";

/**
 * The cache directives of a request (RFC 9111, section 5.2.1, and RFC 5861). Unknown directives are ignored, as the RFC
 * says.
 */
export interface Directives {
  readonly noStore: boolean;
  readonly noCache: boolean;
  readonly onlyIfCached: boolean;
  /**
   * Seconds, or null if the directive is missing. An unreadable value counts as 0, because in doubt an answer is stale.
   */
  readonly maxAge: number | null;
  /**
   * The seconds after its expiry in which an answer may be served at once (`max-stale`, `stale-while-revalidate`). The
   * proxy revalidates it in the background.
   */
  readonly staleSeconds: number;
  /**
   * The seconds after its expiry in which an answer may replace that of a failing upstream. Null leaves it to the
   * deployment.
   */
  readonly staleIfError: number | null;
}

/** The directives of a request that gives none. */
const NO_DIRECTIVES: Directives = {
  noStore: false,
  noCache: false,
  onlyIfCached: false,
  maxAge: null,
  staleSeconds: 0,
  staleIfError: null,
};

/** `max-stale` without a value accepts an answer of any age. */
const ANY_AGE = 2_147_483_648;

/** Directives by header: an app sends one of a few, and reading one takes as long as parsing a short body. */
const known = new Memo<string, Directives>(100);
const MAX_KNOWN_CHARACTERS = 100;

/** Reads a `Cache-Control` header of a request, or null for a request without one. */
export function readDirectives(header: string | null): Directives {
  if (header === null) return NO_DIRECTIVES;
  return header.length > MAX_KNOWN_CHARACTERS ? directivesIn(header) : known.get(header, directivesIn);
}

function directivesIn(header: string): Directives {
  const given = new Map<string, string>();
  for (const directive of header.split(",")) {
    const [name = "", value = ""] = directive.split("=", 2).map((part) => part.trim());
    given.set(name.toLowerCase(), value.replace(/^"(.*)"$/, "$1"));
  }
  const seconds = (name: string, bare = 0): number | null => {
    const value = given.get(name);
    if (value === undefined) return null;
    return value === "" ? bare : /^\d{1,10}$/.test(value) ? Number(value) : 0;
  };
  return {
    noStore: given.has("no-store"),
    noCache: given.has("no-cache"),
    onlyIfCached: given.has("only-if-cached"),
    maxAge: seconds("max-age"),
    staleSeconds: Math.max(seconds("max-stale", ANY_AGE) ?? 0, seconds("stale-while-revalidate") ?? 0),
    staleIfError: seconds("stale-if-error"),
  };
}
