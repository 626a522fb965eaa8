/** How many rows there are of each kind, by table or by place. */
export type RowCounts = Readonly<Record<string, number>>;

/** The cost of one user. */
export interface VaultUsage {
  readonly rows: RowCounts;
  /** The size of the vault's storage. */
  readonly bytes: number;
  /**
   * Milliseconds that alarms, which run off the requests' path, have taken so far. 0 if the runtime's clock stands
   * still.
   */
  readonly alarmMs: number;
  /** When the retention task last ran, in RFC 3339. Null if it never has. */
  readonly tidiedAt: string | null;
  /** The exchanges that are still recorded, by day and model, latest first. */
  readonly days: readonly UserDay[];
}

/** How the storage of one user has changed. */
export interface VaultSize {
  /** The bytes by which it grew since this was last asked, or since the vault woke up. Negative if it shrank. */
  readonly grown: number;
  /** Turns that wait to be read. */
  readonly waiting: number;
}

/** The tokens that one user took on one day of one model. */
export interface UserDay {
  /** In UTC. */
  readonly date: string;
  readonly model: string;
  readonly exchanges: number;
  readonly cacheHits: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly savedInputTokens: number;
  readonly savedOutputTokens: number;
  readonly memoryTokens: number;
}

/** Tokens of a day by what they were for, and their prices at the time. A price is 0 where none is set. */
export const AMOUNTS = [
  /** Tokens that providers counted. */
  "inputTokens",
  "outputTokens",
  /** Tokens of answers that the cache served instead. */
  "savedInputTokens",
  "savedOutputTokens",
  /** Tokens that memory and rules added to requests. */
  "memoryTokens",
  "savedCost",
  "memoryCost",
] as const;

export type UsageAmounts = Readonly<Record<(typeof AMOUNTS)[number], number>>;

export const NO_AMOUNTS: UsageAmounts = {
  inputTokens: 0,
  outputTokens: 0,
  savedInputTokens: 0,
  savedOutputTokens: 0,
  memoryTokens: 0,
  savedCost: 0,
  memoryCost: 0,
};

/**
 * Events of a day, by name: `refused:rate_limit_exceeded`, `recall:16`. The names are of closed sets
 * (`metrics/traffic-of.ts`).
 */
export type TrafficCounts = Readonly<Record<string, number>>;

/** Merges two counts of one name. The most that was seen of something is no sum. */
export const mergeTraffic = (name: string, one: number, other: number): number =>
  isPeak(name) ? Math.max(one, other) : one + other;

export const isPeak = (name: string): boolean => name.startsWith("peak:");

/** The use that one tenant or tenancy made of the proxy on one day. */
export interface UsageDay extends UsageAmounts {
  /** In UTC. */
  readonly date: string;
  readonly requests: number;
  readonly tokens: number;
  readonly cacheHits: number;
  /** Left out if nothing was counted. */
  readonly traffic?: TrafficCounts;
}

/** Adds the amounts of one day to those of another. */
export function addAmounts(one: UsageAmounts, other: Partial<UsageAmounts>): UsageAmounts {
  const sum: Record<string, number> = {};
  for (const name of AMOUNTS) sum[name] = one[name] + (other[name] ?? 0);
  return sum as UsageAmounts;
}
