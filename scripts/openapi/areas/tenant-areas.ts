import type { DescribedArea } from "../described.ts";
import { json, NOTHING, op } from "./parts.ts";

/** Rules, usage and cache, which hold for all users of a tenant. */
export const TENANT_AREAS: Readonly<Record<string, DescribedArea>> = {
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
};
