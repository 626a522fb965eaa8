/** The use of memory in an exchange: reading, writing, both (`on`) or neither (`off`). */
export type MemoryMode = "on" | "off" | "read" | "write";

/** Limits on what is kept of a user. */
export interface RetentionPolicy {
  /** Days after which a memory goes that is neither pinned nor said again. Null keeps it. */
  readonly retentionDays: number | null;
  /** Memories of one user; past it the oldest rounds go. Null allows as many as a vault can hold. */
  readonly memories: number | null;
}

export const RATE_LIMITS = [
  { name: "requests-per-minute", field: "requestsPerMinute", unit: "requests", seconds: 60 },
  { name: "requests-per-day", field: "requestsPerDay", unit: "requests", seconds: 86_400 },
  { name: "tokens-per-minute", field: "tokensPerMinute", unit: "tokens", seconds: 60 },
  { name: "tokens-per-day", field: "tokensPerDay", unit: "tokens", seconds: 86_400 },
] as const;

export type LimitName = (typeof RATE_LIMITS)[number]["name"];

/** The rate limits of a tenant. Null is no limit. */
export type Limits = Readonly<Record<(typeof RATE_LIMITS)[number]["field"], number | null>>;

export interface Cost {
  readonly requests: number;
  /** An estimate until the answer tells the true number. */
  readonly tokens: number;
}

/** A tenant's permissions. */
export interface Policy {
  /** The modes of memory that its users may ask for. */
  readonly memory: readonly MemoryMode[];
  /** `shared` keeps answers for all users, `private` only for the user who asked. */
  readonly cache: "shared" | "private" | "off";
  /** Null allows every model. */
  readonly models: readonly string[] | null;
  readonly limits: Limits;
  readonly keeping: RetentionPolicy;
  /** The upstream, by its name, to which `/v1/*` goes for this tenant. Null is the default one. */
  readonly upstream: string | null;
}

export const ALLOW_ALL: Policy = {
  memory: ["on", "read", "write", "off"],
  cache: "shared",
  models: null,
  limits: { requestsPerMinute: null, requestsPerDay: null, tokensPerMinute: null, tokensPerDay: null },
  keeping: { retentionDays: null, memories: null },
  upstream: null,
};
