import type { Meanings } from "../memory/outdates/judged/meanings.ts";
import type { AnswerStore } from "./answer-store.ts";
import type { ColdRecords } from "./cold-records.ts";
import type { ColdAnswers, ColdTier } from "./cold-tier.ts";
import type { ConnectionTable, DeploymentSecrets, Upstream } from "./deployment.ts";
import type { Embedder } from "./embedder.ts";
import type { GrantStore } from "./grant-store.ts";
import type { Extractor } from "./extractor.ts";
import type { MemoryStore } from "./memory-store.ts";
import type { RuleStore } from "./rule-store.ts";
import type { Settings } from "./settings.ts";
import type { FairSemaphore } from "../runtime/fair-semaphore.ts";
import type { Telemetry } from "./telemetry.ts";
import type { TenantDirectory, Tenants } from "./tenants.ts";
import type { Webhooks } from "./webhooks.ts";

/* The ports that each part of the proxy is handed. `wiring.ts` fills them with adapters. */

/** The ports of a request. */
export interface Ports {
  readonly settings: Settings;
  readonly memory: MemoryStore;
  readonly answers: AnswerStore;
  readonly rules: RuleStore;
  readonly grants: GrantStore;
  readonly deploymentSecrets: DeploymentSecrets;
  readonly tenantDirectory: TenantDirectory;
  readonly tenants: Tenants;
  readonly embedder: Embedder;
  readonly upstream: Upstream;
  /** Reaches no address of this machine or its network, whatever a name resolves to. */
  readonly publicUpstream: Upstream;
  /** Null if the runtime itself notices when a caller hangs up. */
  readonly connections: ConnectionTable | null;
  /** Limits how many vaults are opened or written at once. Null unless they share the thread of the requests. */
  readonly vaultTurns: FairSemaphore | null;
  /** Null unless `STAND_IN_MODEL` is on. */
  readonly standIn: Upstream | null;
  /** Null if nothing collects traces and metrics. */
  readonly telemetry: Telemetry | null;
  /** Null if nobody is told of events. */
  readonly webhooks: Webhooks | null;
}

/** The ports of a user's vault. */
export interface VaultPorts {
  /** Learns of a vault before it is made. Null in personal mode, where nobody keeps a list of vaults. */
  readonly tenants: Pick<Tenants, "register"> | null;
  readonly embedder: Embedder;
  readonly extractor: Extractor;
  /** Compares sentences, whichever embedder compares memories. Null without a judge of changes. */
  readonly meanings: Meanings | null;
  readonly durability: Settings["durability"];
  readonly rules: Pick<RuleStore, "report" | "word">;
  /** Null if the vault's own storage is the only one. */
  readonly cold: ColdTier | null;
  /**
   * How long recall waits for vectors from the cold tier before it ranks by words, or for old memories of a vault that wakes
   * up: half of `RECALL_DEADLINE_MS`.
   */
  readonly patienceMs: number;
  /** `MEMORY_BUDGET_TOKENS`. */
  readonly budgetTokens: number;
  /** `VAULT_AWAKE_SECONDS`. */
  readonly awakeMs: number;
  /** Null if nobody is told of events. */
  readonly webhooks: Webhooks | null;
}

/** The ports of a tenancy's shared answers. */
export interface AnswersPorts {
  /** `CACHE_ERROR_TARGET`. */
  readonly errorTarget: number;
  /** Null if the object's own storage is the only one. */
  readonly cold: ColdAnswers | null;
  /**
   * How long a question may wait for the cold tier, once: half of `RECALL_DEADLINE_MS`. The other half is left to
   * answer in.
   */
  readonly patienceMs: number;
}

/** The ports of a tenant of platform mode. */
export interface TenantPorts {
  readonly memory: MemoryStore;
  readonly answers: AnswerStore;
  readonly rules: RuleStore;
  readonly grants: Pick<GrantStore, "eraseOfTenant">;
  /** Null if the object's own storage is the only one. */
  readonly records: ColdRecords | null;
  /** The first encrypts secrets; any of them may have encrypted one that is stored. */
  readonly sealingKeys: readonly string[];
  /** Fetches a key set, from public addresses alone if its URL names a host. */
  readonly fetchKeys: (url: string, init: RequestInit) => Promise<Response>;
}
