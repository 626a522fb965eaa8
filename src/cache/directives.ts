/**
 * What a caller may ask of the cache (RFC 9111, section 5.2.1, and RFC 5861). Directives we do not know are
 * ignored, as it says.
 */
export interface Directives {
  readonly noStore: boolean;
  readonly noCache: boolean;
  readonly onlyIfCached: boolean;
  /** Seconds; null: not asked for. An unreadable value counts as 0: when in doubt, stale. */
  readonly maxAge: number | null;
  /** Seconds past its time that an answer may be served at once: `max-stale`, `stale-while-revalidate`. It is renewed aside. */
  readonly staleSeconds: number;
  /** Seconds past its time that an answer may stand in for an upstream that fails; null: as the deployment says. */
  readonly staleIfError: number | null;
}

/** `max-stale` without a value takes an answer of any age. */
const ANY_AGE = 2_147_483_648;

export function readDirectives(header: string | null): Directives {
  const given = new Map<string, string>();
  for (const directive of (header ?? "").split(",")) {
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
