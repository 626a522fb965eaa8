import type { ObservedExchange } from "../ports/observed-exchange.ts";
import { type Histogram, merge, newHistogram, record } from "../runtime/histogram.ts";
import { CHUNK_SECONDS, FIRST_CHUNK_SECONDS, SECONDS, TOKENS } from "./names.ts";

/** The labels of exchanges that are counted together. */
export interface ExchangeLabels {
  readonly dialect: string;
  readonly provider: string;
  readonly model: string;
  readonly cache: string;
  readonly memory: string;
  /** The status, or the code of the proxy's own error. */
  readonly outcome: string;
}

/** The sums of all exchanges with the same labels. */
export interface ExchangeSeries extends ExchangeLabels {
  count: number;
  inputTokens: number;
  outputTokens: number;
  cacheReadTokens: number;
  cacheWrittenTokens: number;
  reasoningTokens: number;
  savedInput: number;
  savedOutput: number;
  memoryTokens: number;
  /** The call to the provider: its time, the time to the first chunk, that between chunks, and its tokens. */
  readonly inference: Histogram;
  readonly firstChunk: Histogram;
  readonly betweenChunks: Histogram;
  readonly inputSizes: Histogram;
  readonly outputSizes: Histogram;
  /** The exchange as its caller sees it: its time, the time to the first token, and that of each later one. */
  readonly request: Histogram;
  readonly firstToken: Histogram;
  readonly perToken: Histogram;
}

export const newSeries = (labels: ExchangeLabels): ExchangeSeries => ({
  ...labels,
  count: 0,
  inputTokens: 0,
  outputTokens: 0,
  cacheReadTokens: 0,
  cacheWrittenTokens: 0,
  reasoningTokens: 0,
  savedInput: 0,
  savedOutput: 0,
  memoryTokens: 0,
  inference: newHistogram(SECONDS),
  firstChunk: newHistogram(FIRST_CHUNK_SECONDS),
  betweenChunks: newHistogram(CHUNK_SECONDS),
  inputSizes: newHistogram(TOKENS),
  outputSizes: newHistogram(TOKENS),
  request: newHistogram(SECONDS),
  firstToken: newHistogram(FIRST_CHUNK_SECONDS),
  perToken: newHistogram(CHUNK_SECONDS),
});

/** Adds an exchange to those with its labels. */
export function addExchange(one: ExchangeSeries, exchange: ObservedExchange): void {
  const { inputTokens, outputTokens, stages, durationMs } = exchange;
  one.count += 1;
  one.memoryTokens += exchange.memoryTokens;
  one.inputTokens += inputTokens ?? 0;
  one.outputTokens += outputTokens ?? 0;
  one.cacheReadTokens += exchange.promptCacheRead ?? 0;
  one.cacheWrittenTokens += exchange.promptCacheWritten ?? 0;
  one.reasoningTokens += exchange.reasoning ?? 0;
  if (exchange.saved) {
    one.savedInput += exchange.saved.promptTokens;
    one.savedOutput += exchange.saved.completionTokens;
  }
  if (inputTokens !== null) record(one.inputSizes, inputTokens);
  if (outputTokens !== null) record(one.outputSizes, outputTokens);
  record(one.request, durationMs / 1000);
  const [upstream, first] = [stages.get("upstream"), stages.get("first_chunk")];
  if (!upstream) return;
  const answeredAt = stages.get("remember")?.from ?? durationMs;
  record(one.inference, (answeredAt - upstream.from) / 1000);
  if (!first || !exchange.stream) return;
  record(one.firstChunk, first.ms / 1000);
  if (exchange.betweenChunks) merge(one.betweenChunks, exchange.betweenChunks);
  const firstAt = first.from + first.ms;
  if (exchange.error !== null || exchange.status >= 400) return;
  record(one.firstToken, firstAt / 1000);
  const later = (outputTokens ?? 0) - 1;
  if (later > 0) record(one.perToken, Math.max(0, answeredAt - firstAt) / later / 1000);
}
