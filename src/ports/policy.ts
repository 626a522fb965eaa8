import type { RetentionPolicy } from "./exchange.ts";
import type { MemoryMode } from "./memory-store.ts";

export const RATE_LIMITS = [
  { name: "requests-per-minute", field: "requestsPerMinute", unit: "requests", seconds: 60 },
  { name: "requests-per-day", field: "requestsPerDay", unit: "requests", seconds: 86_400 },
  { name: "tokens-per-minute", field: "tokensPerMinute", unit: "tokens", seconds: 60 },
  { name: "tokens-per-day", field: "tokensPerDay", unit: "tokens", seconds: 86_400 },
] as const;

export type LimitName = (typeof RATE_LIMITS)[number]["name"];

/** Null: as much as it likes. */
export type Limits = Readonly<Record<(typeof RATE_LIMITS)[number]["field"], number | null>>;

export interface Cost {
  readonly requests: number;
  /** An estimate until the answer says what it was. */
  readonly tokens: number;
}

/** What a tenant may do. */
export interface Policy {
  /** The modes of memory its users may ask for. */
  readonly memory: readonly MemoryMode[];
  /** `private`: answers are kept for the user who asked, and for nobody else. */
  readonly cache: "shared" | "private" | "off";
  /** Null: any. */
  readonly models: readonly string[] | null;
  readonly limits: Limits;
  /** What of each user may be kept. */
  readonly keeping: RetentionPolicy;
}

export const ALLOW_ALL: Policy = {
  memory: ["on", "read", "write", "off"],
  cache: "shared",
  models: null,
  limits: { requestsPerMinute: null, requestsPerDay: null, tokensPerMinute: null, tokensPerDay: null },
  keeping: { retentionDays: null, memories: null },
};
