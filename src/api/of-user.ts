import { log, reasonOf } from "../runtime/log.ts";
import type { Scope } from "../scope.ts";
import type { UserCaller } from "../identity/identify-by-headers.ts";
import type { ApiCall } from "./operation.ts";
import { subjectOf } from "./receipt.ts";

/** A request about one user's memory. */
export interface UserCall<Query = unknown, Body = unknown> extends Omit<ApiCall<UserCaller, Query, Body>, "who"> {
  readonly scope: Scope;
}

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
    const response = await act({ scope, ...call }, ...ids);
    if (action && admission) {
      const noted = call.ports.tenants.recordAudit(scope, admission.actor, action, subjectOf(scope), call.now);
      await noted.catch((error: unknown) => log("error", { event: "audit_failed", reason: reasonOf(error) }));
    }
    return response;
  };
}
