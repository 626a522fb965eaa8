import type { EndedCall } from "./mcp-span.ts";
import { modelLabel } from "./model-labels.ts";
import { MCP_SECONDS, type MemoryOperation, OPERATION_SECONDS, OPERATIONS, SHORT_SECONDS } from "./names.ts";
import type { ObservedExchange } from "../ports/observed-exchange.ts";
import { addExchange, type ExchangeLabels, type ExchangeSeries, newSeries } from "./exchange-series.ts";
import { HistogramsByLabel } from "./histograms-by-label.ts";

/*
 * The counts of this isolate since it began. An exchange costs one look-up by its labels and a few additions: everything
 * else is done when somebody reads. Where isolates are many, each counts for itself.
 */

/** Labels are bounded one by one. This bounds their combinations: past it, new ones count under `_other`. */
const MAX_SERIES = 2_000;

const series = new Map<string, ExchangeSeries>();
const errors = new Map<string, number>();
const stages = new HistogramsByLabel(SHORT_SECONDS);
/** By operation and error. */
const operations = new HistogramsByLabel(OPERATION_SECONDS);
/** By method, tool, prompt and error. */
const calls = new HistogramsByLabel(MCP_SECONDS);
/** Milliseconds since the epoch. Cumulative counts are told with the time since which they count. */
let since = Date.now();

/** Counts an exchange. */
export function countExchange(exchange: ObservedExchange): void {
  const { dialect, provider, cache, memory, error, status } = exchange;
  const model = modelLabel(exchange.model, status);
  const outcome = error ?? String(status);
  const key = `${dialect} ${provider} ${model} ${cache} ${memory} ${outcome}`;
  const one = series.get(key) ?? added(key, { dialect, provider, model, cache, memory, outcome });
  addExchange(one, exchange);
  for (const [stage, { ms }] of exchange.stages) {
    if (OWN_STAGES.has(stage)) stages.record(stage, ms / 1000);
    if (stage === "recall") countMemoryOperation(OPERATIONS.search, ms, null);
    if (stage === "remember") countMemoryOperation(OPERATIONS.upsert, ms, null);
  }
}

/** The parts that the proxy does itself. The others are the provider's. */
const OWN_STAGES: ReadonlySet<string> = new Set(["identify", "cache", "recall", "remember"]);

function added(key: string, labels: ExchangeLabels): ExchangeSeries {
  if (series.size >= MAX_SERIES) {
    const other = {
      ...labels,
      provider: "_other",
      model: "_other",
      cache: "_other",
      memory: "_other",
      outcome: "_other",
    };
    const rest = `${labels.dialect} _other`;
    const one = series.get(rest) ?? newSeries(other);
    series.set(rest, one);
    return one;
  }
  const one = newSeries(labels);
  series.set(key, one);
  return one;
}

/** Counts an error of the proxy's own by its code, on whatever path. */
export function countError(code: string): void {
  errors.set(code, (errors.get(code) ?? 0) + 1);
}

/**
 * Counts an operation on memory.
 * @param error the code of the error in which it ended; null for success
 */
export function countMemoryOperation(operation: MemoryOperation, ms: number, error: string | null): void {
  operations.record(`${operation} ${error ?? ""}`, ms / 1000);
}

/** Counts a request of MCP. */
export function countMcpCall({ method, tool, prompt, error, from, to }: EndedCall): void {
  calls.record(`${method} ${tool ?? ""} ${prompt ?? ""} ${error ?? ""}`, (to - from) / 1000);
}

/** The counts of this isolate, to be read. */
export interface Counted {
  readonly since: number;
  readonly series: Iterable<ExchangeSeries>;
  readonly errors: ReadonlyMap<string, number>;
  readonly stages: HistogramsByLabel;
  readonly operations: HistogramsByLabel;
  readonly calls: HistogramsByLabel;
}

export const counted = (): Counted => ({
  since,
  series: series.values(),
  errors,
  stages,
  operations,
  calls,
});

/** Begins again. For tests. */
export function forgetCounts(): void {
  series.clear();
  errors.clear();
  for (const histograms of [stages, operations, calls]) histograms.byLabel.clear();
  since = Date.now();
}
