import type {
  EmbedderSettings,
  ExtractorSettings,
  TelemetrySettings,
  UpstashSettings,
  WebhookSettings,
} from "../ports/settings.ts";
import type { ParsedSettings } from "./schema.ts";
import { SettingError } from "./setting-error.ts";

/* The settings of outside services. Each kind of service needs settings of its own. */

/** @throws {SettingError} for a missing URL or token */
export function upstashSettings(set: ParsedSettings): UpstashSettings {
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

/** Returns the settings of the collector, or null if none is named. */
export function telemetrySettings(set: ParsedSettings): TelemetrySettings | null {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_EXPORTER_OTLP_HEADERS: headers = {} } = set;
  if (endpoint === undefined) return null;
  return { endpoint, headers, serviceName: set.OTEL_SERVICE_NAME, sampledShare: set.OTEL_TRACES_SAMPLER_ARG };
}

/** @throws {SettingError} if only one of the two is set: an event that is not signed could be anybody's */
export function webhookSettings({ WEBHOOK_URL: url, WEBHOOK_SECRET: secret }: ParsedSettings): WebhookSettings | null {
  if (url === undefined && secret === undefined) return null;
  if (url === undefined) throw new SettingError("WEBHOOK_URL", "is needed with WEBHOOK_SECRET");
  if (secret === undefined) throw new SettingError("WEBHOOK_SECRET", "is needed with WEBHOOK_URL, to sign events");
  return { url, secret };
}

/** The default model of Workers AI: it knows many languages and takes texts as long as a round. */
const WORKERS_AI_MODEL = "@cf/baai/bge-m3";

/** @throws {SettingError} if the embedder lacks its URL, model or binding */
export function embedderSettings(set: ParsedSettings, hasAi: boolean): EmbedderSettings {
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

/**
 * Completes the settings of the extractor. Without an address it asks the default upstream. The operator's key for that
 * upstream goes nowhere else, so an extractor at another address has a key of its own, or none.
 * @throws {SettingError} if it lacks its model
 */
export function extractorSettings(set: ParsedSettings): ExtractorSettings {
  const {
    EXTRACTOR: kind,
    EXTRACTOR_BASE_URL: baseUrl = set.UPSTREAM_BASE_URL,
    EXTRACTOR_API_KEY: apiKey = null,
    EXTRACTOR_MODEL: model,
  } = set;
  if (kind === "rules") return { kind };
  if (model === undefined) {
    throw new SettingError(
      "EXTRACTOR_MODEL",
      `is needed with EXTRACTOR=llm: the name of a chat model of ${baseUrlName(set)}`,
    );
  }
  const lent = baseUrl === set.UPSTREAM_BASE_URL ? (set.UPSTREAM_API_KEY ?? null) : null;
  return { kind, baseUrl, apiKey: apiKey ?? lent, model };
}

/** Names the setting that holds the extractor's address. An error shows no value. */
const baseUrlName = (set: ParsedSettings): string =>
  set.EXTRACTOR_BASE_URL === undefined ? "UPSTREAM_BASE_URL" : "EXTRACTOR_BASE_URL";
