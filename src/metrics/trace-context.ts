/* W3C trace context: the trace that a request belongs to, and the span of it that called us. */

export interface TraceContext {
  readonly traceId: string;
  /** The span of the caller. Null if the trace begins here. */
  readonly parentId: string | null;
  /** The span of this request. */
  readonly spanId: string;
  readonly sampled: boolean;
  /** The notes of tracing systems on the way. Empty if there are none. */
  readonly state: string;
}

/** Names with their values: the headers of a request, or what an MCP client writes beside its parameters. */
export type Carrier = Pick<Headers, "get">;

const PARENT = /^(?!ff)[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(?:-.*)?$/;
const SAMPLED = 1;

/** A list of at most 512 characters, as W3C gives it: keys of tracing systems, and values without `,` or `=`. */
const STATE =
  /^(?=.{1,512}$)[ \t]*[\w@*/-]+=[\x20-\x2b\x2d-\x3c\x3e-\x7e]+(?:,[ \t]*[\w@*/-]+=[\x20-\x2b\x2d-\x3c\x3e-\x7e]+)*$/;

/**
 * Returns the trace of a request: that of its caller, or a new one. A caller that has decided about sampling is followed.
 * @param share the share of new traces to sample, from 0 to 1
 */
export function traceOf(carrier: Carrier, share: number): TraceContext {
  const [traceId, parentId, flags] = parentIn(carrier) ?? [];
  if (traceId === undefined || parentId === undefined) {
    return { traceId: randomHex(16), parentId: null, spanId: randomHex(8), sampled: Math.random() < share, state: "" };
  }
  const sampled = (Number.parseInt(flags ?? "0", 16) & SAMPLED) === SAMPLED;
  const state = carrier.get("tracestate") ?? "";
  return { traceId, parentId, spanId: randomHex(8), sampled, state: STATE.test(state) ? state : "" };
}

/** Says whether somebody has begun a trace. */
export const hasTrace = (carrier: Carrier): boolean => parentIn(carrier) !== null;

function parentIn(carrier: Carrier): readonly [traceId: string, parentId: string, flags: string] | null {
  const [, traceId, parentId, flags] = PARENT.exec(carrier.get("traceparent") ?? "") ?? [];
  if (traceId === undefined || parentId === undefined || /^0+$/.test(traceId) || /^0+$/.test(parentId)) return null;
  return [traceId, parentId, flags ?? "00"];
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
