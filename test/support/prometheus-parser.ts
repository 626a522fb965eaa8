/* A strict reader of Prometheus' text format 0.0.4, after its definition. It throws where Prometheus would refuse. */

export interface Family {
  readonly name: string;
  readonly type: string;
  readonly help: string;
  readonly samples: Sample[];
}

interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

const SAMPLE = /^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(.*)\})? (\S+)$/;
const LABEL = /^([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\["\\n])*)"(?:,|$)/;
const SUFFIXES: Readonly<Record<string, readonly string[]>> = { histogram: ["_bucket", "_sum", "_count"] };

export function parsePrometheus(text: string): Family[] {
  if (!text.endsWith("\n")) throw new Error("the last line does not end");
  const families: Family[] = [];
  const seen = new Set<string>();
  let help: readonly [string, string] | null = null;
  for (const line of text.slice(0, -1).split("\n")) {
    const [, kind, name = "", rest = ""] = /^# (HELP|TYPE) (\S+) (.*)$/.exec(line) ?? [];
    if (kind === "HELP") {
      if (families.some((one) => one.name === name)) throw new Error(`${name} comes twice`);
      help = [name, rest];
    } else if (kind === "TYPE") {
      if (help?.[0] !== name) throw new Error(`${name} has no help`);
      if (!/^(?:counter|gauge|histogram)$/.test(rest)) throw new Error(`${rest} is no type`);
      families.push({ name, type: rest, help: help[1], samples: [] });
    } else {
      const family = families.at(-1);
      const sample = sampleIn(line);
      const names = (SUFFIXES[family?.type ?? ""] ?? [""]).map((suffix) => (family?.name ?? "") + suffix);
      if (!family || !names.includes(sample.name)) throw new Error(`${sample.name} stands under ${family?.name}`);
      const key = line.slice(0, line.lastIndexOf(" "));
      if (seen.has(key)) throw new Error(`${key} comes twice`);
      seen.add(key);
      family.samples.push(sample);
    }
  }
  for (const family of families) check(family);
  return families;
}

function sampleIn(line: string): Sample {
  const [, name = "", inner = "", value = ""] = SAMPLE.exec(line) ?? [];
  if (name === "") throw new Error(`not a sample: ${line}`);
  const number = value === "+Inf" ? Infinity : Number(value);
  if (Number.isNaN(number)) throw new Error(`not a number: ${line}`);
  const labels: Record<string, string> = {};
  for (let rest = inner; rest !== "";) {
    const [whole, label = "", text = ""] = LABEL.exec(rest) ?? [];
    if (whole === undefined) throw new Error(`not a label: ${rest}`);
    if (label in labels) throw new Error(`${label} comes twice in ${line}`);
    labels[label] = text;
    rest = rest.slice(whole.length);
  }
  return { name, labels, value: number };
}

/** A counter ends in `_total`. A histogram's buckets grow, end with `+Inf`, and agree with its count. */
function check({ name, type, samples }: Family): void {
  if (type === "counter" && !name.endsWith("_total")) throw new Error(`${name} is a counter`);
  if (samples.some(({ value }) => value < 0)) throw new Error(`${name} is below zero`);
  if (type !== "histogram") return;
  const bySeries = Map.groupBy(samples, ({ labels }) => JSON.stringify({ ...labels, le: null }));
  for (const series of bySeries.values()) {
    const buckets = series.filter((one) => one.name.endsWith("_bucket"));
    const bounds = buckets.map(({ labels }) => (labels["le"] === "+Inf" ? Infinity : Number(labels["le"])));
    const count = series.find((one) => one.name.endsWith("_count"))?.value;
    const isSorted = bounds.every((bound, at) => at === 0 || bound > (bounds[at - 1] ?? bound));
    const grows = buckets.every(({ value }, at) => at === 0 || value >= (buckets[at - 1]?.value ?? 0));
    if (!isSorted || !grows || bounds.at(-1) !== Infinity || buckets.at(-1)?.value !== count)
      throw new Error(`${name} is no histogram`);
    if (!series.some((one) => one.name.endsWith("_sum"))) throw new Error(`${name} has no sum`);
  }
}
