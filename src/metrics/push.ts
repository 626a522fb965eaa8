import type { Telemetry } from "../ports/telemetry.ts";
import type { Settings } from "../ports/settings.ts";
import { log, reasonOf } from "../runtime/log.ts";
import type { WaitUntil } from "../runtime/wait-until.ts";
import { exchangeSpans } from "./exchange-spans.ts";
import type { ObservedExchange } from "../ports/observed-exchange.ts";
import { metricsBody, type Resource, tracesBody } from "./otlp.ts";
import { counted } from "./registry.ts";
import { snapshot } from "./snapshot.ts";
import { addSpans, countDropped, takeSpans } from "./span-buffer.ts";
import { randomHex, type TraceContext } from "./trace-context.ts";
import { pause } from "../runtime/pause.ts";

/*
 * Pushes spans and counts to a collector, in batches and beside requests: nobody waits. The first exchange after a push
 * starts the clock of the next one. A batch that the collector does not take is dropped and counted.
 */

const PUSH_AFTER_MS = 5_000;

/** A push that is planned and has not come after this time was lost with its request. */
const LOST_AFTER_MS = 2 * PUSH_AFTER_MS;

/** When the next push was planned, by collector. Plain values: what belongs to one request may not be used by another. */
const planned = new WeakMap<Telemetry, number>();
let instance: string | null = null;

/** Keeps the spans of an exchange, and plans a push. */
export function pushExchange(
  exchange: ObservedExchange,
  trace: TraceContext,
  telemetry: Telemetry,
  settings: Settings,
  waitUntil: WaitUntil,
): void {
  if (trace.sampled) addSpans(exchangeSpans(exchange, trace, settings.oldGenAiNames));
  planPush(telemetry, settings, waitUntil);
}

/** Plans a push of all that waits, unless one is planned. */
export function planPush(telemetry: Telemetry, settings: Settings, waitUntil: WaitUntil): void {
  const now = Date.now();
  if (now - (planned.get(telemetry) ?? 0) < LOST_AFTER_MS) return;
  planned.set(telemetry, now);
  waitUntil(pushLater(telemetry, settings));
}

async function pushLater(telemetry: Telemetry, settings: Settings): Promise<void> {
  await pause(PUSH_AFTER_MS);
  planned.delete(telemetry);
  await pushNow(telemetry, settings);
}

/** Sends all that waits. */
export async function pushNow(telemetry: Telemetry, settings: Settings): Promise<void> {
  const { telemetry: options, prices, oldGenAiNames: oldNames } = settings;
  const now = Date.now();
  instance ??= randomHex(8);
  const resource: Resource = { service: options?.serviceName ?? "throughline", instance };
  const counts = counted();
  const spans = takeSpans();
  const sent = [
    telemetry.send("/v1/metrics", metricsBody(snapshot(counts, { prices, oldNames }), resource, counts.since, now)),
  ];
  if (spans.length > 0) {
    const traces = telemetry.send("/v1/traces", tracesBody(spans, resource));
    sent.push(
      traces.catch((error: unknown) => {
        countDropped(spans.length);
        throw error;
      }),
    );
  }
  const failed = (await Promise.allSettled(sent)).find((one) => one.status === "rejected");
  if (failed) {
    const advice = "Check OTEL_EXPORTER_OTLP_ENDPOINT and OTEL_EXPORTER_OTLP_HEADERS. Nothing else is affected.";
    log("warn", { event: "telemetry_not_sent", reason: reasonOf(failed.reason), advice });
  }
}
