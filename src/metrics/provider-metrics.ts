import type { ExchangeSeries } from "./exchange-series.ts";
import { type Attributes, counterOf, type HistogramMetric, histogramOf, type Metric, withNamesakes } from "./metric.ts";
import { ATTRIBUTES as A, inferenceOf, METRICS as M, OLD_ATTRIBUTES, OLD_METRICS } from "./names.ts";

/* The calls to providers, as OpenTelemetry's convention tells them. */

export const ofModel = (one: ExchangeSeries): Attributes => ({
  [A.operation]: inferenceOf(one.dialect),
  [A.provider]: one.provider,
  [A.model]: one.model,
});

export const ofCall = (one: ExchangeSeries): Attributes =>
  one.outcome.startsWith("2") ? ofModel(one) : { ...ofModel(one), [A.errorType]: one.outcome };

const ofTokens = (one: ExchangeSeries): Attributes => ({ ...ofModel(one), [A.modality]: "unknown" });

/** The tokens that providers count. The last three are parts of the first two. */
const USAGE: readonly (readonly [name: string, help: string, read: (one: ExchangeSeries) => number])[] = [
  [M.inputTokens, "Input tokens that providers counted.", (one) => one.inputTokens],
  [M.outputTokens, "Output tokens that providers counted.", (one) => one.outputTokens],
  [M.cacheReadTokens, "Input tokens that providers read from their cache.", (one) => one.cacheReadTokens],
  [M.cacheWriteTokens, "Input tokens that providers wrote to their cache.", (one) => one.cacheWrittenTokens],
  [M.reasoningTokens, "Output tokens that models reasoned with.", (one) => one.reasoningTokens],
];

/** @param asked the exchanges for which a provider was asked */
export const providerMetrics = (asked: readonly ExchangeSeries[]): Metric[] => [
  ...USAGE.map(([name, help, read]) => counterOf(name, help, "{token}", asked, (one) => [ofTokens(one), read(one)])),
  histogramOf(M.inputSizes, "Input tokens of one call to a provider.", "{token}", asked, (one) => [
    ofModel(one),
    one.inputSizes,
  ]),
  histogramOf(M.outputSizes, "Output tokens of one call to a provider.", "{token}", asked, (one) => [
    ofModel(one),
    one.outputSizes,
  ]),
  histogramOf(M.inference, "Time from asking a provider to the end of its answer.", "s", asked, (one) => [
    ofCall(one),
    one.inference,
  ]),
  histogramOf(M.firstChunk, "Time from asking a provider to the first chunk of a stream.", "s", asked, (one) => [
    ofModel(one),
    one.firstChunk,
  ]),
  histogramOf(M.betweenChunks, "Time from one chunk of a stream to the next.", "s", asked, (one) => [
    ofModel(one),
    one.betweenChunks,
  ]),
];

const ofOldCall = (one: ExchangeSeries): Attributes => ({ ...ofCall(one), [OLD_ATTRIBUTES.provider]: one.provider });

/** Returns the calls to providers under the names that they had until v1.41. */
export function oldProviderMetrics(asked: readonly ExchangeSeries[]): HistogramMetric[] {
  const sizes = (type: "input" | "output", name: "inputSizes" | "outputSizes") =>
    histogramOf(OLD_METRICS.tokens, "Tokens of one call to a provider.", "{token}", asked, (one) => [
      { ...ofModel(one), [OLD_ATTRIBUTES.provider]: one.provider, [OLD_ATTRIBUTES.tokenType]: type },
      one[name],
    ]);
  return [
    histogramOf(OLD_METRICS.inference, "Time of a call to a provider.", "s", asked, (one) => [
      ofOldCall(one),
      one.inference,
    ]),
    histogramOf(OLD_METRICS.firstChunk, "Time to a stream's first chunk.", "s", asked, (one) => [
      ofOldCall(one),
      one.firstChunk,
    ]),
    histogramOf(OLD_METRICS.betweenChunks, "Time between chunks.", "s", asked, (one) => [
      ofOldCall(one),
      one.betweenChunks,
    ]),
    withNamesakes(sizes("input", "inputSizes"), [sizes("output", "outputSizes")]),
  ];
}
