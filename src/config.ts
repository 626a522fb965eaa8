import * as v from "valibot";
import { refuseOpenAccess } from "./config/refuse-open-access.ts";
import { type ParsedSettings, schema } from "./config/schema.ts";
import {
  embedderSettings,
  extractorSettings,
  telemetrySettings,
  upstashSettings,
  webhookSettings,
} from "./config/service-settings.ts";
import { SettingError } from "./config/setting-error.ts";
import type { Settings } from "./ports/settings.ts";
import { limitLogs } from "./runtime/log.ts";

export { SettingError } from "./config/setting-error.ts";
export { accessLine } from "./identity/access-line.ts";
export { firstRequests } from "./console/first-requests.ts";

/*
 * The one reader of settings. Errors name a setting and never show its value, which may be a key.
 */

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
  refuseOpenAccess(set, loopback);
  return {
    upstreamBaseUrl: set.UPSTREAM_BASE_URL,
    upstreamApiKey: set.UPSTREAM_API_KEY ?? null,
    upstreams: set.UPSTREAMS,
    upstreamAllowlist: set.UPSTREAM_ALLOWLIST,
    upstreamFallback: fallbackIn(set),
    upstreamRetries: set.UPSTREAM_RETRIES,
    upstreamFirstByteMs: set.UPSTREAM_FIRST_BYTE_MS,
    upstreamIdleMs: set.UPSTREAM_IDLE_MS,
    account: set.ACCOUNT,
    throughlineKey: set.THROUGHLINE_KEY ?? null,
    isLoopback: loopback,
    publicUrl: set.PUBLIC_URL ?? null,
    mcpAllowedOrigins: set.MCP_ALLOWED_ORIGINS,
    adminKey: set.ADMIN_KEY ?? null,
    encryptionKey: set.ENCRYPTION_KEY ?? null,
    cacheTtlSeconds: set.CACHE_TTL_SECONDS,
    cacheStaleSeconds: set.CACHE_STALE_SECONDS,
    cacheErrorTarget: set.CACHE_ERROR_TARGET,
    memoryBudgetTokens: set.MEMORY_BUDGET_TOKENS,
    recallDeadlineMs: set.RECALL_DEADLINE_MS,
    vaultAwakeMs: set.VAULT_AWAKE_SECONDS * 1_000,
    durability: set.DURABILITY,
    standInModel: set.STAND_IN_MODEL,
    embedder: embedderSettings(set, env["AI"] != null),
    extractor: extractorSettings(set),
    upstash: set.STORAGE === "upstash" ? upstashSettings(set) : null,
    logLevel: set.LOG_LEVEL,
    metricsKey: set.METRICS_KEY ?? null,
    telemetry: telemetrySettings(set),
    // Names of other conventions may stand there too. The proxy's own names are the latest.
    oldGenAiNames: set.OTEL_SEMCONV_STABILITY_OPT_IN.split(",").some((one) => one.trim() === "gen_ai/dup"),
    prices: set.PRICES ?? null,
    webhooks: webhookSettings(set),
  };
}

/** @throws {SettingError} for a name that is not in `UPSTREAMS` */
function fallbackIn({ UPSTREAM_FALLBACK: name, UPSTREAMS }: ParsedSettings): string | null {
  if (name === undefined) return null;
  if (!UPSTREAMS.has(name)) throw new SettingError("UPSTREAM_FALLBACK", "must be a name in UPSTREAMS");
  return name;
}

const known = new WeakMap<object, Settings>();

/** Returns the settings of a Worker's environment, read once for each `env` object that the runtime hands out. */
export function settingsOf(env: object): Settings {
  let settings = known.get(env);
  if (!settings) {
    settings = readSettings(env as Record<string, unknown>);
    limitLogs(settings.logLevel);
    known.set(env, settings);
  }
  return settings;
}
