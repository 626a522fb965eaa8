import { type Histogram, merge, newHistogram } from "../runtime/histogram.ts";
import type { ExchangeSeries } from "./exchange-series.ts";
import type { HistogramsByLabel } from "./histograms-by-label.ts";

/** A metric with its points, for any exporter. */
export type Metric = Counted | HistogramMetric;

interface Described {
  readonly name: string;
  readonly help: string;
  /** As UCUM writes it: `s`, `{token}`, `{exchange}`. */
  readonly unit: string;
}

interface Counted extends Described {
  readonly kind: "counter" | "gauge";
  readonly points: readonly Point<number>[];
}

export interface HistogramMetric extends Described {
  readonly kind: "histogram";
  readonly points: readonly Point<Histogram>[];
}

export type Attributes = Readonly<Record<string, string>>;

export interface Point<Value> {
  readonly attributes: Attributes;
  readonly value: Value;
}

export const gauge = (name: string, help: string, points: readonly Point<number>[]): Metric => ({
  name,
  help,
  unit: "",
  kind: "gauge",
  points,
});

export const counter = (name: string, help: string, unit: string, points: readonly Point<number>[]): Metric => ({
  name,
  help,
  unit,
  kind: "counter",
  points,
});

/** Reads the labels and the value of a series. */
type Read<Value> = (one: ExchangeSeries) => readonly [Attributes, Value];

/** Returns a counter that adds up all series with the same labels. */
export function counterOf(
  name: string,
  help: string,
  unit: string,
  series: readonly ExchangeSeries[],
  ...reads: readonly Read<number>[]
): Metric {
  const sums = new Map<string, { attributes: Attributes; value: number }>();
  for (const one of series) {
    for (const read of reads) {
      const [attributes, value] = read(one);
      const key = JSON.stringify(attributes);
      const sum = sums.get(key);
      if (sum) sum.value += value;
      else sums.set(key, { attributes, value });
    }
  }
  return counter(name, help, unit, [...sums.values()]);
}

/** Returns a histogram that adds up all series with the same labels. Series that hold nothing are left out. */
export function histogramOf(
  name: string,
  help: string,
  unit: string,
  series: readonly ExchangeSeries[],
  read: Read<Histogram>,
): HistogramMetric {
  const sums = new Map<string, Point<Histogram>>();
  for (const one of series) {
    const [attributes, value] = read(one);
    if (value.count === 0) continue;
    const key = JSON.stringify(attributes);
    const sum = sums.get(key) ?? { attributes, value: newHistogram(value.bounds) };
    merge(sum.value, value);
    sums.set(key, sum);
  }
  return { name, help, unit, kind: "histogram", points: [...sums.values()] };
}

/** Returns a histogram of times of the proxy's own work. */
export function timesOf(
  name: string,
  help: string,
  { byLabel, bounds }: HistogramsByLabel,
  attributesOf: (labels: readonly string[]) => Attributes,
): HistogramMetric {
  const points = [...byLabel].map(([label, one]) => {
    const copy = newHistogram(bounds);
    merge(copy, one);
    return { attributes: attributesOf(label.split(" ")), value: copy };
  });
  return { name, help, unit: "s", kind: "histogram", points };
}

/** Returns a metric with the points of its namesakes, because a name may stand in an exposition once. */
export const withNamesakes = (metric: HistogramMetric, others: readonly HistogramMetric[]): HistogramMetric => ({
  ...metric,
  points: [metric, ...others.filter(({ name }) => name === metric.name)].flatMap(({ points }) => points),
});
