import type { HeaderReader } from "../http/request-head.ts";
import type { Directives } from "../cache/directives.ts";

/*
 * Headers of products that an app may come from. They mean what the app meant by them, so that nothing but its base URL
 * has to change. docs/coming-from has a page for each.
 */

/** A product whose place the proxy takes, and its headers in lower case. */
export interface Vendor {
  readonly product: "supermemory" | "mastra" | "memorylake" | "helicone" | "portkey";
  /** The domain at which the product itself may be the upstream. Its headers are for it then. */
  readonly domain: string;
  /** Names the user. */
  readonly user?: string;
  readonly conversation?: string;
  /** True if the user and the conversation count together alone, because other software has headers of these names. */
  readonly inPairs?: boolean;
  /** Held the product's own key, in whose place a Throughline key may stand. No upstream sees it. */
  readonly key?: string;
  /** Headers by which a request steers the cache, with what a value asks for. These go upstream as well. */
  readonly cache?: Readonly<Record<string, (value: string) => Partial<Directives>>>;
}

const isFalse = (value: string): boolean => value.toLowerCase() === "false";

export const VENDORS: readonly Vendor[] = [
  {
    product: "supermemory",
    domain: "supermemory.ai",
    user: "x-sm-user-id",
    conversation: "x-sm-conversation-id",
    key: "x-supermemory-api-key",
  },
  {
    product: "mastra",
    domain: "mastra.ai",
    user: "x-resource-id",
    conversation: "x-thread-id",
    inPairs: true,
    key: "x-memory-gateway-authorization",
  },
  { product: "memorylake", domain: "memorylake.ai", key: "x-memorylake-api-key" },
  {
    product: "helicone",
    domain: "helicone.ai",
    cache: {
      "helicone-cache-enabled": (value) => (isFalse(value) ? { noStore: true } : {}),
      // An app that wants several answers to one question is served none twice.
      "helicone-cache-bucket-max-size": (value) => (Number(value) > 1 ? { noStore: true } : {}),
    },
  },
  {
    product: "portkey",
    domain: "portkey.ai",
    cache: { "x-portkey-cache-force-refresh": (value) => (isFalse(value) ? {} : { noCache: true }) },
  },
];

/** The user and the conversation that a request names in a vendor's headers. */
export interface NamedByVendor {
  /** The header that names the user. */
  readonly header: string;
  readonly user: string;
  readonly conversation: string | null;
}

/** Returns the user that a vendor's header names, or null. */
export function namedByVendor(headers: HeaderReader): NamedByVendor | null {
  for (const { user: header, conversation: other, inPairs } of VENDORS) {
    const user = header === undefined ? null : headers.get(header);
    if (user === null || header === undefined) continue;
    const conversation = other === undefined ? null : headers.get(other);
    if (!inPairs || conversation !== null) return { header, user, conversation };
  }
  return null;
}

const KEYS: ReadonlySet<string> = new Set(VENDORS.flatMap(({ key }) => key ?? []));
const NAMES: ReadonlySet<string> = new Set(
  VENDORS.flatMap(({ user, conversation, key }) => [user, conversation, key].flatMap((name) => name ?? [])),
);

/** Says whether a header, by its name in lower case, held a vendor's key. */
export const isVendorKeyHeader = (name: string): boolean => KEYS.has(name);

/** Says whether a header, by its name in lower case, is one that `dropVendorHeaders` may remove. */
export const isVendorHeader = (name: string): boolean => NAMES.has(name);

/** Returns what stands where the keys of vendors stood, without the word `Bearer`. */
export function vendorKeys(headers: HeaderReader): { readonly text: string; readonly header: string }[] {
  return VENDORS.flatMap(({ key: header }) => {
    const text =
      header === undefined
        ? undefined
        : headers
            .get(header)
            ?.replace(/^bearer +/i, "")
            .trim();
    return header !== undefined && text ? [{ text, header }] : [];
  });
}

/** Removes the headers whose place the proxy's own take, in place, unless the request goes to the product itself. */
export function dropVendorHeaders(headers: Headers, url: string): void {
  const isPair = headers.has("x-resource-id") && headers.has("x-thread-id");
  for (const { domain, user, conversation, key, inPairs } of VENDORS) {
    if (isAt(url, domain)) continue;
    for (const name of inPairs && !isPair ? [key] : [user, conversation, key]) if (name) headers.delete(name);
  }
}

/** Returns the headers of a request without those that `dropVendorHeaders` takes out: the same object if there is none. */
export function withoutVendorHeaders(headers: HeaderReader, url: string): HeaderReader {
  if (!VENDORS.some(({ user, conversation }) => [user, conversation].some((name) => name && headers.has(name))))
    return headers;
  const kept = new Headers(headers);
  dropVendorHeaders(kept, url);
  return kept;
}

const isAt = (url: string, domain: string): boolean => {
  const host = /^https?:\/\/([^/:?#]+)/i.exec(url)?.[1]?.toLowerCase();
  return host === domain || host?.endsWith(`.${domain}`) === true;
};

/** Returns a request's cache directives together with those that it gives in a vendor's headers. */
export function withVendorDirectives(directives: Directives, headers: HeaderReader): Directives {
  let all = directives;
  for (const { cache } of VENDORS) {
    for (const [name, read] of Object.entries(cache ?? {})) {
      const value = headers.get(name);
      if (value !== null) all = { ...all, ...read(value.trim()) };
    }
  }
  return all;
}
