/* Reads the text format of Prometheus, as `/metrics` answers. */

/** A point of a metric. */
export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

const LINE = /^([a-z_]+)(?:\{(.*)\})? ([\d.eE+-]+|\+Inf|NaN)$/;
const LABEL = /(\w+)="((?:[^"\\]|\\.)*)"/g;

export function samplesIn(text: string): Sample[] {
  return text.split("\n").flatMap((line) => {
    const [, name, labels = "", value] = LINE.exec(line) ?? [];
    if (name === undefined) return [];
    const read = [...labels.matchAll(LABEL)].map(([, key = "", quoted = ""]) => [key, quoted.replace(/\\(.)/g, "$1")]);
    return [{ name, labels: Object.fromEntries(read) as Record<string, string>, value: Number(value) }];
  });
}

/** Adds up a metric by the values of one label. */
export function sumsBy(samples: readonly Sample[], name: string, label: string): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { labels, value } of samples.filter((one) => one.name === name)) {
    const key = labels[label] ?? "";
    sums.set(key, (sums.get(key) ?? 0) + value);
  }
  return sums;
}

export const sumOf = (samples: readonly Sample[], name: string): number =>
  samples.filter((one) => one.name === name).reduce((sum, { value }) => sum + value, 0);

/** Returns a quantile of a histogram in milliseconds: the bound below which so many stay. Returns null without any. */
export function quantileMs(
  samples: readonly Sample[],
  name: string,
  wanted: Readonly<Record<string, string>>,
  quantile: number,
): number | null {
  const buckets = samples
    .filter(
      (one) =>
        one.name === `${name}_bucket` && Object.entries(wanted).every(([key, value]) => one.labels[key] === value),
    )
    .map(({ labels, value }) => ({ bound: labels["le"] === "+Inf" ? Infinity : Number(labels["le"]), value }))
    .toSorted((a, b) => a.bound - b.bound);
  const count = buckets.at(-1)?.value ?? 0;
  if (count === 0) return null;
  const found = buckets.find(({ value }) => value >= count * quantile);
  return found === undefined ? null : found.bound * 1_000;
}
