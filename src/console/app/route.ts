/** The pages, in the order of the menu. Those with an id are reached from a list. */
export const MENU = [
  { page: "memories", title: "Memory" },
  { page: "exchanges", title: "Exchanges" },
  { page: "review", title: "Review" },
  { page: "playground", title: "Playground" },
  { page: "operations", title: "Operations" },
  { page: "tenants", title: "Tenants" },
] as const;

export type PageName = (typeof MENU)[number]["page"] | "memory" | "exchange" | "tenant";

export interface Route {
  readonly page: PageName;
  /** The memory, exchange or tenant that is shown; empty on the other pages. */
  readonly id: string;
  /** The person whose memory it is; empty until one is chosen. */
  readonly user: string;
}

const PAGES: readonly string[] = [...MENU.map(({ page }) => page), "memory", "exchange", "tenant"];

/** Reads `#/page/id?user=…`. What is no page of ours leads to the first one. */
export function routeIn(hash: string): Route {
  const [path = "", query = ""] = hash.replace(/^#\/?/, "").split("?");
  const [page = "", id = ""] = path.split("/").map(decoded);
  const user = new URLSearchParams(query).get("user") ?? "";
  return { page: PAGES.includes(page) ? (page as PageName) : "memories", id, user };
}

/** Decodes a part of an address. What somebody broke while copying it stays as it is. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export function hashOf({ page, id = "", user }: Partial<Route> & Pick<Route, "page" | "user">): string {
  const path = [page, id].filter(Boolean).map(encodeURIComponent).join("/");
  return `#/${path}${user === "" ? "" : `?${new URLSearchParams({ user }).toString()}`}`;
}
