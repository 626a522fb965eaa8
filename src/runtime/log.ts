/** A log entry in a fixed vocabulary: events and codes, never content, keys or ids of users. */
export interface LogEntry {
  readonly event: string;
  readonly reason?: string;
  readonly status?: number;
  readonly count?: number;
}

/** Emits a log entry, as one JSON object a line. All logs of the Worker come from this function. */
export function log(level: "info" | "warn" | "error", entry: LogEntry): void {
  console[level](JSON.stringify({ level, ...entry }));
}

/** Returns the class of an unknown failure. Its message may hold content and is never logged. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
