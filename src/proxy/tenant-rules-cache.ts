import { within } from "../runtime/deadline.ts";
import { log, reasonOf } from "../runtime/log.ts";
import { renderRules } from "../memory/tenant-rules.ts";
import type { RuleSet } from "../ports/rule-store.ts";
import type { Tenancy } from "../scope.ts";
import { estimateTokens } from "../text/token-estimate.ts";
import type { Ports } from "../ports/ports.ts";
import type { WaitUntil } from "../runtime/wait-until.ts";

/*
 * The rules of a tenancy as this isolate knows them, so that no request pays a hop for them: as they are for so long,
 * then looked up beside a request, and only after a silence before one. A change is in force at once where it was
 * made, and everywhere else within `STALE_AFTER_MS`.
 */

const FRESH_MS = 3_000;
const STALE_AFTER_MS = 10_000;
/** A store that fails is asked before a request this seldom. */
const FAILED_MS = 3_000;
const MAX_TENANCIES = 10_000;

export interface TenantRules {
  readonly version: number;
  readonly count: number;
  /** The text to place into the system message; empty: there are no rules. */
  readonly block: string;
  /** What the block costs, with the blank line after it. */
  readonly tokens: number;
  /** They could not be asked for: these are the last that were known, if any. */
  readonly degraded: boolean;
  /** Milliseconds the caller has been kept waiting for them. */
  readonly waitedMs: number;
}

export const NOT_ASKED: TenantRules = { version: 0, count: 0, block: "", tokens: 0, degraded: false, waitedMs: 0 };

/** Plain values alone: what belongs to one request must not be touched by another. */
interface Known {
  rules: TenantRules;
  /** When they were known to be so, when last asked for, and when last in vain. */
  at: number;
  askedAt: number;
  failedAt: number;
}

const known = new Map<string, Known>();

const keyOf = ({ account, tenant }: Tenancy): string => `${account} ${tenant}`;

/** What was just read or written. An older version that was on its way meanwhile changes nothing. */
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

/** Waits for half of the recall deadline at most, and says how long: the rest is for recall. */
export function tenantRulesFor(
  tenancy: Tenancy,
  { rules, settings }: Pick<Ports, "rules" | "settings">,
  waitUntil: WaitUntil,
): TenantRules | Promise<TenantRules> {
  const key = keyOf(tenancy);
  const one = known.get(key);
  const from = Date.now();
  const age = one ? from - one.at : Infinity;
  const beingAsked = one !== undefined && from - one.askedAt < FRESH_MS;
  if (one && age < (beingAsked ? STALE_AFTER_MS : FRESH_MS)) return one.rules;
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
