/** What happened, in a fixed vocabulary: events and codes, never content, keys or ids of users. */
export interface LogEntry {
  readonly event: string;
  readonly reason?: string;
  readonly status?: number;
  readonly count?: number;
}

/** The one emitter of logs: one JSON object a line. */
export function log(level: "info" | "warn" | "error", entry: LogEntry): void {
  console[level](JSON.stringify({ level, ...entry }));
}

/** The class of an unknown failure: its message may hold content and is not for logs. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
