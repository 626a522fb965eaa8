import { ATTRIBUTES as A, OPERATIONS } from "./names.ts";
import type { Span } from "./span-buffer.ts";
import type { TraceContext } from "./trace-context.ts";

/** A request of MCP that is over. Its texts are of closed sets: a caller may write anything into the protocol. */
export interface EndedCall {
  readonly method: string;
  /** Null for a method that calls no tool. */
  readonly tool: string | null;
  /** Null for a method that asks for no prompt. */
  readonly prompt: string | null;
  /** The revision of the protocol. Null if the client names none that is known. */
  readonly protocol: string | null;
  /** `tool_error`, or the code of the protocol's error. Null for success. */
  readonly error: string | null;
  /** Milliseconds since the epoch. */
  readonly from: number;
  readonly to: number;
}

/**
 * Returns the span of a request of MCP.
 * @param ambient the trace of the HTTP request, if the message brought another
 */
export function mcpSpan(call: EndedCall, trace: TraceContext, ambient: TraceContext | null): Span {
  const { method, tool, prompt, protocol, error, from, to } = call;
  const { traceId, spanId, parentId, state } = trace;
  const target = tool ?? prompt;
  return {
    traceId,
    spanId,
    parentId,
    name: target === null ? method : `${method} ${target}`,
    kind: "server",
    from,
    to,
    attributes: {
      ...mcpAttributes(call),
      ...(protocol !== null && { [A.mcpProtocol]: protocol }),
      [A.transport]: "tcp",
    },
    failed: error !== null,
    state,
    ...(ambient?.parentId != null && { link: { traceId: ambient.traceId, spanId: ambient.parentId } }),
  };
}

/** Returns what a request is counted under, and told with. */
export function mcpAttributes({ method, tool, prompt, error }: Omit<EndedCall, "from" | "to" | "protocol">) {
  return {
    [A.mcpMethod]: method,
    ...(tool !== null && { [A.operation]: OPERATIONS.tool, [A.tool]: tool }),
    ...(prompt !== null && { [A.prompt]: prompt }),
    ...(error !== null && { [A.errorType]: error }),
    ...(error !== null && /^-\d+$/.test(error) && { [A.rpcStatus]: error }),
  };
}
