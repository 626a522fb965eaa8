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

/** Adds one value. */
export function record(histogram: Histogram, value: number): void {
  const { bounds, buckets } = histogram;
  let at = 0;
  while (at < bounds.length && value > (bounds[at] ?? 0)) at += 1;
  buckets[at] = (buckets[at] ?? 0) + 1;
  histogram.sum += value;
  histogram.count += 1;
}

/** Adds the counts of one histogram to those of another with the same bounds. */
export function merge(into: Histogram, from: Histogram): void {
  for (const [at, count] of from.buckets.entries()) into.buckets[at] = (into.buckets[at] ?? 0) + count;
  into.sum += from.sum;
  into.count += from.count;
}
