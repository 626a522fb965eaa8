/** A log entry in a fixed vocabulary: events and codes, never content, keys or ids of users. */
export interface LogEntry {
  readonly event: string;
  readonly reason?: string;
  readonly status?: number;
  readonly count?: number;
  /** A fixed text about what a person can do. */
  readonly advice?: string;
}

type Level = "info" | "warn" | "error";

const RANKS: Readonly<Record<Level, number>> = { info: 0, warn: 1, error: 2 };

/** The least serious level that is written: one for the isolate, because a log line does not know whose settings hold. */
let least: Level = "warn";

/** Drops entries below a level. */
export const limitLogs = (level: Level): void => void (least = level);

/** Returns whether entries of a level are written, for those that would only build them to be dropped. */
export const isLogged = (level: Level): boolean => RANKS[level] >= RANKS[least];

/** Emits a log entry, as one JSON object a line. All logs of the Worker come from this function. */
export function log(level: Level, entry: LogEntry | ExchangeLine): void {
  if (isLogged(level)) console[level](JSON.stringify({ level, ...entry }));
}

/** The line of an exchange at `LOG_LEVEL=info`. Labels are those of the metrics; ids are made here, digests keyed. */
export interface ExchangeLine {
  readonly event: "exchange";
  readonly id: string;
  /** The caller's `x-request-id`, or ours. */
  readonly request: string;
  /** A digest of account, tenant and user. Empty if the caller has no account. */
  readonly scope: string;
  readonly dialect: string;
  readonly upstream: string;
  readonly model: string;
  readonly status: number;
  readonly error?: string;
  readonly cache: string;
  readonly memory: string;
  readonly recalled: number;
  readonly memoryTokens: number;
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
  readonly ms: number;
  /** Milliseconds of each part. */
  readonly stages: Readonly<Record<string, number>>;
}

/** Returns the class of an unknown failure. Its message may hold content and is never logged. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
