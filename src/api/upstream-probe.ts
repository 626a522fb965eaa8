import type { Ports } from "../ports/ports.ts";
import { within } from "../runtime/deadline.ts";
import type { FailingService } from "../runtime/service-health.ts";
import { CachedProbe } from "./cached-probe.ts";

/** How long the upstream may take to answer. */
const ANSWERS_WITHIN_MS = 2_000;
/** Nobody can make the proxy knock at a provider by asking for the readiness again and again. */
const PROBED_FOR_MS = 15_000;

/** Null if the upstream answered. */
type Probed = { readonly failing: FailingService | null };

const probe = new CachedProbe<Probed>(PROBED_FOR_MS, 2 * ANSWERS_WITHIN_MS);

/**
 * Asks the default upstream for its headers, without a key. Any answer of HTTP shows that it can be reached; whether it
 * takes a key and a model, only a chat can show.
 * @returns null if it answers
 */
export async function upstreamFailing(ports: Ports, now: number): Promise<FailingService | null> {
  const url = ports.settings.upstreamBaseUrl;
  const { failing } = await probe.result(url, now, async (before) => {
    if (await answers(url, ports)) return { failing: null };
    const { since = now, failures = 0 } = before?.failing ?? {};
    return { failing: { service: "upstream", reason: "upstream_unreachable", since, failures: failures + 1 } };
  });
  return failing;
}

async function answers(url: string, { upstream }: Ports): Promise<boolean> {
  const request = new Request(url, {
    method: "HEAD",
    redirect: "manual",
    headers: { "user-agent": "throughline" },
    signal: AbortSignal.timeout(ANSWERS_WITHIN_MS),
  });
  const asked = Promise.resolve()
    .then(() => upstream.send(request))
    .then(
      async ({ body }) => (await body?.cancel(), true),
      () => false,
    );
  return within(ANSWERS_WITHIN_MS, asked).catch(() => false);
}
