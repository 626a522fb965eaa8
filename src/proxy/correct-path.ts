/** The first segments that official clients put after their base URL. Nobody can say what any other path meant. */
const KNOWN: ReadonlySet<string> = new Set(
  (
    "assistants audio batches chat completions containers conversations embeddings evals files fine_tuning images messages " +
    "models moderations realtime rerank responses threads uploads vector_stores videos"
  ).split(" "),
);

/** Endpoints that no provider ends in a slash: one at their end comes from how a URL was put together. */
const ENDPOINT = /(?:^|\/)(?:chat\/completions|completions|embeddings|models|responses|messages)$/;

/** The end of Azure's paths as well, which have the deployment before it. */
const CHAT = /\/chat\/completions\/*$/;

/** The parts of providers' own paths that come first: Azure's, and versions of Gemini's. */
const PROVIDERS_OWN = /^openai\/deployments\/|^v\d+(?:alpha|beta)\d*\/models\//;
/** Endpoints of those paths. */
const OWN_ENDPOINT = /(?:\/(?:chat\/completions|completions|embeddings|responses)|:\w+)$/;

/** Right paths hold none of these, except the path of a host. */
const SUSPECT = /\/\/|\/v1\/v1\/|\/(?:\?|$)/;

/**
 * Corrects a path to what was meant where a base URL had a slash or a `/v1` too many: `/v1//models`, `/v1/v1/models`,
 * `//v1/models`, `/v1/models/`. Any other path stays as it is, byte for byte.
 * @param path with its query
 */
export function correctPath(path: string): string {
  if (!SUSPECT.test(path)) return path;
  const query = path.includes("?") ? path.slice(path.indexOf("?")) : "";
  const segments = path.slice(0, path.length - query.length).split("/");
  const own = providersPath(segments);
  if (own !== null) return own + query;
  const start = segments.findIndex((segment) => segment !== "");
  const upstream = upstreamAt(segments, start);
  const version = segments.findIndex((segment, at) => at >= start + upstream && segment !== "");
  if (segments[version] !== "v1") return path;
  let rest = version + 1;
  while (rest < segments.length - 1 && (segments[rest] === "" || segments[rest] === "v1")) rest += 1;
  if (!KNOWN.has(segments[rest] ?? "") && !CHAT.test(segments.slice(rest).join("/"))) return path;
  const before = segments.slice(start, start + upstream);
  return `/${[...before, "v1", ...withoutLastSlash(segments.slice(rest))].join("/")}${query}`;
}

/** Returns a provider's own path without its empty segments, or null for any other. An upstream's name may stand before it. */
function providersPath(segments: readonly string[]): string | null {
  const [first = "", ...rest] = segments.filter((segment) => segment !== "");
  const path = [first, ...rest].join("/");
  const isOwn = PROVIDERS_OWN.test(path) || PROVIDERS_OWN.test(rest.join("/"));
  return isOwn && !/^https?:$/i.test(first) && OWN_ENDPOINT.test(path) ? `/${path}` : null;
}

/** Returns how many segments name the upstream: none, one for its name, or three for a scheme, two slashes and a host. */
function upstreamAt(segments: readonly string[], start: number): number {
  const first = segments[start] ?? "";
  if (/^https?:$/i.test(first)) return 3;
  return first === "v1" ? 0 : 1;
}

function withoutLastSlash(segments: readonly string[]): readonly string[] {
  const end = segments.findLastIndex((segment) => segment !== "") + 1;
  const endpoint = segments.slice(0, end);
  return ENDPOINT.test(endpoint.join("/")) ? endpoint : segments;
}
