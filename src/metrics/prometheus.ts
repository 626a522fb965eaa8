import type { Attributes, Metric } from "./metric.ts";

/** The media type of the text format, which every Prometheus reads. */
export const PROMETHEUS_TYPE = "text/plain; version=0.0.4; charset=utf-8";

/** Returns metrics in the text format of Prometheus, under the names that OpenTelemetry's own translation gives them. */
export function prometheusText(metrics: readonly Metric[]): string {
  return metrics
    .filter(({ points }) => points.length > 0)
    .map((metric) => {
      const name = prometheusName(metric);
      const type = metric.kind;
      return `# HELP ${name} ${metric.help}\n# TYPE ${name} ${type}\n${linesOf(name, metric).join("\n")}\n`;
    })
    .join("");
}

const UNITS: Readonly<Record<string, string>> = { s: "_seconds" };

export function prometheusName({ name, unit, kind }: Pick<Metric, "name" | "unit" | "kind">): string {
  const base = name.replaceAll(".", "_") + (UNITS[unit] ?? "");
  if (kind === "counter") return `${base}_total`;
  return kind === "gauge" ? `${base}_info` : base;
}

function linesOf(name: string, metric: Metric): string[] {
  if (metric.kind !== "histogram") {
    return metric.points.map(({ attributes, value }) => `${name}${labels(attributes)} ${value}`);
  }
  return metric.points.flatMap(({ attributes, value: { bounds, buckets, sum, count } }) => {
    let below = 0;
    const lines = bounds.map((bound, at) => {
      below += buckets[at] ?? 0;
      return `${name}_bucket${labels(attributes, String(bound))} ${below}`;
    });
    return [
      ...lines,
      `${name}_bucket${labels(attributes, "+Inf")} ${count}`,
      `${name}_sum${labels(attributes)} ${sum}`,
      `${name}_count${labels(attributes)} ${count}`,
    ];
  });
}

function labels(attributes: Attributes, le?: string): string {
  const pairs = Object.entries(attributes).map(([name, value]) => `${name.replaceAll(".", "_")}="${escaped(value)}"`);
  if (le !== undefined) pairs.push(`le="${le}"`);
  return pairs.length === 0 ? "" : `{${pairs.join(",")}}`;
}

const escaped = (value: string): string =>
  value
    .replaceAll("\\", String.raw`\\`)
    .replaceAll('"', String.raw`\"`)
    .replaceAll("\n", String.raw`\n`);
