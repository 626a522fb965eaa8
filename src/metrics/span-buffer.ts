/** A part of an exchange. Times are milliseconds since the epoch. */
export interface Span {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentId: string | null;
  readonly name: string;
  readonly kind: "server" | "client" | "internal";
  readonly from: number;
  readonly to: number;
  readonly attributes: Readonly<Record<string, string | number | boolean>>;
  readonly failed: boolean;
  /** The notes of tracing systems beside the trace. Empty if there are none. */
  readonly state: string;
  /** A span of another trace that this one came with. */
  readonly link?: { readonly traceId: string; readonly spanId: string };
}

/** Spans of an isolate that wait to be sent. Past it, new ones are dropped and counted. */
const MAX_SPANS = 2_048;

let waiting: Span[] = [];
let dropped = 0;

export function addSpans(spans: readonly Span[]): void {
  if (waiting.length + spans.length > MAX_SPANS) dropped += spans.length;
  else waiting.push(...spans);
}

/** Says whether spans wait to be sent. */
export const hasSpans = (): boolean => waiting.length > 0;

/** Takes all spans that wait. */
export function takeSpans(): Span[] {
  const taken = waiting;
  waiting = [];
  return taken;
}

/** Counts spans that the collector did not take. */
export const countDropped = (spans: number): void => void (dropped += spans);

export const droppedSpans = (): number => dropped;
