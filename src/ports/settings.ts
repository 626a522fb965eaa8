/** The settings of a deployment, complete and checked. `config.ts` reads them, everything else is handed them. */
export interface Settings {
  /** Without a trailing slash. */
  readonly upstreamBaseUrl: string;
  /** Sent to `upstreamBaseUrl`, and nowhere else, when the caller brings no key of its own. */
  readonly upstreamApiKey: string | null;
  /** By the first segment of the path. */
  readonly upstreams: ReadonlyMap<string, NamedUpstream>;
  /** The hosts that a path may name, each as `host` or `host:port`. */
  readonly upstreamAllowlist: ReadonlySet<string>;
  /** The upstream, by its name, that answers if the default one cannot. Null for none. */
  readonly upstreamFallback: string | null;
  /** How often a request is sent again to an upstream that asks for it. */
  readonly upstreamRetries: number;
  /** How long an upstream may take until its answer begins. */
  readonly upstreamFirstByteMs: number;
  /** How long a stream that is being read may be silent. */
  readonly upstreamIdleMs: number;
  readonly account: "credential" | "shared";
  /** The key that every request must bring in personal mode. Null lets anybody call who reaches the proxy. */
  readonly throughlineKey: string | null;
  /** True if only programs on this machine reach the proxy, as `npm start` says. False if nothing says so. */
  readonly isLoopback: boolean;
  /** The origin under which callers reach the proxy, if another server stands before it. Null for that of the request. */
  readonly publicUrl: string | null;
  /**
   * The hosts of pages that may call `/mcp`, and a loopback proxy without a key, beside the proxy's own and those of this
   * machine.
   */
  readonly mcpAllowedOrigins: ReadonlySet<string>;
  /** The key of the admin API, which turns platform mode on. Null is personal mode. */
  readonly adminKey: string | null;
  /**
   * The key that encrypts tenants' secrets on disk. If null, the admin key encrypts those that the proxy made itself.
   */
  readonly encryptionKey: string | null;
  /** 0 turns the answer cache off. */
  readonly cacheTtlSeconds: number;
  /** How many seconds after its expiry a shared answer may still stand in for an upstream that fails. */
  readonly cacheStaleSeconds: number;
  /**
   * The share of semantic hits that may be wrong. 0 allows exact hits alone; 1 serves every match, and compares
   * nothing.
   */
  readonly cacheErrorTarget: number;
  /**
   * How many tokens of a request memory may take: profile, recalled passages and frame together. 0 leaves the profile
   * alone.
   */
  readonly memoryBudgetTokens: number;
  /** How long a request waits for its memories before it goes upstream without them. */
  readonly recallDeadlineMs: number;
  /** How long a vault stays in memory after its last use, beyond what the runtime grants. */
  readonly vaultAwakeMs: number;
  /** `strict` answers once an exchange is on disk; `relaxed` does not wait for the disk. */
  readonly durability: "strict" | "relaxed";
  readonly standInModel: boolean;
  readonly embedder: EmbedderSettings;
  readonly extractor: ExtractorSettings;
  /** Null keeps everything in Durable Objects alone. */
  readonly upstash: UpstashSettings | null;
  /** The least serious log entries that are written. `info` writes a line for each exchange. */
  readonly logLevel: LogLevel;
  /** The key of `/metrics` alone. Null leaves it to the keys of the deployment. */
  readonly metricsKey: string | null;
  /** Null sends traces and metrics nowhere. */
  readonly telemetry: TelemetrySettings | null;
  /** True to tell metrics and spans of OpenTelemetry's old names too. */
  readonly oldGenAiNames: boolean;
  /** Null tells no costs. */
  readonly prices: Prices | null;
  /** Null tells nobody of events. */
  readonly webhooks: WebhookSettings | null;
}

/** The receiver of events. */
export interface WebhookSettings {
  readonly url: string;
  /** Signs each event. */
  readonly secret: string;
}

export type LogLevel = "error" | "warn" | "info";

/** The collector that takes traces and metrics. */
export interface TelemetrySettings {
  /** Without a trailing slash. */
  readonly endpoint: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly serviceName: string;
  /** The share of traces that is sampled, unless the caller has decided. */
  readonly sampledShare: number;
}

/** The prices of a million tokens of a model. */
export interface Price {
  readonly input: number;
  readonly output: number;
  /** The price of input that the provider reads from its own cache of prompts. Left out for that of input. */
  readonly cachedInput?: number | undefined;
}

/** Prices by model. `*` stands for every other model. */
export type Prices = ReadonlyMap<string, Price>;

export interface UpstashSettings {
  readonly vectorUrl: string;
  readonly vectorToken: string;
  readonly redisUrl: string;
  readonly redisToken: string;
}

/** The extractor that finds statements in what a user says. */
export type ExtractorSettings =
  | { readonly kind: "rules" }
  | { readonly kind: "llm"; readonly baseUrl: string; readonly apiKey: string | null; readonly model: string };

/** The embedder that turns texts into vectors. */
export type EmbedderSettings =
  | { readonly kind: "static" }
  | { readonly kind: "openai"; readonly baseUrl: string; readonly apiKey: string | null; readonly model: string }
  | { readonly kind: "workers-ai"; readonly model: string };

/** An upstream that the operator has named. */
export interface NamedUpstream {
  /** Without a trailing slash. */
  readonly baseUrl: string;
  /** Sent to this upstream, and to no other, when the caller brings no key of its own. */
  readonly apiKey: string | null;
  /** The upstream, by its name, that answers if this one cannot. Null for none. */
  readonly fallback: string | null;
}
