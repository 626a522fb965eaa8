import { log, reasonOf } from "../runtime/log.ts";
import { type MemoryOperation, OPERATIONS } from "../metrics/names.ts";
import { countMemoryOperation } from "../metrics/registry.ts";
import type { Scope } from "../scope.ts";
import type { UserCaller } from "../identity/identify-by-headers.ts";
import type { ApiCall } from "./operation.ts";
import { subjectOf } from "./receipt.ts";

/** A request about one user's memory. */
export interface UserCall<Query = unknown, Body = unknown> extends Omit<ApiCall<UserCaller, Query, Body>, "who"> {
  readonly scope: Scope;
}

/** The operations of OpenTelemetry's convention that a caller may ask for, by what the audit log calls them. */
const OPERATIONS_BY_ACTION: Readonly<Record<string, MemoryOperation>> = {
  "memory.added": OPERATIONS.create,
  "memory.changed": OPERATIONS.update,
  "memory.deleted": OPERATIONS.delete,
  "memories.imported": OPERATIONS.upsert,
  "user.erased": OPERATIONS.deleteStore,
};

/**
 * Turns an operation on a user's memory into one for a caller who names the user.
 * @param action the entry in a tenant's audit log; undefined for an operation that changes nothing
 */
export function ofUser<Query, Body>(
  act: (call: UserCall<Query, Body>, ...ids: string[]) => Promise<Response>,
  action?: string,
) {
  return async ({ who, ...call }: ApiCall<UserCaller, Query, Body>, ...ids: string[]): Promise<Response> => {
    const { scope, admission } = who;
    const from = performance.now();
    const response = await act({ scope, ...call }, ...ids);
    const operation = action && OPERATIONS_BY_ACTION[action];
    if (operation) countMemoryOperation(operation, performance.now() - from);
    if (action && admission) {
      const noted = call.ports.tenants.recordAudit(scope, admission.actor, action, subjectOf(scope), call.now);
      await noted.catch((error: unknown) => log("error", { event: "audit_failed", reason: reasonOf(error) }));
    }
    return response;
  };
}
