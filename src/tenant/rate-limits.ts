import { type Cost, type LimitName, type Limits, RATE_LIMITS } from "../ports/policy.ts";

/*
 * Limits for a minute and for a day. A window begins with the first request after the last window has ended, and counts whole
 * requests: nothing is averaged, and nothing depends on the hour.
 */

/** One open window of a limit. */
export interface Window {
  /** In milliseconds since the epoch. */
  readonly startedAt: number;
  readonly used: number;
}

export type Windows = Readonly<Partial<Record<LimitName, Window>>>;

/** The limit that a request exceeds. */
export interface Exceeded {
  readonly name: LimitName;
  readonly quota: number;
  readonly retryAfterSeconds: number;
  /** True if the request fits into a new window. */
  readonly fits: boolean;
}

/** Returns the windows with the request counted, or the limit that it exceeds; of several, the one that lasts longest. */
export function charge(
  windows: Windows,
  limits: Limits,
  cost: Cost,
  now: number,
): { readonly windows: Windows; readonly exceeded: null } | { readonly windows: null; readonly exceeded: Exceeded } {
  const charged: Partial<Record<LimitName, Window>> = {};
  let exceeded: Exceeded | null = null;
  for (const { name, field, unit, seconds } of RATE_LIMITS) {
    const quota = limits[field];
    if (quota === null) continue;
    const { startedAt, used } = openWindow(windows[name], seconds, now);
    const retryAfterSeconds = secondsLeft(startedAt, seconds, now);
    const full = cost[unit] > 0 && used + cost[unit] > quota;
    if (full && retryAfterSeconds >= (exceeded?.retryAfterSeconds ?? 0)) {
      exceeded = { name, quota, retryAfterSeconds, fits: cost[unit] <= quota };
    }
    charged[name] = { startedAt, used: used + cost[unit] };
  }
  return exceeded ? { windows: null, exceeded } : { windows: charged, exceeded: null };
}

/** Merges the windows of several deployments: a window begins with the first of them and holds the sum of their counts. */
export function mergeWindows(parts: readonly Windows[], now: number): Windows {
  const entries = RATE_LIMITS.flatMap(({ name, seconds }) => {
    const open = parts.flatMap((part) => (isOpen(part[name], seconds, now) ? [part[name]] : []));
    if (open.length === 0) return [];
    const startedAt = Math.min(...open.map((window) => window.startedAt));
    return [[name, { startedAt, used: open.reduce((sum, { used }) => sum + used, 0) }] as const];
  });
  return Object.fromEntries(entries);
}

/** Returns this deployment's share of merged windows: `all` without the counts of `others`. */
export function subtractWindows(all: Windows, others: Windows): Windows {
  const entries = RATE_LIMITS.flatMap(({ name }) => {
    const window = all[name];
    return window ? [[name, { ...window, used: window.used - (others[name]?.used ?? 0) }] as const] : [];
  });
  return Object.fromEntries(entries);
}

/** Adds the difference to an estimate. A window that began after the request was admitted does not change. */
export function adjustTokens(windows: Windows, admittedAt: number, tokens: number): Windows {
  const entries = RATE_LIMITS.flatMap(({ name, unit }) => {
    const window = windows[name];
    if (!window) return [];
    const counts = unit === "tokens" && window.startedAt <= admittedAt;
    return [[name, counts ? { ...window, used: Math.max(0, window.used + tokens) } : window] as const];
  });
  return Object.fromEntries(entries);
}

/** Returns `RateLimit-Policy` and `RateLimit` after draft-ietf-httpapi-ratelimit-headers-10. Returns null without limits. */
export function rateLimitHeaders(windows: Windows, limits: Limits, now: number): Record<string, string> | null {
  const set = RATE_LIMITS.flatMap(({ name, field, seconds }) => {
    const quota = limits[field];
    return quota === null ? [] : [{ name, quota, seconds, ...openWindow(windows[name], seconds, now) }];
  });
  if (set.length === 0) return null;
  return {
    "ratelimit-policy": set.map(({ name, quota, seconds }) => `"${name}";q=${quota};w=${seconds}`).join(", "),
    ratelimit: set
      .map(({ name, quota, seconds, startedAt, used }) => {
        return `"${name}";r=${Math.max(0, quota - used)};t=${secondsLeft(startedAt, seconds, now)}`;
      })
      .join(", "),
  };
}

function openWindow(window: Window | undefined, seconds: number, now: number): Window {
  return isOpen(window, seconds, now) ? window : { startedAt: now, used: 0 };
}

const isOpen = (window: Window | undefined, seconds: number, now: number): window is Window =>
  window !== undefined && now < window.startedAt + seconds * 1000;

const secondsLeft = (startedAt: number, seconds: number, now: number): number =>
  Math.max(1, Math.ceil((startedAt - now) / 1000 + seconds));
