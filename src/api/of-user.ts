import { log, reasonOf } from "../runtime/log.ts";
import type { Scope } from "../scope.ts";
import type { UserCaller } from "../identity/identify-by-headers.ts";
import type { Asked } from "./operation.ts";
import { subjectOf } from "./receipt.ts";

/** A request about one user's memory. */
export interface UserAsked<Query = unknown, Body = unknown> extends Omit<Asked<UserCaller, Query, Body>, "who"> {
  readonly scope: Scope;
}

/**
 * Makes of what is done for a user what is done for a caller who names one.
 * @param action said in the audit log of a tenant; undefined: nothing is changed and nothing said
 */
export function ofUser<Query, Body>(
  act: (asked: UserAsked<Query, Body>, ...ids: string[]) => Promise<Response>,
  action?: string,
) {
  return async ({ who, ...asked }: Asked<UserCaller, Query, Body>, ...ids: string[]): Promise<Response> => {
    const { scope, admission } = who;
    const response = await act({ scope, ...asked }, ...ids);
    if (action && admission) {
      const noted = asked.ports.tenants.recordAudit(scope, admission.actor, action, subjectOf(scope), asked.now);
      await noted.catch((error: unknown) => log("error", { event: "audit_failed", reason: reasonOf(error) }));
    }
    return response;
  };
}
