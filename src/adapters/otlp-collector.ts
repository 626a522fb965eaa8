import type { TelemetrySettings } from "../ports/settings.ts";
import type { Telemetry } from "../ports/telemetry.ts";

/** A collector that is slow must not keep an isolate busy. */
const DEADLINE_MS = 10_000;

/** A collector that takes OTLP in JSON over HTTP. */
export function otlpCollector({ endpoint, headers }: TelemetrySettings): Telemetry {
  return {
    async send(path, body) {
      const response = await fetch(endpoint + path, {
        method: "POST",
        headers: { ...headers, "content-type": "application/json" },
        body,
        redirect: "manual",
        signal: AbortSignal.timeout(DEADLINE_MS),
      });
      await response.body?.cancel();
      if (!response.ok) throw new CollectorError(`status ${response.status}`);
    },
  };
}

/** The error of a collector that refuses. Its name is what a log shows. */
class CollectorError extends Error {
  constructor(problem: string) {
    super(problem);
    this.name = problem;
  }
}
