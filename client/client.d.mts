/* Written by `npm run openapi` from the OpenAPI document. Do not edit. */

export interface ThroughlineOptions {
  /** Without `/v1`. `http://127.0.0.1:8787` if left out. */
  readonly baseUrl?: string;
  /** Goes into `Authorization`: the provider's key, a user's token, or the `ADMIN_KEY`. */
  readonly token?: string;
  /** Goes into `Throughline-Key`. */
  readonly key?: string;
  readonly user?: string;
  readonly tenant?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly fetch?: (url: URL, init: RequestInit) => Promise<Response>;
}

/** Options of one call, before those of the client. */
export interface CallOptions {
  readonly user?: string;
  readonly tenant?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** An error that the proxy answered with. */
export declare class ThroughlineError extends Error {
  readonly status: number;
  /** Null for an answer that is not the proxy's own. */
  readonly code: ErrorCode | null;
  readonly type: string | null;
  /** The header, field or parameter at fault. */
  readonly param: string | null;
  /** False if sending the same request again is useless. */
  readonly shouldRetry: boolean;
  /** The section of the code in the documentation. */
  readonly docs: string | null;
  readonly response: Response;
}

/** Makes a client. */
export declare function throughline(options?: ThroughlineOptions): Throughline;

export type Memory = { readonly id: string; readonly type: "semantic" | "episodic" | "procedural"; readonly text: string; /** RFC 3339, in UTC */ readonly createdAt: string; /** RFC 3339, in UTC */ readonly validFrom: string; readonly validTo: string | null; readonly supersedes: string | null; readonly supersededBy: string | null; readonly pinned: boolean; readonly expiresAt: string | null; readonly metadata: { readonly [name: string]: unknown }; readonly kind: "identity" | "family" | "home" | "work" | "project" | "health" | "food" | "preference" | "possession" | "plan" | "event" | "state" | "instruction" | "other" | "observation" | null; readonly confidence: number; readonly source: { readonly exchange: string | null; readonly conversation: string | null; readonly role: "user" | "assistant" | null; readonly quote: string | null; }; readonly quarantine?: "overrides" | "impersonates" | "conceals" | "exfiltrates" | "observed"; };
export type Exchange = { readonly id: string; /** RFC 3339, in UTC */ readonly at: string; readonly conversation: string; readonly model: string; readonly endpoint?: string; readonly memory: { readonly mode: "on" | "off" | "read" | "write"; readonly degraded: string | null; readonly injected: readonly { readonly id: string; readonly score: number | null; }[]; readonly tokens: number; readonly rules: number; }; readonly cache: { readonly status: string; readonly detail: string | null; readonly collapsed?: boolean; readonly late?: true; readonly failed?: number; }; readonly usage?: { readonly input: number; readonly output: number; readonly promptCacheRead?: number; readonly promptCacheWritten?: number; readonly reasoning?: number; readonly saved?: true; }; readonly timings?: { readonly [name: string]: { readonly from: number; readonly ms: number; } }; readonly redacted: readonly { readonly kind: string; readonly count: number; }[]; readonly complete: boolean; readonly wrote: readonly string[]; readonly forgot: readonly string[]; readonly feedback: number | null; readonly learning: { readonly status: "done" | "pending" | "parked"; readonly attempts: number; readonly reason: string | null; }; readonly cost: { readonly spent: number; readonly saved: number; readonly memory: number; } | null; };
export type StoredExchange = { readonly id: string; /** RFC 3339, in UTC */ readonly at: string; readonly conversation: string; readonly model: string; readonly endpoint?: string; readonly memory: { readonly mode: "on" | "off" | "read" | "write"; readonly degraded: string | null; readonly injected: readonly { readonly id: string; readonly score: number | null; }[]; readonly tokens: number; readonly rules: number; }; readonly cache: { readonly status: string; readonly detail: string | null; readonly collapsed?: boolean; readonly late?: true; readonly failed?: number; }; readonly usage?: { readonly input: number; readonly output: number; readonly promptCacheRead?: number; readonly promptCacheWritten?: number; readonly reasoning?: number; readonly saved?: true; }; readonly timings?: { readonly [name: string]: { readonly from: number; readonly ms: number; } }; readonly redacted: readonly { readonly kind: string; readonly count: number; }[]; readonly complete: boolean; readonly wrote: readonly string[]; readonly forgot: readonly string[]; readonly feedback: number | null; };
export type ProfileBlock = { readonly name: string; readonly text: string; /** RFC 3339, in UTC */ readonly updatedAt: string; };
export type Receipt = { readonly erased: true; readonly at: string; readonly subject: string; readonly removed: { readonly [name: string]: number }; readonly remaining: { readonly [name: string]: number }; readonly signature: string; };
export type Rules = { readonly version: number; readonly updatedAt: string | null; readonly rules: readonly { readonly text: string; }[]; readonly proposals?: readonly { readonly id: string; readonly text: string; readonly users: number; }[]; };
export type DeclinedProposal = { readonly id: string; readonly text: string; readonly users: number; /** RFC 3339, in UTC */ readonly declinedAt: string; };
export type Tenant = { readonly tenant: string; /** RFC 3339, in UTC */ readonly createdAt: string; readonly policy: { readonly memory: readonly ("on" | "off" | "read" | "write")[]; readonly cache: "shared" | "private" | "off"; readonly models: readonly string[] | null; readonly limits: { readonly requestsPerMinute: number | null; readonly requestsPerDay: number | null; readonly tokensPerMinute: number | null; readonly tokensPerDay: number | null; }; readonly keeping: { readonly retentionDays: number | null; readonly memories: number | null; }; readonly upstream: string | null; }; readonly signing: { readonly jwksUrl: string | null; readonly issuer: string | null; readonly audience: string | null; }; readonly providerKeys: readonly string[]; };
export type Key = { readonly id: string; /** RFC 3339, in UTC */ readonly createdAt: string; readonly expiresAt: string | null; readonly revokedAt: string | null; };
export type AuditEntry = { readonly id: number; /** RFC 3339, in UTC */ readonly at: string; readonly actor: string; readonly action: string; readonly subject: string | null; };
export type UsageDay = { /** A day in UTC, such as 2026-11-29 */ readonly date: string; readonly requests: number; readonly tokens: number; readonly cacheHits: number; readonly inputTokens: number; readonly outputTokens: number; readonly saved: { readonly inputTokens: number; readonly outputTokens: number; /** In the currency of PRICES, at the prices of that day */ readonly cost: number; }; readonly memory: { readonly tokens: number; /** In the currency of PRICES, at the prices of that day */ readonly cost: number; }; /** In the currency of PRICES, at the prices of that day */ readonly netSaved: number; readonly refused: { readonly [name: string]: number }; readonly degraded: { readonly [name: string]: number }; readonly recall: { readonly count: number; readonly p50Ms: number | null; readonly p95Ms: number | null; }; readonly storage: { readonly grownBytes: number; readonly mostWaiting: number; }; };
export type ImportReport = { readonly imported: number; readonly unchanged: number; readonly failed: number; readonly errors: readonly { readonly line: number; readonly message: string; readonly param: string | null; readonly code: string; }[]; };
export type CacheReport = { /** RFC 3339, in UTC */ readonly since: string; readonly hits: { readonly total: number; readonly [name: string]: number; }; readonly misses: { readonly total: number; readonly explored: number; readonly unproven: number; }; readonly refreshes: number; readonly bypasses: { readonly total: number; readonly [name: string]: number; }; readonly saved: { readonly promptTokens: number; readonly completionTokens: number; readonly totalTokens: number; readonly seconds: number; }; readonly entries: number; readonly bytes: number; readonly error: { readonly target: number; readonly estimate: number | null; readonly interval: readonly number[] | null; readonly compared: number; readonly differed: number; }; readonly policy: { readonly cache: "shared" | "private" | "off"; readonly ttlSeconds: number; readonly staleSeconds: number; readonly errorTarget: number; readonly semantic: { readonly near: { readonly served: boolean; readonly compared: number; readonly differed: number; readonly bands: { readonly [name: string]: { readonly served: boolean; readonly compared: number; readonly differed: number; readonly bound: number | null; } }; }; readonly [name: string]: unknown; }; }; };
export type ErrorCode = "invalid_json" | "body_incomplete" | "invalid_encoding" | "invalid_id" | "invalid_header" | "invalid_value" | "user_required" | "tenant_required" | "invalid_api_key" | "encryption_key_required" | "not_allowed" | "model_not_allowed" | "mode_not_allowed" | "upstream_not_allowed" | "not_found" | "method_not_allowed" | "tenant_exists" | "erased_meanwhile" | "precondition_failed" | "url_too_long" | "body_too_large" | "upgrade_required" | "rate_limit_exceeded" | "caller_left" | "setting_invalid" | "internal_error" | "erasure_incomplete" | "upstream_unreachable" | "upstream_broke_off" | "upstream_malformed" | "upstream_timeout" | "overloaded" | "cache_unavailable" | "rules_unavailable" | "memory_unavailable" | "usage_unavailable" | "tenants_unavailable" | "identity_unavailable" | "not_in_cache";
export type ErrorAnswer = { readonly error: { /** What is wrong, and what would be right. */ readonly message: string; readonly type: "invalid_request_error" | "permission_error" | "rate_limit_error" | "server_error" | "upstream_error"; /** The header, field or parameter at fault. */ readonly param: string | null; readonly code: ErrorCode; }; /** On Anthropic's paths alone. */ readonly type?: "error"; /** On Anthropic's paths alone. */ readonly request_id?: string; };

/** The methods of a client, one for each operation. Each throws a `ThroughlineError` unless the status is 2xx. */
export interface Throughline {
  /** Answers a chat in the form of OpenAI's chat completions, with what is remembered of the user. */
  createChatCompletion(call: CallOptions & { readonly body: { readonly [name: string]: unknown }; }): Promise<Response>;
  /** Answers a chat in the form of OpenAI's responses, with what is remembered of the user. */
  createResponse(call: CallOptions & { readonly body: { readonly [name: string]: unknown }; }): Promise<Response>;
  /** Refuses a WebSocket for responses, so that clients use HTTP at once. A request that asks for none passes through, and the answer is the provider's. */
  openResponsesSocket(call?: CallOptions): Promise<Response>;
  /** Answers a chat in the form of Anthropic's messages, with what is remembered of the user. */
  createMessage(call: CallOptions & { readonly body: { readonly [name: string]: unknown }; }): Promise<Response>;
  /** Answers a chat in the form of Gemini's generateContent, with what is remembered of the user. */
  generateContent(call: CallOptions & { readonly model: string; readonly body: { readonly [name: string]: unknown }; }): Promise<Response>;
  /** Answers a chat in the form of Gemini's streamGenerateContent, with what is remembered of the user. */
  streamGenerateContent(call: CallOptions & { readonly model: string; readonly body: { readonly [name: string]: unknown }; }): Promise<Response>;
  /** Says that the process answers. */
  getHealth(call?: CallOptions): Promise<{ readonly status: "ok"; readonly version: string; readonly upstream: string; }>;
  /** Says whether requests can be served, and what is wrong. */
  getReadiness(call?: CallOptions & { readonly query?: { readonly ask?: "upstream"; }; }): Promise<{ readonly status: "ready" | "degraded" | "unready"; readonly version: string; readonly reasons: readonly { readonly service: string; readonly reason: string; /** RFC 3339, in UTC */ readonly since: string; readonly failures: number; }[]; }>;
  /** Shows the counts of one isolate in the text format of Prometheus. */
  getMetrics(call?: CallOptions): Promise<Response>;
  /** Returns this document. */
  getOpenApi(call?: CallOptions): Promise<unknown>;
  /** Shows a person what is remembered, and why answers came out as they did. */
  getConsole(call?: CallOptions): Promise<Response>;
  /** Shows a person the memories that the token in its address opens. */
  getCardPage(call?: CallOptions): Promise<Response>;
  /** Says whether this deployment signed a receipt. */
  verifyReceipt(call: CallOptions & { readonly body: { readonly erased: true; readonly at: string; readonly subject: string; readonly removed: { readonly [name: string]: number }; readonly remaining: { readonly [name: string]: number }; readonly signature: string; }; }): Promise<{ readonly valid: boolean; readonly ofThisUser: boolean | null; }>;
  /** Lists memories, newest first. */
  listMemories(call?: CallOptions & { readonly query?: { readonly limit?: number; readonly cursor?: string; readonly type?: string; readonly kind?: "identity" | "family" | "home" | "work" | "project" | "health" | "food" | "preference" | "possession" | "plan" | "event" | "state" | "instruction" | "other" | "observation"; readonly status?: "active" | "superseded" | "quarantined" | "all"; }; }): Promise<{ readonly data: readonly Memory[]; readonly nextCursor: string | null; }>;
  /** Adds a memory by hand. Secrets in it are redacted. */
  addMemory(call: CallOptions & { readonly body: { readonly text: string; readonly type?: string; readonly kind?: "identity" | "family" | "home" | "work" | "project" | "health" | "food" | "preference" | "possession" | "plan" | "event" | "state" | "instruction" | "other" | "observation" | null; readonly pinned?: boolean; readonly expiresAt?: string | null; readonly metadata?: unknown; }; }): Promise<Memory>;
  /** Erases everything of this user, counts again, and signs a receipt. */
  eraseUser(call?: CallOptions): Promise<Receipt>;
  /** Returns what a chat would be told for a question, best first. */
  recallMemories(call: CallOptions & { readonly body: { readonly query: string; readonly limit?: number; readonly tokenBudget?: number; readonly types?: readonly string[] | null; readonly conversation?: string | null; readonly asOf?: string | null; }; }): Promise<{ readonly memories: readonly { readonly id: string; readonly type: "semantic" | "episodic" | "procedural"; readonly text: string; /** RFC 3339, in UTC */ readonly createdAt: string; /** RFC 3339, in UTC */ readonly validFrom: string; readonly validTo: string | null; readonly supersedes: string | null; readonly supersededBy: string | null; readonly pinned: boolean; readonly expiresAt: string | null; readonly metadata: { readonly [name: string]: unknown }; readonly kind: "identity" | "family" | "home" | "work" | "project" | "health" | "food" | "preference" | "possession" | "plan" | "event" | "state" | "instruction" | "other" | "observation" | null; readonly confidence: number; readonly source: { readonly exchange: string | null; readonly conversation: string | null; readonly role: "user" | "assistant" | null; readonly quote: string | null; }; readonly quarantine?: "overrides" | "impersonates" | "conceals" | "exfiltrates" | "observed"; readonly score: number; readonly parts: { readonly words: number; readonly meaning: number; readonly history: number; } | null; }[]; readonly block: string; }>;
  /** Exports all memories of this user, one JSON object a line. */
  exportMemories(call?: CallOptions): Promise<Response>;
  /** Imports an export, or past conversations. Reports a bad line by its number and keeps the others. */
  importMemories(call: CallOptions & { readonly body: string | Uint8Array | ReadableStream; }): Promise<ImportReport>;
  /** Shows what this user's words may be used for. */
  getConsent(call?: CallOptions): Promise<{ readonly fineTuning: boolean; }>;
  /** Changes what this user's words may be used for. */
  putConsent(call: CallOptions & { readonly body: { readonly fineTuning: boolean; }; }): Promise<{ readonly fineTuning: boolean; }>;
  /** Shows the app's own blocks of text about this user. */
  getProfile(call?: CallOptions): Promise<{ readonly blocks: readonly ProfileBlock[]; }>;
  /** Replaces the app's own blocks of text about this user. */
  putProfile(call: CallOptions & { readonly body: { readonly blocks: readonly { readonly name: string; readonly text: string; }[]; }; }): Promise<{ readonly blocks: readonly ProfileBlock[]; }>;
  /** Makes a link by which the person sees, corrects and deletes what is remembered of them, without an account. */
  makeCard(call?: CallOptions & { readonly body?: { readonly language?: "en" | "de" | "fr" | "es"; readonly allow?: readonly ("correct" | "delete" | "export")[]; readonly expiresAt?: string | null; }; }): Promise<{ readonly id: string; readonly url: string; readonly language: "en" | "de" | "fr" | "es"; readonly allow: readonly ("read" | "correct" | "delete" | "export")[]; /** RFC 3339, in UTC */ readonly expiresAt: string; }>;
  /** Ends all cards of this user, from the next request on. */
  endCards(call?: CallOptions): Promise<null>;
  /** Lists the clients that were let in to this user's memory over MCP. */
  listGrants(call?: CallOptions): Promise<{ readonly data: readonly { readonly id: string; readonly clientId: string; readonly clientName: string; readonly clientDomain: string | null; readonly redirectHost: string; readonly scopes: readonly ("memory:read" | "memory:write")[]; /** RFC 3339, in UTC */ readonly createdAt: string; readonly expiresAt: string | null; }[]; readonly nextCursor: string | null; }>;
  /** Ends a grant, with its tokens, from the next request on. */
  revokeGrant(call: CallOptions & { readonly id: string; }): Promise<null>;
  /** Shows what storing this user costs. */
  memoryUsage(call?: CallOptions): Promise<{ readonly rows: { readonly [name: string]: number }; readonly bytes: number; readonly alarmMs: number; readonly tidiedAt: string | null; readonly days: readonly { /** A day in UTC, such as 2026-11-29 */ readonly date: string; readonly exchanges: number; readonly cacheHits: number; readonly inputTokens: number; readonly outputTokens: number; readonly saved: { readonly inputTokens: number; readonly outputTokens: number; /** In the currency of PRICES, at the prices of that day */ readonly cost: number; }; readonly memory: { readonly tokens: number; /** In the currency of PRICES, at the prices of that day */ readonly cost: number; }; /** In the currency of PRICES, at the prices of that day */ readonly netSaved: number; }[]; }>;
  /** Says how an exchange turned out. It moves the ranks of what was told. */
  giveFeedback(call: CallOptions & { readonly body: { readonly exchange: string; readonly score: number; }; }): Promise<{ readonly exchange: string; readonly score: number; readonly moved: readonly string[]; }>;
  /** Lists exchanges, the latest first. */
  listExchanges(call?: CallOptions & { readonly query?: { readonly limit?: number; readonly cursor?: string; readonly model?: string; readonly cache?: "hit" | "miss" | "stale" | "bypass" | "request"; readonly memory?: "on" | "read" | "write" | "off"; readonly degraded?: "true" | "false"; }; }): Promise<{ readonly data: readonly StoredExchange[]; readonly nextCursor: string | null; }>;
  /** Explains an exchange: what was told, what was learned, and why the cache decided as it did. */
  getExchange(call: CallOptions & { readonly id: string; }): Promise<Exchange>;
  /** Shows what an exchange's request said, and what memory and rules added to it, as far as it is still remembered. */
  getExchangeRequest(call: CallOptions & { readonly id: string; }): Promise<{ readonly rules: string; readonly system: string; readonly earlierTurns: number; readonly turns: readonly { readonly exchange: string | null; readonly said: string | null; readonly answer: string | null; readonly added: string; }[]; readonly gone: number; }>;
  /** Lists all versions of a memory, oldest first. */
  memoryHistory(call: CallOptions & { readonly id: string; }): Promise<{ readonly data: readonly Memory[]; readonly nextCursor: string | null; }>;
  /** Makes an old version current again, or releases a memory from quarantine. */
  restoreMemory(call: CallOptions & { readonly id: string; }): Promise<Memory>;
  /** Shows one memory. */
  getMemory(call: CallOptions & { readonly id: string; }): Promise<Memory>;
  /** Changes a memory. A new text supersedes the old one. */
  changeMemory(call: CallOptions & { readonly id: string; readonly body: { readonly text?: string; readonly type?: string; readonly kind?: "identity" | "family" | "home" | "work" | "project" | "health" | "food" | "preference" | "possession" | "plan" | "event" | "state" | "instruction" | "other" | "observation" | null; readonly pinned?: boolean; readonly expiresAt?: string | null; readonly metadata?: unknown; }; }): Promise<Memory>;
  /** Deletes a memory, the rounds it was said in, and every answer that it shaped. */
  deleteMemory(call: CallOptions & { readonly id: string; }): Promise<{ readonly forgotten: true; readonly underWay: readonly string[]; } | null>;
  /** Lists tenants. */
  listTenants(call?: CallOptions & { readonly query?: { readonly limit?: number; readonly cursor?: string; }; }): Promise<{ readonly data: readonly Tenant[]; readonly nextCursor: string | null; }>;
  /** Creates a tenant. The answer alone shows its secret. */
  createTenant(call: CallOptions & { readonly body: { readonly tenant: string; }; }): Promise<{ readonly tenant: string; /** RFC 3339, in UTC */ readonly createdAt: string; readonly jwtSecret: string; }>;
  /** Shows a tenant. */
  getTenant(call: CallOptions & { readonly tenant: string; }): Promise<Tenant>;
  /** Changes the named fields of a tenant. */
  changeTenant(call: CallOptions & { readonly tenant: string; readonly body?: { readonly policy?: { readonly memory?: readonly ("on" | "read" | "write" | "off")[]; readonly cache?: "shared" | "private" | "off"; readonly models?: readonly string[] | null; readonly limits?: { readonly requestsPerMinute?: number | null; readonly requestsPerDay?: number | null; readonly tokensPerMinute?: number | null; readonly tokensPerDay?: number | null; }; readonly keeping?: { readonly retentionDays?: number | null; readonly memories?: number | null; }; readonly upstream?: string | null; }; readonly signing?: { readonly jwksUrl?: string | null; readonly issuer?: string | null; readonly audience?: string | null; }; }; }): Promise<Tenant>;
  /** Replaces policy and signing of a tenant. */
  replaceTenant(call: CallOptions & { readonly tenant: string; readonly body?: { readonly policy?: { readonly memory?: readonly ("on" | "read" | "write" | "off")[]; readonly cache?: "shared" | "private" | "off"; readonly models?: readonly string[] | null; readonly limits?: { readonly requestsPerMinute?: number | null; readonly requestsPerDay?: number | null; readonly tokensPerMinute?: number | null; readonly tokensPerDay?: number | null; }; readonly keeping?: { readonly retentionDays?: number | null; readonly memories?: number | null; }; readonly upstream?: string | null; }; readonly signing?: { readonly jwksUrl?: string | null; readonly issuer?: string | null; readonly audience?: string | null; }; }; }): Promise<Tenant>;
  /** Deletes a tenant with all its data. A large one takes several requests. */
  deleteTenant(call: CallOptions & { readonly tenant: string; }): Promise<{ readonly erased: true; readonly at: string; readonly subject: string; readonly removed: { readonly [name: string]: number }; readonly remaining: { readonly [name: string]: number }; readonly signature: string; } | { readonly erased: false; readonly removed: { readonly [name: string]: number } | null; }>;
  /** Lists the keys of a tenant, never the keys themselves. */
  listTenantKeys(call: CallOptions & { readonly tenant: string; }): Promise<{ readonly data: readonly Key[]; readonly nextCursor: string | null; }>;
  /** Makes a key of a tenant. The answer alone shows it. */
  addTenantKey(call: CallOptions & { readonly tenant: string; readonly body?: { readonly expiresAt?: string | null; }; }): Promise<{ readonly id: string; readonly key: string; }>;
  /** Replaces the secret that signs tokens of users. */
  renewJwtSecret(call: CallOptions & { readonly tenant: string; }): Promise<{ readonly jwtSecret: string; }>;
  /** Stores the tenant's own key for an upstream, encrypted. */
  storeProviderKey(call: CallOptions & { readonly tenant: string; readonly upstream: string; readonly body: { readonly key: string; }; }): Promise<null>;
  /** Removes the tenant's own key for an upstream. */
  removeProviderKey(call: CallOptions & { readonly tenant: string; readonly upstream: string; }): Promise<null>;
  /** Lists what was changed of a tenant and its users, oldest first. */
  tenantAudit(call: CallOptions & { readonly tenant: string; readonly query?: { readonly limit?: number; readonly cursor?: string; }; }): Promise<{ readonly data: readonly AuditEntry[]; readonly nextCursor: string | null; }>;
  /** Exports well-rated exchanges of users who consented, in OpenAI's chat format, one a line. */
  exportForFineTuning(call: CallOptions & { readonly tenant: string; readonly query?: { readonly told?: "any" | "nothing"; }; }): Promise<Response>;
  /** Shows the usage of a tenant by day, latest first. */
  tenantUsage(call: CallOptions & { readonly tenant: string; }): Promise<{ readonly data: readonly UsageDay[]; readonly nextCursor: string | null; }>;
  /** Lists platform keys. */
  listPlatformKeys(call?: CallOptions): Promise<{ readonly data: readonly Key[]; readonly nextCursor: string | null; }>;
  /** Makes a platform key. The answer alone shows it. */
  addPlatformKey(call?: CallOptions & { readonly body?: { readonly expiresAt?: string | null; }; }): Promise<{ readonly id: string; readonly key: string; }>;
  /** Revokes a key, from the next request on. */
  revokeKey(call: CallOptions & { readonly id: string; }): Promise<null>;
  /** Lists what was changed of the deployment. */
  platformAudit(call?: CallOptions & { readonly query?: { readonly limit?: number; readonly cursor?: string; }; }): Promise<{ readonly data: readonly AuditEntry[]; readonly nextCursor: string | null; }>;
  /** Shows the standing instructions for all users, and what many users ask for. */
  getRules(call?: CallOptions & { readonly query?: { readonly version?: number; }; }): Promise<Rules>;
  /** Replaces the standing instructions for all users. */
  putRules(call: CallOptions & { readonly body: { readonly rules: readonly { readonly text: string; }[]; }; }): Promise<Rules>;
  /** Lists the proposals that were declined and that as many users still ask for. */
  listDeclinedProposals(call?: CallOptions): Promise<{ readonly data: readonly DeclinedProposal[]; readonly nextCursor: string | null; }>;
  /** Declines a proposal. It is made again only if twice as many users ask for it. */
  declineProposal(call: CallOptions & { readonly body: { readonly id: string; }; }): Promise<DeclinedProposal>;
  /** Takes a decline back, so that the proposal is made again. */
  reopenProposal(call: CallOptions & { readonly id: string; }): Promise<null>;
  /** Shows the usage of the caller's tenant by day, latest first. */
  getUsage(call?: CallOptions): Promise<{ readonly data: readonly UsageDay[]; readonly nextCursor: string | null; }>;
  /** Shows what the cache saved, what it holds, and how often it was wrong. */
  getCache(call?: CallOptions): Promise<CacheReport>;
  /** Deletes shared answers, and the named user's own. */
  purgeCache(call?: CallOptions & { readonly query?: { readonly model?: string; }; }): Promise<{ readonly removed: { readonly shared: number; readonly own: number; }; }>;
  /** Tells a person how to use this proxy. */
  getLandingPage(call?: CallOptions): Promise<Response>;
}
