import type { Prices } from "../ports/settings.ts";
import { VERSION } from "../runtime/version.ts";
import { costOf } from "./cost.ts";
import { mcpAttributes } from "./mcp-span.ts";
import { ATTRIBUTES as A, METRICS as M, PROVIDER, SECONDS } from "./names.ts";
import type { Counted } from "./registry.ts";
import { type ExchangeSeries, type Histogram, type HistogramsByLabel, merge, newHistogram } from "./series.ts";
import { droppedSpans } from "./span-buffer.ts";

export type Attributes = Readonly<Record<string, string>>;

/** A metric with its points, for any exporter. */
export type Metric = {
  readonly name: string;
  readonly help: string;
  /** As UCUM writes it: `s`, `{token}`, `{exchange}`. */
  readonly unit: string;
} & (
  | { readonly kind: "counter" | "gauge"; readonly points: readonly Point<number>[] }
  | { readonly kind: "histogram"; readonly points: readonly Point<Histogram>[] }
);

export interface Point<Value> {
  readonly attributes: Attributes;
  readonly value: Value;
}

/** Returns all metrics of this isolate. Costs follow from the prices of now. */
export function snapshot(counted: Counted, prices: Prices | null): Metric[] {
  const series = [...counted.series];
  const asked = series.filter(({ inference }) => inference.count > 0);
  return [
    gauge(M.build, "The version that runs.", [{ attributes: { [A.version]: VERSION }, value: 1 }]),
    counter(M.exchanges, "Exchanges, by what cache and memory did.", "{exchange}", series, (one) => [
      { [A.dialect]: one.dialect, [A.cache]: one.cache, [A.memory]: one.memory, [A.status]: one.outcome },
      one.count,
    ]),
    {
      ...counterOf(M.errors, "Errors of the proxy's own, by code.", "{error}"),
      points: [...counted.errors].map(([code, value]) => ({ attributes: { [A.errorType]: code }, value })),
    },
    counter(
      M.savedTokens,
      "Tokens of answers that the cache served instead of a provider.",
      "{token}",
      series,
      (one) => [{ [A.model]: one.model, [A.token]: "input" }, one.savedInput],
      (one) => [{ [A.model]: one.model, [A.token]: "output" }, one.savedOutput],
    ),
    counter(M.memoryTokens, "Tokens that memory and rules added to requests.", "{token}", series, (one) => [
      { [A.model]: one.model },
      one.memoryTokens,
    ]),
    ...(prices
      ? [
          counter(M.savedCost, "The price of saved tokens.", "{currency}", series, (one) => [
            { [A.model]: one.model },
            costOf({ input: one.savedInput, output: one.savedOutput }, one.model, prices),
          ]),
          counter(
            M.memoryCost,
            "The price of what memory added, without any discount of the provider.",
            "{currency}",
            series,
            (one) => [{ [A.model]: one.model }, costOf({ input: one.memoryTokens, output: 0 }, one.model, prices)],
          ),
        ]
      : []),
    counter(M.inputTokens, "Input tokens that providers counted.", "{token}", asked, (one) => [
      tokens(one),
      one.inputTokens,
    ]),
    counter(M.outputTokens, "Output tokens that providers counted.", "{token}", asked, (one) => [
      tokens(one),
      one.outputTokens,
    ]),
    histogram(M.inference, "Time from asking a provider to the end of its answer.", SECONDS, asked, (one) => [
      { ...ofModel(one), ...(one.outcome.startsWith("2") ? {} : { [A.errorType]: one.outcome }) },
      one.inference,
    ]),
    histogram(M.firstChunk, "Time from asking a provider to the first chunk of a stream.", SECONDS, asked, (one) => [
      ofModel(one),
      one.firstChunk,
    ]),
    byLabel(M.stage, "Time that a part of the proxy took of an exchange.", counted.stages, ([stage = ""]) => ({
      [A.stage]: stage,
    })),
    byLabel(
      M.memoryOperation,
      "Time that an operation on memory took.",
      counted.operations,
      ([operation = "", error]) => ({
        [A.operation]: operation,
        [A.provider]: PROVIDER,
        ...(error && { [A.errorType]: error }),
      }),
    ),
    byLabel(M.mcp, "Time that a request of MCP took.", counted.calls, ([method = "", tool, prompt, error]) =>
      mcpAttributes({ method, tool: tool || null, prompt: prompt || null, error: error || null }),
    ),
    {
      ...counterOf(M.spansDropped, "Spans that were not sent, because the collector did not keep up.", "{span}"),
      points: [{ attributes: {}, value: droppedSpans() }],
    },
  ];
}

const ofModel = (one: ExchangeSeries): Attributes => ({
  [A.operation]: "chat",
  [A.provider]: one.provider,
  [A.model]: one.model,
});
const tokens = (one: ExchangeSeries): Attributes => ({ ...ofModel(one), [A.modality]: "unknown" });

const counterOf = (name: string, help: string, unit: string) => ({ name, help, unit, kind: "counter" as const });
const gauge = (name: string, help: string, points: readonly Point<number>[]): Metric => ({
  name,
  help,
  unit: "",
  kind: "gauge",
  points,
});

type Read<Value> = (one: ExchangeSeries) => readonly [Attributes, Value];

function counter(
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
  return { ...counterOf(name, help, unit), points: [...sums.values()] };
}

function histogram(
  name: string,
  help: string,
  bounds: readonly number[],
  series: readonly ExchangeSeries[],
  read: Read<Histogram>,
): Metric {
  const sums = new Map<string, Point<Histogram>>();
  for (const one of series) {
    const [attributes, value] = read(one);
    if (value.count === 0) continue;
    const key = JSON.stringify(attributes);
    const sum = sums.get(key) ?? { attributes, value: newHistogram(bounds) };
    merge(sum.value, value);
    sums.set(key, sum);
  }
  return { name, help, unit: "s", kind: "histogram", points: [...sums.values()] };
}

function byLabel(
  name: string,
  help: string,
  { byLabel: histograms, bounds }: HistogramsByLabel,
  attributesOf: (labels: readonly string[]) => Attributes,
): Metric {
  const points = [...histograms].map(([label, one]) => {
    const copy = newHistogram(bounds);
    merge(copy, one);
    return { attributes: attributesOf(label.split(" ")), value: copy };
  });
  return { name, help, unit: "s", kind: "histogram", points };
}
