import { durableAnswers, durableSecrets, durableMemory, durableRules } from "./adapters/durable-objects.ts";
import { durableGrants } from "./adapters/durable-grants.ts";
import { durableTenantDirectory, durableTenants } from "./adapters/durable-tenants.ts";
import { httpWebhooks } from "./adapters/http-webhooks.ts";
import { httpUpstream, upstreamThrough } from "./adapters/http-upstream.ts";
import { kernelConnections } from "./adapters/kernel-connections.ts";
import { llmExtractor } from "./adapters/llm-extractor.ts";
import { preloadPatterns, rulesExtractor } from "./adapters/rules-extractor.ts";
import { standInModel } from "./adapters/stand-in-model.ts";
import { meanings, staticEmbedding } from "./adapters/static-embedding.ts";
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
const OF_THE_LOUD = { loudTenancy: 1, loudUser: 1 };
const OF_THE_LOUD_AFAR = { loudTenancy: 32, loudUser: 8 };

/** Makes something once for each `env` object, so that all requests and objects of an isolate share it. */
function oncePerEnv<Made>(make: (env: Env) => Made): (env: Env) => Made {
  const made = new WeakMap<object, { readonly value: Made }>();
  return (env) => {
    let one = made.get(env);
    if (!one) made.set(env, (one = { value: make(env) }));
    return one.value;
  };
}

/** Makes the ports of a Worker. */
export const wire = oncePerEnv((env): Ports => {
  const settings = settingsOf(env);
  const secrets = durableSecrets(env);
  const connections = callersIn(env);
  return {
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
});

/** Returns the turns of vaults that share the thread of the requests. */
function vaultTurnsFor({ upstash }: Settings): FairSemaphore {
  return new FairSemaphore({ all: VAULTS_AT_ONCE, ...(upstash ? OF_THE_LOUD_AFAR : OF_THE_LOUD) });
}

/** Returns the one receiver of events. */
const webhooksIn = oncePerEnv((env): Webhooks | null => {
  const { webhooks } = settingsOf(env);
  return webhooks ? httpWebhooks(webhooks) : null;
});

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

/** Returns the one cold store of answers that all tenancies share, or null without Upstash. */
const coldAnswersIn = oncePerEnv((env): ColdAnswers | null => {
  const { upstash } = settingsOf(env);
  return upstash && upstashAnswers(upstash);
});

export function wireVault(env: Env): VaultPorts {
  const settings = settingsOf(env);
  const { adminKey, durability, recallDeadlineMs, memoryBudgetTokens: budgetTokens, vaultAwakeMs: awakeMs } = settings;
  const tenants = adminKey === null ? null : durableTenants(env);
  const [embedder, extractor, cold] = [embedderIn(env), extractorIn(env), coldTierIn(env)];
  const patienceMs = recallDeadlineMs / 2;
  const rules = durableRules(env);
  const webhooks = webhooksIn(env);
  return {
    embedder,
    extractor,
    meanings,
    durability,
    tenants,
    cold,
    patienceMs,
    budgetTokens,
    awakeMs,
    rules,
    webhooks,
  };
}

/** Returns the one cold tier that all vaults share, or null without Upstash. */
const coldTierIn = oncePerEnv((env): ColdTier | null => {
  const { upstash } = settingsOf(env);
  return upstash && upstashColdTier(env, upstash);
});

/** Returns the one extractor that all vaults share, with what it has learnt about its endpoint. */
const extractorIn = oncePerEnv((env): Extractor => {
  const { extractor } = settingsOf(env);
  if (extractor.kind === "llm") return llmExtractor(extractor);
  preloadPatterns();
  return rulesExtractor;
});

/** Returns the one embedder that all requests and vaults share, with its breaker. */
const embedderIn = oncePerEnv((env): Embedder => newEmbedder(env, settingsOf(env).embedder));

function newEmbedder({ AI }: Env, settings: Settings["embedder"]): Embedder {
  if (settings.kind === "openai") return openAiEmbedding(settings);
  if (settings.kind === "workers-ai" && AI) return workersAiEmbedding(AI, settings.model);
  return staticEmbedding;
}

/** Returns the one store that all tenants, rulebooks and the directory share, or null without Upstash. */
export const wireRecords = oncePerEnv((env): ColdRecords | null => {
  const { upstash } = settingsOf(env);
  return upstash && upstashRecords(upstash);
});

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
