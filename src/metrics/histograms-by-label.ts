import { type Histogram, newHistogram, record } from "../runtime/histogram.ts";

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
