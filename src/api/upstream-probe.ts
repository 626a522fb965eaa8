import type { Ports } from "../ports/ports.ts";
import { within } from "../runtime/deadline.ts";
import type { FailingService } from "../runtime/service-health.ts";

/** How long the upstream may take to answer. */
const ANSWERS_WITHIN_MS = 2_000;
/** Nobody can make the proxy knock at a provider by asking for the readiness again and again. */
const PROBED_FOR_MS = 15_000;

interface Probed {
  readonly url: string;
  readonly at: number;
  /** Null if the upstream answered. */
  readonly failing: FailingService | null;
}

let probed: Probed | null = null;

/**
 * Asks the default upstream for its headers, without a key. Any answer of HTTP shows that it can be reached; whether it
 * takes a key and a model, only a chat can show.
 * @returns null if it answers
 */
export async function upstreamFailing({ upstream, settings }: Ports, now: number): Promise<FailingService | null> {
  const url = settings.upstreamBaseUrl;
  const before = probed?.url === url ? probed : null;
  if (before && now - before.at < PROBED_FOR_MS) return before.failing;
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
  const answers = await within(ANSWERS_WITHIN_MS, asked).catch(() => false);
  const { since = now, failures = 0 } = before?.failing ?? {};
  const failing = answers
    ? null
    : { service: "upstream", reason: "upstream_unreachable", since, failures: failures + 1 };
  probed = { url, at: now, failing };
  return failing;
}
