import { durableAnswers, durableSecrets, durableMemory, durableRules } from "./adapters/durable-objects.ts";
import { durableGrants } from "./adapters/durable-grants.ts";
import { durableTenantDirectory, durableTenants } from "./adapters/durable-tenants.ts";
import { httpWebhooks } from "./adapters/http-webhooks.ts";
import { httpUpstream, upstreamThrough } from "./adapters/http-upstream.ts";
import { kernelConnections } from "./adapters/kernel-connections.ts";
import { llmExtractor } from "./adapters/llm-extractor.ts";
import { preloadPatterns, rulesExtractor } from "./adapters/rules-extractor.ts";
import { standInModel } from "./adapters/stand-in-model.ts";
import { staticEmbedding } from "./adapters/static-embedding.ts";
import { otlpCollector } from "./adapters/otlp-collector.ts";
import { openAiEmbedding } from "./adapters/openai-embedding.ts";
import { upstashAnswers, upstashColdTier, upstashRecords } from "./adapters/upstash.ts";
import { workersAiEmbedding } from "./adapters/workers-ai-embedding.ts";
import { reachOf } from "./http/network-reach.ts";
import { settingsOf } from "./config.ts";
import { FairSemaphore } from "./runtime/fair-semaphore.ts";
import type { ColdRecords } from "./ports/cold-records.ts";
import type { ColdAnswers, ColdTier } from "./ports/cold-tier.ts";
import type { ConnectionTable, Upstream } from "./ports/deployment.ts";
import type { Embedder } from "./ports/embedder.ts";
import type { Extractor } from "./ports/extractor.ts";
import type { AnswersPorts, Ports, TenantPorts, VaultPorts } from "./ports/ports.ts";
import type { Settings } from "./ports/settings.ts";
import type { Webhooks } from "./ports/webhooks.ts";

/* The one file that turns settings into adapters. */

/**
 * Vaults that are opened or written at once on plain workerd. A new one takes 2 to 7 ms of the thread, so that a deadline
 * fires within a second, whatever the crowd. Fewer would cost a burst of 50 its memory, which the thread has time for.
 */
const VAULTS_AT_ONCE = 128;
/**
 * Turns at a time of a loud tenancy and of a loud user, beside others. Vaults on this machine keep the thread busy with as
 * few. Those behind Upstash wait for the network.
 */
const OF_THE_LOUD = { loudTenancy: 2, loudUser: 1 };
const OF_THE_LOUD_AFAR = { loudTenancy: 32, loudUser: 8 };

const wired = new WeakMap<object, Ports>();

/** Makes the ports of a Worker, once for each `env` object that the runtime hands out. */
export function wire(env: Env): Ports {
  let ports = wired.get(env);
  if (!ports) {
    const settings = settingsOf(env);
    const secrets = durableSecrets(env);
    const connections = callersIn(env);
    ports = {
      settings,
      memory: durableMemory(env),
      answers: durableAnswers(env),
      rules: durableRules(env),
      grants: durableGrants(env, secrets),
      deploymentSecrets: secrets,
      embedder: embedderIn(env),
      tenantDirectory: durableTenantDirectory(env),
      tenants: durableTenants(env),
      upstream: httpUpstream,
      publicUpstream: publicUpstreamIn(env),
      connections,
      vaultTurns: connections ? vaultTurnsFor(settings) : null,
      standIn: settings.standInModel ? standInModel : null,
      telemetry: settings.telemetry ? otlpCollector(settings.telemetry) : null,
      webhooks: webhooksIn(env),
    };
    wired.set(env, ports);
  }
  return ports;
}

/** Returns the turns of vaults that share the thread of the requests. */
function vaultTurnsFor({ upstash }: Settings): FairSemaphore {
  return new FairSemaphore({ all: VAULTS_AT_ONCE, ...(upstash ? OF_THE_LOUD_AFAR : OF_THE_LOUD) });
}

const webhooks = new WeakMap<object, Webhooks>();

/** Returns the one receiver of events that all requests and vaults of an isolate share. */
function webhooksIn(env: Env): Webhooks | null {
  const settings = settingsOf(env).webhooks;
  let receiver = webhooks.get(env) ?? null;
  if (settings && !receiver) webhooks.set(env, (receiver = httpWebhooks(settings)));
  return receiver;
}

/**
 * Returns the table of connections. `npm start` alone binds it, so it is not part of the types that wrangler generates.
 */
function callersIn(env: Env & { CALLERS?: Fetcher; FILES_LIMIT?: string }): ConnectionTable | null {
  return env.CALLERS ? kernelConnections(env.CALLERS, Number(env.FILES_LIMIT)) : null;
}

/**
 * Returns the upstream for public hosts. Cloudflare's network has no private side; for plain workerd `npm start` binds
 * one.
 */
function publicUpstreamIn(env: Env & { PUBLIC_NETWORK?: Fetcher }): Upstream {
  return env.PUBLIC_NETWORK ? upstreamThrough(env.PUBLIC_NETWORK) : httpUpstream;
}

export function wireAnswers(env: Env): AnswersPorts {
  const { cacheErrorTarget: errorTarget, recallDeadlineMs } = settingsOf(env);
  return { errorTarget, cold: coldAnswersIn(env), patienceMs: recallDeadlineMs / 2 };
}

const coldAnswers = new WeakMap<object, ColdAnswers>();

/** Returns the one cold store that all tenancies of an isolate share, or null without Upstash. */
function coldAnswersIn(env: Env): ColdAnswers | null {
  const { upstash } = settingsOf(env);
  let cold = coldAnswers.get(env) ?? null;
  if (upstash && !cold) coldAnswers.set(env, (cold = upstashAnswers(upstash)));
  return cold;
}

export function wireVault(env: Env): VaultPorts {
  const { adminKey, durability, recallDeadlineMs, memoryBudgetTokens: budgetTokens } = settingsOf(env);
  const tenants = adminKey === null ? null : durableTenants(env);
  const [embedder, extractor, cold] = [embedderIn(env), extractorIn(env), coldTierIn(env)];
  const patienceMs = recallDeadlineMs / 2;
  const rules = durableRules(env);
  return { embedder, extractor, durability, tenants, cold, patienceMs, budgetTokens, rules, webhooks: webhooksIn(env) };
}

const tiers = new WeakMap<object, ColdTier>();

/** Returns the one cold tier that all vaults of an isolate share, or null without Upstash. */
function coldTierIn(env: Env): ColdTier | null {
  const { upstash } = settingsOf(env);
  let cold = tiers.get(env) ?? null;
  if (upstash && !cold) tiers.set(env, (cold = upstashColdTier(env, upstash)));
  return cold;
}

const extractors = new WeakMap<object, Extractor>();

/** Returns the one extractor that all vaults of an isolate share, with what it has learnt about its endpoint. */
function extractorIn(env: Env): Extractor {
  let extractor = extractors.get(env);
  const settings = settingsOf(env).extractor;
  if (!extractor) {
    extractor = settings.kind === "llm" ? llmExtractor(settings) : rulesExtractor;
    if (extractor === rulesExtractor) preloadPatterns();
    extractors.set(env, extractor);
  }
  return extractor;
}

const embedders = new WeakMap<object, Embedder>();

/** Returns the one embedder that all requests and vaults of an isolate share, with its breaker. */
function embedderIn(env: Env): Embedder {
  let embedder = embedders.get(env);
  if (!embedder) embedders.set(env, (embedder = newEmbedder(env, settingsOf(env).embedder)));
  return embedder;
}

function newEmbedder({ AI }: Env, settings: Settings["embedder"]): Embedder {
  if (settings.kind === "openai") return openAiEmbedding(settings);
  if (settings.kind === "workers-ai" && AI) return workersAiEmbedding(AI, settings.model);
  return staticEmbedding;
}

const records = new WeakMap<object, ColdRecords>();

/** Returns the one store that all tenants, rulebooks and the directory of an isolate share, or null without Upstash. */
export function wireRecords(env: Env): ColdRecords | null {
  const { upstash } = settingsOf(env);
  let cold = records.get(env) ?? null;
  if (upstash && !cold) records.set(env, (cold = upstashRecords(upstash)));
  return cold;
}

/**
 * Makes the ports of a tenant. A key set's host name reaches public addresses alone, like an upstream that a caller
 * names; a private address may be written out.
 */
export function wireTenant(env: Env): TenantPorts {
  const { encryptionKey, adminKey } = settingsOf(env);
  const open = publicUpstreamIn(env);
  return {
    memory: durableMemory(env),
    answers: durableAnswers(env),
    rules: durableRules(env),
    grants: durableGrants(env, durableSecrets(env)),
    records: wireRecords(env),
    sealingKeys: [encryptionKey, adminKey].filter((key) => key !== null),
    fetchKeys: (url, init) =>
      (reachOf(new URL(url).hostname) === "public" ? open : httpUpstream).send(new Request(url, init)),
  };
}
