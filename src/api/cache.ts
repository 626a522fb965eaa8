import * as v from "valibot";
import { cacheReport } from "../cache/cache-report.ts";
import { ProxyError } from "../http/errors.ts";
import type { Caller } from "../identity/identify.ts";
import { flushCounts } from "../isolate/gathered-counts.ts";
import { area } from "./area.ts";
import { identifyByHeaders } from "../identity/identify-by-headers.ts";
import { type ApiCall, NOTHING, operation } from "./operation.ts";

/* `/cache` shows what the shared answers of a tenancy save, and deletes them. */

const purgeQuery = v.strictObject({
  model: v.optional(v.nullable(v.pipe(v.string(), v.nonEmpty("names no model"))), null),
});

/**
 * Shows the cache's figures. Other isolates report theirs with their next request, so on Cloudflare figures may lag.
 */
async function showCache({ who, ports }: ApiCall<Caller>): Promise<Response> {
  const { tenancy, admission } = tenantIn(who);
  const { answers, settings } = ports;
  await flushCounts(tenancy, ports);
  const policy = {
    cache: settings.cacheTtlSeconds === 0 ? ("off" as const) : (admission?.policy.cache ?? "shared"),
    ttlSeconds: settings.cacheTtlSeconds,
    staleSeconds: settings.cacheStaleSeconds,
    errorTarget: settings.cacheErrorTarget,
  };
  return Response.json(cacheReport(await answers.state(tenancy), policy));
}

/** Deletes the shared answers of the caller's tenancy and, if the request names a user, that user's own. */
async function purgeCache({ who, query, ports }: ApiCall<Caller, v.InferOutput<typeof purgeQuery>>): Promise<Response> {
  const { tenancy, scope } = tenantIn(who);
  const own = scope ? await ports.memory.purgeAnswers(scope, query.model) : 0;
  const shared = await ports.answers.purge(tenancy, query.model);
  return Response.json({ removed: { shared, own } });
}

/** Refuses a token. It speaks for one user, and the figures and answers belong to all of them. */
function tenantIn(caller: Caller): Caller {
  if (caller.admission?.actor === "token")
    throw new ProxyError(
      "not_allowed",
      "A user's token may not read or purge the tenant's cache. Use a key of the tenant.",
    );
  return caller;
}

export const cacheRoutes = area(
  [
    [
      "cache",
      {
        GET: operation({ query: NOTHING, body: NOTHING }, showCache),
        DELETE: operation({ query: purgeQuery, body: NOTHING }, purgeCache),
      },
    ],
  ],
  identifyByHeaders,
  { code: "cache_unavailable", message: "The cache cannot be reached right now. Try again." },
);
