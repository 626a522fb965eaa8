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
export function exchangeSpans(exchange: ObservedExchange, trace: TraceContext, oldNames = false): Span[] {
  const { startedAt, durationMs, dialect, error, status, stages } = exchange;
  const failed = error !== null || status >= 500;
  const { traceId, spanId, parentId, state } = trace;
  const root: Span = {
    traceId,
    spanId,
    parentId,
    name: `POST ${dialect}`,
    kind: "server",
    from: startedAt,
    to: startedAt + durationMs,
    attributes: requestAttributes(exchange),
    failed,
    state,
  };
  const part = (name: string, { from, ms }: StageTime, attributes: Attributes): Span => ({
    traceId,
    spanId: randomHex(8),
    parentId: spanId,
    name,
    kind: "internal",
    from: startedAt + from,
    to: startedAt + from + ms,
    attributes,
    failed: false,
    state,
  });
  const recall = stages.get("recall");
  const upstream = stages.get("upstream");
  const remember = stages.get("remember");
  const spans = [root];
  for (const stage of ["identify", "cache"]) {
    const time = stages.get(stage);
    if (time) spans.push(part(stage, time, { [A.stage]: stage }));
  }
  if (recall) {
    const attributes = { ...own(OPERATIONS.search), [A.recordCount]: exchange.recalled };
    spans.push(part(OPERATIONS.search, recall, attributes));
  }
  if (upstream) {
    const answered = { from: upstream.from, ms: (remember?.from ?? durationMs) - upstream.from };
    const name = `${inferenceOf(dialect)} ${modelLabel(exchange.model, status)}`;
    spans.push({ ...part(name, answered, inferenceAttributes(exchange, oldNames)), kind: "client", failed });
  }
  if (remember) spans.push(part(OPERATIONS.upsert, remember, own(OPERATIONS.upsert)));
  return spans;
}

function requestAttributes({ id, dialect, status, error, cache, memory }: ObservedExchange): Attributes {
  return {
    "http.request.method": "POST",
    [A.status]: status,
    [A.dialect]: dialect,
    [A.cache]: cache,
    [A.memory]: memory,
    [A.exchange]: id,
    ...(error !== null && { [A.errorType]: error }),
  };
}

/** Returns what is told of the provider's work, by the conventions of OpenTelemetry. */
function inferenceAttributes(exchange: ObservedExchange, oldNames: boolean): Attributes {
  const { dialect, provider, status, error, stream, stages } = exchange;
  const { inputTokens, outputTokens, promptCacheRead, promptCacheWritten, reasoning } = exchange;
  const firstChunk = stages.get("first_chunk");
  const failed = error !== null || status >= 500;
  return {
    [A.operation]: inferenceOf(dialect),
    [A.provider]: provider,
    [A.model]: modelLabel(exchange.model, status),
    [A.stream]: stream,
    ...(inputTokens !== null && { [A.inputTokens]: inputTokens }),
    ...(outputTokens !== null && { [A.outputTokens]: outputTokens }),
    ...(promptCacheRead !== null && { [A.cacheReadTokens]: promptCacheRead }),
    ...(promptCacheWritten !== null && { [A.cacheWriteTokens]: promptCacheWritten }),
    ...(reasoning !== null && { [A.reasoningTokens]: reasoning }),
    ...(firstChunk && stream && { [A.firstChunk]: firstChunk.ms / 1000 }),
    ...(oldNames && { [OLD_ATTRIBUTES.provider]: provider }),
    ...(oldNames && promptCacheWritten !== null && { [OLD_ATTRIBUTES.cacheWriteTokens]: promptCacheWritten }),
    ...(failed && { [A.errorType]: error ?? String(status) }),
  };
}
