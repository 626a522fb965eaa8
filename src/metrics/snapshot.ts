import type { Prices } from "../ports/settings.ts";
import { VERSION } from "../runtime/version.ts";
import { costOf } from "./cost.ts";
import { mcpAttributes } from "./mcp-span.ts";
import { counter, counterOf, gauge, histogramOf, type Metric, timesOf, withNamesakes } from "./metric.ts";
import { ATTRIBUTES as A, METRICS as M, PROVIDER } from "./names.ts";
import { ofCall, ofModel, oldProviderMetrics, providerMetrics } from "./provider-metrics.ts";
import type { Counted } from "./registry.ts";
import { droppedSpans } from "./span-buffer.ts";

/** The wishes of an operator for what is told. */
export interface SnapshotOptions {
  /** The prices of now, from which costs follow. Null tells none. */
  readonly prices: Prices | null;
  /** True to tell the convention's old names beside the new ones. */
  readonly oldNames: boolean;
}

/** Returns all metrics of this isolate. */
export function snapshot(counted: Counted, { prices, oldNames }: SnapshotOptions): Metric[] {
  const series = [...counted.series];
  const asked = series.filter(({ inference }) => inference.count > 0);
  const old = oldNames ? oldProviderMetrics(asked) : [];
  return [
    gauge(M.build, "The version that runs.", [{ attributes: { [A.version]: VERSION }, value: 1 }]),
    counterOf(M.exchanges, "Exchanges, by what cache and memory did.", "{exchange}", series, (one) => [
      { [A.dialect]: one.dialect, [A.cache]: one.cache, [A.memory]: one.memory, [A.status]: one.outcome },
      one.count,
    ]),
    counter(
      M.errors,
      "Errors of the proxy's own, by code.",
      "{error}",
      [...counted.errors].map(([code, value]) => ({ attributes: { [A.errorType]: code }, value })),
    ),
    counterOf(
      M.savedTokens,
      "Tokens of answers that the cache served instead of a provider.",
      "{token}",
      series,
      (one) => [{ [A.model]: one.model, [A.token]: "input" }, one.savedInput],
      (one) => [{ [A.model]: one.model, [A.token]: "output" }, one.savedOutput],
    ),
    counterOf(M.memoryTokens, "Tokens that memory and rules added to requests.", "{token}", series, (one) => [
      { [A.model]: one.model },
      one.memoryTokens,
    ]),
    ...(prices
      ? [
          counterOf(M.savedCost, "The price of saved tokens.", "{currency}", series, (one) => [
            { [A.model]: one.model },
            costOf({ input: one.savedInput, output: one.savedOutput }, one.model, prices),
          ]),
          counterOf(
            M.memoryCost,
            "The price of what memory added, without any discount of the provider.",
            "{currency}",
            series,
            (one) => [{ [A.model]: one.model }, costOf({ input: one.memoryTokens, output: 0 }, one.model, prices)],
          ),
        ]
      : []),
    ...providerMetrics(asked),
    histogramOf(M.request, "Time that callers waited for whole answers, stored ones included.", "s", series, (one) => [
      ofCall(one),
      one.request,
    ]),
    histogramOf(M.firstToken, "Time that callers waited for the first token of a stream.", "s", asked, (one) => [
      ofModel(one),
      one.firstToken,
    ]),
    histogramOf(M.perToken, "Time that each later token of a stream took.", "s", asked, (one) => [
      ofModel(one),
      one.perToken,
    ]),
    timesOf(M.stage, "Time that a part of the proxy took of an exchange.", counted.stages, ([stage = ""]) => ({
      [A.stage]: stage,
    })),
    withNamesakes(
      timesOf(M.memoryOperation, "Time that an operation took.", counted.operations, ([operation = "", error]) => ({
        [A.operation]: operation,
        [A.provider]: PROVIDER,
        ...(error && { [A.errorType]: error }),
      })),
      old,
    ),
    ...old.filter(({ name }) => name !== M.memoryOperation),
    timesOf(M.mcp, "Time that a request of MCP took.", counted.calls, ([method = "", tool, prompt, error]) =>
      mcpAttributes({ method, tool: tool || null, prompt: prompt || null, error: error || null }),
    ),
    counter(M.spansDropped, "Spans that were not sent, because the collector did not keep up.", "{span}", [
      { attributes: {}, value: droppedSpans() },
    ]),
  ];
}
