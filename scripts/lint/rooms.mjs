/*
 * Which room of `src/` may import which: the list of ARCHITECTURE.md, word for word. A room is a folder, or a file that
 * lies in `src/` itself. A new one imports nothing until it stands here.
 */

/** Rooms that every folder may import. */
export const FOR_ALL = ["runtime", "text", "scope.ts"];

/** @type {Readonly<Record<string, readonly string[]>>} */
export const ROOMS = {
  adapters: ["memory", "extraction", "dialects", "http", "ports"],
  answers: ["cache", "dialects", "ports"],
  api: "isolate mcp oauth card console docs turns memory cache dialects identity http metrics ports config.ts".split(
    " ",
  ),
  "app.ts": [
    "api",
    "mcp",
    "oauth",
    "proxy",
    "isolate",
    "identity",
    "http",
    "dialects",
    "metrics",
    "config.ts",
    "wiring.ts",
  ],
  cache: ["memory", "dialects", "ports"],
  card: ["console", "identity", "http", "ports", "client"],
  config: ["http", "ports"],
  "config.ts": ["config", "identity", "console", "ports"],
  console: ["identity", "ports", "config.ts", "client"],
  dialects: [],
  docs: [],
  extraction: ["memory", "ports"],
  grants: ["ports"],
  http: ["dialects", "ports"],
  identity: ["cache", "dialects", "http", "ports", "config.ts"],
  "index.ts": ["app.ts", "wiring.ts", "lazy-object.ts", "vault", "answers", "tenant", "rulebook", "grants"],
  "lazy-object.ts": [],
  isolate: ["memory", "cache", "metrics", "ports"],
  mcp: ["memory", "api", "oauth", "identity", "http", "metrics", "ports", "config.ts"],
  memory: ["ports"],
  metrics: ["ports"],
  oauth: ["api", "mcp", "identity", "http", "ports", "config.ts"],
  ports: ["memory"],
  proxy: ["isolate", "turns", "memory", "cache", "dialects", "identity", "http", "metrics", "ports", "config.ts"],
  replication: ["ports"],
  rulebook: ["memory", "replication", "ports"],
  runtime: [],
  "scope.ts": [],
  tenant: ["identity", "replication", "ports"],
  text: [],
  turns: ["dialects"],
  vault: ["memory", "cache", "replication", "ports"],
  "wiring.ts": ["config.ts", "adapters", "http", "ports"],
};

/**
 * Returns the rooms of a file and of what it imports. Returns null if one of them has none: a test, or a package.
 * @param {string} file
 * @param {unknown} imported
 */
export function roomsOf(file, imported) {
  const [, root, from] = /^(.*\/|)src\/([^/]+)/.exec(file.replaceAll("\\", "/")) ?? [];
  if (root === undefined || from === undefined || typeof imported !== "string" || !imported.startsWith("."))
    return null;
  const { pathname } = new URL(imported, `file:///${file.slice(root.length)}`);
  const to = pathname.split("/").filter(Boolean);
  return { from, to: (to[0] === "src" ? to[1] : to[0]) ?? "" };
}
