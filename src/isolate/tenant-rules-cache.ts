import { within } from "../runtime/deadline.ts";
import { log, reasonOf } from "../runtime/log.ts";
import { renderRules } from "../memory/rules/tenant-rules.ts";
import type { RuleSet } from "../ports/rule-store.ts";
import type { Tenancy } from "../scope.ts";
import { estimateTokens } from "../text/token-estimate.ts";
import type { Ports } from "../ports/ports.ts";
import type { WaitUntil } from "../runtime/wait-until.ts";

/*
 * Caches the rules of a tenancy in the isolate, so that no request pays a hop for them. Fresh rules are used as they are,
 * older ones are looked up beside a request, and rules older than `STALE_AFTER_MS` before one. A change is in force at once
 * in the isolate that made it, and in every other within `STALE_AFTER_MS`.
 */

const FRESH_MS = 3_000;
const STALE_AFTER_MS = 10_000;
/** After a failure, no request waits for the store for this long. */
const FAILED_MS = 3_000;
const MAX_TENANCIES = 10_000;

export interface TenantRules {
  readonly version: number;
  readonly count: number;
  /** The text for the system message. Empty if there are no rules. */
  readonly block: string;
  /** The tokens of the block and of the blank line after it. */
  readonly tokens: number;
  /** True if the store did not answer: these are the last known rules, if any. */
  readonly degraded: boolean;
  /** Milliseconds that the caller has waited for them. */
  readonly waitedMs: number;
}

export const NOT_ASKED: TenantRules = { version: 0, count: 0, block: "", tokens: 0, degraded: false, waitedMs: 0 };

/** Holds plain values alone: the runtime forbids a request to touch what belongs to another. */
interface Known {
  rules: TenantRules;
  /** When the rules were last confirmed, when they were last asked for, and when that last failed. */
  at: number;
  askedAt: number;
  failedAt: number;
}

const known = new Map<string, Known>();

const keyOf = ({ account, tenant }: Tenancy): string => `${account} ${tenant}`;

/** Keeps rules that were just read or written. An older version that arrives late changes nothing. */
export function cacheRules(tenancy: Tenancy, set: RuleSet): void {
  const key = keyOf(tenancy);
  const before = known.get(key);
  const at = Date.now();
  if (before && before.rules.version > set.version) return;
  if (!before && known.size >= MAX_TENANCIES) known.clear();
  const { version } = set;
  const rules =
    before?.rules.version === version
      ? before.rules
      : { version, count: set.rules.length, ...costed(renderRules(set)), degraded: false, waitedMs: 0 };
  known.set(key, { rules, at, askedAt: at, failedAt: 0 });
}

function costed(block: string): Pick<TenantRules, "block" | "tokens"> {
  return { block, tokens: block === "" ? 0 : estimateTokens(`${block}\n\n`) };
}

/** Returns the rules. Waits for half of the recall deadline at most, and says how long: the rest is for recall. */
export function tenantRulesFor(
  tenancy: Tenancy,
  { rules, settings }: Pick<Ports, "rules" | "settings">,
  waitUntil: WaitUntil,
): TenantRules | Promise<TenantRules> {
  const key = keyOf(tenancy);
  const one = known.get(key);
  const from = Date.now();
  const age = one ? from - one.at : Infinity;
  const isBeingAsked = one !== undefined && from - one.askedAt < FRESH_MS;
  if (one && age < (isBeingAsked ? STALE_AFTER_MS : FRESH_MS)) return one.rules;
  if (one && from - one.failedAt < FAILED_MS) return { ...one.rules, degraded: true };

  if (one) one.askedAt = from;
  const asked = ask(tenancy, key, rules);
  if (one && age < STALE_AFTER_MS) {
    waitUntil(asked);
    return one.rules;
  }
  const inTime = within(settings.recallDeadlineMs / 2, asked).catch(() => noteFailure(key));
  return inTime.then((found) => ({ ...found, waitedMs: Date.now() - from }));
}

async function ask(tenancy: Tenancy, key: string, store: Ports["rules"]): Promise<TenantRules> {
  try {
    const set = await store.read(tenancy, null);
    if (set) cacheRules(tenancy, set);
    return known.get(key)?.rules ?? NOT_ASKED;
  } catch (error) {
    log("warn", { event: "rules_degraded", reason: reasonOf(error) });
    return noteFailure(key);
  }
}

function noteFailure(key: string): TenantRules {
  const one = known.get(key) ?? { rules: NOT_ASKED, at: 0, askedAt: 0, failedAt: 0 };
  one.failedAt = Date.now();
  known.set(key, one);
  return { ...one.rules, degraded: true };
}
