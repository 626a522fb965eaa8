import { type Cost, type LimitName, type Limits, RATE_LIMITS } from "../ports/policy.ts";

/*
 * How much a tenant may do in a minute and in a day. A window begins with the first request after the
 * last one ran out, and counts whole requests: nothing is averaged, and nothing depends on the hour.
 */

export interface Window {
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly used: number;
}

export type Windows = Readonly<Partial<Record<LimitName, Window>>>;

/** The limit that a request ran into. `fits`: it would fit into a window of its own. */
export interface Exceeded {
  readonly name: LimitName;
  readonly quota: number;
  readonly retryAfterSeconds: number;
  readonly fits: boolean;
}

/** What the windows are once a request has been let in; or which limit keeps it out, of several the one that lasts longest. */
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

/**
 * What was counted in several places, as one: a window lasts from the first start, wherever it was, and holds all that
 * was counted in it.
 */
export function mergeWindows(parts: readonly Windows[], now: number): Windows {
  const entries = RATE_LIMITS.flatMap(({ name, seconds }) => {
    const open = parts.flatMap((part) => (isOpen(part[name], seconds, now) ? [part[name]] : []));
    if (open.length === 0) return [];
    const startedAt = Math.min(...open.map((window) => window.startedAt));
    return [[name, { startedAt, used: open.reduce((sum, { used }) => sum + used, 0) }] as const];
  });
  return Object.fromEntries(entries);
}

/** What of `all` was counted here, where the others have counted so much. */
export function subtractWindows(all: Windows, others: Windows): Windows {
  const entries = RATE_LIMITS.flatMap(({ name }) => {
    const window = all[name];
    return window ? [[name, { ...window, used: window.used - (others[name]?.used ?? 0) }] as const] : [];
  });
  return Object.fromEntries(entries);
}

/** Puts right what was estimated. Windows that began since have nothing to do with it. */
export function adjustTokens(windows: Windows, admittedAt: number, tokens: number): Windows {
  const entries = RATE_LIMITS.flatMap(({ name, unit }) => {
    const window = windows[name];
    if (!window) return [];
    const counts = unit === "tokens" && window.startedAt <= admittedAt;
    return [[name, counts ? { ...window, used: Math.max(0, window.used + tokens) } : window] as const];
  });
  return Object.fromEntries(entries);
}

/** `RateLimit-Policy` and `RateLimit` as draft-ietf-httpapi-ratelimit-headers-10 has them; null: nothing is limited. */
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
