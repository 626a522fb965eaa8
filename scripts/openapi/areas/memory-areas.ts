import type { DescribedArea } from "../described.ts";
import { json, media, NOTHING, op, SAVED } from "./parts.ts";

const memoryArea: DescribedArea = {
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

/** `/memory`. */
export const MEMORY_AREAS: Readonly<Record<string, DescribedArea>> = {
  "/memory/*": memoryArea,
  "/memory/receipts/*": {
    tag: "memory",
    description: memoryArea.description,
    admits: "caller",
    failure: null,
    operations: {
      "POST memory/receipts/verify": op("verifyReceipt", "Says whether this deployment signed a receipt.", {
        200: json("Verified", "Whether it did, and whether it is the named user's."),
      }),
    },
  },
};
