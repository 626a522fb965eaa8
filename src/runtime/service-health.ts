import { log } from "./log.ts";

/*
 * Services that this isolate has lately failed to reach. A request that reaches its services pays nothing for it but a look
 * at an empty map. `/readyz` reads it, and a line is logged when a service begins to fail, then at most twice a minute.
 */

/** A service fails as long as its last failure is no older, and nothing has reached it since. */
const FAILS_FOR_MS = 60_000;
const LOG_AFTER_MS = 30_000;
const MAX_SERVICES = 100;

/** A service that fails. Times are milliseconds since the epoch. */
export interface FailingService {
  /** `upstream`, `upstream:groq`, `upstash`, `embedder`, `storage:vault`. */
  readonly service: string;
  /** A code, such as `upstream_unreachable`. */
  readonly reason: string;
  readonly since: number;
  readonly failures: number;
}

interface Noted {
  reason: string;
  readonly since: number;
  lastAt: number;
  failures: number;
  loggedAt: number;
  readonly isLasting: boolean;
}

const failing = new Map<string, Noted>();

/**
 * Notes that a service could not be reached.
 * @param advice a fixed text that tells the operator what to look at
 * @param isLasting true for what only another start can mend: it is told as long as the isolate lives
 */
export function noteFailure(service: string, reason: string, advice: string, now: number, isLasting = false): void {
  const known = failing.get(service);
  const isNew = !known || !fails(known, now);
  if (isNew && failing.size >= MAX_SERVICES) failing.clear();
  const one = isNew ? { reason, since: now, lastAt: now, failures: 0, loggedAt: 0, isLasting } : known;
  if (isNew) failing.set(service, one);
  one.reason = reason;
  one.lastAt = now;
  one.failures += 1;
  if (now - one.loggedAt < LOG_AFTER_MS) return;
  one.loggedAt = now;
  log("warn", { event: reason, reason: service, count: one.failures, advice });
}

const fails = ({ lastAt, isLasting }: Noted, now: number): boolean => isLasting || now - lastAt <= FAILS_FOR_MS;

/** Notes that a service was reached. */
export function noteSuccess(service: string): void {
  if (failing.size > 0) failing.delete(service);
}

/** Returns the services that fail. */
export function failingServices(now: number): FailingService[] {
  return [...failing].flatMap(([service, noted]) => {
    const { reason, since, failures } = noted;
    return fails(noted, now) ? [{ service, reason, since, failures }] : [];
  });
}

/** Forgets all failures. For tests. */
export const forgetFailures = (): void => failing.clear();
