import * as v from "valibot";
import { MEMORY_KINDS, type Memory } from "../../src/ports/memory.ts";
import type { StoredExchange } from "../../src/ports/exchange.ts";
import type { RecallAnswer } from "../../src/ports/memory-store.ts";
import type { ProfileBlock } from "../../src/ports/profile-block.ts";
import type { DeclinedProposal, Proposal, RuleSet } from "../../src/ports/rule-store.ts";
import type { AuditEntry, KeyRecord, TenantRecord } from "../../src/ports/tenants.ts";
import type { ShownExchange, ShownRequest } from "../../src/api/exchanges.ts";
import type { ShownCard } from "../../src/api/card.ts";
import { CARD_LANGUAGES } from "../../src/ports/card.ts";
import type { ShownGrant } from "../../src/api/grants.ts";
import type { UsageReport } from "../../src/api/usage.ts";
import type { UserUsage } from "../../src/api/user-usage.ts";
import type { ImportReport } from "../../src/api/import.ts";
import type { Receipt } from "../../src/api/receipt.ts";
import { receiptFields } from "../../src/api/receipt.ts";
import { consent } from "../../src/api/consent.ts";

/*
 * The bodies of answers. Each is compared with the type that the code answers with, and in the tests with every answer
 * that is seen.
 */

/** A schema of exactly this type. */
type Of<T> = v.GenericSchema<unknown, T>;

const text = v.string();
const textOrNull = v.nullable(text);
const time = v.pipe(text, v.metadata({ description: "RFC 3339, in UTC" }));
const timeOrNull = v.nullable(time);
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const counts = v.record(text, count);
const type = v.picklist(["semantic", "episodic", "procedural"]);
const kind = v.picklist(MEMORY_KINDS);

const memoryFields = {
  id: text,
  type,
  text,
  createdAt: time,
  validFrom: time,
  validTo: timeOrNull,
  supersedes: textOrNull,
  supersededBy: textOrNull,
  pinned: v.boolean(),
  expiresAt: timeOrNull,
  metadata: v.record(text, v.unknown()),
  kind: v.nullable(kind),
  confidence: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  source: v.strictObject({
    exchange: textOrNull,
    conversation: textOrNull,
    role: v.nullable(v.picklist(["user", "assistant"])),
    quote: textOrNull,
  }),
  quarantine: v.exactOptional(v.picklist(["overrides", "impersonates", "conceals", "exfiltrates", "observed"])),
};

const memory = v.strictObject(memoryFields);

const mode = v.picklist(["on", "off", "read", "write"]);

const exchange = v.strictObject({
  id: text,
  at: time,
  conversation: text,
  model: text,
  endpoint: v.exactOptional(text),
  memory: v.strictObject({
    mode,
    degraded: textOrNull,
    injected: v.array(v.strictObject({ id: text, score: v.nullable(v.number()) })),
    tokens: count,
    rules: count,
  }),
  cache: v.strictObject({
    status: text,
    detail: textOrNull,
    collapsed: v.exactOptional(v.boolean()),
    late: v.exactOptional(v.literal(true)),
    failed: v.exactOptional(count),
  }),
  usage: v.exactOptional(
    v.strictObject({
      input: count,
      output: count,
      promptCacheRead: v.exactOptional(count),
      promptCacheWritten: v.exactOptional(count),
      reasoning: v.exactOptional(count),
      saved: v.exactOptional(v.literal(true)),
    }),
  ),
  timings: v.exactOptional(v.record(text, v.strictObject({ from: v.number(), ms: v.number() }))),
  redacted: v.array(v.strictObject({ kind: text, count })),
  complete: v.boolean(),
  wrote: v.array(text),
  forgot: v.array(text),
  feedback: v.nullable(v.number()),
  learning: v.strictObject({
    status: v.picklist(["done", "pending", "parked"]),
    attempts: count,
    reason: textOrNull,
  }),
  cost: v.nullable(v.strictObject({ spent: v.number(), saved: v.number(), memory: v.number() })),
}) satisfies Of<ShownExchange>;

const storedExchange = v.omit(exchange, ["learning", "cost"]) satisfies Of<StoredExchange>;

const scoreParts = v.strictObject({ words: v.number(), meaning: v.number(), history: v.number() });

const toldRequest = v.strictObject({
  rules: text,
  system: text,
  earlierTurns: count,
  turns: v.array(v.strictObject({ exchange: textOrNull, said: textOrNull, answer: textOrNull, added: text })),
  gone: count,
}) satisfies Of<ShownRequest>;

const block = v.strictObject({ name: text, text, updatedAt: time }) satisfies Of<ProfileBlock>;

const card = v.strictObject({
  id: text,
  url: text,
  language: v.picklist(CARD_LANGUAGES),
  allow: v.array(v.picklist(["read", "correct", "delete", "export"])),
  expiresAt: time,
}) satisfies Of<ShownCard>;

const grant = v.strictObject({
  id: text,
  clientId: text,
  clientName: text,
  clientDomain: textOrNull,
  redirectHost: text,
  scopes: v.array(v.picklist(["memory:read", "memory:write"])),
  createdAt: time,
  expiresAt: timeOrNull,
}) satisfies Of<ShownGrant>;

const limit = v.nullable(count);
const policy = v.strictObject({
  memory: v.array(mode),
  cache: v.picklist(["shared", "private", "off"]),
  models: v.nullable(v.array(text)),
  limits: v.strictObject({
    requestsPerMinute: limit,
    requestsPerDay: limit,
    tokensPerMinute: limit,
    tokensPerDay: limit,
  }),
  keeping: v.strictObject({ retentionDays: limit, memories: limit }),
  upstream: textOrNull,
});

const key = v.strictObject({
  id: text,
  createdAt: time,
  expiresAt: timeOrNull,
  revokedAt: timeOrNull,
}) satisfies Of<KeyRecord>;

const tenant = v.strictObject({
  tenant: text,
  createdAt: time,
  policy,
  signing: v.strictObject({ jwksUrl: textOrNull, issuer: textOrNull, audience: textOrNull }),
  providerKeys: v.array(text),
}) satisfies Of<TenantRecord>;

const audit = v.strictObject({
  id: count,
  at: time,
  actor: text,
  action: text,
  subject: textOrNull,
}) satisfies Of<AuditEntry>;

const money = v.pipe(v.number(), v.metadata({ description: "In the currency of PRICES, at the prices of that day" }));
const usageDay = v.strictObject({
  date: v.pipe(text, v.metadata({ description: "A day in UTC, such as 2026-11-29" })),
  requests: count,
  tokens: count,
  cacheHits: count,
  inputTokens: count,
  outputTokens: count,
  saved: v.strictObject({ inputTokens: count, outputTokens: count, cost: money }),
  memory: v.strictObject({ tokens: count, cost: money }),
  netSaved: money,
  refused: counts,
  degraded: counts,
  recall: v.strictObject({ count, p50Ms: v.nullable(v.number()), p95Ms: v.nullable(v.number()) }),
  storage: v.strictObject({ grownBytes: v.number(), mostWaiting: count }),
}) satisfies Of<UsageReport>;

const proposal = v.strictObject({ id: text, text, users: count }) satisfies Of<Proposal>;
const declinedProposal = v.strictObject({ ...proposal.entries, declinedAt: time }) satisfies Of<DeclinedProposal>;

const ruleSet = v.strictObject({
  version: count,
  updatedAt: timeOrNull,
  rules: v.array(v.strictObject({ text })),
  proposals: v.exactOptional(v.array(proposal)),
}) satisfies Of<RuleSet & { readonly proposals?: readonly Proposal[] }>;

const importReport = v.strictObject({
  imported: count,
  unchanged: count,
  failed: count,
  errors: v.array(v.strictObject({ line: count, message: text, param: textOrNull, code: text })),
}) satisfies Of<ImportReport>;

const vaultUsage = v.strictObject({
  rows: counts,
  bytes: count,
  alarmMs: v.number(),
  tidiedAt: timeOrNull,
  days: v.array(
    v.strictObject({
      date: v.pipe(text, v.metadata({ description: "A day in UTC, such as 2026-11-29" })),
      exchanges: count,
      cacheHits: count,
      inputTokens: count,
      outputTokens: count,
      saved: v.strictObject({ inputTokens: count, outputTokens: count, cost: money }),
      memory: v.strictObject({ tokens: count, cost: money }),
      netSaved: money,
    }),
  ),
}) satisfies Of<UserUsage>;

const compared = { served: v.boolean(), compared: count, differed: count };
const kindOfMatch = v.strictObject({ ...compared, bound: v.nullable(v.number()) });
const cacheReport = v.strictObject({
  since: time,
  hits: v.objectWithRest({ total: count }, count),
  misses: v.strictObject({ total: count, explored: count, unproven: count }),
  refreshes: count,
  bypasses: v.objectWithRest({ total: count }, count),
  saved: v.strictObject({ promptTokens: count, completionTokens: count, totalTokens: count, seconds: v.number() }),
  entries: count,
  bytes: count,
  error: v.strictObject({
    target: v.number(),
    estimate: v.nullable(v.number()),
    interval: v.nullable(v.array(v.number())),
    compared: count,
    differed: count,
  }),
  policy: v.strictObject({
    cache: v.picklist(["shared", "private", "off"]),
    ttlSeconds: count,
    staleSeconds: count,
    errorTarget: v.number(),
    semantic: v.objectWithRest(
      { near: v.strictObject({ ...compared, bands: v.record(text, kindOfMatch) }) },
      kindOfMatch,
    ),
  }),
});

/** The schemas under `components`, by their names. */
export const SHARED = {
  Memory: memory satisfies Of<Memory>,
  Exchange: exchange,
  StoredExchange: storedExchange,
  ProfileBlock: block,
  Receipt: receiptFields satisfies Of<Receipt>,
  Rules: ruleSet,
  DeclinedProposal: declinedProposal,
  Tenant: tenant,
  Key: key,
  AuditEntry: audit,
  UsageDay: usageDay,
  ImportReport: importReport,
  CacheReport: cacheReport,
} as const;

/** Returns the schema of one page of a list. */
const pageOf = <T extends v.GenericSchema>(item: T) =>
  v.strictObject({ data: v.array(item), nextCursor: v.nullable(v.string()) });

/** The bodies of all answers in JSON. */
export const ANSWERS = {
  ...SHARED,
  MemoryPage: pageOf(memory),
  ExchangePage: pageOf(storedExchange),
  ToldRequest: toldRequest,
  Recalled: v.strictObject({
    memories: v.array(v.strictObject({ ...memoryFields, score: v.number(), parts: v.nullable(scoreParts) })),
    block: text,
  }) satisfies Of<RecallAnswer>,
  Forgotten: v.strictObject({ forgotten: v.literal(true), underWay: v.array(text) }),
  Feedback: v.strictObject({ exchange: text, score: v.number(), moved: v.array(text) }),
  Consent: consent,
  Card: card,
  GrantPage: pageOf(grant),
  Profile: v.strictObject({ blocks: v.array(block) }),
  VaultUsage: vaultUsage,
  Verified: v.strictObject({ valid: v.boolean(), ofThisUser: v.nullable(v.boolean()) }),
  UsagePage: pageOf(usageDay),
  DeclinedPage: pageOf(declinedProposal),
  Purged: v.strictObject({ removed: v.strictObject({ shared: count, own: count }) }),
  Health: v.strictObject({ status: v.literal("ok"), version: text, upstream: text }),
  Readiness: v.strictObject({
    status: v.picklist(["ready", "degraded", "unready"]),
    version: text,
    reasons: v.array(v.strictObject({ service: text, reason: text, since: time, failures: count })),
  }),
  TenantPage: pageOf(tenant),
  NewTenant: v.strictObject({ tenant: text, createdAt: time, jwtSecret: text }),
  JwtSecret: v.strictObject({ jwtSecret: text }),
  KeyPage: pageOf(key),
  NewKey: v.strictObject({ id: text, key: text }),
  AuditPage: pageOf(audit),
  TenantReceipt: v.strictObject({ ...receiptFields.entries }),
  TenantErasing: v.strictObject({ erased: v.literal(false), removed: v.nullable(counts) }),
} as const;
