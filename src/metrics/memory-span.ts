import { ATTRIBUTES as A, type MemoryOperation, PROVIDER } from "./names.ts";
import type { Span } from "./span-buffer.ts";
import type { TraceContext } from "./trace-context.ts";

/** An operation on a user's memory that is over. It names neither the user nor a memory. */
export interface EndedOperation {
  readonly operation: MemoryOperation;
  /** Milliseconds since the epoch. */
  readonly from: number;
  readonly to: number;
  /** How many memories it was about. Null if nobody counted. */
  readonly records: number | null;
  /** The code of the error in which it ended. Null for success. */
  readonly error: string | null;
}

/** Returns the span of an operation on memory. */
export function memorySpan(ended: EndedOperation, { traceId, spanId, parentId, state }: TraceContext): Span {
  const { operation, from, to, records, error } = ended;
  return {
    traceId,
    spanId,
    parentId,
    name: operation,
    kind: "internal",
    from,
    to,
    attributes: {
      [A.operation]: operation,
      [A.provider]: PROVIDER,
      ...(records !== null && { [A.recordCount]: records }),
      ...(error !== null && { [A.errorType]: error }),
    },
    failed: error !== null,
    state,
  };
}
