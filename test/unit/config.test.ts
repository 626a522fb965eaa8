import { describe, expect, test } from "vitest";
import { accessLine, readSettings, SettingError } from "../../src/config.ts";

/** Returns the error of an invalid setting. */
function problemWith(env: Record<string, unknown>): { setting: string; message: string } {
  try {
    readSettings(env);
  } catch (error) {
    if (error instanceof SettingError) return { setting: error.setting, message: error.message };
    throw error;
  }
  throw new Error("these settings work");
}

test("without any setting the defaults of the contract hold", () => {
  expect(readSettings({})).toEqual({
    upstreamBaseUrl: "https://api.openai.com/v1",
    upstreamApiKey: null,
    upstreams: new Map(),
    upstreamAllowlist: new Set(),
    upstreamFallback: null,
    upstreamRetries: 0,
    vaultAwakeMs: 0,
    upstreamFirstByteMs: 900_000,
    upstreamIdleMs: 600_000,
    adminKey: null,
    encryptionKey: null,
    account: "credential",
    throughlineKey: null,
    isLoopback: false,
    publicUrl: null,
    mcpAllowedOrigins: new Set(),
    cacheTtlSeconds: 3600,
    cacheStaleSeconds: 86_400,
    cacheErrorTarget: 0.01,
    memoryBudgetTokens: 700,
    recallDeadlineMs: 150,
    durability: "strict",
    standInModel: false,
    upstash: null,
    logLevel: "warn",
    metricsKey: null,
    telemetry: null,
    oldGenAiNames: false,
    prices: null,
    webhooks: null,
    embedder: { kind: "static" },
    extractor: { kind: "rules" },
  });
});

test("an empty setting is one that is not set, and what is not ours is ignored", () => {
  expect(readSettings({ UPSTREAM_BASE_URL: "", CACHE_TTL_SECONDS: "", VAULT: {}, PATH: "/bin" })).toEqual(
    readSettings({}),
  );
});

test("a trailing slash of the upstream is no part of it", () => {
  expect(readSettings({ UPSTREAM_BASE_URL: "http://a.test/v1//" }).upstreamBaseUrl).toBe("http://a.test/v1");
});

test.each([
  ["0", 0],
  ["1", 1],
  ["0.005", 0.005],
  [".02", 0.02],
  ["1%", 0.01],
  ["0.5 %", 0.005],
  ["100%", 1],
])("a share may be given as a number or in per cent: %s", (text, share) => {
  expect(readSettings({ CACHE_ERROR_TARGET: text }).cacheErrorTarget).toBeCloseTo(share, 10);
});

const upstash = {
  STORAGE: "upstash",
  UPSTASH_REDIS_REST_URL: "https://redis.test",
  UPSTASH_REDIS_REST_TOKEN: "token-of-redis",
  UPSTASH_VECTOR_REST_URL: "https://vector.test",
  UPSTASH_VECTOR_REST_TOKEN: "token-of-vector",
};

test("Upstash takes four settings besides, and each that is missing is named", () => {
  expect(readSettings(upstash).upstash).toEqual({
    redisUrl: "https://redis.test",
    redisToken: "token-of-redis",
    vectorUrl: "https://vector.test",
    vectorToken: "token-of-vector",
  });
  for (const name of Object.keys(upstash).slice(1)) {
    expect(() => readSettings({ ...upstash, [name]: "" })).toThrow(`${name}: is needed with STORAGE=upstash`);
  }
  expect(readSettings({ ...upstash, STORAGE: "durable-object" }).upstash).toBeNull();
});

describe("a setting that cannot work is named in one line, never shown", () => {
  test.each([
    ["UPSTREAM_BASE_URL", "secret-not-a-url"],
    ["UPSTREAM_BASE_URL", "ftp://secret.test"],
    ["UPSTREAM_BASE_URL", "https://user:secret@a.test/v1"],
    ["UPSTREAM_BASE_URL", "https://a.test/v1?secret=1"],
    ["UPSTREAM_API_KEY", "secret with spaces"],
    ["UPSTREAM_API_KEY", "secret\u00e9"],
    ["ACCOUNT", "secret"],
    ["CACHE_TTL_SECONDS", "-1secret"],
    ["CACHE_TTL_SECONDS", "1.5"],
    ["CACHE_TTL_SECONDS", "99999999999"],
    ["CACHE_STALE_SECONDS", "-1secret"],
    ["CACHE_ERROR_TARGET", "secret"],
    ["CACHE_ERROR_TARGET", "2"],
    ["CACHE_ERROR_TARGET", "101%"],
    ["CACHE_ERROR_TARGET", "-1%"],
    ["MEMORY_BUDGET_TOKENS", "-1secret"],
    ["MEMORY_BUDGET_TOKENS", "1.5"],
    ["MEMORY_BUDGET_TOKENS", "100001"],
    ["RECALL_DEADLINE_MS", "0"],
    ["RECALL_DEADLINE_MS", "60001"],
    ["DURABILITY", "secret"],
    ["STAND_IN_MODEL", "secret"],
    ["STORAGE", "upstash-secret"],
    ["UPSTASH_REDIS_REST_URL", "secret-not-a-url"],
    ["UPSTASH_VECTOR_REST_TOKEN", "secret with spaces"],
    ["EMBEDDER", "secret"],
    ["EMBEDDER", "workers-ai"],
    ["EMBEDDER_BASE_URL", "secret-not-a-url"],
    ["EMBEDDER_API_KEY", "secret with spaces"],
    ["EMBEDDER_MODEL", "secret with spaces"],
    ["EXTRACTOR", "secret"],
    ["ADMIN_KEY", "secret"],
    ["ADMIN_KEY", "secret with spaces"],
    ["ENCRYPTION_KEY", "secret-that-is-too-short"],
    ["UPSTREAMS", '{"secret":{}}'],
    ["UPSTREAMS", "secret"],
    ["UPSTREAMS", '["secret"]'],
    ["UPSTREAMS", '{"secret":{"baseUrl":"ftp://secret.test"}}'],
    ["UPSTREAMS", '{"secret":{"baseUrl":"https://a.test/v1","key":"secret"}}'],
    ["UPSTREAMS", '{"Secret name":{"baseUrl":"https://a.test/v1"}}'],
    ["UPSTREAMS", '{"memory":{"baseUrl":"https://secret.test/v1"}}'],
    ["UPSTREAMS", '{"a":{"baseUrl":"https://a.test/v1","fallback":"secret"}}'],
    ["UPSTREAMS", '{"secret":{"baseUrl":"https://a.test/v1","fallback":"secret"}}'],
    ["UPSTREAM_FALLBACK", "secret"],
    ["UPSTREAM_RETRIES", "6"],
    ["UPSTREAM_FIRST_BYTE_MS", "0"],
    ["UPSTREAM_IDLE_MS", "secret"],
    ["UPSTREAM_ALLOWLIST", "https://secret.test"],
    ["UPSTREAM_ALLOWLIST", "a.test, secret@b.test"],
    ["UPSTREAM_ALLOWLIST", "a.test/secret"],
    ["UPSTREAM_ALLOWLIST", "secret.test:99999"],
    ["UPSTREAM_ALLOWLIST", "169.254.169.254"],
    ["UPSTREAM_ALLOWLIST", "0xa9fea9fe"],
  ])("%s=%s", (name, value) => {
    const { setting, message } = problemWith({ HOST: "127.0.0.1", [name]: value });
    expect(setting).toBe(name);
    expect(message).toMatch(new RegExp(`^${name}: [^\\n]+$`));
    expect(message.replace(name, "")).not.toContain("secret");
  });
});

describe("an embedder is whole or refused", () => {
  const EMBEDDER_BASE_URL = "http://127.0.0.1:11434/v1/";

  test("openai needs an address and a model, and no key where the server asks for none", () => {
    expect(problemWith({ EMBEDDER: "openai" }).setting).toBe("EMBEDDER_BASE_URL");
    expect(problemWith({ EMBEDDER: "openai", EMBEDDER_BASE_URL }).setting).toBe("EMBEDDER_MODEL");
    expect(
      readSettings({ EMBEDDER: "openai", EMBEDDER_BASE_URL, EMBEDDER_MODEL: "nomic-embed-text" }).embedder,
    ).toEqual({
      kind: "openai",
      baseUrl: "http://127.0.0.1:11434/v1",
      apiKey: null,
      model: "nomic-embed-text",
    });
  });

  test("workers-ai needs its binding, and has a model of its own", () => {
    const { setting, message } = problemWith({ EMBEDDER: "workers-ai" });
    expect([setting, message.includes("\n")]).toEqual(["EMBEDDER", false]);
    expect(readSettings({ EMBEDDER: "workers-ai", AI: {} }).embedder).toEqual({
      kind: "workers-ai",
      model: "@cf/baai/bge-m3",
    });
  });

  test("what another embedder needs may stay set", () => {
    expect(readSettings({ EMBEDDER_BASE_URL, EMBEDDER_MODEL: "nomic-embed-text" }).embedder).toEqual({
      kind: "static",
    });
  });
});

describe("an extractor is whole or refused", () => {
  const EXTRACTOR_BASE_URL = "http://127.0.0.1:11434/v1/";

  test("llm needs a model alone: the default upstream serves, with the operator's key for it", () => {
    const needed = problemWith({ EXTRACTOR: "llm" });
    expect(needed.setting).toBe("EXTRACTOR_MODEL");
    expect(needed.message).toContain("UPSTREAM_BASE_URL");
    const llm = { EXTRACTOR: "llm", EXTRACTOR_MODEL: "gpt-test" };
    const baseUrl = "https://api.openai.com/v1";
    expect(readSettings(llm).extractor).toEqual({ kind: "llm", baseUrl, apiKey: null, model: "gpt-test" });
    const named = { ...llm, HOST: "127.0.0.1", UPSTREAM_BASE_URL: "http://up.test/v1/", UPSTREAM_API_KEY: "sk-own" };
    const upstream = { kind: "llm", baseUrl: "http://up.test/v1", apiKey: "sk-own", model: "gpt-test" };
    expect(readSettings(named).extractor).toEqual(upstream);
    expect(readSettings({ ...named, EXTRACTOR_BASE_URL: "http://up.test/v1" }).extractor).toEqual(upstream);
    const own = { ...named, EXTRACTOR_API_KEY: "sk-extractor" };
    expect(readSettings(own).extractor).toEqual({ ...upstream, apiKey: "sk-extractor" });
  });

  test("the operator's key for the upstream goes to no other address", () => {
    const env = { EXTRACTOR: "llm", EXTRACTOR_MODEL: "qwen3", HOST: "127.0.0.1", UPSTREAM_API_KEY: "sk-own" };
    const others = [EXTRACTOR_BASE_URL, "https://api.openai.com", "https://api.openai.com.evil.test/v1"];
    for (const other of others) {
      expect(readSettings({ ...env, EXTRACTOR_BASE_URL: other }).extractor).toMatchObject({ apiKey: null });
    }
  });

  test("llm at an address of its own needs a model, and no key where the server asks for none", () => {
    expect(problemWith({ EXTRACTOR: "llm", EXTRACTOR_BASE_URL }).setting).toBe("EXTRACTOR_MODEL");
    expect(problemWith({ EXTRACTOR: "llm", EXTRACTOR_BASE_URL }).message).toContain("EXTRACTOR_BASE_URL");
    expect(readSettings({ EXTRACTOR: "llm", EXTRACTOR_BASE_URL, EXTRACTOR_MODEL: "qwen3" }).extractor).toEqual({
      kind: "llm",
      baseUrl: "http://127.0.0.1:11434/v1",
      apiKey: null,
      model: "qwen3",
    });
  });

  test("what it needs may stay set beside the rules", () => {
    expect(readSettings({ EXTRACTOR_BASE_URL, EXTRACTOR_MODEL: "qwen3" }).extractor).toEqual({ kind: "rules" });
  });
});

describe("what would lend keys or memories to the whole internet needs a loopback address", () => {
  test.each(["127.0.0.1", "localhost", "::1", "[::1]", "127.8.9.10"])("%s is one", (HOST) => {
    expect(readSettings({ HOST, UPSTREAM_API_KEY: "sk-1", ACCOUNT: "shared" })).toMatchObject({
      upstreamApiKey: "sk-1",
      account: "shared",
    });
  });

  test.each([undefined, "0.0.0.0", "::", "192.168.0.1", "127.0.0.1.evil.test", "localhost.evil.test", "1127.0.0.1"])(
    "%s is none",
    (HOST) => {
      const host = HOST === undefined ? {} : { HOST };
      expect(problemWith({ ...host, UPSTREAM_API_KEY: "sk-1" }).setting).toBe("UPSTREAM_API_KEY");
      const second = JSON.stringify({ second: { baseUrl: "https://a.test/v1", apiKey: "sk-1" } });
      expect(problemWith({ ...host, UPSTREAMS: second }).setting).toBe("UPSTREAMS");
      expect(problemWith({ ...host, ACCOUNT: "shared" }).setting).toBe("ACCOUNT");
    },
  );

  test("or an admin key, with which keys are lent to those alone who have one of ours; a short one will not do", () => {
    const lent = { HOST: "0.0.0.0", UPSTREAM_API_KEY: "sk-1" };
    expect(readSettings({ ...lent, ADMIN_KEY: "0123456789abcdef" }).adminKey).toBe("0123456789abcdef");
    expect(problemWith({ ...lent, ADMIN_KEY: "0123456789abcde" }).setting).toBe("ADMIN_KEY");
    expect(readSettings({ HOST: "127.0.0.1", ADMIN_KEY: "01234567" }).adminKey).toBe("01234567");
  });
});

describe("THROUGHLINE_KEY", () => {
  const key = `home-${"key"}-0001`;

  test("lends the operator's keys and makes one account of all callers anywhere", () => {
    const shared = {
      ACCOUNT: "shared",
      UPSTREAM_API_KEY: "sk-op",
      UPSTREAMS: '{"groq":{"baseUrl":"http://g/v1","apiKey":"k"}}',
    };
    for (const HOST of [undefined, "0.0.0.0", "127.0.0.1"]) {
      expect(readSettings({ ...shared, THROUGHLINE_KEY: key, ...(HOST && { HOST }) }).throughlineKey).toBe(key);
    }
  });

  test.each([
    ["is of personal mode alone", { THROUGHLINE_KEY: key, ADMIN_KEY: "adm-of-the-tests-0001" }],
    ["is no short word where anybody may guess", { THROUGHLINE_KEY: "short" }],
    ["holds no blank", { THROUGHLINE_KEY: "two words" }],
  ])("%s", (_what, env) => {
    expect(() => readSettings(env)).toThrow(/^THROUGHLINE_KEY: /);
  });
});

describe("the line that says who may call", () => {
  test.each<[string, Record<string, string>]>([
    ["programs on this machine", { HOST: "127.0.0.1" }],
    [
      "whoever reaches this address. Each provider key is an account of its own; a caller without one has no memory",
      { HOST: "0.0.0.0" },
    ],
    ["one account", { HOST: "::1", ACCOUNT: "shared" }],
    ["whoever brings THROUGHLINE_KEY", { HOST: "0.0.0.0", THROUGHLINE_KEY: `home-${"key"}-0001` }],
    ["holders of a tenant's key", { ADMIN_KEY: "adm-of-the-tests-0001" }],
  ])("tells of %s", (words, env) => {
    const line = accessLine(readSettings(env));
    expect(line).toContain(words);
    expect(line).not.toMatch(/home-key|adm-of|\n/);
  });
});

test("the settings of metrics and logs are read, and each that cannot work is named", () => {
  for (const [value, expected] of [
    ["", false],
    ["http/dup, gen_ai_latest_experimental", false],
    ["http/dup, gen_ai/dup", true],
  ] as const) {
    expect(readSettings({ OTEL_SEMCONV_STABILITY_OPT_IN: value }).oldGenAiNames).toBe(expected);
  }
  const { logLevel, metricsKey, telemetry, prices } = readSettings({
    LOG_LEVEL: "info",
    METRICS_KEY: "key-of-metrics",
    OTEL_EXPORTER_OTLP_ENDPOINT: "http://127.0.0.1:4318/",
    OTEL_EXPORTER_OTLP_HEADERS: "authorization=Bearer%20abc, x-team=one",
    OTEL_TRACES_SAMPLER_ARG: "0.25",
    PRICES: '{"gpt-5":{"input":1.25,"output":10}}',
  });
  expect({ logLevel, metricsKey }).toEqual({ logLevel: "info", metricsKey: "key-of-metrics" });
  expect(telemetry).toEqual({
    endpoint: "http://127.0.0.1:4318",
    headers: { authorization: "Bearer abc", "x-team": "one" },
    serviceName: "throughline",
    sampledShare: 0.25,
  });
  expect(prices).toEqual(new Map([["gpt-5", { input: 1.25, output: 10 }]]));
  for (const [name, value] of [
    ["LOG_LEVEL", "debug"],
    ["METRICS_KEY", "short"],
    ["OTEL_EXPORTER_OTLP_ENDPOINT", "localhost:4318"],
    ["OTEL_EXPORTER_OTLP_HEADERS", "authorization"],
    ["OTEL_EXPORTER_OTLP_HEADERS", "authorization=%zz"],
    ["PRICES", "{"],
    ["PRICES", '{"gpt-5":{"input":-1,"output":10}}'],
    ["PRICES", '{"gpt-5":1}'],
  ] as const) {
    expect(() => readSettings({ [name]: value }), value).toThrow(new RegExp(`^${name}: must `));
  }
});

test("webhooks take an address and a secret, and neither alone", () => {
  const set = { WEBHOOK_URL: "https://hooks.test/a?b=c", WEBHOOK_SECRET: "of-the-tests-of-the-tests" };
  expect(readSettings(set).webhooks).toEqual({ url: set.WEBHOOK_URL, secret: set.WEBHOOK_SECRET });
  expect(() => readSettings({ WEBHOOK_URL: set.WEBHOOK_URL })).toThrow("WEBHOOK_SECRET: is needed with WEBHOOK_URL");
  expect(() => readSettings({ WEBHOOK_SECRET: set.WEBHOOK_SECRET })).toThrow("WEBHOOK_URL: is needed");
  expect(() => readSettings({ ...set, WEBHOOK_URL: "hooks.test" })).toThrow("WEBHOOK_URL: must be");
  expect(() => readSettings({ ...set, WEBHOOK_SECRET: "short" })).toThrow("WEBHOOK_SECRET: must be");
});
