/** What a caller may ask of the cache (RFC 9111, section 5.2.1). Directives we do not know are ignored, as it says. */
export interface Directives {
  readonly noStore: boolean;
  readonly noCache: boolean;
  readonly onlyIfCached: boolean;
  /** Seconds; null: not asked for. An unreadable value counts as 0: when in doubt, stale. */
  readonly maxAge: number | null;
}

export function readDirectives(header: string | null): Directives {
  const given = new Map<string, string>();
  for (const directive of (header ?? "").split(",")) {
    const [name = "", value = ""] = directive.split("=", 2).map((part) => part.trim());
    given.set(name.toLowerCase(), value.replace(/^"(.*)"$/, "$1"));
  }
  const maxAge = given.get("max-age");
  return {
    noStore: given.has("no-store"),
    noCache: given.has("no-cache"),
    onlyIfCached: given.has("only-if-cached"),
    maxAge: maxAge === undefined ? null : /^\d{1,10}$/.test(maxAge) ? Number(maxAge) : 0,
  };
}
