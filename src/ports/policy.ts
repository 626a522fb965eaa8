import type { CachePlan } from "../cache/plan.ts";
import type { Keeping } from "./exchange.ts";
import type { MemoryMode } from "./memory-store.ts";
import type { Limits } from "../tenant/rate-limits.ts";

/** What a tenant may do. */
export interface Policy {
  /** The modes of memory its users may ask for. */
  readonly memory: readonly MemoryMode[];
  /** `private`: answers are kept for the user who asked, and for nobody else. */
  readonly cache: "shared" | "private" | "off";
  /** Null: any. */
  readonly models: readonly string[] | null;
  readonly limits: Limits;
  /** What of each user may be kept. */
  readonly keeping: Keeping;
}

export const ALLOW_ALL: Policy = {
  memory: ["on", "read", "write", "off"],
  cache: "shared",
  models: null,
  limits: { requestsPerMinute: null, requestsPerDay: null, tokensPerMinute: null, tokensPerDay: null },
  keeping: { retentionDays: null, memories: null },
};

/** The mode of memory for a request; null: it asks for one that it may not have. Not asking takes the most there is. */
export function memoryModeUnder({ memory }: Policy, asked: MemoryMode | null): MemoryMode | null {
  if (asked !== null) return memory.includes(asked) ? asked : null;
  return ALLOW_ALL.memory.find((mode) => memory.includes(mode)) ?? null;
}

/** Whether a request may go on; where models are named, one that names none may not. */
export function allowsModel({ models }: Policy, model: unknown): boolean {
  return models === null || (typeof model === "string" && models.includes(model));
}

/** What is left of a plan: what would have been everybody's may become the asker's alone. */
export function cachePlanUnder({ cache }: Policy, plan: CachePlan, hasVault: boolean): CachePlan {
  if (!plan.use || cache === "shared" || (cache === "private" && plan.place === "private")) return plan;
  if (cache === "off" || !hasVault) return { use: false, reason: "policy" };
  return { ...plan, place: "private", collapse: false };
}
