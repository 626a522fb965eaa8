import { ThroughlineError } from "../../../../../client/client.mjs";
import { Time } from "../../parts/text.tsx";
import type { Session } from "../../session.ts";
import { useLoaded } from "../../use-loaded.ts";

interface Readiness {
  readonly status: string;
  readonly reasons: readonly { readonly service: string; readonly reason: string; readonly since: string }[];
}

/** Says whether requests can be served, and what is wrong if not. */
export function Health({ session }: { readonly session: Session }) {
  const { value } = useLoaded(() => readiness(session));
  if (value === null) return null;
  return (
    <div class={value.status === "ready" ? "card" : "card warn"} role="status">
      <strong>{STATUS_WORDS[value.status] ?? value.status}</strong>
      {value.reasons.map(({ service, reason, since }) => (
        <p key={service}>
          {service}: {reason}, since <Time at={since} />
        </p>
      ))}
    </div>
  );
}

const STATUS_WORDS: Readonly<Record<string, string>> = {
  ready: "Everything it needs answers.",
  degraded: "Requests are served, with less than usual.",
  unready: "Requests fail.",
};

/** An unready proxy answers 503, and says why. */
async function readiness({ client }: Session): Promise<Readiness> {
  try {
    return await client.getReadiness();
  } catch (error) {
    if (error instanceof ThroughlineError) return { status: "unready", reasons: [] };
    throw error;
  }
}
