import { SECONDS } from "./names.ts";

/** A histogram's counts by bucket, the last for everything beyond the bounds. */
export interface Histogram {
  readonly bounds: readonly number[];
  readonly buckets: number[];
  sum: number;
  count: number;
}

export const newHistogram = (bounds: readonly number[]): Histogram => ({
  bounds,
  buckets: Array.from({ length: bounds.length + 1 }, () => 0),
  sum: 0,
  count: 0,
});

/** Adds a duration in seconds. */
export function record(histogram: Histogram, seconds: number): void {
  const { bounds, buckets } = histogram;
  let at = 0;
  while (at < bounds.length && seconds > (bounds[at] ?? 0)) at += 1;
  buckets[at] = (buckets[at] ?? 0) + 1;
  histogram.sum += seconds;
  histogram.count += 1;
}

/** Adds the counts of one histogram to those of another with the same bounds. */
export function merge(into: Histogram, from: Histogram): void {
  for (const [at, count] of from.buckets.entries()) into.buckets[at] = (into.buckets[at] ?? 0) + count;
  into.sum += from.sum;
  into.count += from.count;
}

/** The sums of all exchanges with the same labels. */
export interface ExchangeSeries {
  readonly dialect: string;
  readonly provider: string;
  readonly model: string;
  readonly cache: string;
  readonly memory: string;
  /** The status, or the code of the proxy's own error. */
  readonly outcome: string;
  count: number;
  inputTokens: number;
  outputTokens: number;
  savedInput: number;
  savedOutput: number;
  memoryTokens: number;
  readonly inference: Histogram;
  readonly firstChunk: Histogram;
}

export function newSeries(
  labels: Pick<ExchangeSeries, "dialect" | "provider" | "model" | "cache" | "memory" | "outcome">,
): ExchangeSeries {
  return {
    ...labels,
    count: 0,
    inputTokens: 0,
    outputTokens: 0,
    savedInput: 0,
    savedOutput: 0,
    memoryTokens: 0,
    inference: newHistogram(SECONDS),
    firstChunk: newHistogram(SECONDS),
  };
}

/** Histograms with the same bounds, by one or more labels. */
export class HistogramsByLabel {
  readonly byLabel = new Map<string, Histogram>();
  readonly bounds: readonly number[];

  constructor(bounds: readonly number[]) {
    this.bounds = bounds;
  }

  /** @param label one, or several with a space between them */
  record(label: string, seconds: number): void {
    let histogram = this.byLabel.get(label);
    if (!histogram) this.byLabel.set(label, (histogram = newHistogram(this.bounds)));
    record(histogram, seconds);
  }
}
