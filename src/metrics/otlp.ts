import { VERSION } from "../runtime/version.ts";
import type { Metric } from "./metric.ts";
import type { Span } from "./span-buffer.ts";

/* OTLP as JSON over HTTP. Times are nanoseconds, and whole numbers of 64 bits are texts. */

const SCOPE = { name: "throughline", version: VERSION };
const KINDS = { internal: 1, server: 2, client: 3 } as const;
const CUMULATIVE = 2;
const ERROR = 2;

/** Tells isolates apart: each counts for itself. */
export interface Resource {
  readonly service: string;
  readonly instance: string;
}

type Value = string | number | boolean;

const nanos = (ms: number): string => `${Math.round(ms * 1000)}000`;

const attributesOf = (values: Readonly<Record<string, Value>>): object[] =>
  Object.entries(values).map(([key, value]) => ({ key, value: valueOf(value) }));

function valueOf(value: Value): object {
  if (typeof value === "string") return { stringValue: value };
  if (typeof value === "boolean") return { boolValue: value };
  return Number.isInteger(value) ? { intValue: String(value) } : { doubleValue: value };
}

const resourceOf = ({ service, instance }: Resource): object => ({
  attributes: attributesOf({
    "service.name": service,
    "service.version": VERSION,
    "service.instance.id": instance,
  }),
});

/** Returns the body of `POST /v1/traces`. */
export function tracesBody(spans: readonly Span[], resource: Resource): string {
  const written = spans.map(({ traceId, spanId, parentId, name, kind, from, to, attributes, failed, state, link }) => ({
    traceId,
    spanId,
    ...(parentId !== null && { parentSpanId: parentId }),
    ...(state !== "" && { traceState: state }),
    ...(link && { links: [link] }),
    name,
    kind: KINDS[kind],
    startTimeUnixNano: nanos(from),
    endTimeUnixNano: nanos(Math.max(from, to)),
    attributes: attributesOf(attributes),
    ...(failed && { status: { code: ERROR } }),
  }));
  return JSON.stringify({
    resourceSpans: [{ resource: resourceOf(resource), scopeSpans: [{ scope: SCOPE, spans: written }] }],
  });
}

/** Returns the body of `POST /v1/metrics`. */
export function metricsBody(metrics: readonly Metric[], resource: Resource, since: number, now: number): string {
  const times = { startTimeUnixNano: nanos(since), timeUnixNano: nanos(now) };
  const written = metrics
    .filter(({ points }) => points.length > 0)
    .map((metric) => {
      const { name, help: description, unit } = metric;
      if (metric.kind === "histogram") {
        const dataPoints = metric.points.map(({ attributes, value: { bounds, buckets, sum, count } }) => ({
          ...times,
          attributes: attributesOf(attributes),
          count: String(count),
          sum,
          bucketCounts: buckets.map(String),
          explicitBounds: bounds,
        }));
        return { name, description, unit, histogram: { aggregationTemporality: CUMULATIVE, dataPoints } };
      }
      const dataPoints = metric.points.map(({ attributes, value }) => ({
        ...times,
        attributes: attributesOf(attributes),
        asDouble: value,
      }));
      if (metric.kind === "gauge") return { name, description, unit, gauge: { dataPoints } };
      return { name, description, unit, sum: { aggregationTemporality: CUMULATIVE, isMonotonic: true, dataPoints } };
    });
  return JSON.stringify({
    resourceMetrics: [{ resource: resourceOf(resource), scopeMetrics: [{ scope: SCOPE, metrics: written }] }],
  });
}
