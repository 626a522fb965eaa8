import { ProxyError } from "../http/errors.ts";
import type { UserCaller } from "../identity/identify-by-headers.ts";
import { memorySpan } from "../metrics/memory-span.ts";
import { type MemoryOperation, OPERATIONS } from "../metrics/names.ts";
import { countMemoryOperation } from "../metrics/registry.ts";
import { addSpans } from "../metrics/span-buffer.ts";
import { traceOf } from "../metrics/trace-context.ts";
import { log, reasonOf } from "../runtime/log.ts";
import type { Scope } from "../scope.ts";
import type { ApiCall } from "./operation.ts";
import { subjectOf } from "./receipt.ts";

/** A request about one user's memory. */
export interface UserCall<Query = unknown, Body = unknown> extends ApiCall<UserCaller, Query, Body> {
  readonly scope: Scope;
  /** Tells how many memories an operation was about. */
  readonly noteRecords: (count: number) => void;
}

/** The operations of OpenTelemetry's convention that a caller may ask for, by what the audit log calls them. */
const OPERATIONS_BY_ACTION: Readonly<Record<string, MemoryOperation>> = {
  "memory.added": OPERATIONS.create,
  "memory.changed": OPERATIONS.update,
  "memory.restored": OPERATIONS.update,
  "memory.deleted": OPERATIONS.delete,
  "memories.imported": OPERATIONS.upsert,
  "user.erased": OPERATIONS.deleteStore,
};

/** Operations on one memory, which its path names. */
const OF_ONE: readonly MemoryOperation[] = [OPERATIONS.create, OPERATIONS.update, OPERATIONS.delete];

/** The names of an operation for those who watch. */
interface Watched {
  /** The entry in a tenant's audit log. Undefined for an operation that changes nothing. */
  readonly action?: string;
  /** The operation of OpenTelemetry's convention. Undefined for one that it does not know. */
  readonly operation?: MemoryOperation | undefined;
}

/** Turns an operation on a user's memory into one for a caller who names the user. */
export function ofUser<Query, Body>(
  act: (call: UserCall<Query, Body>, ...ids: string[]) => Promise<Response>,
  { action, operation = action === undefined ? undefined : OPERATIONS_BY_ACTION[action] }: Watched = {},
) {
  return async ({ who, ...call }: ApiCall<UserCaller, Query, Body>, ...ids: string[]): Promise<Response> => {
    const { scope, admission } = who;
    const done = (noteRecords: UserCall["noteRecords"]) => act({ who, scope, noteRecords, ...call }, ...ids);
    const response = await (operation ? observed(operation, call, done) : done(() => undefined));
    if (action !== undefined && admission) {
      const noted = call.ports.tenants.recordAudit(scope, admission.actor, action, subjectOf(scope), call.now);
      await noted.catch((error: unknown) => log("error", { event: "audit_failed", reason: reasonOf(error) }));
    }
    return response;
  };
}

/** Counts an operation, and makes it a part of its caller's trace, however it ends. */
async function observed(
  operation: MemoryOperation,
  { request, ports }: Pick<ApiCall<UserCaller>, "request" | "ports">,
  act: (noteRecords: UserCall["noteRecords"]) => Promise<Response>,
): Promise<Response> {
  const [from, begun] = [Date.now(), performance.now()];
  let records: number | null = OF_ONE.includes(operation) ? 1 : null;
  let error: string | null = "internal_error";
  try {
    const response = await act((count) => void (records = count));
    error = null;
    return response;
  } catch (thrown) {
    if (thrown instanceof ProxyError) error = thrown.code;
    records = null;
    throw thrown;
  } finally {
    const ms = performance.now() - begun;
    countMemoryOperation(operation, ms, error);
    const { telemetry } = ports.settings;
    const trace = telemetry && traceOf(request.headers, telemetry.sampledShare);
    if (trace?.sampled) addSpans([memorySpan({ operation, from, to: from + ms, records, error }, trace)]);
  }
}
