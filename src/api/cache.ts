import { cacheReport } from "../cache/report.ts";
import { ProxyError } from "../errors.ts";
import { log, reasonOf } from "../log.ts";
import { type Caller, identify } from "../proxy/identify.ts";
import { takeTally } from "../proxy/tally.ts";
import type { Ports } from "../wiring.ts";

/* `/cache`: what the answers of a tenancy are worth, and their end. */

/** Counts of other isolates come in when these next ask, so that on Cloudflare the figures may lag. */
export async function showCache(request: Request, ports: Ports): Promise<Response> {
  const { answers, settings } = ports;
  return onCache(request, ports, async ({ tenancy, admission }) => {
    const counts = takeTally(tenancy);
    if (counts) await answers.count(tenancy, counts);
    const policy = {
      cache: settings.cacheTtlSeconds === 0 ? ("off" as const) : (admission?.policy.cache ?? "shared"),
      ttlSeconds: settings.cacheTtlSeconds,
      staleSeconds: settings.cacheStaleSeconds,
      errorTarget: settings.cacheErrorTarget,
    };
    return Response.json(cacheReport(await answers.state(tenancy), policy));
  });
}

/** Ends the answers for everybody in the caller's tenancy, and where a user is named, that user's own. */
export async function purgeCache(request: Request, ports: Ports): Promise<Response> {
  const model = new URL(request.url).searchParams.get("model");
  if (model === "") throw new ProxyError("invalid_value", "model names no model.", "model");
  return onCache(request, ports, async ({ tenancy, scope }) => {
    const own = scope ? await ports.memory.purgeAnswers(scope, model) : 0;
    const shared = await ports.answers.purge(tenancy, model);
    return Response.json({ removed: { shared, own } });
  });
}

async function onCache(request: Request, ports: Ports, act: (caller: Caller) => Promise<Response>): Promise<Response> {
  const caller = await identify(request.headers, null, ports);
  // A token speaks for one user: neither the figures of all the others are theirs, nor the answers.
  if (caller.admission?.actor === "token") throw new ProxyError("not_allowed", "The cache is the tenant's.");
  try {
    return await act(caller);
  } catch (error) {
    log("error", { event: "cache_unavailable", reason: reasonOf(error) });
    throw new ProxyError("cache_unavailable", "The cache cannot be reached right now.");
  }
}
