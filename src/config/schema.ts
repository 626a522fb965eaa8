import * as v from "valibot";
import { reachOf } from "../http/network-reach.ts";

/* The settings as the environment holds them: names, formats and defaults. */

const httpUrl = v.pipe(
  v.string(),
  v.check((text) => {
    const url = URL.parse(text);
    return url !== null && /^https?:$/.test(url.protocol) && !url.username && !url.password && !url.search && !url.hash;
  }, "must be an http or https URL without credentials, query or fragment"),
  v.transform((text) => text.replace(/\/+$/, "")),
);

const wholeNumber = (from: number, to: number) =>
  v.pipe(
    v.string(),
    v.regex(/^\d{1,9}$/, `must be a whole number from ${from} to ${to}`),
    v.transform(Number),
    v.check((value) => value >= from && value <= to, `must be a whole number from ${from} to ${to}`),
  );

const key = v.pipe(v.string(), v.regex(/^[\x21-\x7e]+$/, "must be printable ASCII without spaces"));

/** First segments of the proxy's own paths, present and planned, which no upstream may be named after. */
const RESERVED_NAMES =
  /^(?:v\d+.*|memory|cache|tenants?|usage|admin|mcp|oauth|console|docs|openapi|health.*|ready.*|metrics|static|assets)$/;

const upstreams = v.pipe(
  v.string(),
  v.parseJson(undefined, "must be JSON"),
  v.record(
    v.pipe(
      v.string(),
      v.regex(/^[a-z0-9][a-z0-9_-]{0,63}$/, "must name upstreams in lower-case letters, digits, - and _"),
      v.check(
        (name) => !RESERVED_NAMES.test(name),
        "must not name an upstream like a path of the proxy's own, such as memory or v1",
      ),
    ),
    v.strictObject(
      { baseUrl: httpUrl, apiKey: v.optional(key), fallback: v.optional(v.string("must name a fallback as a text")) },
      "must hold an object with a baseUrl, an apiKey, a fallback and nothing else for each upstream",
    ),
    'must look like {"groq":{"baseUrl":"https://\u2026","apiKey":"\u2026"}}',
  ),
  v.transform(
    (named) =>
      new Map(
        Object.entries(named).map(([name, { baseUrl, apiKey = null, fallback = null }]) => [
          name,
          { baseUrl, apiKey, fallback },
        ]),
      ),
  ),
  v.check(
    (named) =>
      [...named].every(([name, { fallback }]) => fallback === null || (fallback !== name && named.has(fallback))),
    "must name another of its upstreams as fallback",
  ),
);

/** Hosts, each with its port unless that is 443, in the form in which the URL parser reads the host in a path. */
const hosts = v.pipe(
  v.string(),
  v.transform((text) => text.split(/[\s,]+/).filter((host) => host !== "")),
  v.array(
    v.pipe(
      v.string(),
      v.check(
        (host) => /^[^/?#@\\]+$/.test(host) && URL.canParse(`https://${host}`),
        "must be host names separated by commas, each with its port unless that is 443, and nothing else",
      ),
      v.check(
        (host) => reachOf(URL.parse(`https://${host}`)?.hostname ?? "") !== "metadata",
        "must not name a metadata address, which hands out a machine's credentials",
      ),
      v.transform((host) => {
        const { hostname, port } = new URL(`https://${host}`);
        return host.endsWith(":443") ? `${hostname}:443` : port === "" ? hostname : `${hostname}:${port}`;
      }),
    ),
  ),
  v.transform((list): ReadonlySet<string> => new Set(list)),
);

/** The proxy's own address as its callers write it. */
const origin = v.pipe(
  httpUrl,
  v.check((text) => {
    const url = URL.parse(text);
    const isLocal = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(url?.hostname ?? "");
    return url !== null && url.pathname === "/" && (url.protocol === "https:" || isLocal);
  }, "must be an https URL without a path, such as https://memory.example.com; http is for a loopback address alone"),
  v.transform((text) => new URL(text).origin),
);

/** A share, as a number from 0 to 1 or in per cent. */
const share = v.pipe(
  v.string(),
  v.regex(/^(?:0|1|0?\.\d{1,6}|1\.0+|\d{1,3}(?:\.\d{1,4})?\s?%)$/, "must be a share such as 0.01 or 1%"),
  v.transform((text) => (text.endsWith("%") ? Number.parseFloat(text) / 100 : Number(text))),
  v.check((value) => value <= 1, "must be a share such as 0.01 or 1%"),
);

const onOff = v.pipe(
  v.picklist(["on", "off", "true", "false", "1", "0"], "must be on or off"),
  v.transform((value) => value === "on" || value === "true" || value === "1"),
);

const modelName = v.pipe(
  v.string(),
  v.regex(/^[\x21-\x7e]{1,200}$/, "must be a model's name: 1 to 200 characters of printable ASCII without spaces"),
);

/** Headers as OpenTelemetry's setting has them: `name=value,name=value`, each value percent-encoded. */
const headerList = v.pipe(
  v.string(),
  v.check(
    (text) => headersIn(text).every(([name, value]) => /^[\w-]+$/.test(name) && /^[\x20-\x7e]+$/.test(value)),
    "must look like name=value,name=value, each value percent-encoded",
  ),
  v.transform((text) => Object.fromEntries(headersIn(text))),
);

/** Returns the headers in a text. The value of one that cannot be decoded is empty. */
function headersIn(text: string): [name: string, value: string][] {
  return text.split(",").map((pair) => {
    const [name = "", ...rest] = pair.trim().split("=");
    try {
      return [name, decodeURIComponent(rest.join("="))];
    } catch {
      return [name, ""];
    }
  });
}

const serviceName = v.pipe(
  v.string(),
  v.regex(/^[\x20-\x7e]{1,200}$/, "must be 1 to 200 characters of printable ASCII"),
);

const PRICES =
  'must look like {"gpt-5":{"input":1.25,"output":10}}: the price of a million tokens, by model or for "*"';
const price = v.pipe(v.number(PRICES), v.minValue(0, PRICES));
const prices = v.pipe(
  v.string(),
  v.parseJson(undefined, "must be JSON"),
  v.record(v.string(), v.strictObject({ input: price, output: price, cachedInput: v.optional(price) }, PRICES), PRICES),
  v.transform((given) => new Map(Object.entries(given))),
);

const webhookUrl = v.pipe(
  v.string(),
  v.check((text) => {
    const url = URL.parse(text);
    return url !== null && /^https?:$/.test(url.protocol) && !url.username && !url.password && !url.hash;
  }, "must be an http or https URL without credentials or fragment"),
);

const EMBEDDERS = ["static", "openai", "workers-ai"] as const;

export const schema = v.object({
  UPSTREAM_BASE_URL: v.optional(httpUrl, "https://api.openai.com/v1"),
  UPSTREAM_API_KEY: v.optional(key),
  ACCOUNT: v.optional(v.picklist(["credential", "shared"], "must be credential or shared"), "credential"),
  CACHE_TTL_SECONDS: v.optional(wholeNumber(0, 31_536_000), "3600"),
  CACHE_STALE_SECONDS: v.optional(wholeNumber(0, 31_536_000), "86400"),
  CACHE_ERROR_TARGET: v.optional(share, "0.01"),
  MEMORY_BUDGET_TOKENS: v.optional(wholeNumber(0, 100_000), "700"),
  RECALL_DEADLINE_MS: v.optional(wholeNumber(1, 60_000), "150"),
  VAULT_AWAKE_SECONDS: v.optional(wholeNumber(0, 3_600), "0"),
  DURABILITY: v.optional(v.picklist(["strict", "relaxed"], "must be strict or relaxed"), "strict"),
  STAND_IN_MODEL: v.optional(onOff, "off"),
  PUBLIC_URL: v.optional(origin),
  MCP_ALLOWED_ORIGINS: v.optional(hosts, ""),
  /** The address that `npm start` listens on. Nothing else sets it. */
  HOST: v.optional(v.string()),
  STORAGE: v.optional(v.picklist(["durable-object", "upstash"], "must be durable-object or upstash"), "durable-object"),
  UPSTASH_VECTOR_REST_URL: v.optional(httpUrl),
  UPSTASH_VECTOR_REST_TOKEN: v.optional(key),
  UPSTASH_REDIS_REST_URL: v.optional(httpUrl),
  UPSTASH_REDIS_REST_TOKEN: v.optional(key),
  EMBEDDER: v.optional(v.picklist(EMBEDDERS, `must be one of ${EMBEDDERS.join(", ")}`), "static"),
  EMBEDDER_BASE_URL: v.optional(httpUrl),
  EMBEDDER_API_KEY: v.optional(key),
  EMBEDDER_MODEL: v.optional(modelName),
  EXTRACTOR: v.optional(v.picklist(["rules", "llm"], "must be rules or llm"), "rules"),
  EXTRACTOR_BASE_URL: v.optional(httpUrl),
  EXTRACTOR_API_KEY: v.optional(key),
  EXTRACTOR_MODEL: v.optional(modelName),
  THROUGHLINE_KEY: v.optional(key),
  ADMIN_KEY: v.optional(v.pipe(key, v.minLength(8, "must be at least 8 characters"))),
  ENCRYPTION_KEY: v.optional(v.pipe(key, v.minLength(32, "must be at least 32 characters"))),
  UPSTREAMS: v.optional(upstreams, "{}"),
  UPSTREAM_FALLBACK: v.optional(v.string()),
  UPSTREAM_RETRIES: v.optional(wholeNumber(0, 5), "0"),
  UPSTREAM_FIRST_BYTE_MS: v.optional(wholeNumber(100, 86_400_000), "900000"),
  UPSTREAM_IDLE_MS: v.optional(wholeNumber(100, 86_400_000), "600000"),
  UPSTREAM_ALLOWLIST: v.optional(hosts, ""),
  LOG_LEVEL: v.optional(v.picklist(["error", "warn", "info"], "must be error, warn or info"), "warn"),
  METRICS_KEY: v.optional(v.pipe(key, v.minLength(8, "must be at least 8 characters"))),
  OTEL_EXPORTER_OTLP_ENDPOINT: v.optional(httpUrl),
  OTEL_EXPORTER_OTLP_HEADERS: v.optional(headerList),
  OTEL_SERVICE_NAME: v.optional(serviceName, "throughline"),
  OTEL_TRACES_SAMPLER_ARG: v.optional(share, "1"),
  OTEL_SEMCONV_STABILITY_OPT_IN: v.optional(v.string(), ""),
  PRICES: v.optional(prices),
  WEBHOOK_URL: v.optional(webhookUrl),
  WEBHOOK_SECRET: v.optional(
    v.pipe(
      key,
      v.minLength(24, "must be at least 24 characters"),
      v.check(
        (text) =>
          !text.startsWith("whsec_") ||
          /^whsec_(?:[A-Za-z0-9+/]{4}){4,}(?:[A-Za-z0-9+/]{2}(?:==)?|[A-Za-z0-9+/]{3}=?)?$/.test(text),
        "must hold base64 after whsec_",
      ),
    ),
  ),
});

/** The settings of the environment, each parsed, before they are checked together. */
export type ParsedSettings = v.InferOutput<typeof schema>;
