import type { CacheState } from "../ports/answer-store.ts";
import {
  earnedBound,
  errorBound,
  type Evidence,
  isEarned,
  isProven,
  NO_EVIDENCE,
  wilsonInterval,
} from "./error-bound.ts";
import { MATCH_KINDS } from "./match-kind.ts";
import { NEAR_BANDS } from "./near-question.ts";

interface CachePolicy {
  /** Shares answers among all users, keeps each user's own, or keeps none. */
  readonly cache: "shared" | "private" | "off";
  readonly ttlSeconds: number;
  readonly staleSeconds: number;
  /** The share of semantic hits that may be wrong. */
  readonly errorTarget: number;
}

/** Returns the body of `GET /cache`, in the words of its readers. */
export function cacheReport({ since, entries, bytes, counts, evidence }: CacheState, policy: CachePolicy): object {
  const of = (name: string): number => counts[name] ?? 0;
  const under = (prefix: string): Record<string, number> =>
    Object.fromEntries(
      Object.entries(counts).flatMap(([name, n]) => (name.startsWith(prefix) ? [[name.slice(prefix.length), n]] : [])),
    );
  const hits = under("hit:");
  const bypasses = under("bypass:");
  const kinds = Object.fromEntries(
    MATCH_KINDS.map((kind) => [
      kind,
      kindReport(evidence[kind] ?? NO_EVIDENCE, evidence["repeat"] ?? NO_EVIDENCE, policy),
    ]),
  );
  return {
    since: new Date(since).toISOString(),
    hits: { total: sum(hits), exact: 0, semantic: 0, collapsed: 0, substitute: 0, ...hits, stale: of("stale") },
    misses: {
      total: of("miss") + sum(under("miss:")),
      explored: of("miss:explored"),
      unproven: of("miss:unproven"),
    },
    refreshes: of("request"),
    bypasses: { total: sum(bypasses), ...bypasses },
    saved: {
      promptTokens: of("promptTokens"),
      completionTokens: of("completionTokens"),
      totalTokens: of("promptTokens") + of("completionTokens"),
      seconds: of("milliseconds") / 1000,
    },
    entries,
    bytes,
    error: errorReport(evidence, policy.errorTarget),
    policy: { ...policy, semantic: { ...kinds, near: nearReport(evidence, policy) } },
  };
}

/** Returns the comparisons of all kinds that are served, with their interval at 95 %. */
function errorReport(evidence: CacheState["evidence"], target: number): object {
  const repeats = evidence["repeat"] ?? NO_EVIDENCE;
  const served = [
    ...MATCH_KINDS.map((kind) => evidence[kind] ?? NO_EVIDENCE).filter((one) => isProven(one, repeats, target)),
    ...NEAR_BANDS.map((band) => evidence[band] ?? NO_EVIDENCE).filter((one) => isEarned(one, repeats, target)),
  ];
  const compared = served.reduce((total, one) => total + one.compared, 0);
  const differed = served.reduce((total, one) => total + one.differed, 0);
  return {
    target,
    estimate: compared === 0 ? null : differed / compared,
    interval: wilsonInterval({ compared, differed }),
    compared,
    differed,
  };
}

function kindReport(evidence: Evidence, repeats: Evidence, { errorTarget }: CachePolicy): object {
  return {
    served: isProven(evidence, repeats, errorTarget),
    ...evidence,
    /** The highest error to expect, including the prior that a kind begins with. */
    bound: errorTarget > 0 && errorTarget < 1 ? errorBound(evidence, errorTarget) : null,
  };
}

/** Returns what near questions have earned, as a whole and by band. A band that was never compared is left out. */
function nearReport(evidence: CacheState["evidence"], { errorTarget }: CachePolicy): object {
  const repeats = evidence["repeat"] ?? NO_EVIDENCE;
  const compared = NEAR_BANDS.flatMap((band) => (evidence[band] ? [[band, evidence[band]] as const] : []));
  const bands = compared.map(([band, one]): [string, object] => [
    band,
    { served: isEarned(one, repeats, errorTarget), ...one, bound: earnedBound(one) },
  ]);
  return {
    served: compared.some(([, one]) => isEarned(one, repeats, errorTarget)),
    compared: compared.reduce((total, [, one]) => total + one.compared, 0),
    differed: compared.reduce((total, [, one]) => total + one.differed, 0),
    bands: Object.fromEntries(bands),
  };
}

const sum = (counts: Readonly<Record<string, number>>): number => Object.values(counts).reduce((a, b) => a + b, 0);
