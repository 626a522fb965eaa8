import * as v from "valibot";
import type { Ports } from "../ports/ports.ts";
import { within } from "../runtime/deadline.ts";
import { type FailingService, failingServices } from "../runtime/service-health.ts";
import { VERSION } from "../runtime/version.ts";
import { area } from "./area.ts";
import { CachedProbe } from "./cached-probe.ts";
import { type ApiCall, NOTHING, operation } from "./operation.ts";
import { upstreamFailing } from "./upstream-probe.ts";

/** How long the storage may take to answer. */
const STORAGE_DEADLINE_MS = 2_000;
/** Nobody can make the storage work by asking for the readiness again and again. */
const PROBED_FOR_MS = 1_000;

const readinessQuery = v.strictObject({ ask: v.exactOptional(v.picklist(["upstream"], "must be upstream")) });
type ReadinessQuery = v.InferOutput<typeof readinessQuery>;

const probe = new CachedProbe<{ readonly answers: boolean }>(PROBED_FOR_MS, 2 * STORAGE_DEADLINE_MS);

/**
 * Says whether requests can be served, and what is wrong. Requests themselves note what they could not reach; only the
 * storage is asked, at most once a second, and the upstream if the caller says so: it gets no request that nobody sent.
 * Answers 503 if chats fail, and 200 with `degraded` if they go on with less, or if the upstream did not answer here while
 * no chat has failed yet: it may be one that answers nothing but chats, and must not take the proxy out of service.
 */
async function getReadiness({ query, ports, now }: ApiCall<null, ReadinessQuery>): Promise<Response> {
  const services = failingServices(now);
  const isNoted = services.some(({ service }) => service === "upstream");
  const [storage, upstream] = await Promise.all([
    storageAnswers(ports, now),
    isNoted || query.ask === undefined ? null : upstreamFailing(ports, now),
  ]);
  if (!storage) services.unshift(storageFails(now));
  const reasons = [...services, ...(upstream ? [upstream] : [])].map(({ service, reason, since, failures }) => ({
    service,
    reason,
    since: new Date(since).toISOString(),
    failures,
  }));
  const isReady = !services.some(({ service }) => stopsChats(service, ports));
  const status = isReady ? (reasons.length === 0 ? "ready" : "degraded") : "unready";
  return Response.json(
    { status, version: VERSION, reasons },
    { status: isReady ? 200 : 503, headers: { "cache-control": "no-store" } },
  );
}

const storageFails = (now: number): FailingService => ({
  service: "storage",
  reason: "storage_unavailable",
  since: now,
  failures: 1,
});

/** Returns whether chats fail without a service. Everything else fails open. */
function stopsChats(service: string, { settings }: Ports): boolean {
  return service === "storage" || (service === "upstream" && settings.upstreamFallback === null);
}

async function storageAnswers({ tenantDirectory }: Ports, now: number): Promise<boolean> {
  const { answers } = await probe.result("storage", now, async () => {
    const asked = tenantDirectory.accountOf("", true).then(
      () => true,
      () => false,
    );
    return { answers: await within(STORAGE_DEADLINE_MS, asked).catch(() => false) };
  });
  return answers;
}

export const readinessRoutes = area(
  [["readyz", { GET: operation({ query: readinessQuery, body: NOTHING }, getReadiness) }]],
  () => null,
  null,
);
