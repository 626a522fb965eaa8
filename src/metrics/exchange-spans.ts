import { modelLabel } from "./model-labels.ts";
import { ATTRIBUTES as A, inferenceOf, OLD_ATTRIBUTES, OPERATIONS, PROVIDER } from "./names.ts";
import type { ObservedExchange, StageTime } from "../ports/observed-exchange.ts";
import type { Span } from "./span-buffer.ts";
import { randomHex, type TraceContext } from "./trace-context.ts";

type Attributes = Span["attributes"];

const own = (operation: string): Attributes => ({ [A.operation]: operation, [A.provider]: PROVIDER });

/**
 * Returns the spans of an exchange: the request, and under it each part that the proxy did or had done.
 * @param oldNames true to tell the convention's old names beside the new ones
 */
export function exchangeSpans(
  exchange: ObservedExchange,
  { traceId, spanId, parentId, state }: TraceContext,
  oldNames = false,
): Span[] {
  const { startedAt, durationMs, dialect, provider, status, error, cache, memory, stages } = exchange;
  const model = modelLabel(exchange.model, status);
  const operation = inferenceOf(dialect);
  const failed = error !== null || status >= 500;
  const root: Span = {
    traceId,
    spanId,
    parentId,
    name: `POST ${dialect}`,
    kind: "server",
    from: startedAt,
    to: startedAt + durationMs,
    attributes: {
      "http.request.method": "POST",
      [A.status]: status,
      [A.dialect]: dialect,
      [A.cache]: cache,
      [A.memory]: memory,
      [A.exchange]: exchange.id,
      ...(error !== null && { [A.errorType]: error }),
    },
    failed,
    state,
  };
  const part = (
    name: string,
    { from, ms }: StageTime,
    attributes: Attributes,
    kind: Span["kind"] = "internal",
  ): Span => ({
    traceId,
    spanId: randomHex(8),
    parentId: spanId,
    name,
    kind,
    from: startedAt + from,
    to: startedAt + from + ms,
    attributes,
    failed: kind === "client" && failed,
    state,
  });
  const recall = stages.get("recall");
  const upstream = stages.get("upstream");
  const remember = stages.get("remember");
  const firstChunk = stages.get("first_chunk");
  const answered = { from: upstream?.from ?? 0, ms: (remember?.from ?? durationMs) - (upstream?.from ?? 0) };
  const inference: Attributes = {
    [A.operation]: operation,
    [A.provider]: provider,
    [A.model]: model,
    [A.stream]: exchange.stream,
    ...(exchange.inputTokens !== null && { [A.inputTokens]: exchange.inputTokens }),
    ...(exchange.outputTokens !== null && { [A.outputTokens]: exchange.outputTokens }),
    ...(exchange.promptCacheRead !== null && { [A.cacheReadTokens]: exchange.promptCacheRead }),
    ...(exchange.promptCacheWritten !== null && { [A.cacheWriteTokens]: exchange.promptCacheWritten }),
    ...(exchange.reasoning !== null && { [A.reasoningTokens]: exchange.reasoning }),
    ...(firstChunk && exchange.stream && { [A.firstChunk]: firstChunk.ms / 1000 }),
    ...(oldNames && { [OLD_ATTRIBUTES.provider]: provider }),
    ...(oldNames &&
      exchange.promptCacheWritten !== null && { [OLD_ATTRIBUTES.cacheWriteTokens]: exchange.promptCacheWritten }),
    ...(failed && { [A.errorType]: error ?? String(status) }),
  };
  return [
    root,
    ...["identify", "cache"].flatMap((stage) => {
      const time = stages.get(stage);
      return time ? [part(stage, time, { [A.stage]: stage })] : [];
    }),
    ...(recall
      ? [part(OPERATIONS.search, recall, { ...own(OPERATIONS.search), [A.recordCount]: exchange.recalled })]
      : []),
    ...(upstream ? [part(`${operation} ${model}`, answered, inference, "client")] : []),
    ...(remember ? [part(OPERATIONS.upsert, remember, own(OPERATIONS.upsert))] : []),
  ];
}
