import * as v from "valibot";
import { reachOf } from "./http/network-reach.ts";
import type { EmbedderSettings, ExtractorSettings, Settings, UpstashSettings } from "./ports/settings.ts";

export { accessLine } from "./identity/access-line.ts";
export { firstRequests } from "./console/first-requests.ts";

/*
 * The one reader of settings. Errors name a setting and never show its value, which may be a key.
 */

/** The error of an invalid setting. Its message is one line, which names the setting and never shows its value. */
export class SettingError extends Error {
  readonly setting: string;

  constructor(setting: string, problem: string) {
    super(`${setting}: ${problem}`);
    this.name = "SettingError";
    this.setting = setting;
  }
}

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
  /^(?:v\d+.*|memory|cache|tenants?|usage|admin|mcp|console|openapi|health.*|metrics|static|assets)$/;

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
      { baseUrl: httpUrl, apiKey: v.optional(key) },
      "must hold an object with a baseUrl, an apiKey and nothing else for each upstream",
    ),
    'must look like {"groq":{"baseUrl":"https://\u2026","apiKey":"\u2026"}}',
  ),
  v.transform(
    (named) => new Map(Object.entries(named).map(([name, { baseUrl, apiKey = null }]) => [name, { baseUrl, apiKey }])),
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

const EMBEDDERS = ["static", "openai", "workers-ai"] as const;

const schema = v.object({
  UPSTREAM_BASE_URL: v.optional(httpUrl, "https://api.openai.com/v1"),
  UPSTREAM_API_KEY: v.optional(key),
  ACCOUNT: v.optional(v.picklist(["credential", "shared"], "must be credential or shared"), "credential"),
  CACHE_TTL_SECONDS: v.optional(wholeNumber(0, 31_536_000), "3600"),
  CACHE_STALE_SECONDS: v.optional(wholeNumber(0, 31_536_000), "86400"),
  CACHE_ERROR_TARGET: v.optional(share, "0.01"),
  MEMORY_BUDGET_TOKENS: v.optional(wholeNumber(0, 100_000), "700"),
  RECALL_DEADLINE_MS: v.optional(wholeNumber(1, 60_000), "150"),
  DURABILITY: v.optional(v.picklist(["strict", "relaxed"], "must be strict or relaxed"), "strict"),
  STAND_IN_MODEL: v.optional(onOff, "off"),
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
  UPSTREAM_ALLOWLIST: v.optional(hosts, ""),
});

/** Every setting that is read from the environment. */
export const SETTING_NAMES: readonly string[] = Object.keys(schema.entries);

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/;

/**
 * Reads, checks and completes the settings.
 * @throws {SettingError} for the first invalid setting
 */
export function readSettings(env: Readonly<Record<string, unknown>>): Settings {
  const given = Object.fromEntries(
    SETTING_NAMES.map((name) => [name, env[name]] as const).filter(([, value]) => value != null && value !== ""),
  );
  const parsed = v.safeParse(schema, given);
  if (!parsed.success) {
    const issue = parsed.issues[0];
    const [setting = "settings"] = v.getDotPath(issue)?.split(".") ?? [];
    throw new SettingError(setting, issue.message);
  }
  const set = parsed.output;
  const loopback = set.HOST !== undefined && LOOPBACK.test(set.HOST);
  refuseOpenDoors(set, loopback);
  return {
    upstreamBaseUrl: set.UPSTREAM_BASE_URL,
    upstreamApiKey: set.UPSTREAM_API_KEY ?? null,
    upstreams: set.UPSTREAMS,
    upstreamAllowlist: set.UPSTREAM_ALLOWLIST,
    account: set.ACCOUNT,
    throughlineKey: set.THROUGHLINE_KEY ?? null,
    isLoopback: loopback,
    adminKey: set.ADMIN_KEY ?? null,
    encryptionKey: set.ENCRYPTION_KEY ?? null,
    cacheTtlSeconds: set.CACHE_TTL_SECONDS,
    cacheStaleSeconds: set.CACHE_STALE_SECONDS,
    cacheErrorTarget: set.CACHE_ERROR_TARGET,
    memoryBudgetTokens: set.MEMORY_BUDGET_TOKENS,
    recallDeadlineMs: set.RECALL_DEADLINE_MS,
    durability: set.DURABILITY,
    standInModel: set.STAND_IN_MODEL,
    embedder: embedderSettings(set, env["AI"] != null),
    extractor: extractorSettings(set),
    upstash: set.STORAGE === "upstash" ? upstashIn(set) : null,
  };
}

/**
 * Rejects settings that would let strangers in.
 * @throws {SettingError} if anybody could use a key of the operator's, or a key is too short to guard anything
 */
function refuseOpenDoors(set: v.InferOutput<typeof schema>, loopback: boolean): void {
  const anybody = !loopback && set.ADMIN_KEY === undefined && set.THROUGHLINE_KEY === undefined;
  const needs = "an ADMIN_KEY, a THROUGHLINE_KEY or a loopback HOST";
  if (set.UPSTREAM_API_KEY && anybody) {
    throw new SettingError("UPSTREAM_API_KEY", `would be lent to every caller; set ${needs}`);
  }
  if ([...set.UPSTREAMS.values()].some(({ apiKey }) => apiKey !== null) && anybody) {
    throw new SettingError("UPSTREAMS", `its keys would be lent to every caller; set ${needs}`);
  }
  if (set.ADMIN_KEY && set.ADMIN_KEY.length < 16 && !loopback) {
    throw new SettingError("ADMIN_KEY", "must be at least 16 characters; a shorter one needs a loopback HOST");
  }
  if (set.THROUGHLINE_KEY && set.THROUGHLINE_KEY.length < 8 && !loopback) {
    throw new SettingError("THROUGHLINE_KEY", "must be at least 8 characters; a shorter one needs a loopback HOST");
  }
  if (set.THROUGHLINE_KEY && set.ADMIN_KEY) {
    throw new SettingError(
      "THROUGHLINE_KEY",
      "belongs to personal mode; leave it out, because with an ADMIN_KEY callers bring keys of tenants",
    );
  }
  if (set.ACCOUNT === "shared" && !loopback && set.THROUGHLINE_KEY === undefined) {
    const problem = "shared makes every caller one account; set a THROUGHLINE_KEY or a loopback HOST";
    throw new SettingError("ACCOUNT", problem);
  }
}

function upstashIn(set: v.InferOutput<typeof schema>): UpstashSettings {
  const needed = (name: keyof typeof set & `UPSTASH_${string}`): string => {
    const value = set[name];
    if (value === undefined) throw new SettingError(name, "is needed with STORAGE=upstash");
    return value;
  };
  return {
    vectorUrl: needed("UPSTASH_VECTOR_REST_URL"),
    vectorToken: needed("UPSTASH_VECTOR_REST_TOKEN"),
    redisUrl: needed("UPSTASH_REDIS_REST_URL"),
    redisToken: needed("UPSTASH_REDIS_REST_TOKEN"),
  };
}

/** The default model of Workers AI: it knows many languages and takes texts as long as a round. */
const WORKERS_AI_MODEL = "@cf/baai/bge-m3";

function embedderSettings(set: v.InferOutput<typeof schema>, hasAi: boolean): EmbedderSettings {
  const { EMBEDDER: kind, EMBEDDER_BASE_URL: baseUrl, EMBEDDER_API_KEY: apiKey = null, EMBEDDER_MODEL: model } = set;
  if (kind === "static") return { kind };
  if (kind === "workers-ai") {
    if (!hasAi)
      throw new SettingError(
        "EMBEDDER",
        "workers-ai needs the binding AI, which only Cloudflare has; use static or openai",
      );
    return { kind, model: model ?? WORKERS_AI_MODEL };
  }
  if (baseUrl === undefined) throw new SettingError("EMBEDDER_BASE_URL", "is needed with EMBEDDER=openai");
  if (model === undefined) throw new SettingError("EMBEDDER_MODEL", "is needed with EMBEDDER=openai");
  return { kind, baseUrl, apiKey, model };
}

function extractorSettings(set: v.InferOutput<typeof schema>): ExtractorSettings {
  const {
    EXTRACTOR: kind,
    EXTRACTOR_BASE_URL: baseUrl,
    EXTRACTOR_API_KEY: apiKey = null,
    EXTRACTOR_MODEL: model,
  } = set;
  if (kind === "rules") return { kind };
  if (baseUrl === undefined) throw new SettingError("EXTRACTOR_BASE_URL", "is needed with EXTRACTOR=llm");
  if (model === undefined) throw new SettingError("EXTRACTOR_MODEL", "is needed with EXTRACTOR=llm");
  return { kind, baseUrl, apiKey, model };
}

const known = new WeakMap<object, Settings>();

/** Returns the settings of a Worker's environment, read once for each `env` object that the runtime hands out. */
export function settingsOf(env: object): Settings {
  let settings = known.get(env);
  if (!settings) {
    settings = readSettings(env as Record<string, unknown>);
    known.set(env, settings);
  }
  return settings;
}
