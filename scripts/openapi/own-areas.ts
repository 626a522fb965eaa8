import type { Described, DescribedAnswer, DescribedArea } from "./described.ts";

/* The documentation of the proxy's own API, by the paths of `AREAS`. */

const json = (name: string, description: string, headers: readonly string[] = []): DescribedAnswer => ({
  description,
  body: { json: name },
  headers,
});
/** The headers of an answer that a browser saves as a file. */
const SAVED = ["Cache-Control", "Content-Disposition"];
const media = (types: readonly string[], description: string, headers: readonly string[] = []): DescribedAnswer => ({
  description,
  body: { media: types },
  headers,
});
const NOTHING: DescribedAnswer = { description: "Done.", body: null };

const op = (id: string, summary: string, answers: Described["answers"], more: Partial<Described> = {}): Described => ({
  id,
  summary,
  answers,
  ...more,
});

const memories: DescribedArea = {
  tag: "memory",
  description: "What is remembered of one user.",
  admits: "user",
  failure: "memory_unavailable",
  operations: {
    "GET memory": op("listMemories", "Lists memories, newest first.", { 200: json("MemoryPage", "A page.") }),
    "POST memory": op(
      "addMemory",
      "Adds a memory by hand. Secrets in it are redacted.",
      { 201: json("Memory", "The memory.", ["Location"]) },
      { errors: ["erased_meanwhile"] },
    ),
    "DELETE memory": op(
      "eraseUser",
      "Erases everything of this user, counts again, and signs a receipt.",
      { 200: json("Receipt", "The receipt.") },
      { errors: ["erasure_incomplete"] },
    ),
    "POST memory/recall": op("recallMemories", "Returns what a chat would be told for a question, best first.", {
      200: json("Recalled", "The memories, and the block that carries them."),
    }),
    "GET memory/export": op("exportMemories", "Exports all memories of this user, one JSON object a line.", {
      200: media(["application/x-ndjson"], "The lines. A stream that breaks off is not whole.", SAVED),
    }),
    "POST memory/import": op(
      "importMemories",
      "Imports an export, or past conversations. Reports a bad line by its number and keeps the others.",
      { 200: json("ImportReport", "Counts, and the first hundred errors.") },
      { errors: ["erased_meanwhile"] },
    ),
    "GET memory/consent": op("getConsent", "Shows what this user's words may be used for.", {
      200: json("Consent", "The consent."),
    }),
    "PUT memory/consent": op(
      "putConsent",
      "Changes what this user's words may be used for.",
      { 200: json("Consent", "The consent.") },
      { errors: ["erased_meanwhile"] },
    ),
    "GET memory/profile": op("getProfile", "Shows the app's own blocks of text about this user.", {
      200: json("Profile", "The blocks."),
    }),
    "PUT memory/profile": op(
      "putProfile",
      "Replaces the app's own blocks of text about this user.",
      { 200: json("Profile", "The blocks.") },
      { errors: ["erased_meanwhile"] },
    ),
    "POST memory/card": op(
      "makeCard",
      "Makes a link by which the person sees, corrects and deletes what is remembered of them, without an account.",
      { 201: json("Card", "The card. Its link is shown once.", ["Cache-Control"]) },
    ),
    "DELETE memory/card": op("endCards", "Ends all cards of this user, from the next request on.", { 204: NOTHING }),
    "GET memory/grants": op("listGrants", "Lists the clients that were let in to this user's memory over MCP.", {
      200: json("GrantPage", "All grants, oldest first."),
    }),
    "DELETE memory/grants/{}": op(
      "revokeGrant",
      "Ends a grant, with its tokens, from the next request on.",
      { 204: NOTHING },
      { ids: ["id"], errors: ["not_found"] },
    ),
    "GET memory/usage": op("memoryUsage", "Shows what storing this user costs.", {
      200: json("VaultUsage", "Rows, bytes and time."),
    }),
    "POST memory/feedback": op(
      "giveFeedback",
      "Says how an exchange turned out. It moves the ranks of what was told.",
      { 200: json("Feedback", "The memories whose rank moved.") },
      { errors: ["not_found"] },
    ),
    "GET memory/exchanges": op("listExchanges", "Lists exchanges, the latest first.", {
      200: json("ExchangePage", "A page."),
    }),
    "GET memory/exchanges/{}": op(
      "getExchange",
      "Explains an exchange: what was told, what was learned, and why the cache decided as it did.",
      { 200: json("Exchange", "The record.") },
      { ids: ["id"], errors: ["not_found"] },
    ),
    "GET memory/exchanges/{}/request": op(
      "getExchangeRequest",
      "Shows what an exchange's request said, and what memory and rules added to it, as far as it is still remembered.",
      { 200: json("ToldRequest", "The conversation, with what was added.") },
      { ids: ["id"], errors: ["not_found"] },
    ),
    "GET memory/{}/history": op(
      "memoryHistory",
      "Lists all versions of a memory, oldest first.",
      { 200: json("MemoryPage", "All versions.") },
      { ids: ["id"], errors: ["not_found"] },
    ),
    "POST memory/{}/restore": op(
      "restoreMemory",
      "Makes an old version current again, or releases a memory from quarantine.",
      { 200: json("Memory", "The memory.") },
      { ids: ["id"], errors: ["not_found"] },
    ),
    "GET memory/{}": op(
      "getMemory",
      "Shows one memory.",
      { 200: json("Memory", "The memory.") },
      { ids: ["id"], errors: ["not_found"] },
    ),
    "PATCH memory/{}": op(
      "changeMemory",
      "Changes a memory. A new text supersedes the old one.",
      { 200: json("Memory", "The memory.") },
      { ids: ["id"], errors: ["not_found"] },
    ),
    "DELETE memory/{}": op(
      "deleteMemory",
      "Deletes a memory, the rounds it was said in, and every answer that it shaped.",
      { 204: NOTHING, 202: json("Forgotten", "Deleted here; Upstash follows.") },
      { ids: ["id"], errors: ["not_found"] },
    ),
  },
};

const admin: DescribedArea = {
  tag: "admin",
  description: "Tenants and keys, for the holder of the `ADMIN_KEY`.",
  admits: "admin",
  failure: "tenants_unavailable",
  operations: {
    "GET admin/tenants": op("listTenants", "Lists tenants.", { 200: json("TenantPage", "A page.") }),
    "POST admin/tenants": op(
      "createTenant",
      "Creates a tenant. The answer alone shows its secret.",
      { 201: json("NewTenant", "The tenant.", ["Location"]) },
      { errors: ["tenant_exists"] },
    ),
    "GET admin/tenants/{}": op(
      "getTenant",
      "Shows a tenant.",
      { 200: json("Tenant", "The tenant.") },
      { ids: ["tenant"], errors: ["not_found"] },
    ),
    "PATCH admin/tenants/{}": op(
      "changeTenant",
      "Changes the named fields of a tenant.",
      { 200: json("Tenant", "The tenant.") },
      { ids: ["tenant"], errors: ["not_found"] },
    ),
    "PUT admin/tenants/{}": op(
      "replaceTenant",
      "Replaces policy and signing of a tenant.",
      { 200: json("Tenant", "The tenant.") },
      { ids: ["tenant"], errors: ["not_found"] },
    ),
    "DELETE admin/tenants/{}": op(
      "deleteTenant",
      "Deletes a tenant with all its data. A large one takes several requests.",
      {
        200: json("TenantReceipt", "The receipt."),
        202: json("TenantErasing", "More is left: send it again.", ["Retry-After"]),
      },
      { ids: ["tenant"], errors: ["not_found", "erasure_incomplete"] },
    ),
    "GET admin/tenants/{}/keys": op(
      "listTenantKeys",
      "Lists the keys of a tenant, never the keys themselves.",
      { 200: json("KeyPage", "All keys.") },
      { ids: ["tenant"], errors: ["not_found"] },
    ),
    "POST admin/tenants/{}/keys": op(
      "addTenantKey",
      "Makes a key of a tenant. The answer alone shows it.",
      { 201: json("NewKey", "The key.", ["Cache-Control"]) },
      { ids: ["tenant"], errors: ["not_found"] },
    ),
    "POST admin/tenants/{}/jwt-secret": op(
      "renewJwtSecret",
      "Replaces the secret that signs tokens of users.",
      { 201: json("JwtSecret", "The secret.", ["Cache-Control"]) },
      { ids: ["tenant"], errors: ["not_found"] },
    ),
    "PUT admin/tenants/{}/provider-keys/{}": op(
      "storeProviderKey",
      "Stores the tenant's own key for an upstream, encrypted.",
      { 204: NOTHING },
      { ids: ["tenant", "upstream"], errors: ["not_found", "encryption_key_required"] },
    ),
    "DELETE admin/tenants/{}/provider-keys/{}": op(
      "removeProviderKey",
      "Removes the tenant's own key for an upstream.",
      { 204: NOTHING },
      { ids: ["tenant", "upstream"], errors: ["not_found"] },
    ),
    "GET admin/tenants/{}/audit": op(
      "tenantAudit",
      "Lists what was changed of a tenant and its users, oldest first.",
      { 200: json("AuditPage", "A page.") },
      { ids: ["tenant"], errors: ["not_found"] },
    ),
    "GET admin/tenants/{}/fine-tuning": op(
      "exportForFineTuning",
      "Exports well-rated exchanges of users who consented, in OpenAI's chat format, one a line.",
      { 200: media(["application/x-ndjson"], "The lines.", SAVED) },
      { ids: ["tenant"], errors: ["not_found"] },
    ),
    "GET admin/tenants/{}/usage": op(
      "tenantUsage",
      "Shows the usage of a tenant by day, latest first.",
      { 200: json("UsagePage", "All days.") },
      { ids: ["tenant"], errors: ["not_found"] },
    ),
    "GET admin/keys": op("listPlatformKeys", "Lists platform keys.", { 200: json("KeyPage", "All keys.") }),
    "POST admin/keys": op("addPlatformKey", "Makes a platform key. The answer alone shows it.", {
      201: json("NewKey", "The key.", ["Cache-Control"]),
    }),
    "DELETE admin/keys/{}": op(
      "revokeKey",
      "Revokes a key, from the next request on.",
      { 204: NOTHING },
      { ids: ["id"], errors: ["not_found"] },
    ),
    "GET admin/audit": op("platformAudit", "Lists what was changed of the deployment.", {
      200: json("AuditPage", "A page."),
    }),
  },
};

/** The areas, by their paths in `AREAS`; `/` is the page for a person. */
export const OWN_AREAS: Readonly<Record<string, DescribedArea>> = {
  "/memory/*": memories,
  "/memory/receipts/*": {
    tag: "memory",
    description: memories.description,
    admits: "caller",
    failure: null,
    operations: {
      "POST memory/receipts/verify": op("verifyReceipt", "Says whether this deployment signed a receipt.", {
        200: json("Verified", "Whether it did, and whether it is the named user's."),
      }),
    },
  },
  "/tenant/rules/*": {
    tag: "tenant",
    description: "What holds for all users of a tenant.",
    admits: "caller",
    failure: "rules_unavailable",
    operations: {
      "GET tenant/rules": op(
        "getRules",
        "Shows the standing instructions for all users, and what many users ask for.",
        { 200: json("Rules", "The rules.", ["ETag", "Cache-Control"]) },
        { errors: ["not_found"] },
      ),
      "PUT tenant/rules": op(
        "putRules",
        "Replaces the standing instructions for all users.",
        { 200: json("Rules", "The rules.", ["ETag", "Cache-Control"]) },
        { headers: ["If-Match"], errors: ["not_allowed", "precondition_failed"] },
      ),
      "GET tenant/rules/declined": op(
        "listDeclinedProposals",
        "Lists the proposals that were declined and that as many users still ask for.",
        { 200: json("DeclinedPage", "All of them.") },
        { errors: ["not_allowed"] },
      ),
      "POST tenant/rules/declined": op(
        "declineProposal",
        "Declines a proposal. It is made again only if twice as many users ask for it.",
        { 201: json("DeclinedProposal", "The proposal.") },
        { errors: ["not_allowed", "not_found"] },
      ),
      "DELETE tenant/rules/declined/{}": op(
        "reopenProposal",
        "Takes a decline back, so that the proposal is made again.",
        { 204: NOTHING },
        { ids: ["id"], errors: ["not_allowed", "not_found"] },
      ),
    },
  },
  "/usage": {
    tag: "tenant",
    description: "What holds for all users of a tenant.",
    admits: "caller",
    failure: "usage_unavailable",
    operations: {
      "GET usage": op("getUsage", "Shows the usage of the caller's tenant by day, latest first.", {
        200: json("UsagePage", "All days."),
      }),
    },
  },
  "/cache": {
    tag: "cache",
    description: "The answers that a tenant's users share.",
    admits: "caller",
    failure: "cache_unavailable",
    operations: {
      "GET cache": op(
        "getCache",
        "Shows what the cache saved, what it holds, and how often it was wrong.",
        { 200: json("CacheReport", "The figures.") },
        { errors: ["not_allowed"] },
      ),
      "DELETE cache": op(
        "purgeCache",
        "Deletes shared answers, and the named user's own.",
        { 200: json("Purged", "How many were deleted.") },
        { errors: ["not_allowed"] },
      ),
    },
  },
  "/admin/*": admin,
  "/healthz": {
    tag: "deployment",
    description: "The deployment itself.",
    admits: "anybody",
    failure: null,
    operations: {
      "GET healthz": op("getHealth", "Says that the process answers.", { 200: json("Health", "It does.") }),
    },
  },
  "/readyz": {
    tag: "deployment",
    description: "The deployment itself.",
    admits: "anybody",
    failure: null,
    operations: {
      "GET readyz": op("getReadiness", "Says whether requests can be served, and what is wrong.", {
        200: json("Readiness", "They can; `degraded` if something fails without which chats go on.", ["Cache-Control"]),
        503: json("Readiness", "Chats fail now.", ["Cache-Control"]),
      }),
    },
  },
  "/metrics": {
    tag: "deployment",
    description: "The deployment itself.",
    admits: "operator",
    failure: null,
    operations: {
      "GET metrics": op("getMetrics", "Shows the counts of one isolate in the text format of Prometheus.", {
        200: media(["text/plain"], "The counts.", ["Cache-Control"]),
      }),
    },
  },
  "/openapi.json": {
    tag: "deployment",
    description: "The deployment itself.",
    admits: "anybody",
    failure: null,
    operations: {
      "GET openapi.json": op("getOpenApi", "Returns this document.", {
        200: media(["application/json"], "An OpenAPI 3.1 document."),
      }),
    },
  },
  "/console": {
    tag: "deployment",
    description: "The deployment itself.",
    admits: "anybody",
    failure: null,
    operations: {
      "GET console": op("getConsole", "Shows a person what is remembered, and why answers came out as they did.", {
        200: media(["text/html"], "One page, which talks to this API.", ["Cache-Control"]),
      }),
    },
  },
  "/card": {
    tag: "deployment",
    description: "The deployment itself.",
    admits: "anybody",
    failure: null,
    operations: {
      "GET card": op("getCardPage", "Shows a person the memories that the token in its address opens.", {
        200: media(["text/html"], "One page, which talks to this API.", ["Cache-Control"]),
      }),
    },
  },
  "/": {
    tag: "deployment",
    description: "The deployment itself.",
    admits: "anybody",
    failure: null,
    operations: {
      "GET ": op("getLandingPage", "Tells a person how to use this proxy.", {
        200: media(["text/html", "text/plain"], "HTML for a browser, text for others.", ["Cache-Control"]),
      }),
    },
  },
};
