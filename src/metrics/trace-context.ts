/* W3C trace context: the trace that a request belongs to, and the span of it that called us. */

export interface TraceContext {
  readonly traceId: string;
  /** The span of the caller. Null if the trace begins here. */
  readonly parentId: string | null;
  /** The span of this request. */
  readonly spanId: string;
  readonly sampled: boolean;
}

const PARENT = /^(?!ff)[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(?:-.*)?$/;
const SAMPLED = 1;

/**
 * Returns the trace of a request: that of its caller, or a new one. A caller that has decided about sampling is followed.
 * @param share the share of new traces to sample, from 0 to 1
 */
export function traceOf(headers: Headers, share: number): TraceContext {
  const [, traceId, parentId, flags] = PARENT.exec(headers.get("traceparent") ?? "") ?? [];
  const isValid = traceId !== undefined && parentId !== undefined && !/^0+$/.test(traceId) && !/^0+$/.test(parentId);
  if (!isValid) {
    return { traceId: randomHex(16), parentId: null, spanId: randomHex(8), sampled: Math.random() < share };
  }
  const sampled = (Number.parseInt(flags ?? "0", 16) & SAMPLED) === SAMPLED;
  return { traceId, parentId, spanId: randomHex(8), sampled };
}

/** Returns `traceparent` for a call that this request makes. */
export function traceparentOf({ traceId, spanId, sampled }: TraceContext): string {
  return `00-${traceId}-${spanId}-${sampled ? "01" : "00"}`;
}

export function randomHex(bytes: number): string {
  const random = crypto.getRandomValues(new Uint8Array(bytes));
  let hex = "";
  for (const byte of random) hex += byte.toString(16).padStart(2, "0");
  return hex;
}
